"""The movement over time: signal, repetitions, faults, and what was not seen, as inline SVG.

Nothing is told by colour alone: what counts is filled, what does not is hatched and dashed with its
number in brackets, what was not seen is cross-hatched.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, isnan
from typing import TYPE_CHECKING

from markupsafe import Markup

from . import svg, words
from .angle import effort_deg, sample_deg
from .messages import text
from .rows import moment_s, numbered
from .scale import Scale, nice_ticks, thinned

if TYPE_CHECKING:
    from backline.motion.record import Record
    from backline.motion.types import Fault, Sample

PART_S = 60.0  # a longer recording is drawn in parts of equal length; chosen by us
GAP_S = 0.5  # a longer pause between judged frames opens the line; chosen by us
WIDTH, PLOT_HEIGHT = 960.0, 220.0
LEFT, RIGHT, TOP, LANE, FOOT = 160.0, 16.0, 40.0, 18.0, 44.0
BOTTOM = TOP + PLOT_HEIGHT
WIDE = 60.0  # from here on there is room for words in a band


@dataclass(frozen=True, slots=True)
class _Part:
    """One stretch of the recording and how it is drawn."""

    record: "Record"
    samples: Sequence["Sample"]
    number: int
    x: Scale
    y: Scale
    lanes: tuple[str, ...]
    whole: bool

    @property
    def id(self) -> str:
        return f"chart{self.number}"

    @property
    def foot(self) -> float:
        return BOTTOM + LANE * len(self.lanes)

    def across(self, start_s: float, end_s: float) -> tuple[float, float]:
        """Left end and width of an interval."""
        left, right = self.x.clipped(start_s), self.x.clipped(end_s)
        return left, max(1.0, right - left)


def charts(record: "Record", samples: Sequence["Sample"]) -> list[Markup]:
    """Draw the movement's signal over time; a recording beyond a minute in several equal parts.

    Parameters
    ----------
    record : Record
    samples : sequence of Sample
        In time order; NaN angles leave the line open.

    Returns
    -------
    list of Markup
        SVG elements with title and description; empty where there is no sample.
    """
    if not samples:
        return []
    start_s, end_s = samples[0].t_s, max(samples[-1].t_s, samples[0].t_s + 1.0)
    n = ceil((end_s - start_s) / PART_S)
    length_s = (end_s - start_s) / n
    y = _angle_scale(record, samples)
    lanes = tuple(dict.fromkeys(fault.id for fault in _faults(record)))
    found = []
    for number in range(n):
        first_s = start_s + number * length_s
        x = Scale(first_s, first_s + length_s, LEFT, WIDTH - RIGHT)
        inside = [sample for sample in samples if x.low <= sample.t_s <= x.high]
        found.append(_drawn(_Part(record, inside, number, x, y, lanes, n == 1)))
    return found


def _drawn(part: _Part) -> Markup:
    pieces = [_heading(part), svg.STYLE, svg.slanted(f"{part.id}-out")]
    pieces += [svg.crossed(f"{part.id}-unseen"), *_efforts(part), *_axes(part), *_unseen(part)]
    pieces += [_line(part), *_turns(part), *_lanes(part)]
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {w:.0f} {h:.0f}" '
        'width="{w:.0f}" height="{h:.0f}" aria-labelledby="{id}-title {id}-desc">{inside}</svg>'
    ).format(w=WIDTH, h=part.foot + FOOT, id=part.id, inside=Markup("").join(pieces))


def _heading(part: _Part) -> Markup:
    record, x = part.record, part.x
    efforts = [e for e in record.efforts if x.overlaps(e.start_s, e.end_s)]
    faults = dict.fromkeys(f.id for f in _faults(record) if x.overlaps(f.start_s, f.end_s))
    unseen_s = sum(x.length_within(gap.start_s, gap.end_s) for gap in record.unseen)
    title = text(
        "chart.title" if part.whole else "chart.title_part",
        exercise=record.exercise.name,
        name=words.signal(record.exercise.movement.angle),
        start=words.clock(x.low),
        end=words.clock(x.high),
    )
    desc = text(
        words.by_kind("chart.desc", record),
        n=len(efforts),
        counted=sum(effort.excluded_by is None for effort in efforts),
        faults=", ".join(faults) or text("chart.no_faults"),
        unseen=words.seconds(unseen_s),
    )
    return Markup('<title id="{0}-title">{1}</title><desc id="{0}-desc">{2}</desc>').format(
        part.id, title, desc
    )


def _axes(part: _Part) -> list[Markup]:
    record, x, y = part.record, part.x, part.y
    given = record.withheld is None
    name = words.signal(record.exercise.movement.angle).capitalize()
    pieces = [
        svg.write(8, TOP - 22, text("chart.axis" if given else "chart.axis_withheld", name=name)),
        svg.write((LEFT + WIDTH) / 2, part.foot + FOOT - 6, text("chart.axis_time"), "middle"),
    ]
    for angle in nice_ticks(y.low, y.high, 5) if given else []:
        pieces.append(svg.stroke("bl-grid", LEFT, y(angle), WIDTH - RIGHT, y(angle)))
        pieces.append(svg.write(LEFT - 8, y(angle) + 4, words.angle(angle), "end"))
    pieces.append(svg.stroke("bl-grid", LEFT, part.foot, WIDTH - RIGHT, part.foot))
    for t_s in nice_ticks(x.low, x.high, 10):
        pieces.append(svg.stroke("bl-grid", x(t_s), part.foot, x(t_s), part.foot + 5))
        label = words.clock(t_s, 0 if x.high - x.low > 10 else 1)
        pieces.append(svg.write(x(t_s), part.foot + 19, label, "middle"))
    return pieces


def _efforts(part: _Part) -> list[Markup]:
    pieces = []
    for number, effort in numbered(part.record):
        if not part.x.overlaps(effort.start_s, effort.end_s):
            continue
        counted = effort.excluded_by is None
        place = part.across(effort.start_s, effort.end_s)
        title = f"{number}: {text('chart.counted' if counted else 'chart.excluded')}"
        if counted:
            pieces.append(_band("bl-counted", place, title))
        else:
            pieces += _hatched(f"{part.id}-out", place, title)
        label = str(number) if counted else f"({number})"
        pieces.append(svg.write(place[0] + place[1] / 2, TOP - 5, label, "middle"))
    return pieces


def _unseen(part: _Part) -> list[Markup]:
    pieces = []
    for gap in part.record.unseen:
        if part.x.overlaps(gap.start_s, gap.end_s):
            left, width = part.across(gap.start_s, gap.end_s)
            label = text("chart.unseen")
            pieces += _hatched(f"{part.id}-unseen", (left, width), label)
            if width > WIDE:
                halo = "bl-text bl-halo"
                pieces.append(svg.write(left + width / 2, BOTTOM - 8, label, "middle", halo))
    return pieces


def _line(part: _Part) -> Markup:
    shape, before_s = [], float("-inf")
    points = [(sample.t_s, _drawn_deg(part.record, sample)) for sample in part.samples]
    for t_s, angle in thinned(points, 2 * int(WIDTH)):
        if isnan(angle):
            before_s = float("-inf")
        else:
            step = "L" if t_s - before_s <= GAP_S else "M"
            shape.append(f"{step}{part.x(t_s):.1f} {part.y(angle):.1f}")
            before_s = t_s
    return svg.path("bl-line", "".join(shape))


def _turns(part: _Part) -> list[Markup]:
    pieces = []
    for effort in part.record.efforts:
        (angle, error), t_s = effort_deg(effort), moment_s(effort)
        if isnan(angle) or not part.x.low <= t_s < part.x.high:
            continue
        x, y = part.x(t_s), part.y(angle)
        above = y - 9
        if not isnan(error):
            low, high = part.y.clipped(angle - error), part.y.clipped(angle + error)
            above = high - 5
            pieces.append(svg.stroke("bl-bar", x, low, x, high))
            pieces += [svg.stroke("bl-bar", x - 5, end, x + 5, end) for end in (low, high)]
        pieces.append(svg.dot("bl-turn", x, y))
        pieces.append(svg.write(x, above, words.angle(angle), "middle"))
    return pieces


def _lanes(part: _Part) -> list[Markup]:
    """One lane for each kind of fault, below the plot, so that marks never hide one another."""
    pieces = []
    for lane, fault_id in enumerate(part.lanes):
        middle = BOTTOM + LANE * (lane + 0.5)
        pieces.append(svg.write(LEFT - 8, middle + 4, fault_id, "end", "bl-id"))
        pieces.append(svg.stroke("bl-grid", LEFT, middle, WIDTH - RIGHT, middle))
        for fault in _faults(part.record):
            if fault.id == fault_id and part.x.overlaps(fault.start_s, fault.end_s):
                left, width = part.across(fault.start_s, fault.end_s)
                said = words.fault(part.record.exercise, fault_id)
                pieces.append(svg.box("bl-fault", (left, middle - 5, max(4.0, width), 10.0), said))
    return pieces


def _angle_scale(record: "Record", samples: Sequence["Sample"]) -> Scale:
    values = [_drawn_deg(record, sample) for sample in samples]
    for effort in record.efforts:
        angle, error = effort_deg(effort)
        values += [angle, angle - error, angle + error]
    values = [value for value in values if not isnan(value)] or [0.0, 90.0]
    room = max(5.0, 0.08 * (max(values) - min(values)))
    return Scale(min(values) - room, max(values) + room, BOTTOM, TOP)


def _drawn_deg(record: "Record", sample: "Sample") -> float:
    """Return the reported angle; where that is withheld, the bare shape of the movement."""
    return sample_deg(record, sample) if record.withheld is None else sample.angle_deg


def _faults(record: "Record") -> list["Fault"]:
    return [fault for effort in record.efforts for fault in effort.faults]


def _band(style: str, place: tuple[float, float], title: str) -> Markup:
    return svg.box(style, (place[0], TOP, place[1], PLOT_HEIGHT), title)


def _hatched(pattern: str, place: tuple[float, float], title: str) -> list[Markup]:
    hatch = svg.patterned(pattern, (place[0], TOP, place[1], PLOT_HEIGHT))
    return [hatch, _band("bl-edge", place, title)]
