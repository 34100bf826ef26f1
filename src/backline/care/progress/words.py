"""Progress in words: every sentence is in library/progress.toml."""

from datetime import date

from ...library.numbers_load import numbers
from ...library.progress_load import text, words_of_tests
from ...motion.said import Figure, Own, joined
from .values import Adherence, Change, Course, TestProgress, Together


def number(value: float) -> str:
    """Return a number with at most one decimal, in English.

    >>> number(12.0), number(1.25), number(-0.01)
    ('12', '1.2', '0')
    """
    return str(figure(value))


def figure(value: float) -> Figure:
    """Return a number that is written with at most one decimal, as a part of a sentence."""
    shown = round(value, 1) + 0.0
    return Figure(shown, ".0f" if shown.is_integer() else ".1f")


def title_of_test(progress: TestProgress) -> str:
    """Return the name of a test with its side; its id where the library does not know it."""
    words = words_of_tests().get(progress.test)
    side = text(f"side.{progress.side}")
    return joined([words.name if words else Own(progress.test), side], ", ")


def says_of_test(progress: TestProgress) -> str:
    """Return the verdict on a test in a sentence."""
    words = words_of_tests().get(progress.test)
    days = figure(numbers("progress")["tests_apart_days"])
    unit = words.unit if words else ""
    return text(
        f"test.{_verdict(progress.change)}", unit=unit, days=days, **_values(progress.change)
    )


def title_of_course(course: Course) -> str:
    """Return what a course is of."""
    return text(f"course.{course.id}", name=Own(course.item))


def short_of_course(course: Course) -> str:
    """Return what a course is of, as short as a label."""
    return text(f"short.{course.id}", name=Own(course.item))


def says_of_course(course: Course) -> str:
    """Return the verdict on pain or activities in a sentence."""
    known = numbers("progress")
    days, least = figure(known["compare_span_days"]), figure(known["readings_least"])
    verdict = _verdict(course.change)
    return text(f"notes.{verdict}", days=days, least=least, **_values(course.change))


def _verdict(change: Change) -> str:
    return change.direction or change.verdict


def _values(change: Change) -> dict[str, Figure | date]:
    size = None if change.change is None else abs(change.change)
    shown = {"first": change.first, "newest": change.newest}
    numbers_ = {**shown, "change": size, "needed": change.needed}
    days = {"first_day": change.first_day, "newest_day": change.newest_day}
    said: dict[str, Figure | date] = {
        name: figure(value) for name, value in numbers_.items() if value is not None
    }
    return said | {name: value for name, value in days.items() if value}


def says_of_adherence(found: Adherence) -> str:
    """Return the exercise days in sentences; what was left out on purpose stands apart."""
    percent = round(100 * (found.share or 0.0))
    kind = "no_plan" if found.share is None else "share"
    said = [
        text(
            f"adherence.{kind}", done=found.done, planned=found.planned,
            from_day=found.from_day, percent=percent,
        )
    ]  # fmt: skip
    for name, count in (("not_today", found.not_today), ("left_out", found.left_out)):
        if count:
            days = text("adherence.one_day" if count == 1 else "adherence.days", count=count)
            said.append(text(f"adherence.{name}", days=days))
    return joined(said)


def says_of_together(found: Together) -> str:
    """Return what went together, with its warning wherever a comparison was made."""
    known = numbers("progress")
    verdict: str = found.verdict
    if found.verdict == "together":
        verdict = "together_more" if (found.rank_correlation or 0.0) > 0 else "together_less"
    least = figure(known["pairs_least"])
    title = text(f"together.{found.cause}")
    said = text(f"together.{verdict}", title=title, pairs=found.pairs, least=least)
    if found.verdict == "together":
        return joined((said, text("together.warning", pairs=found.pairs)))
    return said


def together_how() -> str:
    """Return how days are paired and compared."""
    known = numbers("progress")
    seconds = figure(known["seconds_as_repetition"])
    return text("together.how", seconds=seconds, percent=figure(100 * known["chance_share"]))


def empty_says() -> str:
    """Return what to do where nothing has been kept yet."""
    known = numbers("progress")
    tests_days, notes_days = figure(known["tests_apart_days"]), figure(known["compare_span_days"])
    said = text("empty.next", tests_days=tests_days, notes_days=notes_days)
    return joined((text("empty.heading"), said))
