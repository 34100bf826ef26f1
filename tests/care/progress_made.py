"""What the tests of progress share: short ways to write a history."""

from collections.abc import Sequence
from datetime import date, timedelta

from backline.care.history import Day, History, Measured, Moment, PainCheck, SetDone
from backline.care.progress import Change, Course, Progress, progress
from backline.motion.types import Side

START = date(2026, 1, 5)  # a Monday


def on(day: int) -> date:
    """Return a day counted from the first, which is 0."""
    return START + timedelta(day)


def measured(
    *values: tuple[int, float | None], error: float | None = 8.0, test: str = "slr",
    side: Side = "left",
) -> tuple[Measured, ...]:  # fmt: skip
    """Return a test's values on their days."""
    return tuple(Measured(on(day), test, side, value, error) for day, value in values)


def only_change(tests: Sequence[Measured], today: int = 400) -> Change:
    """Return the change of the only test in a history."""
    (found,) = progress(History(tests=tuple(tests)), on(today)).tests
    return found.change


def painful(values: Sequence[float | None], moment: Moment = "morning") -> tuple[Day, ...]:
    """Return one day for each value of pain, from the first on; none for None."""
    return tuple(
        Day(on(day), pains=(PainCheck(moment, value),))
        for day, value in enumerate(values) if value is not None
    )  # fmt: skip


def of_days(days: Sequence[Day], today: int = 400) -> Progress:
    return progress(History(days=tuple(days)), on(today))


def course(found: Progress, name: str) -> Course:
    """Return a course by its id, or an activity by its own name."""
    every = (*found.pain, *found.function)
    (one,) = [course for course in every if name in {course.id, course.item}]
    return one


def bridges(repetitions: int) -> tuple[SetDone, ...]:
    return (SetDone("bridge", "both", repetitions),)
