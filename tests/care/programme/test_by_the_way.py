"""Sets done in breaks: less than the whole is not seen, the whole counts as in a session."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.care.history import Day, SetDone
from backline.care.programme import State, plan
from backline.care.programme.advance import advance
from backline.care.programme.by_the_way import counted, step_of
from backline.care.programme.dose import eased_amount
from backline.care.programme.morning import after_morning
from backline.care.programme.own import own_tracks
from backline.care.programme.returning import returned
from backline.library import activities
from backline.library.programme_load import Tracks

from .made import (
    KNOWN,
    OK,
    RULES,
    START,
    UNMEASURED,
    asked,
    at,
    climbed,
    earned,
    exercises,
    fold,
    full,
    history,
    morning,
    planned,
    session,
)
from .test_any_life import PATIENT, lives, person

BRIDGES = full("bridge")
MARCHES = full("standing_march")
MARCH = SetDone("standing_march", "both", 20)
WALK_S = KNOWN["walk"].steps[KNOWN["walk"].start].seconds


def rested(number: int, *sets: SetDone) -> Day:
    """Return a day on which nothing was done but in breaks."""
    return Day(at(number), in_breaks=sets)


def walks(*minutes: float) -> tuple[SetDone, ...]:
    return tuple(SetDone("walk", "both", seconds=60 * one) for one in minutes)


def seen(*sets: SetDone, done: tuple[SetDone, ...] = (), state: State | None = None) -> Day:
    return counted(Day(at(0), done, in_breaks=sets), state or State(), KNOWN)


@pytest.mark.parametrize(
    "sets",
    [
        BRIDGES[:1],
        (replace(BRIDGES[0], repetitions=7), BRIDGES[1]),
        (replace(BRIDGES[0], dose_met=False), BRIDGES[1]),
        MARCHES[:1],
        (MARCHES[0], MARCHES[0]),
        (replace(MARCH, repetitions=19),),
        full("strap_stretch")[:5],
        walks(2, 2, 2, 2),
        full("bridge", 4),  # a form that the step does not ask for
        (SetDone("handstand", "both", 30),),
    ],
)
def test_less_than_the_whole_is_not_seen(sets: tuple[SetDone, ...]) -> None:
    assert seen(*sets).sets == ()
    assert fold([rested(0, *sets)]) == State()
    days = earned(0)
    assert fold([*days, rested(2, *sets)]).tracks == fold(days).tracks


@pytest.mark.parametrize(
    ("sets", "done"),
    [
        (BRIDGES, BRIDGES),
        (MARCHES, MARCHES),
        ((MARCH,), (MARCH,)),
        ((MARCH, MARCHES[0]), (MARCH, MARCHES[0])),
        ((*BRIDGES, replace(BRIDGES[0], repetitions=3)), BRIDGES),
        (full("strap_stretch"), full("strap_stretch")),
        (walks(2, 3, 5), walks(10)),
        (walks(2, 3, 5, 2), walks(12)),
    ],
)
def test_the_whole_is_what_a_session_would_be(
    sets: tuple[SetDone, ...], done: tuple[SetDone, ...]
) -> None:
    assert seen(*sets).sets == done
    assert fold([rested(0, *sets), morning(1)]) == fold([Day(at(0), done), morning(1)])


def test_session_and_breaks_make_it_up_together() -> None:
    one, other = BRIDGES
    assert seen(other, done=(one,)).sets == (one, other)
    assert seen(*walks(4), done=walks(6)).sets == walks(10)
    assert seen(*walks(3), done=walks(6)).sets == walks(6)


def test_a_session_that_was_whole_is_left_as_it_is() -> None:
    done = (*BRIDGES, *walks(WALK_S / 60))
    assert seen(*BRIDGES, BRIDGES[0], *walks(2), done=done).sets == done


def test_a_small_set_spoils_nothing_that_was_earned() -> None:
    small = SetDone("bridge", "both", 3, dose_met=False)
    days = earned(0)
    with_breaks = replace(days[0], in_breaks=(small, small))
    assert fold([with_breaks, days[1]]) == fold(days)


def test_a_quarter_less_is_the_whole_where_that_is_asked_for() -> None:
    bad = [session(0), morning(1, 6.0)]
    state = fold(bad)
    amount, _ = eased_amount(BRIDGES[0].repetitions, 0.0)
    some = tuple(replace(one, repetitions=amount) for one in BRIDGES)
    assert seen(*some).sets == ()
    assert counted(rested(3, *some), state, KNOWN).sets == some


def test_after_a_gap_the_lower_step_is_the_whole() -> None:
    state, number = climbed("bridge", 1)
    lower = full("bridge", 0)
    assert counted(rested(number + 1, *lower), state, KNOWN).sets == ()
    assert counted(rested(number + 70, *lower), state, KNOWN).sets == lower


def test_another_form_than_that_of_the_step_counts_in_a_session_only() -> None:
    state, number = climbed("bridge", 4)
    assert counted(rested(number + 1, *full("bridge", 3)), state, KNOWN).sets == ()
    assert counted(rested(number + 1, *full("bridge", 4)), state, KNOWN).sets == full("bridge", 4)
    assert step_of("bridge", state, KNOWN) is None


def test_part_of_a_march_leaves_it_in_todays_session() -> None:
    some = history(morning(0), replace(rested(1, *MARCHES[:1]), pains=morning(1).pains))
    whole = history(morning(0), replace(rested(1, MARCH), pains=morning(1).pains))
    assert "standing_march" in exercises(planned(some, 1).today)
    assert "standing_march" not in exercises(planned(whole, 1).today)


def test_strength_of_a_break_stands_before_strength_of_the_next_day_only_when_whole() -> None:
    some, whole = fold([rested(0, BRIDGES[0])]), fold([rested(0, *BRIDGES)])
    assert "bridge" in exercises(asked(some, 1))
    assert "bridge" not in exercises(asked(whole, 1))


def test_an_exercise_of_ones_own_needs_both_its_sides() -> None:
    mine = replace(activities()["standing_march"], id="my_march", name="My march")
    known = Tracks(KNOWN, own_tracks({**activities(), "my_march": mine}))
    least = known["my_march"].steps[0].repetitions
    left, right = (SetDone("my_march", side, least) for side in ("left", "right"))
    assert counted(rested(0, left), State(), known).sets == ()
    assert counted(rested(0, left, right), State(), known).sets == (left, right)


# Any history at all

STEPS = [step for track in KNOWN.values() for step in track.steps]


def least(exercise: str) -> tuple[int, float]:
    """Return the least that one set of an exercise is ever asked for."""
    mine = (one for one in STEPS if one.exercise == exercise)
    return min(eased_amount(one.repetitions, one.seconds) for one in mine)


EXERCISES = sorted({one.exercise for one in STEPS})


@st.composite
def partial(draw: st.DrawFn, day: Day) -> tuple[SetDone, ...]:
    """Return sets that do not make up a whole step: too small, or one side of two."""
    found = list[SetDone]()
    for exercise in draw(st.lists(st.sampled_from(EXERCISES), max_size=3, unique=True)):
        repetitions, seconds = least(exercise)
        sides = activities()[exercise].sides
        own = any(one.exercise == exercise for one in day.sets)
        times = draw(st.integers(1, 3))
        if exercise == "walk":
            if not own:
                found.append(SetDone("walk", "both", seconds=draw(st.floats(1, seconds - 1))))
        elif "left" in sides and not own and draw(st.booleans()):
            found += [SetDone(exercise, "left", 60, 90.0)] * times
        elif repetitions:
            count = draw(st.integers(1, repetitions - 1))
            found += [SetDone(exercise, "both", count)] * times
        else:
            short = draw(st.floats(1, seconds - 1))
            found += [SetDone(exercise, side, seconds=short) for side in sides] * times  # type: ignore[arg-type]
    return tuple(found)


@st.composite
def with_partial_breaks(draw: st.DrawFn) -> tuple[tuple[Day, ...], tuple[Day, ...]]:
    """Return days, and the same days with breaks in them and on days between."""
    days = draw(lives())
    by_day = {day.day: day for day in days}
    last = (days[-1].day - START).days + 2 if days else 3
    for number in draw(st.lists(st.integers(0, last), max_size=6, unique=True)):
        day = by_day.get(at(number)) or Day(at(number))
        by_day[day.day] = replace(day, in_breaks=draw(partial(day)), sitting_h=day.sitting_h or 5.0)
    return days, tuple(by_day[key] for key in sorted(by_day))


@PATIENT
@given(with_partial_breaks(), st.integers(0, 3))
def test_part_of_a_step_changes_no_plan(
    lived: tuple[tuple[Day, ...], tuple[Day, ...]], later: int
) -> None:
    plain, with_breaks = lived
    today = max((day.day for day in (*plain, *with_breaks)), default=START) + timedelta(later)
    assert plan(person(with_breaks), RULES, OK, today) == plan(person(plain), RULES, OK, today)
    for day in with_breaks:
        expected = plan(person(plain), RULES, OK, day.day)
        assert plan(person(with_breaks), RULES, OK, day.day) == expected


@PATIENT
@given(lives(), st.lists(st.sampled_from(sorted(KNOWN)), min_size=1, max_size=3, unique=True))
def test_a_whole_step_in_breaks_is_one_in_the_session(
    days: tuple[Day, ...], names: list[str]
) -> None:
    last = days[-1].day if days else START
    number = (last - START).days + 1
    state = State()
    for day in days:
        state = advance(state, day, UNMEASURED, KNOWN)
    day = morning(number)
    now = returned(after_morning(state, day, UNMEASURED, KNOWN), day.day.toordinal(), KNOWN)
    sets = tuple(
        one if not now.track(KNOWN[name]).eased else _eased(one)
        for name in names
        for one in full(name, now.track(KNOWN[name]).step)
    )
    in_breaks, done = replace(day, in_breaks=sets), replace(day, sets=sets)
    for later in range(3):
        today = day.day + timedelta(later)
        expected = plan(person((*days, done)), RULES, OK, today)
        assert plan(person((*days, in_breaks)), RULES, OK, today) == expected


def _eased(one: SetDone) -> SetDone:
    repetitions, seconds = eased_amount(one.repetitions, one.seconds)
    return replace(one, repetitions=repetitions, seconds=seconds)
