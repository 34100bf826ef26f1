"""A person from their tests: which shifts and tolerances fit, and how surely.

Every pair of ``shift_deg`` and ``tolerance_nm`` on a grid gets a weight: what is usual among
people, times how well it explains each test within its error. A straight-leg raise is the hip's
angle at the tolerance plus the pelvis's share of 10 to 15 degrees; an active knee extension is the
knee's angle at the tolerance with the thigh straight up (evidence.md section 6.1). A test with a
large error moves the weights little, so that the band stays wide.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from backline.library.numbers_load import numbers
from backline.motion.errors import InputError
from backline.motion.said import say

from .batch import batch
from .limits import stop_nm
from .passive import Floats, hip_nm, knee_nm
from .person import FITTED_SHIFT_DEG, TOLERANCE_RANGE_NM, Person, out_of_bounds, typical
from .solve import equilibrium
from .task import lie

RAISE_RANGE_DEG = (0.0, 150.0)
DEFICIT_RANGE_DEG = (-15.0, 110.0)
ERROR_RANGE_DEG = (0.1, 90.0)
NINE_IN_TEN = 1.645  # an error is the half width that nine in ten values lie within
BAND = (0.05, 0.95)
STEPS = (101, 80)
NO_KNEE_DEG = 0.0
RAISED_DEG = np.arange(0.0, 140.1, 2.5)
WINDOW_DEG = 1.0  # around an end of the band, whose mean is taken


@dataclass(frozen=True, slots=True)
class Test:
    """A test's value and its error (half the width of a 90 % interval), degrees."""

    value_deg: float
    error_deg: float


@dataclass(frozen=True, slots=True)
class Fitted:
    """Who fits the tests.

    Attributes
    ----------
    likely : Person
        The mean of what fits.
    shorter, longer : Person
        At the ends of the 90 % band, ordered by how far the hip goes.
    hip_band_deg, shift_band_deg, tolerance_band_nm : (float, float)
        The band of the hip's furthest flexion with a straight knee, and of the two numbers.
    """

    likely: Person
    shorter: Person
    longer: Person
    hip_band_deg: tuple[float, float]
    shift_band_deg: tuple[float, float]
    tolerance_band_nm: tuple[float, float]

    @property
    def people(self) -> tuple[Person, Person, Person]:
        """The likely one, the shorter and the longer one."""
        return self.likely, self.shorter, self.longer


def fit(raises: Sequence[Test] = (), deficits: Sequence[Test] = ()) -> Fitted:
    """Return who fits a person's tests of one leg.

    Parameters
    ----------
    raises : sequence of Test
        Straight-leg raises, leg against the floor.
    deficits : sequence of Test
        Active knee extensions, degrees short of straight.

    Raises
    ------
    InputError
        With every value that nobody can have, one sentence each.
    """
    _check(raises, deficits)
    known = numbers("body")
    table = _table()
    own = known["fit_error_deg"]
    low, high = known["pelvis_share_low_deg"], known["pelvis_share_high_deg"]
    share_sd = (high - low) / np.sqrt(12.0)
    log_weight = table.usual.copy()
    if raises:
        value, spread = _together(raises)
        spread = np.hypot(np.hypot(spread, own), share_sd)
        log_weight -= 0.5 * ((value - table.hip_deg - (low + high) / 2) / spread) ** 2
    if deficits:
        value, spread = _together(deficits)
        log_weight -= 0.5 * ((value - table.deficit_deg) / np.hypot(spread, own)) ** 2
    weight = np.exp(log_weight - log_weight.max())
    return _fitted(table, weight / weight.sum())


def _together(tests: Sequence[Test]) -> tuple[float, float]:
    """Return several tests of one kind as one value and its spread.

    What the model itself is off does not shrink by repeating a test: it comes on top, once.
    """
    spreads = np.array([test.error_deg / NINE_IN_TEN for test in tests])
    weights = spreads**-2.0
    values = np.array([test.value_deg for test in tests])
    return float((weights * values).sum() / weights.sum()), float(weights.sum() ** -0.5)


def after_six_weeks(found: Fitted) -> Fitted:
    """Return who one may be after six weeks of the plan.

    Knee and raised leg go 8 to 18 degrees further at most, the knee not past straight. That is told
    as more tolerance: most studies find that, some find softer muscles (evidence.md section 1.5),
    and the pictures are alike.
    """
    known = numbers("body")
    low, high = known["gain_low_deg"], known["gain_high_deg"]
    likely = _gained(found.likely, (low + high) / 2)
    shorter, longer = _gained(found.shorter, low), _gained(found.longer, high)
    hips = [hip_at_stop_deg(one) for one in (shorter, longer)]
    return Fitted(
        likely, shorter, longer, (hips[0], hips[1]), found.shift_band_deg,
        (shorter.tolerance_nm, longer.tolerance_nm),
    )  # fmt: skip


def hip_at_stop_deg(one: Person) -> float:
    """Return how far a hip joint flexes with a straight knee before the person stops."""
    hips = np.linspace(-10.0, 110.0, 481)
    pull = -hip_nm(hips, NO_KNEE_DEG, one.shift_deg)
    return float(np.interp(one.tolerance_nm, pull, hips))


def deficit_at_stop_deg(one: Person, ankle_deg: float = 0.0) -> float:
    """Return how many degrees short of straight the knee stops, with the thigh straight up."""
    knees = np.linspace(120.0, 0.0, 481)
    pull = knee_nm(ankle_deg, knees, 90.0, one.shift_deg)
    return float(np.interp(one.tolerance_nm, pull, knees))


def _gained(one: Person, gain_deg: float) -> Person:
    """Return somebody whose knee and whose raised leg go further, neither by more than a gain."""
    knee = max(deficit_at_stop_deg(one) - gain_deg, 0.0)
    by_knee = float(knee_nm(0.0, knee, 90.0, one.shift_deg))
    raised = batch([lie(float(angle)) for angle in RAISED_DEG], [one] * len(RAISED_DEG))
    pull = stop_nm(equilibrium(raised), raised)[:, 0]
    now = float(np.interp(one.tolerance_nm, pull, RAISED_DEG))
    by_raise = float(np.interp(now + gain_deg, RAISED_DEG, pull))
    stop = max(min(by_knee, by_raise), one.tolerance_nm)
    return replace(one, tolerance_nm=min(stop, TOLERANCE_RANGE_NM[1]))


@dataclass(frozen=True, slots=True)
class _Table:
    """Every pair: its numbers, where it stops, and how usual it is (log), shape (shifts, stops)."""

    shift_deg: Floats
    tolerance_nm: Floats
    hip_deg: Floats
    deficit_deg: Floats
    usual: Floats


@cache
def _table() -> _Table:
    known = numbers("body")
    shifts = np.linspace(*FITTED_SHIFT_DEG, STEPS[0])
    low, high = np.log(TOLERANCE_RANGE_NM)
    stops = np.exp(np.linspace(low, high, STEPS[1]))
    hips, knees = np.linspace(-10.0, 110.0, 481), np.linspace(120.0, 0.0, 481)
    hip = [np.interp(stops, -hip_nm(hips, NO_KNEE_DEG, s), hips) for s in shifts]
    deficit = [np.interp(stops, knee_nm(0.0, knees, 90.0, s), knees) for s in shifts]
    shift, stop = np.meshgrid(shifts, stops, indexing="ij")
    odd = np.log(stop / known["typical_tolerance_nm"]) / known["tolerance_spread"]
    usual = -0.5 * (shift / known["shift_spread_deg"]) ** 2 - 0.5 * odd**2
    return _Table(shift, stop, np.array(hip), np.array(deficit), usual)


def _fitted(table: _Table, weight: Floats) -> Fitted:
    like = typical()

    def mean_of(within: Floats) -> Person:
        share = weight * within / (weight * within).sum()
        shift, log_stop = (
            (share * table.shift_deg).sum(),
            (share * np.log(table.tolerance_nm)).sum(),
        )
        return replace(like, shift_deg=float(shift), tolerance_nm=float(np.exp(log_stop)))

    def band(values: Floats) -> tuple[float, float]:
        order = np.argsort(values, axis=None)
        before = np.cumsum(weight.ravel()[order])
        low, high = (values.ravel()[order][np.searchsorted(before, at)] for at in BAND)
        return float(low), float(high)

    def at_end(hip_deg: float) -> Person:
        near = np.exp(-0.5 * ((table.hip_deg - hip_deg) / WINDOW_DEG) ** 2)
        like_them = mean_of(near)
        stop = float(-hip_nm(hip_deg, NO_KNEE_DEG, like_them.shift_deg))
        return replace(like_them, tolerance_nm=float(np.clip(stop, *TOLERANCE_RANGE_NM)))

    hips = band(table.hip_deg)
    return Fitted(
        mean_of(np.ones_like(weight)),
        at_end(hips[0]),
        at_end(hips[1]),
        hips, band(table.shift_deg), band(table.tolerance_nm),
    )  # fmt: skip


def _check(raises: Sequence[Test], deficits: Sequence[Test]) -> None:
    degrees = say("degrees")
    given = [(say("the straight-leg raise"), test, RAISE_RANGE_DEG) for test in raises]
    given += [(say("the active knee extension"), test, DEFICIT_RANGE_DEG) for test in deficits]
    told = [
        problem
        for name, test, bounds in given
        for problem in (
            out_of_bounds(name, test.value_deg, bounds, degrees),
            out_of_bounds(
                say("the error of {name}", name=name), test.error_deg, ERROR_RANGE_DEG, degrees
            ),
        )
        if problem
    ]
    if told:
        raise InputError(*told)
