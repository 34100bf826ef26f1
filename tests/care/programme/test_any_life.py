"""Any history at all: nothing crashes, nothing that must not happen happens, splits agree."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import cast

from hypothesis import given, settings
from hypothesis import strategies as st

from backline.care.history import Day, Effort, History, PainCheck, Screened, SetDone
from backline.care.programme import Settled, State, as_json, from_json, plan, settle
from backline.care.programme.advance import advance
from backline.care.programme.gate import Gate
from backline.care.programme.morning import after_morning
from backline.care.programme.plan import as_done
from backline.care.programme.prescribe import prescribe
from backline.care.programme.returning import rule_of_gap
from backline.care.programme.soreness import morning_of, usual_pain
from backline.care.programme.state import WALK, tried

from .made import KNOWN, OK, RULES, START, UNMEASURED, at, full

WEEK = 7
PATIENT = settings(max_examples=50, deadline=None)
EXERCISES = (*{step.exercise for track in KNOWN.values() for step in track.steps}, "handstand")
ANSWERS = st.sampled_from((*["no"] * 8, "unsure", "yes"))
FEW = st.integers(0, 3)
PAINS = st.builds(
    PainCheck,
    st.sampled_from(("morning", "morning", "before", "during", "after")),
    st.sampled_from((0.0, 0.0, 0.0, 1.0, 2.0, 3.5, 5.0, 5.5, 10.0)),
    ANSWERS,
    st.none() | st.sampled_from(EXERCISES),
    st.sampled_from((*[False] * 9, True)),
)
SETS = st.builds(
    SetDone,
    st.sampled_from(EXERCISES),
    st.sampled_from(("left", "right", "both", "unseen")),
    st.sampled_from((0, 5, 8, 10, 30)),
    st.sampled_from((0.0, 30.0, 600.0)),
    st.booleans(),
)
EFFORTS = st.dictionaries(
    st.sampled_from(EXERCISES), st.sampled_from(("easy", "right", "hard")), max_size=2
)


GAPS = st.sampled_from((1, 1, 1, 1, 2, 3, 8, 15, 29, 60))
RUNS = st.sampled_from((1, 1, 1, 1, 10, 20))


@st.composite
def lives(draw: st.DrawFn) -> tuple[Day, ...]:
    """Return days in order: single ones with anything in them, and runs of doing as asked."""
    number, days, state = 0, list[Day](), State()
    for _ in range(draw(st.integers(0, 12))):
        number += draw(GAPS)
        run, pain = draw(RUNS), draw(st.sampled_from((0.0, 0.0, 0.0, 6.0)))
        for _ in range(run):
            day = draw(some_day(number)) if run == 1 else as_asked(state, number, pain)
            state = advance(state, day, UNMEASURED, KNOWN)
            days.append(day)
            number += 1
    return tuple(days)


@st.composite
def some_day(draw: st.DrawFn, number: int) -> Day:
    return Day(
        at(number),
        tuple(draw(st.lists(SETS, max_size=4))),
        tuple(draw(st.lists(PAINS, max_size=3))),
        cast("dict[str, Effort]", draw(EFFORTS)) or None,
        tuple(draw(st.lists(st.sampled_from(EXERCISES), max_size=1))),
        draw(st.sampled_from((False, False, False, True))),
    )


def as_asked(state: State, number: int, pain: float) -> Day:
    """Return a day on which all was done as asked for, after a good morning."""
    asked = prescribe(state, at(number), UNMEASURED, Gate(), RULES)
    sets = tuple(
        replace(one, repetitions=item.repetitions, seconds=item.seconds)
        for item in asked.items
        for one in KNOWN_SETS[item.track][item.step - 1]
    )
    return Day(at(number), sets, (PainCheck("morning", 0.0), PainCheck("during", pain)))


KNOWN_SETS = {
    name: [full(name, step) for step in range(len(track.steps))] for name, track in KNOWN.items()
}


def person(days: tuple[Day, ...]) -> History:
    return History(days=days, screenings=(Screened(START, {}),))


@PATIENT
@given(lives(), FEW)
def test_there_is_always_a_plan(days: tuple[Day, ...], later: int) -> None:
    last = days[-1].day if days else START
    found = plan(person(days), RULES, OK, last + timedelta(later))
    assert len(found.week) == WEEK
    assert all(day.items or day.phase for day in found.week)
    for day in found.week:
        assert len({item.track for item in day.items}) == len(day.items)
        assert all(item.load > 0 for item in day.items)


@PATIENT
@given(lives())
def test_a_bad_morning_never_asks_for_more(days: tuple[Day, ...]) -> None:
    state = State()
    for day in days:
        if morning_of(day, usual_pain(state.usual)) == "bad":
            after = after_morning(state, day, UNMEASURED, KNOWN)
            for name, one in state.tracks.items():
                assert after.tracks[name].step <= tried(one).step
                assert after.tracks[name].eased
        state = advance(state, day, UNMEASURED, KNOWN)


@PATIENT
@given(lives())
def test_one_step_up_a_week_at_the_most_and_only_on_a_morning(days: tuple[Day, ...]) -> None:
    state, stepped = State(), dict[str, int]()
    for day in days:
        now = day.day.toordinal()
        after = advance(state, day, UNMEASURED, KNOWN)
        for name, one in after.tracks.items():
            before = state.track(KNOWN[name]).step
            assert one.step <= before + 1
            if one.step > before:
                assert morning_of(day, usual_pain(state.usual)) == "good"
                assert now - stepped.get(name, 0) >= WEEK
                stepped[name] = now
        state = after


@PATIENT
@given(lives(), st.integers(0, 60))
def test_who_does_as_asked_has_no_two_strength_days_in_a_row(
    days: tuple[Day, ...], until: int
) -> None:
    state = State()
    for day in days:
        state = advance(state, day, UNMEASURED, KNOWN)
    last = max((day for day, done in state.recent if strong(done)), default=0)
    start = days[-1].day if days else START
    for number in range(1, 15):
        today = start + timedelta(number + until % 3)
        asked = prescribe(state, today, UNMEASURED, Gate(), RULES)
        if strong({item.track for item in asked.items}):
            assert today.toordinal() - last >= 2
            last = today.toordinal()
        state = advance(state, as_done(asked), UNMEASURED, KNOWN)


def strong(tracks: object) -> bool:
    return any(KNOWN[name].kind == "strength" for name in cast("set[str]", tracks))


@PATIENT
@given(lives())
def test_a_gap_never_asks_for_more_than_was_done_last(days: tuple[Day, ...]) -> None:
    state = State()
    for day in days:
        now = day.day.toordinal()
        if rule_of_gap(state, now):
            asked = prescribe(state, day.day, UNMEASURED, Gate(), RULES)
            for item in asked.items:
                was = tried(state.track(KNOWN[item.track]))
                if item.track in state.tracks:
                    assert item.load <= KNOWN[item.track].steps[was.step].load
                    # Walks go on through a gap: one that was done in it needs no easing.
                    assert item.eased or item.track == WALK
        state = advance(state, day, UNMEASURED, KNOWN)


@PATIENT
@given(lives())
def test_nobody_rests_for_good(days: tuple[Day, ...]) -> None:
    state = State()
    for day in days:
        state = advance(state, day, UNMEASURED, KNOWN)
    later = (days[-1].day if days else START) + timedelta(4)
    assert prescribe(state, later, UNMEASURED, Gate(), RULES).phase != "rest"


@PATIENT
@given(lives())
def test_a_state_survives_being_kept(days: tuple[Day, ...]) -> None:
    state = settle(person(days), RULES, at(2000)).state
    assert from_json(json.loads(json.dumps(as_json(state)))) == state


@PATIENT
@given(lives(), st.data())
def test_a_fold_in_two_parts_is_the_fold(days: tuple[Day, ...], data: st.DataObject) -> None:
    given_, last = person(days), days[-1].day if days else START
    split = START + timedelta(data.draw(st.integers(0, (last - START).days)))
    first = settle(given_, RULES, split)
    kept = Settled(from_json(json.loads(json.dumps(as_json(first.state)))), first.until)
    late = person(tuple(day for day in days if day.day >= split))
    assert settle(late, RULES, last, kept) == settle(given_, RULES, last)
    assert plan(given_, RULES, OK, last, kept) == plan(given_, RULES, OK, last)


@PATIENT
@given(lives(), lives())
def test_later_days_do_not_matter(days: tuple[Day, ...], more: tuple[Day, ...]) -> None:
    today = days[-1].day if days else START
    later = tuple(
        Day(day.day + (today - START) + timedelta(1), day.sets, day.pains) for day in more
    )
    assert plan(person((*days, *later)), RULES, OK, today) == plan(person(days), RULES, OK, today)
