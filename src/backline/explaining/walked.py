"""A step of a walk: the posture that it shows, and its words with the numbers filled in."""

from dataclasses import dataclass, replace
from functools import cache

from backline.body.levels import standing
from backline.body.person import Person, person
from backline.body.validation import SHORT_DEG
from backline.library.walks_load import Step
from backline.motion.said import Figure, Said, say

from .drawn import Shown, shown
from .pictures import pictured_for
from .told import BY_MUSCLES, figure, multiples, sentences, told

LONG_DEG = -15.0
MORE_TOLERANT = 1.4
"""How short, long and tolerant the people of the walks are: chosen by us."""


@dataclass(frozen=True, slots=True)
class Walked:
    """A step, worked out.

    Attributes
    ----------
    scene : str
        What it is drawn in.
    shown : Shown
    person : Person
    says : Said
        The step's words, with its numbers.
    sentences : tuple of Said
        What the picture shows, exactly.
    """

    scene: str
    shown: Shown
    person: Person
    says: Said
    sentences: tuple[Said, ...]


@cache
def somebody(name: str) -> Person:
    """Return one of the people of the walks."""
    short = person(SHORT_DEG)
    return {
        "typical": person(),
        "short": short,
        "long": person(LONG_DEG),
        "short_tolerant": replace(short, tolerance_nm=MORE_TOLERANT * short.tolerance_nm),
    }[name]


def walked(step: Step) -> Walked:
    """Return what a step shows and says."""
    one = somebody(step.person)
    if step.exercise is not None:
        found = pictured_for(step.exercise, one)
        drawn = shown(found.task, one, planted=found.planted, by_muscles=found.by_muscles)
        words = tuple(sentences(drawn.values, BY_MUSCLES))
        place = "lie" if found.task.support == "back" else "bend"
    else:
        assert step.scene is not None
        scene = told(step.scene, step.inputs, one)
        drawn, words, place = scene.shown, scene.sentences, step.scene
    return Walked(place, drawn, one, _says(step, drawn), words)


def _says(step: Step, drawn: Shown) -> Said:
    values = drawn.values
    parts = {name: figure(value) for name, value in multiples(values).items()}
    for name, column in (
        ("pelvis", "pelvic_tilt_deg"), ("lumbar", "lumbar_flexion_deg"),
        ("hip", "hip_joint_flexion_deg"),
    ):  # fmt: skip
        parts[name] = Figure(abs(values[column]), ".0f")
    longer = values["nerve_mm"] - standing()["nerve_mm"]
    parts["nerve"] = Figure(abs(longer) / 10, ".0f")
    named = {name: part for name, part in parts.items() if f"{{{name}}}" in step.says}
    return say(step.says, **named)
