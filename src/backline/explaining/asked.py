"""A posture as it is asked for in words and numbers: checked at the border, then worked out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from backline.body.limits import StoppedBy, furthest_bend, furthest_raise, knee_deficit
from backline.body.person import Person, out_of_bounds
from backline.body.reach import REACH_RANGE_CM, bend_to
from backline.body.scenes import SCENES
from backline.body.task import (
    ANKLE_RANGE_DEG,
    BACKREST_RANGE_DEG,
    KNEE_RANGE_DEG,
    knee_extension,
    slouch,
)
from backline.library import exercises
from backline.motion.errors import InputError, nearest
from backline.motion.said import Own, Said, say

from .drawn import Shown, shown
from .pictures import pictured_for
from .told import BY_MUSCLES, SAID_STOPS, SHOWN_NECK_DEG, sentences, told

SCENE_OF = {"stand": "bend", "bend": "bend", "sit": "sit", "long-sit": "long", "raise": "lie"}
USES: Mapping[str, tuple[str, ...]] = {
    "stand": ("neck",),
    "bend": ("lean", "reach", "knee", "neck"),
    "sit": ("lean", "knee", "ankle", "neck"),
    "slouch": ("lean",),
    "long-sit": ("lean", "knee", "ankle", "neck"),
    "raise": ("thigh", "knee", "ankle", "neck"),
    "knee-extension": ("knee", "ankle", "neck"),
}
"""The tasks, and what can be said of each."""
UNITS = {"reach": say("cm")}
NO_PICTURE = {"hip_hinge"}
"""Its back stays straight, which the model cannot do."""
FURTHER = say("The picture ends here; this person would go further.")


@dataclass(frozen=True, slots=True)
class Asked:
    """A task of `USES` or an exercise's id, with what is said of it; None is as usual.

    Degrees, but ``reach`` in centimetres over the floor.
    """

    task: str
    lean: float | None = None
    reach: float | None = None
    thigh: float | None = None
    knee: float | None = None
    ankle: float | None = None
    neck: float | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """A posture worked out; ``scene`` is what it is drawn in."""

    scene: str
    person: Person
    shown: Shown
    stopped_by: StoppedBy
    sentences: tuple[Said, ...]


def explained(asked: Asked, one: Person) -> Explained:
    """Return what a posture does.

    Raises
    ------
    InputError
        With everything that cannot be asked, one sentence each.
    """
    problems = list(_problems(asked))
    if problems:
        raise InputError(*problems)
    if asked.task in SCENE_OF:
        return _in_scene(asked, one)
    if asked.task == "slouch":
        lean = -10.0 if asked.lean is None else asked.lean
        return _plain("sit", shown(slouch(lean), one), one)
    if asked.task == "knee-extension":
        return _knee(asked, one)
    found = pictured_for(asked.task, one)
    scene = "lie" if found.task.support == "back" else "bend"
    drawn = shown(found.task, one, planted=found.planted, by_muscles=found.by_muscles)
    return Explained(scene, one, drawn, "range", tuple(sentences(drawn.values, BY_MUSCLES)))


def _in_scene(asked: Asked, one: Person) -> Explained:
    scene = SCENE_OF[asked.task]
    inputs = {
        name: value
        for name, value in (
            ("trunk", _lean(asked, one)), ("thigh", _thigh(asked, one)), ("knee", asked.knee),
            ("ankle", asked.ankle), ("neck", asked.neck),
        )
        if value is not None
    }  # fmt: skip
    found = told(scene, inputs, one)
    first = next(iter(found.inputs))
    clipped = inputs.get(first, 0.0) > found.inputs[first] and found.stopped_by == "range"
    words = (*found.sentences, FURTHER) if clipped else found.sentences
    return Explained(scene, one, found.shown, found.stopped_by, words)


def _lean(asked: Asked, one: Person) -> float | None:
    if asked.task == "stand":
        return 0.0
    if asked.reach is not None:
        return bend_to(one, asked.reach, asked.knee or 0.0).inclination_deg
    if asked.lean is None and asked.task == "bend":
        return furthest_bend(one, asked.knee or 0.0).angle_deg
    return asked.lean


def _thigh(asked: Asked, one: Person) -> float | None:
    if asked.thigh is None and asked.task == "raise":
        return furthest_raise(one, asked.knee or 0.0, asked.ankle or 0.0).angle_deg
    return asked.thigh


def _knee(asked: Asked, one: Person) -> Explained:
    end = knee_deficit(one, asked.ankle or 0.0)
    stop = end.angle_deg
    knee = stop if asked.knee is None else max(asked.knee, stop)
    task = knee_extension(knee, asked.ankle or 0.0, asked.neck or 0.0)
    by: StoppedBy = end.stopped_by if asked.knee is None or asked.knee < stop else "range"
    drawn = shown(task, one)
    says = say("Thigh straight up, the knee {knee} degrees short of straight.", knee=round(knee))
    last = (SAID_STOPS[by],) if by in SAID_STOPS else ()
    return Explained("lie", one, drawn, by, (says, *sentences(drawn.values), *last))


def _plain(scene: str, drawn: Shown, one: Person) -> Explained:
    return Explained(scene, one, drawn, "range", tuple(sentences(drawn.values)))


def _problems(asked: Asked) -> Iterator[str]:
    known = (*USES, *(name for name in exercises() if name not in NO_PICTURE))
    if asked.task not in known:
        yield say(
            "There is no task {name!r}; {nearest}",
            name=Own(asked.task), nearest=nearest(asked.task, known),
        )  # fmt: skip
        return
    takes = USES.get(asked.task, ())
    for name in (field.name for field in fields(asked) if field.name != "task"):
        value = getattr(asked, name)
        if value is None:
            continue
        if name not in takes:
            yield say(
                "{task} takes no {name}; it takes {takes}.",
                task=Own(asked.task), name=Own(name),
                takes=Own(", ".join(takes)) if takes else say("nothing"),
            )  # fmt: skip
        else:
            yield from filter(None, [_outside(asked.task, name, value)])
    if asked.lean is not None and asked.reach is not None:
        yield say("lean and reach say the same; give one of them.")


def _outside(task: str, name: str, value: float) -> str:
    bounds = {
        "reach": REACH_RANGE_CM,
        "neck": SHOWN_NECK_DEG,
        "knee": KNEE_RANGE_DEG,
        "ankle": ANKLE_RANGE_DEG,
        "lean": BACKREST_RANGE_DEG,
    }
    if task in SCENE_OF:
        axes = SCENES[SCENE_OF[task]].inputs
        bounds |= {
            {"trunk": "lean"}.get(axis, axis): (values[0], values[-1])
            for axis, values in axes.items()
        }
    return out_of_bounds(Own(name), value, bounds[name], UNITS.get(name, say("degrees")))
