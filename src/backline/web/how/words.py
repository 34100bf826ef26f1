"""The words of the explainer: what scenes, inputs and parts are called, and numbers for people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite

from backline.body.levels import standing
from backline.explaining.told import figure, multiples
from backline.motion.said import Figure, Said, say


@dataclass(frozen=True, slots=True)
class Named:
    """A name, and a few words on it."""

    name: str
    says: str


SCENES: Mapping[str, Named] = {
    "bend": Named(say("Bend"), say("Bending forward in standing")),
    "sit": Named(say("Chair"), say("Sitting on a chair, one leg free to stretch out")),
    "long": Named(say("Floor"), say("Sitting on the floor, legs in front")),
    "lie": Named(say("Leg raise"), say("Lying on the back, one leg raised")),
}
INPUTS: Mapping[str, str] = {
    "trunk": say("Trunk forward"),
    "thigh": say("Leg raised"),
    "knee": say("Knee bent"),
    "ankle": say("Foot drawn up"),
    "neck": say("Chin to the chest"),
}
PARTS: Mapping[str, str] = {
    "hamstrings": say("the hamstrings"),
    "buttock": say("the buttock"),
    "calf": say("the calf"),
    "hip_front": say("the front of the hip"),
    "pelvis": say("the pelvis"),
    "lumbar": say("the lower back"),
    "disc": say("the disc of the lower back"),
    "nerve": say("the sciatic nerve"),
    "knee": say("the knee"),
}
PEOPLE: Mapping[str, str] = {
    "typical": say("Somebody typical"),
    "short": say("Somebody with short hamstrings"),
    "long": say("Somebody with long hamstrings"),
    "short_tolerant": say("Somebody with short hamstrings who takes more pull"),
}


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a posture.

    Attributes
    ----------
    id, name : str
    level : str
        The value that colours it; empty where no colour tells it.
    says : Said
    """

    id: str
    name: str
    level: str
    says: Said


NUMBERS: Mapping[str, tuple[str, str]] = {
    "hamstrings": (say("Stretch of the hamstrings"), "level_hamstrings"),
    "disc": (say("Disc, lower back"), "level_disc"),
    "nerve": (say("Sciatic path"), "level_nerve"),
    "pelvis": (say("Pelvis"), ""),
    "lumbar": (say("Lower back"), ""),
    "hip": (say("Hip joint"), ""),
}
"""What is told beside a figure; `static/js/how/numbers.js` tells the same while it moves."""
MEASURED = {
    "hamstrings": "hamstring_nm", "disc": "disc_load", "nerve": "nerve_mm",
    "pelvis": "pelvic_tilt_deg", "lumbar": "lumbar_flexion_deg", "hip": "hip_joint_flexion_deg",
}  # fmt: skip
"""The quantity behind each."""


def told_numbers(values: Mapping[str, float]) -> Iterator[Number]:
    """Yield the numbers of a posture."""
    for id, (name, level) in NUMBERS.items():
        yield Number(id, name, level, number(id, values))


def number(id: str, values: Mapping[str, float]) -> Said:
    """Return one of `NUMBERS` in words."""
    match id:
        case "pelvis":
            tilt = values["pelvic_tilt_deg"]
            n = Figure(abs(tilt), ".0f")
            return say("{n}° forward", n=n) if tilt >= 0 else say("{n}° back", n=n)
        case "lumbar":
            bent = values["lumbar_flexion_deg"]
            n = Figure(abs(bent), ".0f")
            return say("{n}° bent", n=n) if bent >= 0 else say("{n}° arched", n=n)
        case "hip":
            hip = values["hip_joint_flexion_deg"]
            n = Figure(abs(hip), ".0f")
            return say("{n}° bent", n=n) if hip >= 0 else say("{n}° past straight", n=n)
        case "nerve":
            longer = (values["nerve_mm"] - standing()["nerve_mm"]) / 10
            n = Figure(abs(longer), ".0f")
            return say("{n} cm longer", n=n) if longer >= 0 else say("{n} cm shorter", n=n)
        case _:
            many = multiples(values)[id]
            return say("{n} x standing", n=figure(many)) if isfinite(many) else say("not known")
