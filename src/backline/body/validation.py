"""The model against published tables: every row of evidence.md section 5.4, met or not.

The five numbers of the model are fitted on K1, K2 and K7. The other rows are predictions, but for
those that say that they follow from what was put in.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np

from .batch import Batch, batch
from .energy import State
from .limits import crossing, furthest_raise, furthest_sit, margins
from .passive import Floats, hip_nm, knee_nm
from .person import Person, person, typical
from .posture import Posture, posture
from .solve import equilibrium
from .task import bend, long_sit, sit, stand

PHASES_DEG = (0.0, 30.0, 60.0, 90.0)
BENT_DEG = np.arange(0.0, 151.0, 1.5)
SHORT_DEG = 20.0
"""The shift of somebody with short hamstrings, chosen before any row was looked at."""
FLEXED_DEG = 33.0
"""The inclination at which the load of an implant stops rising (Dreischarf 2015)."""
STRETCHED_DEG = 12.5  # more straight-leg raise after stretching, the middle of K6

BEND_DEG = {"lumbar": (41.6, 8.0), "hip": (69.4, 10.0)}
RATIOS, RATIO_SHARE = {"0 to 30 deg": 1.9, "30 to 60 deg": 0.9, "60 to 90 deg": 0.4}, 0.3
SIT_DEG = {"lumbar": (17.0, 4.0), "pelvis": (-18.0, 4.0)}
"""Targets and tolerances of K1, K2 and K7, which are fitted (evidence.md section 5.4)."""

How = Literal["fitted", "predicted", "put in"]


@dataclass(frozen=True, slots=True)
class Part:
    """One number of a row: what is wanted, the bounds that it has to keep, and ours."""

    name: str
    target: float
    low: float
    high: float
    value: float
    unit: str

    @property
    def met(self) -> bool:
        """Whether ours is within the bounds."""
        return self.low <= self.value <= self.high


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its id in evidence.md, what is checked, on what basis, how it came about."""

    id: str
    check: str
    basis: str
    how: How
    parts: tuple[Part, ...]
    note: str = ""

    @property
    def met(self) -> bool:
        """Whether all of its numbers are."""
        return all(part.met for part in self.parts)


@dataclass(frozen=True, slots=True)
class Bent:
    """A forward bend to its end: changes from standing, and lumbar to hip by phases."""

    lumbar_deg: float
    hip_deg: float
    ratios: Floats


def phases(given: Batch, found: State) -> Bent:
    """Return how a bend of rising inclination is shared between lumbar spine and hips.

    Parameters
    ----------
    given : Batch
        Forward bends of one person, from upright on.
    """
    lumbar = found.lumbar_deg[:, 0] - found.lumbar_deg[0, 0]
    hip = found.hip_deg[0][:, 0] - found.hip_deg[0][0, 0]
    angles = given.inclination_deg[:, 0]
    ends = [crossing(angles, left[:, 0], name)[0] for name, left in margins(found, given).items()]
    lumbar_at, hip_at = (np.interp(PHASES_DEG, lumbar + hip, one) for one in (lumbar, hip))
    end_lumbar, end_hip = (float(np.interp(min(ends), angles, one)) for one in (lumbar, hip))
    return Bent(end_lumbar, end_hip, np.diff(lumbar_at) / np.diff(hip_at))


@cache
def bent(one: Person) -> Bent:
    """Return a person's furthest forward bend."""
    given = batch([bend(float(angle)) for angle in BENT_DEG], [one] * len(BENT_DEG))
    return phases(given, equilibrium(given))


@cache
def rows() -> tuple[Row, ...]:
    """Return every row, in the order of evidence.md."""
    return tuple(row() for row in ROWS)


def _around(name: str, target: float, by: float, value: float, unit: str = "deg") -> Part:
    return Part(name, target, target - by, target + by, value, unit)


def _share(name: str, target: float, by: float, value: float, unit: str) -> Part:
    return _around(name, target, abs(target) * by, value, unit)


def _changes(first: Posture, then: Posture, names: Iterable[str]) -> list[float]:
    return [then[name] - first[name] for name in names]


def k1() -> Row:
    """Return how far a typical person bends."""
    found = bent(typical())
    parts = (
        _around("lumbar", *BEND_DEG["lumbar"], found.lumbar_deg),
        _around("hip", *BEND_DEG["hip"], found.hip_deg),
        _around("total", 111.0, 10.0, found.lumbar_deg + found.hip_deg),
    )
    return Row(
        "K1", "forward bend of a typical person, from standing", "Esola 1996", "fitted", parts
    )


def k2() -> Row:
    """Return how lumbar spine and hips share the bend, phase by phase."""
    found = bent(typical()).ratios
    parts = tuple(
        _share(name, target, RATIO_SHARE, float(value), "ratio")
        for (name, target), value in zip(RATIOS.items(), found, strict=True)
    )
    return Row("K2", "lumbar to hip by phases of the bend", "Esola 1996", "fitted", parts)


def k3() -> Row:
    """Return how much earlier short hamstrings stop the hips."""
    short, not_short = (bent(person(shift)).hip_deg for shift in (SHORT_DEG, 0.0))
    parts = (
        _around("short", 52.0, 8.0, short),
        _around("not short", 72.0, 8.0, not_short),
        _around("difference", 20.0, 6.0, not_short - short),
    )
    note = "Who is short is put in, as a curve 20 degrees further left; how far they bend follows."
    check = "hip in the toe touch from standing, short and not short"
    return Row("K3", check, "Gajdosik 1992", "predicted", parts, note)


def k4() -> Row:
    """Return how much the lumbar spine differs at the end of the bend."""
    value = bent(person(SHORT_DEG)).lumbar_deg - bent(person(0.0)).lumbar_deg
    part = Part("short less not short", 0.0, -5.0, 5.0, value, "deg")
    return Row("K4", "lumbar flexion in the toe touch", "Gajdosik 1992; Muyor 2011", "predicted",
               (part,))  # fmt: skip


def k5() -> Row:
    """Return how much standing differs."""
    typically, short = posture(stand(), person(0.0)), posture(stand(), person(SHORT_DEG))
    tilt, lumbar = _changes(typically, short, ("pelvic_tilt_deg", "lumbar_flexion_deg"))
    parts = (
        Part("pelvic tilt", 0.0, -2.0, 2.0, tilt, "deg"),
        Part("lumbar flexion", 0.0, -2.0, 2.0, lumbar, "deg"),
    )
    note = "The two are one number: the trunk is upright, so what the pelvis rolls the spine bends."
    return Row("K5", "standing, short less not short", "Gajdosik 1992; Li 1996; Muyor 2011",
               "predicted", parts, note)  # fmt: skip


def k6() -> Row:
    """Return what stretching changes."""
    before = person(SHORT_DEG)
    after = _stretched(before)
    first, then = bent(before), bent(after)
    standing = posture(stand(), after)["pelvic_tilt_deg"]
    change = standing - posture(stand(), before)["pelvic_tilt_deg"]
    parts = (
        Part("hip", 10.0, 5.0, 15.0, then.hip_deg - first.hip_deg, "deg"),
        Part("lumbar", 0.0, -3.0, 3.0, then.lumbar_deg - first.lumbar_deg, "deg"),
        Part("pelvis in standing", 0.0, -2.0, 2.0, change, "deg"),
    )
    note = "The straight-leg raise goes up by 12.5 degrees, the middle of the row's 10 to 15."
    return Row("K6", "after stretching", "Li 1996 (direction)", "predicted", parts, note)


def _stretched(before: Person) -> Person:
    """Return the same person when the leg goes STRETCHED_DEG further, by a curve further right."""
    wanted = furthest_raise(before).angle_deg + STRETCHED_DEG
    low, high = before.shift_deg - 40.0, before.shift_deg
    for _ in range(20):
        middle = 0.5 * (low + high)
        further = furthest_raise(person(middle)).angle_deg > wanted
        low, high = (middle, high) if further else (low, middle)
    return person(0.5 * (low + high))


def k7() -> Row:
    """Return what sitting down changes."""
    lumbar, tilt = _changes(
        posture(stand(), typical()), posture(sit(), typical()),
        ("lumbar_flexion_deg", "pelvic_tilt_deg"),
    )  # fmt: skip
    parts = (
        _around("lumbar", *SIT_DEG["lumbar"], lumbar),
        _around("pelvis", *SIT_DEG["pelvis"], tilt),
    )
    return Row("K7", "from standing to a chair", "Endo 2012; Moon 2018", "fitted", parts)


def k8() -> Row:
    """Return how much further back the pelvis is in long sitting."""
    tilts = [posture(long_sit(), person(s))["pelvic_tilt_deg"] for s in (0.0, SHORT_DEG)]
    part = Part("short less not short", -1.0, -np.inf, 0.0, tilts[1] - tilts[0], "deg")
    return Row("K8", "long sitting: further back when short", "Muyor 2011", "predicted", (part,),
               "Only the sign is given.")  # fmt: skip


def k9() -> Row:
    """Return what short hamstrings change when the knees are bent."""
    lean = furthest_sit(typical()).angle_deg
    first, then = (posture(sit(lean), person(shift)) for shift in (0.0, SHORT_DEG))
    tilt, lumbar = _changes(first, then, ("pelvic_tilt_deg", "lumbar_flexion_deg"))
    parts = (
        Part("pelvis", 0.0, -2.0, 2.0, tilt, "deg"),
        Part("lumbar", 0.0, -2.0, 2.0, lumbar, "deg"),
    )
    note = "Leaning forward on a chair until belly and thighs meet; short less not short."
    return Row("K9", "knees bent: no effect of the hamstrings", "Muyor 2012; López-Miñarro",
               "predicted", parts, note)  # fmt: skip


def p1() -> Row:
    """Return the hip's moment with a straight knee."""
    wanted = {70.0: -24.0, 80.0: -36.0, 90.0: -51.0}
    parts = tuple(
        _share(f"hip {hip:g} deg", nm, 0.35, float(hip_nm(hip, 0.0)), "N m")
        for hip, nm in wanted.items()
    )
    return Row("P1", "hip moment with a straight knee", "Riener & Edrich 1999", "put in", parts)


def p2() -> Row:
    """Return the knee's moment with the hip at 90 degrees."""
    wanted = {30.0: 10.0, 20.0: 17.0, 10.0: 27.0, 0.0: 47.0}
    parts = tuple(
        _share(f"knee {knee:g} deg", nm, 0.4, float(knee_nm(0.0, knee, 90.0)), "N m")
        for knee, nm in wanted.items()
    )
    return Row("P2", "knee moment with the hip at 90", "Riener & Edrich 1999", "put in", parts)


def p3() -> Row:
    """Return how little standing and a chair pull."""
    pull = [posture(task, typical()) for task in (stand(), sit())]
    values = [one["hamstring_nm"] + one["buttock_nm"] for one in pull]
    parts = (
        Part("standing", 3.8, 0.0, 5.0, values[0], "N m"),
        Part("chair", 7.8, 0.0, 10.0, values[1], "N m"),
    )
    note = "All that pulls at the back of the hip is counted, the buttock's part too."
    return Row("P3", "pull at the back of the hip", "Riener & Edrich 1999", "predicted", parts,
               note)  # fmt: skip


def l1() -> Row:
    """Return a disc's load in a forward bend."""
    value = posture(bend(FLEXED_DEG), typical())["disc_load"]
    part = Part("times standing", 2.2, 1.8, 2.6, value, "ratio")
    note = (
        "At 33 degrees, where the load of implants stops rising (Dreischarf 2015); in the model it"
        " still rises a little further down."
    )
    return Row("L1", "disc load, bent forward in standing", "Wilke 1999", "predicted", (part,),
               note)  # fmt: skip


def l2() -> Row:
    """Return a disc's load when leaning forward on a chair."""
    value = posture(sit(FLEXED_DEG), typical())["disc_load"]
    part = Part("times standing", 1.7, 1.4, 2.0, value, "ratio")
    return Row("L2", "disc load, leaning forward on a chair", "Wilke 1999", "predicted", (part,),
               "At the same inclination as L1.")  # fmt: skip


def l3() -> Row:
    """Return a disc's load when sitting upright."""
    value = posture(sit(), typical())["disc_load"]
    part = Part("times standing", 1.15, 0.9, 1.4, value, "ratio")
    return Row("L3", "disc load, upright on a chair", "Wilke 1999; Nachemson", "predicted", (part,),
               "Which of the two is more is left open: published measurements differ.")  # fmt: skip


ROWS: tuple[Callable[[], Row], ...] = (
    k1, k2, k3, k4, k5, k6, k7, k8, k9, p1, p2, p3, l1, l2, l3,
)  # fmt: skip
