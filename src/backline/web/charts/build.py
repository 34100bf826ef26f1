"""From judged progress to charts; nothing is decided here, only chosen and named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from backline.care.history import Day
from backline.care.progress import Change, Course, Progress, TestProgress, words
from backline.care.progress.together import pairs
from backline.i18n import Texts
from backline.library.progress_load import text, words_of_tests
from backline.motion.said import say

from .axis import round_ends
from .scatter import Scatter, scatter
from .values import Chart, Series, merged

PAIN_TOP = 10.0
DAYS_A_WEEK = 7.0
MOST_LINES = 4
"""Own activities on one chart, the newest ones; the table has all."""

TONES = {"better": "good", "worse": "warn"}
NOT_MEASURABLE = say("Not measurable so far. The page of the test says what helps the camera.")
NOT_NOTED = say("Nothing noted yet. The journal takes it, and a session asks for it.")


MOST_WEEKS, MERGED_WEEKS = 156, 4
"""A longer time is drawn in means of four weeks: single ones could not be told apart any more."""


@dataclass(frozen=True, slots=True)
class Section:
    """Charts under one heading, and what to do where there is none."""

    id: str
    title: str
    charts: tuple[Chart, ...]
    empty: str
    path: str


def sections(found: Progress, since: date | None, texts: Texts) -> list[Section]:
    """Return every chart of a person's progress.

    Parameters
    ----------
    found : Progress
    since : date or None
        What lies before is not drawn, but for the first value of a test, which is compared.
    texts : Texts
    """
    tests = tuple(_test(one, since, texts) for one in found.tests)

    def drawn(charts: Iterator[Chart]) -> tuple[Chart, ...]:
        return tuple(_shortened(one, texts) for one in charts)

    return [
        Section(
            "tests", say("Tests"), tests,
            say("No test yet. The first one shows where you start."), "/tests",
        ),
        Section(
            "pain", say("Pain"), drawn(_weekly(found, "pain", found.pain, since, texts)),
            say("No pain noted yet. A session asks for it; the journal takes it at any time."),
            "/journal",
        ),
        Section(
            "function", say("Your activities"),
            drawn(_weekly(found, "function", found.function, since, texts)),
            say("Name something that is hard now, and how well it goes: the journal takes it."),
            "/journal",
        ),
        Section(
            "exercise", say("Exercise"), drawn(_exercise(found, since, texts)),
            say("No exercise yet. Today's session is the first."), "/today",
        ),
    ]  # fmt: skip


def _test(one: TestProgress, since: date | None, texts: Texts) -> Chart:
    known = words_of_tests().get(one.test)
    first = next((point for point in one.points if point.value is not None), None)
    points = [
        point for point in one.points if since is None or point.day >= since or point is first
    ]
    change, needed = one.change, one.change.needed
    band = None
    if first is not None and first.value is not None and needed is not None:
        band = (first.value - needed, first.value + needed)
    ends = [
        point.value + sign * (point.error or 0.0)
        for point in points if point.value is not None for sign in (-1, 1)
    ] + list(band or ())  # fmt: skip
    low, high = round_ends(ends)
    values = tuple(point.value for point in points)
    errors = tuple(point.error for point in points)
    name = texts.gettext(words.title_of_test(one))
    says = NOT_MEASURABLE if change.verdict == "not_measured" else words.says_of_test(one)
    return Chart(
        f"test-{one.test}-{one.side}", "points", name,
        _unit(texts, known.scale, known.better) if known else "", texts.gettext(says),
        tuple(point.day for point in points), (Series(_value(texts), values, errors),),
        low, high, _tone(change), band,
    )  # fmt: skip


def _shortened(chart: Chart, texts: Texts) -> Chart:
    if len(chart.days) <= MOST_WEEKS:
        return chart
    unit = say("{unit}; each mark is the mean of four weeks", unit=chart.unit)
    return replace(merged(chart, MERGED_WEEKS), unit=texts.gettext(unit))


def _value(texts: Texts) -> str:
    return texts.gettext("Value")


def _unit(texts: Texts, scale: str, better: str) -> str:
    way = text(f"better.{better}")
    return texts.gettext(say("{scale}, {way}", scale=scale, way=way))


def _tone(change: Change) -> str:
    return TONES.get(change.direction or "", "")


def _weekly(
    found: Progress, name: str, courses: Sequence[Course], since: date | None, texts: Texts
) -> Iterator[Chart]:
    """Yield one chart of the courses, if any was noted, in the weeks since a day."""
    noted = [one for one in courses if any(value is not None for value in one.weekly)]
    if not noted:
        return
    start = _first_week(found, since)
    days = tuple(week.start for week in found.weeks[start:])
    series = tuple(
        Series(texts.gettext(words.short_of_course(one)), one.weekly[start:]) for one in noted
    )
    units = {
        "pain": say("0 none, 10 the worst; the mean of each week"),
        "function": say("0 cannot, 10 as before; the mean of each week"),
    }
    titles = {"pain": say("Pain by week"), "function": say("Your activities by week")}
    yield Chart(
        name, "lines", texts.gettext(titles[name]), texts.gettext(units[name]),
        "", days, series[:MOST_LINES], 0.0, PAIN_TOP, weeks=1, more=series[MOST_LINES:],
    )  # fmt: skip


def verdicts(courses: Sequence[Course], texts: Texts) -> list[tuple[str, str, str]]:
    """Return title, class and sentence of the verdict on each course."""
    rows = []
    for one in courses:
        nothing = one.change.verdict == "not_measured"
        says = NOT_NOTED if nothing else words.says_of_course(one)
        title = texts.gettext(words.title_of_course(one))
        rows.append((title, _tone(one.change), texts.gettext(says)))
    return rows


def _first_week(found: Progress, since: date | None) -> int:
    if since is None:
        return 0
    return sum(week.start < since for week in found.weeks)


def _exercise(found: Progress, since: date | None, texts: Texts) -> Iterator[Chart]:
    weeks = found.weeks[_first_week(found, since) :]
    if not any(week.sets for week in found.weeks):
        return
    days = tuple(week.start for week in weeks)
    loads = tuple(round(week.load) for week in weeks)
    said = texts.gettext
    yield Chart(
        "load", "bars", said(say("Load by week")),
        said(say("repetitions, and a tenth of the seconds held or walked")),
        said(say("How much you did. More is not better by itself; steady is.")),
        days, (Series(said(say("Load")), loads),), *round_ends([0.0, *loads]), weeks=1,
        more=(
            Series(said(say("Sets")), tuple(week.sets for week in weeks)),
            Series(said(say("Minutes, about")), tuple(round(week.minutes) for week in weeks)),
            Series(said(say("Hours of sitting a day")), tuple(week.sitting_h for week in weeks)),
        ),
    )  # fmt: skip
    yield Chart(
        "days", "bars", said(say("Exercise days by week")), said(say("days of seven")),
        said(say('A day with "not today" is an answer, not a failure.')),
        days, (Series(said(say("Exercise days")), tuple(week.days for week in weeks)),),
        0.0, DAYS_A_WEEK, weeks=1,
        more=(Series(said(say("Not today")), tuple(week.not_today for week in weeks)),),
    )  # fmt: skip


def together_charts(found: Progress, days: Sequence[Day], texts: Texts) -> list[Scatter]:
    """Return the pairs of days behind each comparison that was made."""
    load, sitting = pairs(days, found.today)
    dots = {"load": load, "sitting": sitting}
    return [scatter(one, dots[one.cause], texts) for one in found.next_day]
