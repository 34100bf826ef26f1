"""A scene in words: what somebody does, as far as they tolerate, and what the body does."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isnan

from backline.body.levels import standing
from backline.body.limits import StoppedBy, furthest
from backline.body.person import Person
from backline.body.scenes import SCENES
from backline.body.task import Task
from backline.library.walks_load import SCENES as INPUTS
from backline.motion.said import Figure, Said, say

from .drawn import UNKNOWN, Shown, shown

BEGINNING: Mapping[str, Mapping[str, float]] = {"sit": {"knee": 90.0}}
"""What is not 0 where a scene begins."""
ALIKE = (0.8, 1.25)
"""Within these multiples of standing it is "about as much", chosen by us."""
LEVEL_DEG, LEVEL_MM = 1.5, 5.0
SHOWN_NECK_DEG = (-30.0, 50.0)
"""What one can move the neck by in the pictures: within the joint's own range, chosen by us."""

SAID_STOPS: Mapping[StoppedBy, Said] = {
    "tolerance": say("It stops here: this is as much pull as this person takes."),
    "contact": say("It stops here: belly and thighs meet."),
    "spine": say("It stops here: the lower back is bent as far as it goes."),
}
OUTSIDE = say(
    "This is beyond what the pull was measured for; it is taken as at the border of that, so the"
    " numbers are rougher here."
)
BY_BACKREST = say("A backrest carries an unknown part, so the load on a disc is not told.")

BY_MUSCLES = say(
    "Muscles hold this posture, and how hard they work is not in the model: the load on a disc is"
    " not told."
)

NOT_STRETCHED = say(
    "The colour of the hamstrings shows how they are stretched; how hard they work is not shown."
)
UNCHECKED = say(
    "The load on a disc is not told here: it was not checked against measurements in this posture."
)
"""In long sitting."""


@dataclass(frozen=True, slots=True)
class Told:
    """A scene, worked out.

    Attributes
    ----------
    inputs : mapping of str to float
        As they are taken: within the scene's range, the first within what the person tolerates.
    stopped_by : str
        ``range`` where nothing stopped it.
    shown : Shown
    sentences : tuple of Said
        What a picture of it shows, exactly.
    """

    inputs: Mapping[str, float]
    stopped_by: StoppedBy
    shown: Shown
    sentences: tuple[Said, ...]


def told(scene: str, inputs: Mapping[str, float], one: Person) -> Told:
    """Return a scene in words and numbers.

    Parameters
    ----------
    scene : str
        Of `body.scenes.SCENES`.
    inputs : mapping of str to float
        Degrees; what is missing is as in the scene's beginning, what is outside is at its border.
    one : Person
    """
    held, stopped_by = within(scene, inputs, one)
    drawn = shown(task_of(scene, held), one, unknown=UNKNOWN.get(scene, ()))
    words = [*_posture(scene, held), *sentences(drawn.values, UNCHECKED)]
    if stopped_by != "range":
        words.append(SAID_STOPS[stopped_by])
    return Told(held, stopped_by, drawn, tuple(words))


def within(
    scene: str, inputs: Mapping[str, float], one: Person
) -> tuple[Mapping[str, float], StoppedBy]:
    """Return the inputs as the person can take them, and what stopped them."""
    axes = SCENES[scene].inputs
    held = {}
    for name in INPUTS[scene]:
        low, high = (axes[name][0], axes[name][-1]) if name in axes else SHOWN_NECK_DEG
        value = inputs.get(name, BEGINNING.get(scene, {}).get(name, 0.0))
        held[name] = low if isnan(value) else min(max(value, low), high)
    first = next(iter(axes))
    low, high = axes[first][0], axes[first][-1]
    stop = furthest(one, lambda angle: task_of(scene, {**held, first: angle}), (low, high))
    if stop.stopped_by == "range" or held[first] < stop.angle_deg:
        return held, "range"
    return {**held, first: stop.angle_deg}, stop.stopped_by


def task_of(scene: str, inputs: Mapping[str, float]) -> Task:
    """Return the task of a scene's inputs."""
    ordered = [inputs[name] for name in SCENES[scene].inputs]
    return SCENES[scene].task(*ordered, neck_deg=inputs.get("neck", 0.0))


def multiples(values: Mapping[str, float]) -> Mapping[str, float]:
    """Return hamstrings and disc as multiples of the typical person's standing."""
    names = {"hamstrings": "hamstring_nm", "disc": "disc_load"}
    return {name: values[column] / standing()[column] for name, column in names.items()}


def figure(multiple: float) -> Figure:
    """Return a multiple as it is told: with a decimal below ten."""
    return Figure(multiple, ".1f" if multiple < 9.95 else ".0f")


def sentences(values: Mapping[str, float], unknown: Said = BY_BACKREST) -> Iterator[Said]:
    """Yield what a posture does to pelvis, back, hamstrings, disc and nerve.

    ``unknown`` says why the load on a disc is not known, where it is NaN.
    """
    yield _pelvis(values["pelvic_tilt_deg"])
    yield _lumbar(values["lumbar_flexion_deg"])
    many = multiples(values)
    by_muscles = unknown is BY_MUSCLES and isnan(many["disc"])
    yield NOT_STRETCHED if by_muscles else _pull(many["hamstrings"])
    if isnan(many["disc"]):
        yield unknown
    else:
        yield say(
            "A disc of the lower back carries {times} times as much as in standing.",
            times=figure(many["disc"]),
        )
    yield _nerve(values["nerve_mm"] - standing()["nerve_mm"])
    if not values["in_range"]:
        yield OUTSIDE


def _posture(scene: str, held: Mapping[str, float]) -> Iterator[Said]:
    parts = {name: Figure(value, ".0f") for name, value in held.items()}
    match scene:
        case "bend":
            yield say(
                "Standing, the trunk leaning forward {trunk} degrees, the knees bent {knee}.",
                **parts,
            )
        case "sit":
            yield say(
                "On a chair, the trunk leaning forward {trunk} degrees, one knee bent {knee}, its"
                " foot drawn up {ankle}.",
                **parts,
            )
        case "long":
            yield say(
                "On the floor with the legs in front, the trunk leaning forward {trunk} degrees,"
                " the knees bent {knee}, the feet drawn up {ankle}.",
                **parts,
            )
        case _:
            yield say(
                "Lying on the back, one leg raised {thigh} degrees, its knee bent {knee}, its foot"
                " drawn up {ankle}.",
                **parts,
            )


def _pelvis(tilt_deg: float) -> Said:
    angle = Figure(abs(tilt_deg), ".0f")
    if abs(tilt_deg) < LEVEL_DEG:
        return say("The pelvis is as in standing.")
    if tilt_deg > 0:
        return say("The pelvis is tipped forward by {angle} degrees.", angle=angle)
    return say("The pelvis is rolled back by {angle} degrees.", angle=angle)


def _lumbar(lumbar_deg: float) -> Said:
    angle = Figure(abs(lumbar_deg), ".0f")
    if abs(lumbar_deg) < LEVEL_DEG:
        return say("The lower back is as in standing.")
    if lumbar_deg > 0:
        return say("The lower back is bent by {angle} degrees.", angle=angle)
    return say("The lower back is arched by {angle} degrees.", angle=angle)


def _pull(multiple: float) -> Said:
    low, high = ALIKE
    if multiple < 0.05:
        return say("The hamstrings are slack.")
    if low < multiple < high:
        return say("The hamstrings pull about as much as in standing, which is little.")
    return say(
        "Stretched, the hamstrings pull {times} times as much as in standing.",
        times=figure(multiple),
    )


def _nerve(longer_mm: float) -> Said:
    length = Figure(abs(longer_mm) / 10, ".0f")
    if abs(longer_mm) < LEVEL_MM:
        return say("The path of the sciatic nerve is as long as in standing.")
    if longer_mm > 0:
        return say("The path of the sciatic nerve is {length} cm longer than in standing.",
                   length=length)  # fmt: skip
    return say("The path of the sciatic nerve is {length} cm shorter than in standing.",
               length=length)  # fmt: skip
