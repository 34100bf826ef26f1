"""An exercise session that is due is called to mind once, once more, and never a third time."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from backline.care.breaks import BreakSettings
from backline.care.breaks.hours import inside
from backline.care.breaks.remind import Reminder, due

DAY = date(2026, 12, 1)
SIX = BreakSettings().changed({"remind_at": "18:00"})
CLOCK = st.integers(0, 1439).map(lambda minute: f"{minute // 60:02d}:{minute % 60:02d}")


def at(clock: str, day: date = DAY) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=UTC)


def asked(
    clock: str,
    state: Reminder | None = None,
    settings: BreakSettings = SIX,
    *,
    due_today: bool = True,
    done_today: bool = False,
) -> bool:
    return due(
        state or Reminder(), at(clock), DAY, settings, due_today=due_today, done_today=done_today
    )


def test_at_the_chosen_time_and_not_before() -> None:
    assert not asked("17:59")
    assert asked("18:00")
    assert asked("19:30"), "the machine was off at six"


def test_nobody_is_reminded_who_did_not_ask_for_it() -> None:
    assert not asked("18:00", settings=BreakSettings())


def test_nothing_is_due_or_something_is_done() -> None:
    assert not asked("18:00", due_today=False)
    assert not asked("18:00", done_today=True)


def test_once_more_two_hours_after_the_first_and_never_a_third_time() -> None:
    once = Reminder().told(at("18:10"), DAY)
    assert not asked("20:09", once)
    assert asked("20:10", once)
    twice = once.told(at("20:10"), DAY)
    assert twice.times == 2
    assert not asked("21:59", twice)


def test_whoever_did_it_in_between_is_left_alone() -> None:
    once = Reminder().told(at("18:00"), DAY)
    assert not asked("20:00", once, done_today=True)


def test_quiet_hours_stay_quiet() -> None:
    late = SIX.changed({"remind_at": "21:00"})
    once = Reminder().told(at("21:00"), DAY)
    assert not asked("23:00", once, late)
    assert not asked("23:30", settings=SIX.changed({"remind_at": "23:00"}))
    assert asked("07:00", settings=SIX.changed({"remind_at": "06:00"}))


def test_after_midnight_it_waits_for_its_own_day() -> None:
    night = SIX.changed({"quiet_hours": ""})
    moment = at("01:30", DAY + timedelta(1))
    assert not due(Reminder(), moment, DAY, night, due_today=True, done_today=False)


def test_the_next_day_begins_anew() -> None:
    yesterday = Reminder(DAY - timedelta(1), 2, 1200)
    assert asked("18:00", yesterday)
    assert yesterday.told(at("18:00"), DAY) == Reminder(DAY, 1, 1080)


@given(
    CLOCK,
    st.sampled_from(("", "22:00-07:00", "12:00-13:00; 17:30-19:00", "00:00-24:00")),
    st.lists(st.integers(0, 1439), max_size=60).map(sorted),
    st.none() | st.integers(0, 1439),
)
def test_a_day_of_looks(chosen: str, quiet: str, minutes: list[int], done_from: int | None) -> None:
    settings = BreakSettings().changed({"remind_at": chosen, "quiet_hours": quiet})
    state, told = Reminder(), list[int]()
    for minute in minutes:
        now = at(f"{minute // 60:02d}:{minute % 60:02d}")
        done = done_from is not None and minute >= done_from
        if due(state, now, DAY, settings, due_today=True, done_today=done):
            assert not inside(settings.quiet_hours, now)
            assert not done
            assert f"{minute // 60:02d}:{minute % 60:02d}" >= chosen
            state = state.told(now, DAY)
            told.append(minute)
    assert len(told) <= 2
    assert state.times == len(told)
    if len(told) == 2:
        assert told[1] - told[0] >= 120
