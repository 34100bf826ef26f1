"""What a chart holds: plain values and words that are already in the page's language."""

from dataclasses import dataclass
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
    weekly : bool
        Whether a day stands for its week.
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
    weekly: bool = False
    more: tuple[Series, ...] = ()

    @property
    def columns(self) -> tuple[Series, ...]:
        """All columns of the table."""
        return self.series + self.more

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return all(value is None for one in self.series for value in one.values)


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
