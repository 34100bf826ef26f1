"""The pictures of the validation page: a plot for each row, and the curves behind them, as SVG."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np
from markupsafe import Markup

from backline.body.batch import batch
from backline.body.passive import hip_nm, knee_nm
from backline.body.person import Person, person
from backline.body.solve import equilibrium
from backline.body.task import bend
from backline.body.validation import SHORT_DEG, Part, Row, bent
from backline.render.scale import Scale, nice_ticks
from backline.render.svg import Place, box, dot, path, stroke, write

WIDTH, LEFT, RIGHT, LANE, TOP, FOOT = 640.0, 170.0, 30.0, 40.0, 20.0, 40.0
CURVE_HEIGHT, CURVE_LEFT, CURVE_BOTTOM = 300.0, 60.0, 250.0
STYLE = Markup(
    "<style>.p{fill:#fff}.bl-text{font:13px sans-serif;fill:#1d2422}"
    ".bl-grid{stroke:#d5dbd9;stroke-width:1}.band{fill:#cfe3df}.want{stroke:#14524b;stroke-width:3}"
    ".good{fill:#14524b}.miss{fill:#b3261e}"
    ".one{fill:none;stroke:#14524b;stroke-width:2.5}"
    ".two{fill:none;stroke:#8a4410;stroke-width:2.5;stroke-dasharray:8 4}"
    ".ref{fill:#fff;stroke:#1d2422;stroke-width:1.5}</style>"
)
FRAME = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w:.0f} {h:.0f}" width="{w:.0f}"'
    ' height="{h:.0f}" role="img"><title>{title}</title>{style}'
    '<rect class="p" width="{w:.0f}" height="{h:.0f}"/>{body}</svg>\n'
)
HIP_TABLE = {-10: 14.4, 0: 8.6, 10: 4.9, 20: 2.0, 30: -1.0, 40: -4.7, 50: -9.4, 60: -15.7,
             70: -24.2, 80: -35.7, 90: -51.4, 100: -72.6, 110: -101.4}  # fmt: skip
KNEE_TABLE = {0: 47.0, 5: 35.3, 10: 27.2, 20: 16.7, 30: 10.1, 40: 5.6, 50: 2.5, 60: 0.2, 70: -1.4,
              90: -3.5, 110: -5.3}  # fmt: skip
ESOLA_LUMBAR = {30: 19.7, 60: 33.9, 90: 42.5}
"""Lumbar flexion by total bend, from the ratios of Esola 1996 (evidence.md section 5.1)."""


def row_plot(row: Row) -> str:
    """Return a row's numbers, each with its band, its target and ours."""
    height = TOP + LANE * len(row.parts) + FOOT
    ends = [end for part in row.parts for end in (part.low, part.high, part.value, part.target)]
    known = [end for end in ends if isfinite(end)]
    room = 0.12 * (max(known) - min(known) or 1.0)
    scale = Scale(min(known) - room, max(known) + room, LEFT, WIDTH - RIGHT)
    below = height - FOOT
    pieces = []
    for tick in nice_ticks(scale.low, scale.high, 6):
        pieces += [
            stroke("bl-grid", scale(tick), TOP, scale(tick), below),
            write(scale(tick), below + 16, f"{tick:g}", "middle"),
        ]
    pieces.append(write(WIDTH - RIGHT, below + 34, row.parts[0].unit, "end"))
    for lane, part in enumerate(row.parts):
        pieces += _lane(part, scale, TOP + LANE * (lane + 0.5))
    return _framed(height, f"{row.id}: {row.check}", pieces)


def _lane(part: Part, scale: Scale, middle: float) -> list[Markup]:
    low, high = scale.clipped(part.low), scale.clipped(part.high)
    place: Place = (low, middle - 11, high - low, 22.0)
    at = scale(part.value)
    return [
        write(LEFT - 12, middle + 4, part.name, "end"),
        box("band", place, f"{part.low:g} to {part.high:g}"),
        stroke("want", scale(part.target), middle - 11, scale(part.target), middle + 11),
        dot("good" if part.met else "miss", at, middle),
        write(at, middle - 14, f"{part.value:.1f}", "middle"),
    ]


@dataclass(frozen=True, slots=True)
class Curve:
    """A line of a plot: its style and its points."""

    style: str
    xs: Sequence[float]
    ys: Sequence[float]


def curves() -> dict[str, str]:
    """Return the plots of curves by the name of their file."""
    hips, knees = np.arange(-10.0, 111.0, 2.0), np.arange(0.0, 111.0, 2.0)
    return {
        "bend": _bends(),
        "hip-moment": _plot(
            "Hip moment, N m, by hip flexion with a straight knee; circles: reference table",
            [Curve("one", [*hips], [*hip_nm(hips, 0.0)])],
            HIP_TABLE,
        ),
        "knee-moment": _plot(
            "Knee moment, N m, by knee flexion with the hip at 90; circles: reference table",
            [Curve("one", [*knees], [*knee_nm(0.0, knees, 90.0)])],
            KNEE_TABLE,
        ),
    }


def _bends() -> str:
    lines = [
        Curve(style, *_lumbar(person(shift))) for style, shift in (("one", 0.0), ("two", SHORT_DEG))
    ]
    title = "Lumbar flexion by total bend: typical, and short (dashed); circles: Esola 1996"
    return _plot(title, lines, ESOLA_LUMBAR)


def _lumbar(one: Person) -> tuple[list[float], list[float]]:
    angles = np.arange(0.0, 111.0, 2.0)
    found = equilibrium(batch([bend(float(angle)) for angle in angles], [one] * len(angles)))
    lumbar, hip = (some[:, 0] - some[0, 0] for some in (found.lumbar_deg, found.hip_deg[0]))
    end = bent(one).lumbar_deg + bent(one).hip_deg
    within = lumbar + hip <= end
    return [*(lumbar + hip)[within]], [*lumbar[within]]


def _plot(title: str, lines: Sequence[Curve], table: dict[int, float]) -> str:
    xs = [*table, *(x for line in lines for x in line.xs)]
    ys = [*table.values(), *(y for line in lines for y in line.ys)]
    across = Scale(min(xs), max(xs), CURVE_LEFT, WIDTH - RIGHT)
    up = Scale(min(ys) - 3, max(ys) + 3, CURVE_BOTTOM, TOP)
    pieces = []
    for tick in nice_ticks(across.low, across.high, 8):
        pieces.append(write(across(tick), CURVE_BOTTOM + 18, f"{tick:g}", "middle"))
    for tick in nice_ticks(up.low, up.high, 6):
        pieces += [
            stroke("bl-grid", CURVE_LEFT, up(tick), WIDTH - RIGHT, up(tick)),
            write(CURVE_LEFT - 8, up(tick) + 4, f"{tick:g}", "end"),
        ]
    for line in lines:
        points = (f"{across(x):.1f} {up(y):.1f}" for x, y in zip(line.xs, line.ys, strict=True))
        pieces.append(path(line.style, "M" + "L".join(points)))
    pieces += [dot("ref", across(x), up(y)) for x, y in table.items()]
    pieces.append(write(CURVE_LEFT, CURVE_HEIGHT - 10, title))
    return _framed(CURVE_HEIGHT, title, pieces)


def _framed(height: float, title: str, pieces: Iterable[Markup]) -> str:
    return str(
        FRAME.format(w=WIDTH, h=height, title=title, style=STYLE, body=Markup("").join(pieces))
    )
