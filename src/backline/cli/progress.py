"""`backline progress`: what has changed, in the terminal or as JSON."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from backline.care.progress import Course, Progress, TestProgress, Together, as_json, words
from backline.care.progress import progress as judged_progress
from backline.library.progress_load import text, words_of_tests

from . import progress_charts as charts
from .days import Today, day_of
from .json_files import JsonOut, write_json
from .keeping import ME, Database, Profile, opened

WIDEST = 100
NARROWEST = 60
PAIN_TOP = 10.0
GAUGE = 30

Lines = Iterator[RenderableType]


def progress(
    today: Today = None, json_out: JsonOut = None, database: Database = None, profile: Profile = ME
) -> None:
    """Show what has changed: tests, pain, activities, exercise days, and what went together."""
    from backline.planning import planned  # noqa: PLC0415 - slow to load

    day = day_of(today)
    with opened(database, profile) as store:
        history = store.history()
        days_a_week = planned(store, day).plan.exercise_days
    found = judged_progress(history, day, days_a_week)
    if json_out is not None:
        write_json(as_json(found), json_out)
    if json_out != "-":
        tell(found, Console())


def tell(found: Progress, out: Console) -> None:
    """Print the page: every chart with its numbers, every verdict in a sentence."""
    out.print(Text(text("page.title", today=found.today.isoformat()), style="bold"))
    if found.empty:
        out.print(Text(words.empty_says()))
        return
    width = min(max(out.width, NARROWEST), WIDEST)
    sections = {
        "tests": tests(found, width),
        "pain": courses(found, found.pain, width),
        "function": courses(found, found.function, width),
        "exercise": exercise(found, width),
        "adherence": adherence(found),
        "together": together(found.next_day),
    }
    for name, lines in sections.items():
        shown = list(lines)
        if shown:
            out.print(Text(f"\n{text(f'page.{name}')}", style="bold"))
        for line in shown:
            out.print(Text(line) if isinstance(line, str) else line)


def tests(found: Progress, width: int) -> Lines:
    """Yield a chart and a verdict for each test; both legs on one scale."""
    if not found.tests:
        yield text("page.no_tests")
        return
    yield text("page.whiskers")
    for _, group in groupby(found.tests, key=lambda test: test.test):
        sides = list(group)
        points = [point for test in sides for point in charts.shown(test.points)]
        axis = charts.scale(points, width - charts.BEFORE_BAR)
        for test in sides:
            yield from one_test(test, axis)


def one_test(test: TestProgress, axis: charts.Scale) -> Lines:
    """Yield one side of a test."""
    known = words_of_tests().get(test.test)
    how = f" ({known.scale}, {text(f'better.{known.better}')})" if known else ""
    yield Text(f"\n{words.title_of_test(test)}{how}", style="underline")
    yield from charts.whiskers(test.points, axis)
    yield words.says_of_test(test)


def courses(found: Progress, shown: Sequence[Course], width: int) -> Lines:
    """Yield the weeks of pain or of activities, then a verdict on each; nothing where unnoted."""
    noted = [course for course in shown if any(value is not None for value in course.weekly)]
    if not noted:
        return
    yield from week_heading(found, width)
    newest = charts.weeks_that_fit(width)
    for course in noted:
        name = words.short_of_course(course)
        yield from charts.weekly(name, course.weekly[-newest:], PAIN_TOP)
    for course in noted:
        yield f"{words.title_of_course(course)}. {words.says_of_course(course)}"


def week_heading(found: Progress, width: int) -> Lines:
    """Yield the weeks' Mondays, month and day."""
    newest = charts.weeks_that_fit(width)
    if len(found.weeks) > newest:
        yield text("page.more_weeks", shown=newest, count=len(found.weeks))
    starts = [week.start.strftime("%m-%d") for week in found.weeks[-newest:]]
    yield charts.labelled(text("page.week"), starts)


def exercise(found: Progress, width: int) -> Lines:
    """Yield what was done in each week, with the load as bars."""
    if not any(week.sets for week in found.weeks):
        return
    yield from week_heading(found, width)
    shown = found.weeks[-charts.weeks_that_fit(width) :]
    loads = [week.load for week in shown]
    yield from charts.weekly(text("page.load"), loads, max(loads))
    yield charts.labelled(text("page.days"), [str(week.days) for week in shown])
    yield charts.labelled(text("page.sets"), [str(week.sets) for week in shown])
    yield charts.labelled(text("page.minutes"), [f"{week.minutes:.0f}" for week in shown])


def adherence(found: Progress) -> Lines:
    """Yield the exercise days against the planned ones."""
    if found.adherence is None:
        return
    if found.adherence.share is not None:
        yield charts.gauge(found.adherence.share, GAUGE)
    yield words.says_of_adherence(found.adherence)


def together(found: Sequence[Together]) -> Lines:
    """Yield the comparisons as a table, each in words, and how they were made."""
    compared = [one for one in found if one.difference is not None]
    if compared:
        yield together_table(compared)
    yield from map(words.says_of_together, found)
    if compared:
        yield words.together_how()


def together_table(compared: Sequence[Together]) -> Table:
    """Return the next day's pain after higher and lower days, with what chance gives."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for name in ("", *(text(f"together.{one.cause}") for one in compared)):
        table.add_column(name, justify="right" if name else "left")
    rows = {
        "pairs": [str(one.pairs) for one in compared],
        "split": [_decimals(one.split, ".1f") for one in compared],
        "higher": [_decimals(one.pain_higher, ".1f") for one in compared],
        "lower": [_decimals(one.pain_lower, ".1f") for one in compared],
        "difference": [_decimals(one.difference, "+.1f") for one in compared],
        "difference_chance": [_between(one.difference_by_chance, "+.1f") for one in compared],
        "rank": [_decimals(one.rank_correlation, "+.2f") for one in compared],
        "rank_chance": [_between(one.rank_by_chance, "+.2f") for one in compared],
    }
    for name, cells in rows.items():
        table.add_row(text(f"page.rows.{name}"), *cells)
    return table


def _decimals(value: float | None, how: str) -> str:
    return "" if value is None else format(value, how)


def _between(ends: tuple[float, float] | None, how: str) -> str:
    if ends is None:
        return ""
    return text("page.between", low=format(ends[0], how), high=format(ends[1], how))
