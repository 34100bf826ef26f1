"""What a chart holds: plain values and words that are already in the page's language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any, Literal

NOON = time(12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Series:
    """One line of values beside the days of its chart; ``errors`` are half widths."""

    name: str
    values: tuple[float | None, ...]
    errors: tuple[float | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart with its verdict and its table.

    Attributes
    ----------
    id : str
    kind : str
        ``points`` stand alone with their errors, ``lines`` are joined, ``bars`` begin at zero.
    title, unit : str
    says, tone : str
        The verdict in a sentence, and its class.
    days : tuple of date
    series : tuple of Series
    low, high : float
        Ends of the axis.
    band : tuple of float or None
        Inside it a change is noise, or too small to matter.
    weeks : int
        How many weeks a day stands for; 0 for the day alone.
    more : tuple of Series
        Columns that only the table has.
    """

    id: str
    kind: Literal["points", "lines", "bars"]
    title: str
    unit: str
    says: str
    days: tuple[date, ...]
    series: tuple[Series, ...]
    low: float
    high: float
    tone: str = ""
    band: tuple[float, float] | None = None
    weeks: int = 0
    more: tuple[Series, ...] = ()

    @property
    def columns(self) -> tuple[Series, ...]:
        """All columns of the table."""
        return self.series + self.more

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return all(value is None for one in self.series for value in one.values)


def merged(chart: Chart, size: int) -> Chart:
    """Return a weekly chart with the means of so many weeks in place of each."""
    columns = [replace(one, values=tuple(_means(one.values, size))) for one in chart.columns]
    lines = len(chart.series)
    return replace(
        chart, days=chart.days[::size], weeks=size,
        series=tuple(columns[:lines]), more=tuple(columns[lines:]),
    )  # fmt: skip


def _means(values: Sequence[float | None], size: int) -> Iterator[float | None]:
    for start in range(0, len(values), size):
        known = [value for value in values[start : start + size] if value is not None]
        yield sum(known) / len(known) if known else None


def as_data(charts: list[Chart]) -> list[dict[str, Any]]:
    """Return what the page's script draws; days are seconds since 1970 at noon UTC."""
    return [
        {
            "id": one.id,
            "kind": one.kind,
            "unit": one.unit,
            "days": [int(datetime.combine(day, NOON).timestamp()) for day in one.days],
            "series": [
                {"name": row.name, "values": row.values, "errors": row.errors} for row in one.series
            ],
            "range": [one.low, one.high],
            "band": one.band,
        }
        for one in charts
        if not one.empty
    ]
