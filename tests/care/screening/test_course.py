"""Pain over the weeks, from the log."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.care.history import Day, PainCheck
from backline.care.screening.course import weekly_pain, worse_or_not_better

from .made import TODAY


def logged(weeks: Sequence[float | None], moment: str = "before") -> list[Day]:
    """Return a log with these weekly means, the newest last; two pain checks a week."""
    check = {"before": "before", "during": "during", "morning": "morning"}[moment]
    return [
        Day(
            TODAY - timedelta(days=7 * back + day),
            pains=(PainCheck(check, pain),),  # type: ignore[arg-type]
        )
        for back, pain in reversed(list(enumerate(reversed(weeks))))
        if pain is not None
        for day in (6, 0)
    ]


CASES: list[tuple[str, list[float | None], bool]] = [
    ("flat for six weeks", [5, 5, 5, 5, 5, 5, 5], True),
    ("less than a point better", [5, 5, 5, 4.5, 4.2, 4.2, 4.1], True),
    ("a point better", [5, 5, 5, 4.5, 4.2, 4.2, 4.0], False),
    ("better in between: a new bout", [5, 5, 3, 2, 5, 5, 5], False),
    ("flat for five weeks only", [None, 5, 5, 5, 5, 5, 5], False),
    ("low at the start", [2.9, 5, 5, 5, 5, 5, 4], False),
    ("low by now", [3.2, 3, 3, 3, 3, 3, 2.9], False),
    ("weeks without pain checks in between", [5, None, None, 5, None, None, 5], True),
    ("nothing this week", [5, 5, 5, 5, 5, 5, None], False),
    ("steadily worse", [None, None, None, None, 2, 3, 4], True),
    ("steadily worse from nothing", [None, None, None, None, 0, 1, 3], True),
    ("worse, but by little", [None, None, None, None, 2.5, 3, 4.4], False),
    ("worse, not steadily", [None, None, None, None, 2, 5, 4.5], False),
    ("worse, but low", [None, None, None, None, 0, 1, 2.9], False),
    ("worse with a week unknown", [None, None, None, None, 2, None, 5], False),
    ("no log", [None] * 7, False),
]


@pytest.mark.parametrize(("says", "weeks", "holds"), CASES, ids=[case[0] for case in CASES])
def test_courses(says: str, weeks: list[float | None], holds: bool) -> None:
    assert worse_or_not_better(logged(weeks), TODAY) == holds, says
    assert worse_or_not_better(logged(weeks, "morning"), TODAY) == holds
    assert not worse_or_not_better(logged(weeks, "during"), TODAY)


def test_a_week_needs_two_pain_checks() -> None:
    days = logged([4, 6])
    assert weekly_pain(days, TODAY, 2) == [6, 4]
    assert weekly_pain(days[1:], TODAY, 2) == [6, None]
    assert weekly_pain(days, TODAY + timedelta(days=1), 3) == [None, 5, None]


def test_the_future_does_not_count() -> None:
    assert weekly_pain([Day(date(2027, 1, 1), pains=(PainCheck("before", 9),) * 3)], TODAY, 1) == [
        None
    ]


means = st.floats(0, 10).map(lambda pain: round(pain, 1))


@given(st.lists(means, min_size=7, max_size=7), st.integers(1, 6))
def test_falling_pain_never_raises_an_alarm(weeks: list[float], at: int) -> None:
    falling = sorted(weeks, reverse=True)
    falling[-1] = max(0, falling[0] - 1)
    assert not worse_or_not_better(logged(falling[:at] + sorted(falling[at:])[::-1]), TODAY)
