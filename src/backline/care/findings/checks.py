"""The rules over single values: each check says whether it holds and how far from its border."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot

from ...library.findings_load import words
from ...library.numbers_load import numbers
from ..bands import band, limited_by, norm_for
from .inputs import Inputs, Reading
from .say import because, doubt, error_of, shown


@dataclass(frozen=True, slots=True)
class Check:
    """One rule over one value, or over the difference between the legs.

    Attributes
    ----------
    holds : bool
    why : str
        The value and the border, in a sentence.
    near : str or None
        The doubt, where the value lies within its error of the border; None where it is clear.
    """

    holds: bool
    why: str
    near: str | None


def length(inputs: Inputs) -> Iterator[Check]:
    """Check both length tests of both legs against the band ``limited``."""
    for test in ("slr", "ake"):
        for side, reading in inputs.tests.get(test, {}).items():
            border = norm_for(test, inputs.sex, inputs.age_years)
            beyond = limited_by(test, reading.value, inputs.sex, inputs.age_years)
            if border is None or beyond is None:
                continue
            said = shown(test, side, reading)
            why = because(
                border.better, shown=said, border=border.limited_beyond,
                people=words("people")[inputs.sex],
            )  # fmt: skip
            near = _near(beyond > 0, beyond, error_of(test, reading), said)
            if near is None and band(test, reading.value, inputs.sex, inputs.age_years)[0] == (
                "borderline"
            ):
                near = doubt("borderline", shown=said)
            yield Check(beyond > 0, why, near)


def capacity(inputs: Inputs) -> Iterator[Check]:
    """Check bridge hold, chair stands and single-leg bridges against what counts as low."""
    known = numbers("findings")
    for reading in inputs.tests.get("bridge_hold", {}).values():
        yield _low("bridge_hold", reading, known["bridge_hold_low_s"], "hold")
    for reading in inputs.tests.get("chair_stand_30s", {}).values():
        norm = norm_for("chair_stand_30s", inputs.sex, inputs.age_years)
        if norm is not None:
            people = words("people")[inputs.sex]
            yield _low("chair_stand_30s", reading, norm.limited_beyond, "at_age", people)
    legs = inputs.tests.get("single_leg_bridge", {})
    for side, reading in legs.items():
        low, said = known["single_leg_bridge_low"], shown("single_leg_bridge", side, reading)
        beyond = low - reading.value
        near = _near(beyond > 0, beyond, error_of("single_leg_bridge", reading), said)
        yield Check(beyond > 0, because("few", shown=said, border=low), near)
    yield from _differ(inputs, "single_leg_bridge")


def uneven(inputs: Inputs) -> Iterator[Check]:
    """Check the difference between the legs; for angles the border is the error itself."""
    for test in ("slr", "ake", "single_leg_bridge"):
        yield from _differ(inputs, test)


def _differ(inputs: Inputs, test: str) -> Iterator[Check]:
    legs = inputs.tests.get(test, {})
    if "left" not in legs or "right" not in legs:
        return
    known = numbers("findings")
    left, right = legs["left"], legs["right"]
    # Rounded, so that 20 % of 35 is 7 and no hair more.
    apart = round(abs(left.value - right.value), 6)
    error = round(hypot(left.error or 0, right.error or 0), 6)
    if test == "single_leg_bridge":
        share = round(known["single_leg_bridge_share"] * max(left.value, right.value), 6)
        border = max(known["single_leg_bridge_difference"], share)
    else:
        border, error = max(known["real_difference_deg"], error), 0.0
    why = because(
        "differ", test=words("test")[test], value=round(apart, 1), unit=words("apart")[test],
        border=round(border, 1),
    )  # fmt: skip
    near = None
    if error and abs(apart - border) <= error:
        name = "differ_near" if apart >= border else "differ_near_miss"
        near = doubt(name, test=words("test")[test])
    yield Check(apart >= border, why, near)


def _low(test: str, reading: Reading, border: float, why: str, people: str = "") -> Check:
    said = shown(test, "both", reading)
    beyond = border - reading.value
    near = _near(beyond > 0, beyond, error_of(test, reading), said)
    return Check(beyond > 0, because(why, shown=said, border=border, people=people), near)


def _near(holds: bool, beyond: float, error: float, said: str) -> str | None:
    if not error or abs(beyond) > error:
        return None
    return doubt("near" if holds else "near_miss", shown=said)
