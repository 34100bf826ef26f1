"""Breaks from sitting in the weeks: what was done in them is counted, no exercise day is made."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from backline.care.history import Day, SetDone
from backline.care.progress.weeks import day_load

from .progress_made import bridges, of_days, on

MARCH = SetDone("standing_march", "both", 20)
WALK = SetDone("walk", "both", seconds=120.0)


def test_sets_minutes_and_load_hold_what_was_done_in_breaks() -> None:
    day = Day(on(0), bridges(10), in_breaks=(MARCH, WALK))
    (week,) = of_days([day], 0).weeks
    assert (week.days, week.sets) == (1, 3)
    assert week.minutes == (10 * 3 + 20 * 3 + 120) / 60
    assert week.load == day_load(day) == 10 + 20 + 12


def test_a_day_with_breaks_alone_is_no_exercise_day() -> None:
    (week,) = of_days([Day(on(0), in_breaks=(MARCH,), not_today=True)], 0).weeks
    assert (week.days, week.sets, week.not_today) == (0, 1, 1)


def test_sitting_and_breaks_begin_no_four_weeks() -> None:
    sat = [Day(on(day), in_breaks=(MARCH,), sitting_h=6.0) for day in range(20)]
    assert of_days(sat, 19).adherence is None
    begun = of_days([*sat, Day(on(20), bridges(10))], 20).adherence
    assert begun is not None
    assert (begun.from_day, begun.planned, begun.done) == (on(20), 1, 1)


SETS = st.lists(st.sampled_from((MARCH, WALK)), max_size=3).map(tuple)
DAYS = st.builds(
    Day,
    st.just(on(0)),
    sets=st.sampled_from(((), bridges(10))),
    not_today=st.booleans(),
    left_out=st.sampled_from(((), ("bridge",))),
)


@given(st.lists(st.tuples(DAYS, SETS), max_size=40), st.integers(0, 20))
def test_exercise_days_never_change_by_breaks(
    lived: list[tuple[Day, tuple[SetDone, ...]]], later: int
) -> None:
    plain = [replace(day, day=on(number)) for number, (day, _) in enumerate(lived)]
    rested = [
        replace(day, in_breaks=sets, sitting_h=1.0 if sets else None)
        for day, (_, sets) in zip(plain, lived, strict=True)
    ]
    today = len(lived) + later
    without, found = of_days(plain, today), of_days(rested, today)
    begun = [day for day in plain if day != Day(day.day)]
    if begun == plain:
        assert found.adherence == without.adherence
    assert [week.days for week in found.weeks] == [week.days for week in without.weeks]
    assert [week.not_today for week in found.weeks] == [week.not_today for week in without.weeks]
    assert sum(week.sets for week in found.weeks) == sum(
        len(day.sets) + len(day.in_breaks) for day in rested
    )
