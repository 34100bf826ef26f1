"""The log of sitting as the page shows it: days and weeks as charts with tables, beside pain."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from backline.breaktime.told import (
    BesidePain,
    SittingDay,
    SittingWeek,
    beside_pain,
    sitting_days,
    sitting_weeks,
)
from backline.care.history import Day
from backline.i18n import Texts
from backline.library.numbers_load import numbers
from backline.motion.said import say
from backline.records import Store

from ..charts.axis import round_ends
from ..charts.scatter import Scatter, scatter
from ..charts.values import Chart, Series

DAYS_SHOWN, WEEKS_SHOWN = 14, 12
"""Chosen by us: two weeks fit on a phone, and a season shows a habit."""
OTHER = "other"
PLACES: Mapping[str, str] = {
    "car": say("In the car"), "sofa": say("On the sofa"), OTHER: say("Somewhere else"),
}  # fmt: skip
QUICK_MIN = (15, 30, 60, 90, 120)
"""Minutes that are added with one press; chosen by us."""
OUTCOMES: Mapping[str, str] = {
    "taken": say("Breaks done"),
    "natural": say("Breaks without being asked"),
    "standing": say("Was standing already"),
    "skipped": say("Skipped"),
    "missed": say("Not answered"),
}


@dataclass(frozen=True, slots=True)
class Log:
    """What there is of sitting.

    Attributes
    ----------
    charts : sequence of Chart
        Sitting of the last days, the longest of each day without a break, the last weeks; a day or
        week without an entry has none in its row.
    beside : Scatter
        The hours of a day against the pain of the next.
    empty : bool
        Whether nothing was noted or measured in these weeks.
    """

    charts: Sequence[Chart]
    beside: Scatter
    empty: bool


def log_of(store: Store, history: Sequence[Day], today: date, texts: Texts) -> Log:
    """Return a person's log of sitting up to today.

    Parameters
    ----------
    store : Store
    history : sequence of Day
        For the pain beside it.
    today : date
    texts : Texts
    """
    since = today - timedelta(weeks=WEEKS_SHOWN)
    oldest = min(since, today - timedelta(int(numbers("progress")["pairs_newest_days"])))
    found = sitting_days(store, oldest, today)
    weeks = sitting_weeks(store, since, today)
    rows, together = beside_pain(history, found, today)
    dots = [
        (row.sitting_h, row.next_pain)
        for row in rows
        if row.sitting_h is not None and row.next_pain is not None
    ]
    known = {one.day: one for one in found}
    days = tuple(today - timedelta(back) for back in reversed(range(DAYS_SHOWN)))
    shown = [known.get(day, SittingDay(day)) for day in days]
    return Log(
        (_days(shown, [day in known for day in days], rows, texts), _longest(shown, texts),
         _weeks(weeks, texts)),
        scatter(together, dots, texts), empty=not any(one.days for one in weeks),
    )  # fmt: skip


def _days(
    rows: Sequence[SittingDay], known: Sequence[bool], beside: Sequence[BesidePain], texts: Texts
) -> Chart:
    said, pain = texts.gettext, {one.day: one for one in beside}
    hurt = [pain.get(one.day, BesidePain(one.day, None, None, None)) for one in rows]
    sat = tuple(one.sitting_h for one in rows)
    return Chart(
        "sitting-days", "lines", said(say("Sitting by day")), said(say("hours")), "",
        tuple(one.day for one in rows), (Series(said(say("Sitting, hours")), sat),),
        *round_ends([0.0, *_there(sat)]),
        more=(
            *_counts(rows, known, texts),
            Series(said(say("Worst pain")), tuple(one.pain for one in hurt)),
            Series(said(say("Pain the next morning")), tuple(one.next_pain for one in hurt)),
        ),
    )  # fmt: skip


def _longest(rows: Sequence[SittingDay], texts: Texts) -> Chart:
    said = texts.gettext
    longest = tuple(one.longest_min for one in rows)
    return Chart(
        "sitting-longest", "lines", said(say("Longest without a break, by day")),
        said(say("minutes")), "", tuple(one.day for one in rows),
        (Series(said(say("Longest without a break, minutes")), longest),),
        *round_ends([0.0, *_there(longest)]),
    )  # fmt: skip


def _weeks(found: Sequence[SittingWeek], texts: Texts) -> Chart:
    said = texts.gettext
    sat = tuple(one.sitting_h for one in found)
    return Chart(
        "sitting-weeks", "bars", said(say("Sitting by week")), said(say("hours a day")), "",
        tuple(one.start for one in found), (Series(said(say("Sitting, hours a day")), sat),),
        *round_ends([0.0, *_there(sat)]), weeks=1,
        more=(
            Series(
                said(say("Longest without a break, minutes")),
                tuple(one.longest_min for one in found),
            ),
            *_counts(found, [one.days > 0 for one in found], texts),
        ),
    )  # fmt: skip


def _counts(
    rows: Sequence[SittingDay] | Sequence[SittingWeek], known: Sequence[bool], texts: Texts
) -> Iterator[Series]:
    """Yield the breaks by what became of them; None where nothing is known of a row."""
    for name, text in OUTCOMES.items():
        there = zip(rows, known, strict=True)
        values = tuple(getattr(one, name) if seen else None for one, seen in there)
        yield Series(texts.gettext(text), values)


def _there(values: Sequence[float | None]) -> list[float]:
    return [value for value in values if value is not None]
