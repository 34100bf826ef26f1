"""A chart as SVG, for pages without a script and for paper; its colours are the stylesheet's."""

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from backline.i18n import Texts
from backline.render import svg
from backline.render.scale import Scale, nice_ticks

from .axis import TICKS, day_ticks
from .values import Chart, Series

WIDTH, HEIGHT = 480.0, 260.0  # a phone shrinks it little, and words stay readable
LEFT, RIGHT, TOP, FOOT = 44.0, 14.0, 14.0, 28.0
BOTTOM = HEIGHT - FOOT
BAR_SHARE = 0.7  # of the room of a week
DAYS_A_WEEK = 7


def drawn(chart: Chart, texts: Texts) -> Markup:
    """Return the chart, with its name for a screen reader; the table beside it has the values."""
    x, y = _scales(chart)
    parts = [*_axes(chart, x, y, texts), *_band(chart, y, texts)]
    for number, series in enumerate(chart.series):
        parts += _bars(chart, series, x, y) if chart.kind == "bars" else []
        parts += _whiskers(chart, series, x, y)
        parts += [_line(chart, series, x, y, number)] if chart.kind == "lines" else []
        parts += _marks(chart, series, x, y, number) if chart.kind != "bars" else []
    return Markup(
        '<svg class="chart-still" role="img" viewBox="0 0 {:.0f} {:.0f}" aria-label="{}">{}</svg>'
    ).format(WIDTH, HEIGHT, chart.title, Markup("").join(parts))


def _scales(chart: Chart) -> tuple[Scale, Scale]:
    first, last = chart.days[0].toordinal(), chart.days[-1].toordinal()
    room = DAYS_A_WEEK * chart.weeks / 2 if chart.weeks else max(2.0, (last - first) / 40)
    return (
        Scale(first - room, last + room, LEFT, WIDTH - RIGHT),
        Scale(chart.low, chart.high, BOTTOM, TOP),
    )


def _axes(chart: Chart, x: Scale, y: Scale, texts: Texts) -> Iterator[Markup]:
    for value in nice_ticks(chart.low, chart.high, TICKS):
        yield svg.stroke("bl-grid", LEFT, y(value), WIDTH - RIGHT, y(value))
        yield svg.write(LEFT - 6, y(value) + 4, texts.number(value), "end")
    ticks = day_ticks(chart.days)
    for day in ticks:
        name = _day(texts, day, chart)
        edge = "end" if day == ticks[-1] and len(ticks) > 1 else "middle"
        yield svg.write(x(day.toordinal()), HEIGHT - 8, name, edge)


def _day(texts: Texts, day: date, chart: Chart) -> str:
    years = chart.days[0].year != chart.days[-1].year
    return texts.part_of_day(day, "yMMM" if years else "MMMd")


def _band(chart: Chart, y: Scale, texts: Texts) -> Iterator[Markup]:
    if chart.band is None:
        return
    low, high = y.clipped(chart.band[0]), y.clipped(chart.band[1])
    title = texts.gettext("Inside this band a change is within the noise")
    yield svg.box("chart-band", (LEFT, high, WIDTH - RIGHT - LEFT, low - high), title)
    for end in (low, high):
        yield svg.stroke("chart-edge", LEFT, end, WIDTH - RIGHT, end)


def _seen(chart: Chart, series: Series) -> Iterator[tuple[int, date, float]]:
    for at, (day, value) in enumerate(zip(chart.days, series.values, strict=True)):
        if value is not None:
            yield at, day, value


def _bars(chart: Chart, series: Series, x: Scale, y: Scale) -> Iterator[Markup]:
    half = BAR_SHARE * DAYS_A_WEEK * chart.weeks / 2
    for _, day, value in _seen(chart, series):
        left, right = x.clipped(day.toordinal() - half), x.clipped(day.toordinal() + half)
        place = (left, y(value), max(1.0, right - left), BOTTOM - y(value))
        yield svg.box("chart-bar", place, f"{value:g}")


def _whiskers(chart: Chart, series: Series, x: Scale, y: Scale) -> Iterator[Markup]:
    for at, day, value in _seen(chart, series):
        error = series.errors[at] if series.errors else None
        if error:
            middle = x(day.toordinal())
            low, high = y.clipped(value - error), y.clipped(value + error)
            yield svg.stroke("bl-bar", middle, low, middle, high)
            for end in (low, high):
                yield svg.stroke("bl-bar", middle - 5, end, middle + 5, end)


def _line(chart: Chart, series: Series, x: Scale, y: Scale, number: int) -> Markup:
    shape, before = "", -2
    for at, day, value in _seen(chart, series):
        step = "L" if at == before + 1 else "M"
        shape += f"{step}{x(day.toordinal()):.1f} {y(value):.1f}"
        before = at
    return svg.path(f"chart-line chart-line-{number}", shape)


MARKS = (
    "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0",
    "M-4-4h8v8h-8z",
    "M0-5l5 9h-10z",
    "M0-5l5 5l-5 5l-5-5z",
)
"""A circle, a square, a triangle, a diamond: told apart without colour."""


def _marks(chart: Chart, series: Series, x: Scale, y: Scale, number: int) -> Iterator[Markup]:
    for _, day, value in _seen(chart, series):
        yield mark(number, x(day.toordinal()), y(value))


def mark(number: int, x: float, y: float) -> Markup:
    """Return a small shape, one for each line of a chart."""
    shape = MARKS[number % len(MARKS)]
    drawn_at = '<path class="chart-mark-{}" transform="translate({:.1f} {:.1f})" d="{}"/>'
    return Markup(drawn_at).format(number, x, y, shape)
