"""What is asked of the body model by an address; whatever it says, something can be shown."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import isfinite
from urllib.parse import urlencode

from backline.body.person import Person
from backline.body.scenes import SCENES, SHIFTS_DEG, TOLERANCES_NM
from backline.explaining.told import BEGINNING, SHOWN_NECK_DEG
from backline.library.walks_load import SCENES as INPUTS

from .people import Whose

FIRST: Mapping[str, Mapping[str, float]] = {"bend": {"trunk": 60.0}, "lie": {"thigh": 45.0}}
"""Where a scene is first seen, so that there is something to see."""
LENGTH_RANGE_DEG = (SHIFTS_DEG[0], SHIFTS_DEG[-1])
TOLERANCE_RANGE_NM = (TOLERANCES_NM[0], TOLERANCES_NM[-1])
AS_SHOWN = 0.06
"""A form sends back what it shows, rounded: as near as this nothing was changed."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A posture of somebody.

    Attributes
    ----------
    scene : str
    inputs : mapping of str to float
        Degrees, within the scene's range.
    whose : Whose
    person : Person
        The likely one, or with the length or tolerance that was asked for.
    """

    scene: str
    inputs: Mapping[str, float]
    whose: Whose
    person: Person

    @property
    def own(self) -> bool:
        """Whether it is somebody as their tests or the typical values say, not changed by hand."""
        return self.person == self.whose.likely

    @property
    def band(self) -> tuple[Person, ...]:
        """Who else it could be."""
        return self.whose.band if self.own else ()

    def query(self, **other: object) -> str:
        """Return the address's query; ``other`` replaces parts of it, None leaves one out."""
        parts: dict[str, object] = {"scene": self.scene}
        parts |= {name: f"{value:.4g}" for name, value in self.inputs.items()}
        parts["who"] = self.whose.id
        if not self.own:
            parts |= _changed(self.person)
        parts |= other
        return urlencode({name: value for name, value in parts.items() if value is not None})


def asked(query: Mapping[str, str], people: Mapping[str, Whose]) -> Asked:
    """Return what an address asks for: what is odd or missing is as at first, within range."""
    scene = query.get("scene", "")
    scene = scene if scene in SCENES else next(iter(SCENES))
    beginning = {**BEGINNING.get(scene, {}), **FIRST.get(scene, {})}
    inputs = {
        name: _number(query, name, beginning.get(name, 0.0), range_of(scene, name))
        for name in INPUTS[scene]
    }
    whose = people.get(query.get("who", ""), people["typical"])
    likely = whose.likely
    shift = _number(query, "shift", likely.shift_deg, LENGTH_RANGE_DEG)
    tolerance = _number(query, "tolerance", likely.tolerance_nm, TOLERANCE_RANGE_NM)
    one = replace(
        likely,
        shift_deg=_unless_as_shown(shift, likely.shift_deg),
        tolerance_nm=_unless_as_shown(tolerance, likely.tolerance_nm),
    )
    return Asked(scene, inputs, whose, one)


def range_of(scene: str, name: str) -> tuple[float, float]:
    """Return from where to where an input goes, degrees."""
    axes = SCENES[scene].inputs
    return (axes[name][0], axes[name][-1]) if name in axes else SHOWN_NECK_DEG


def address_of(scene: str, inputs: Mapping[str, float], one: Person) -> str:
    """Return the address where one can play with a posture of somebody."""
    parts = {"scene": scene, **{name: f"{value:g}" for name, value in inputs.items()}}
    return "/how/move?" + urlencode(parts | _changed(one))


def _changed(one: Person) -> dict[str, str]:
    return {"shift": f"{one.shift_deg:.1f}", "tolerance": f"{one.tolerance_nm:.1f}"}


def _unless_as_shown(value: float, likely: float) -> float:
    return likely if abs(value - likely) < AS_SHOWN else value


def _number(
    query: Mapping[str, str], name: str, otherwise: float, bounds: tuple[float, float]
) -> float:
    try:
        value = float(query[name])
    except (KeyError, ValueError):
        return otherwise
    low, high = bounds
    return min(max(value, low), high) if isfinite(value) else otherwise
