"""The figure of a posture with its handles, and the data that a script moves it by."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from math import isfinite

from markupsafe import Markup

from backline.body.levels import standing
from backline.body.person import Person
from backline.explaining import Shown, Told, scene_json, told
from backline.explaining.told import SAID_STOPS
from backline.i18n import Texts
from backline.motion.said import Figure as Number
from backline.motion.said import say
from backline.render.body_figure import Figure, drawn
from backline.render.body_scenery import VIEWS

from .asked import Asked, range_of
from .words import INPUTS, SCENES


@dataclass(frozen=True, slots=True)
class Handle:
    """What moves an input with a finger.

    Attributes
    ----------
    at : str
        Where it sits, as a point of a path.
    turns : str
        The segment about whose origin a finger turns it; empty: it is pushed to the side.
    gain : float
        Degrees of the input for each degree turned clockwise, or for each millimetre pushed.
    """

    at: str
    turns: str
    gain: float


_TRUNK = Handle("thorax,40,-170", "pelvis", 1.0)
_NECK = Handle("head,98,-46", "head", 1.0)
_ANKLE = Handle("foot,170,30", "foot", -1.0)
_SHANK = Handle("shank,10,330", "shank", 1.0)
HANDLES: Mapping[str, Mapping[str, Handle]] = {
    "bend": {"trunk": _TRUNK, "knee": Handle("thigh,44,404", "", 0.33), "neck": _NECK},
    "sit": {"trunk": _TRUNK, "knee": _SHANK, "ankle": _ANKLE, "neck": _NECK},
    "long": {"trunk": _TRUNK, "knee": _SHANK, "ankle": _ANKLE, "neck": _NECK},
    "lie": {
        "thigh": Handle("thigh,60,230", "thigh", -1.0), "knee": _SHANK, "ankle": _ANKLE,
        "neck": _NECK,
    },
}  # fmt: skip

_HANDLES = Markup('<g class="handles" hidden>{}</g>')
_HANDLE = Markup(
    '<g class="handle" data-handle="{name}" data-at="{at}" data-turns="{turns}" '
    'data-gain="{gain:g}" role="slider" tabindex="0" aria-label="{label}" '
    'aria-valuemin="{low:g}" aria-valuemax="{high:g}" aria-valuenow="{value:.0f}" '
    'aria-valuetext="{text}"><circle class="handle-room" r="70"/>'
    '<circle class="handle-ring" r="30"/><circle class="handle-dot" r="12"/></g>'
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A posture, told and drawn."""

    told: Told
    svg: Markup


def picture(one: Asked, texts: Texts) -> Picture:
    """Return the figure of what is asked, with those whom the tests allow as well behind it."""
    found = told(one.scene, one.inputs, one.person)
    others = [told(one.scene, one.inputs, other).shown.frames for other in one.band]
    figure = Figure(
        found.shown.frames, found.shown.values, one.scene,
        texts.gettext(SCENES[one.scene].says), others,
    )  # fmt: skip
    return Picture(found, drawn(figure, over=_handles(one.scene, found.inputs, texts)))


def _handles(scene: str, inputs: Mapping[str, float], texts: Texts) -> Markup:
    several = []
    for name, handle in HANDLES[scene].items():
        low, high = range_of(scene, name)
        value = inputs[name]
        text = texts.gettext(say("{n} degrees", n=Number(value, ".0f")))
        several.append(
            _HANDLE.format(
                name=name, at=handle.at, turns=handle.turns, gain=handle.gain,
                label=texts.gettext(INPUTS[name]), low=low, high=high, value=value, text=text,
            )
        )  # fmt: skip
    return _HANDLES.format(Markup("").join(several))


@cache
def mark(scene: str) -> str:
    """Return what changes with a scene's data."""
    return sha256(scene_json(scene).encode()).hexdigest()[:10]


def scene_url(scene: str) -> str:
    """Return the address of a scene's data."""
    return f"/how/scene/{scene}.json?v={mark(scene)}"


def for_script(one: Asked, texts: Texts) -> dict[str, object]:
    """Return what the script of the page needs beside the scene's data."""
    return {
        "scene": one.scene, "url": scene_url(one.scene), "view": VIEWS[one.scene],
        "inputs": dict(one.inputs), "who": one.whose.id, "own": one.own,
        "ranges": {name: range_of(one.scene, name) for name in one.inputs},
        "person": as_pair(one.person), "band": [as_pair(other) for other in one.whose.band],
        "stops": {name: texts.gettext(says) for name, says in SAID_STOPS.items()},
    }  # fmt: skip


def as_pair(one: Person) -> dict[str, float]:
    """Return a person as scripts take them."""
    return {"shift": one.shift_deg, "tolerance": one.tolerance_nm}


def posture(found: Shown) -> dict[str, object]:
    """Return a posture as scripts take it; what is not known is null."""
    values = {name: one if isfinite(one) else None for name, one in found.values.items()}
    return {"frames": found.frames, "values": values, "standing": dict(standing())}
