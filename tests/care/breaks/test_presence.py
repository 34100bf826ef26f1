"""Who is there: absence is back-dated, and neither reading, sleep nor a set clock deceives."""

import random
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backline.care.breaks import Bout, Hold, Notify, Seen, ShowPage, Tell, Today
from backline.care.breaks.presence import Presence

from .small_desk import (
    CALL,
    DND,
    EVERY_S,
    LOOK_S,
    MINUTE_S,
    NINE,
    SmallDesk,
    chosen,
    kinds,
    sat_min,
)

BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = datetime(2026, 12, 2, 2, 30, tzinfo=UTC)
LOGGED_DAY = timedelta(hours=3)


def days_of(bouts: list[Bout]) -> list[date]:
    return [(one.end.replace(tzinfo=None) - LOGGED_DAY).date() for one in bouts]


# Absence and its beginning


def test_an_absence_begins_at_the_last_touch() -> None:
    desk = SmallDesk()
    desk.sit(20)
    desk.leave(10)
    assert sat_min(desk.bouts) == [20]
    assert desk.bouts[0].end == NINE + timedelta(minutes=20)
    rest = desk.rests[0]
    assert (rest.at, rest.outcome, rest.seconds) == (desk.bouts[0].end, "natural", 600)
    assert desk.status.unbroken_s == 0


def test_the_bout_is_logged_once_while_somebody_is_still_away() -> None:
    desk = SmallDesk()
    desk.sit(20)
    assert kinds(desk.still(60)) == ["Bout"]
    assert desk.phase == "away"


def test_to_read_is_to_sit() -> None:
    desk = SmallDesk()
    for _ in range(5):
        desk.still(3.9)
        desk.touch()
        desk.look()
    assert desk.log == []
    assert desk.phase == "sitting"
    assert desk.status.unbroken_s == pytest.approx(5 * 3.9 * MINUTE_S, abs=LOOK_S)


def test_stillness_becomes_absence_after_the_time_that_was_chosen() -> None:
    desk = SmallDesk(chosen(away_min=10))
    desk.sit(10)
    desk.still(9.9)
    assert desk.phase == "sitting"
    desk.still(0.2)
    assert desk.phase == "away"
    assert desk.status.today.sitting_s == 600


@pytest.mark.parametrize("hold", ["call", "camera", "microphone", "full_screen"])
def test_a_sign_of_somebody_keeps_them_there(hold: Hold) -> None:
    desk = SmallDesk()
    desk.sit(5)
    desk.still(60, holds=frozenset({hold}))
    assert desk.phase == "held"
    assert desk.status.unbroken_s == 65 * MINUTE_S
    assert desk.log == []


def test_a_film_that_keeps_the_screen_awake_keeps_presence_but_holds_nothing() -> None:
    desk = SmallDesk()
    desk.still(34, watching=True)
    assert desk.log == []
    assert kinds(desk.still(2, watching=True)) == ["Notify"]


def test_do_not_disturb_says_nothing_about_anybody() -> None:
    desk = SmallDesk()
    desk.sit(20)
    desk.still(6, holds=DND)
    assert desk.phase == "away"
    assert sat_min(desk.bouts) == [20]


def test_after_a_call_absence_begins_where_the_call_ended() -> None:
    desk = SmallDesk()
    desk.sit(10)
    desk.still(15, holds=CALL)
    desk.leave(8)
    assert sat_min(desk.bouts) == [25]
    assert desk.rests[0].seconds == 8 * MINUTE_S


def test_a_call_is_believed_for_three_hours_without_a_touch() -> None:
    desk = SmallDesk()
    desk.sit(1)
    desk.still(600, holds=CALL)
    assert desk.phase == "away"
    assert sat_min(desk.bouts) == [1 + 180]


def test_a_touch_makes_a_long_call_believed_again() -> None:
    desk = SmallDesk()
    for _ in range(3):
        desk.still(170, holds=CALL)
        desk.touch()
        desk.look(holds=CALL)
    assert desk.phase == "held"
    assert desk.status.unbroken_s == 510 * MINUTE_S


def test_whoever_cannot_be_told_from_nobody_counts_as_there() -> None:
    desk = SmallDesk(blind=True)
    desk.still(34)
    assert desk.phase == "sitting"
    assert kinds(desk.still(2)) == ["Notify"]


def test_without_an_idle_time_the_lock_still_tells() -> None:
    desk = SmallDesk(blind=True)
    desk.still(20)
    desk.lock(10)
    assert desk.outcomes == ["natural"]
    assert sum(sat_min(desk.bouts)) == pytest.approx(20, abs=0.1)


# somebody "comes back" for one look, with nobody there.
@pytest.mark.parametrize("jitter_s", [0.02, 0.5])
def test_an_idle_time_that_is_a_little_off_brings_nobody_back(jitter_s: float) -> None:
    desk, chance = SmallDesk(), random.Random(3)
    desk.sit(20)
    touched_s, phases = desk.t_s, list[str]()
    for _ in range(12 * 100):
        desk.pass_s(LOOK_S)
        desk.touched_s = touched_s + chance.uniform(-jitter_s, jitter_s)
        desk.look()
        phases.append(desk.phase)
    assert {*phases[phases.index("away") :]} == {"away"}
    assert not {"Notify", "ShowPage", "Tell"} & {*kinds(one for _, one in desk.log)}
    desk.back()
    assert desk.outcomes == ["natural"]
    assert len(desk.bouts) == 1


# Lock


def test_a_lock_counts_from_the_last_touch() -> None:
    desk = SmallDesk()
    desk.sit(20)
    desk.still(2)  # the screen locks itself
    desk.lock(5)
    assert sat_min(desk.bouts) == [20]
    assert desk.rests[0].seconds == 7 * MINUTE_S


def test_a_lock_shorter_than_a_break_is_taken_out_and_ends_nothing() -> None:
    desk = SmallDesk()
    desk.sit(20)
    desk.lock(1.5)
    assert desk.log == []
    assert desk.status.unbroken_s == 20 * MINUTE_S
    assert desk.until(Notify) == pytest.approx(15, abs=0.3)
    desk.sit(1)
    desk.ends()
    assert sat_min(desk.bouts) == [pytest.approx(36, abs=0.3)]
    assert desk.bouts[0].end - desk.bouts[0].start > timedelta(seconds=desk.bouts[0].sitting_s)


def test_a_password_typed_at_the_lock_is_not_yet_a_return() -> None:
    desk = SmallDesk()
    desk.sit(20)
    desk.go(10, touch_every=1, locked=True)
    assert desk.phase == "away"
    desk.look()
    assert desk.phase == "away"
    desk.back()
    assert desk.phase == "sitting"


# Sleep


@given(st.integers(1, 10 * 86_400), st.booleans(), st.sampled_from([1, 20, 34, 36, 38]))
@settings(max_examples=60, deadline=None)
def test_sleep_of_any_length_brings_no_prompt_at_waking(
    sleep_s: int, stops: bool, sat: int
) -> None:
    desk = SmallDesk()
    desk.sit(sat)
    # A late look within two minutes is no sleep, and what was due anyhow may come.
    woken = desk.sleep(sleep_s / MINUTE_S, idle_clock_stops=stops)
    if sleep_s > 120:
        assert not {"Notify", "ShowPage"} & {*kinds(woken)}
        desk.log.clear()
        desk.sit(EVERY_S / MINUTE_S - 0.5)
        assert not {"Notify", "ShowPage"} & {*kinds(one for _, one in desk.log)}
        assert len(desk.all(Bout)) + len(desk.rests) <= 2
    assert len([one for one in woken if isinstance(one, Bout)]) <= 1


@pytest.mark.parametrize("stops", [False, True])
def test_a_closed_lid_is_an_absence_from_the_last_look(stops: bool) -> None:
    desk = SmallDesk()
    desk.sit(20)
    desk.still(1)
    desk.sleep(30, idle_clock_stops=stops)
    desk.sit(1)
    assert sat_min(desk.bouts) == [21]
    assert desk.outcomes == ["natural"]
    assert desk.rests[0].seconds == pytest.approx(30 * MINUTE_S, abs=11)


def test_an_idle_clock_that_stops_in_sleep_does_not_wake_anybody() -> None:
    """The last touch looks a minute old; it was before the machine slept."""
    desk = SmallDesk()
    desk.sit(20)
    desk.still(1)
    desk.sleep(60, idle_clock_stops=True)
    desk.still(3)
    assert desk.phase == "away"


def test_a_machine_that_wakes_alone_counts_nothing_to_anybody() -> None:
    desk = SmallDesk()
    desk.sit(20)
    for _ in range(10):
        desk.sleep(60)
        desk.still(1)
    assert desk.phase == "away"
    assert desk.status.today.sitting_s == 20 * MINUTE_S


# The wall clock


@pytest.mark.parametrize("hours", [-24, -5, 2, 24, 24 * 400])
def test_a_wall_clock_that_is_set_changes_no_duration(hours: int) -> None:
    desk = SmallDesk()
    desk.sit(20)
    desk.error = timedelta(hours=hours)
    assert desk.until(Notify) == pytest.approx(15, abs=0.3)
    desk.ends()
    assert sum(sat_min(desk.bouts)) == pytest.approx(35, abs=0.3)


@pytest.mark.parametrize("start", ["2026-03-29T00:30", "2026-10-25T00:30"])
def test_the_hour_that_is_skipped_or_repeated_is_no_sitting(start: str) -> None:
    """Berlin's clocks change at 01:00 UTC."""
    desk = SmallDesk(now=datetime.fromisoformat(start).replace(tzinfo=UTC), zone=BERLIN)
    assert desk.until(Notify) == pytest.approx(35, abs=0.3)
    desk.says("skip")
    desk.sit(20)
    desk.leave(10)
    assert sum(sat_min(desk.bouts)) == pytest.approx(55, abs=0.3)
    for bout in desk.bouts:
        passed = bout.end.astimezone(UTC) - bout.start.astimezone(UTC)
        assert passed.total_seconds() == pytest.approx(bout.sitting_s, abs=LOOK_S)


# The turn of the day


def test_a_bout_over_three_in_the_morning_is_two_but_unbroken() -> None:
    desk = SmallDesk(chosen(every_min=60), now=NIGHT)
    desk.sit(50)
    desk.leave(10)
    assert sat_min(desk.bouts) == pytest.approx([30, 20], abs=0.1)
    assert [one.ended for one in desk.bouts] == ["day", "natural"]
    assert desk.bouts[1].unbroken_s == 50 * MINUTE_S
    assert days_of(desk.bouts) == [date(2026, 12, 1), date(2026, 12, 2)]
    assert desk.status.today.sitting_s == pytest.approx(20 * MINUTE_S, abs=LOOK_S)


def test_reading_over_three_is_split_there_once_a_touch_says_that_somebody_read() -> None:
    desk = SmallDesk(chosen(every_min=60), now=NIGHT)
    desk.sit(29)
    desk.still(3)
    assert desk.bouts == []
    desk.sit(10)
    desk.ends()
    assert sat_min(desk.bouts) == pytest.approx([30, 12], abs=0.1)


def test_whoever_left_just_before_three_sat_on_the_day_before() -> None:
    desk = SmallDesk(now=NIGHT)
    desk.sit(28)
    desk.leave(20)
    assert sat_min(desk.bouts) == [28]
    assert days_of(desk.bouts) == [date(2026, 12, 1)]
    assert desk.status.today.sitting_s == 0


# new day is that of the return: the guard in `_came_back` looks at a day that has turned already.
@pytest.mark.parametrize("way", ["woken by a touch", "woken", "looked on"])
def test_an_absence_in_which_the_day_turns_is_no_break_of_the_new_day(way: str) -> None:
    desk = SmallDesk(now=NIGHT)
    desk.sit(10)
    if way == "looked on":
        desk.still(60)
    else:
        desk.pass_s(60 * MINUTE_S)
    if way == "woken":
        desk.look()
    desk.back()
    assert len(desk.bouts) == 1
    assert desk.status.today == Today()


def test_three_days_asleep_turn_the_day_once() -> None:
    desk = SmallDesk()
    desk.sit(20)
    out = desk.sleep(3 * 24 * 60)
    assert kinds(out) == ["Bout"]
    desk.sit(5)
    assert desk.outcomes == []
    assert desk.status.today.sitting_s == pytest.approx(5 * MINUTE_S, abs=2 * LOOK_S)


# day before, where nobody sat in it: that day has 170 s too few and the next 170 s too many.
def test_a_short_sleep_over_three_is_taken_out_of_neither_day_twice() -> None:
    desk = SmallDesk(chosen(every_min=60, break_min=3), now=NIGHT)
    desk.sit(29)
    desk.pass_s(170)
    desk.touch()
    desk.look()
    desk.sit(10)
    desk.leave(10)
    assert sat_min(desk.bouts) == pytest.approx([29, 10], abs=0.2)


# next real turn of the day is written there: the evening is logged on the next day.
def test_a_clock_that_was_wrong_for_one_look_does_not_move_the_next_turn() -> None:
    desk = SmallDesk(chosen(every_min=60), now=NIGHT - timedelta(minutes=20))
    desk.sit(10)
    desk.error = timedelta(days=1)
    desk.still(LOOK_S / MINUTE_S)
    desk.error = timedelta(0)
    desk.sit(45)
    desk.ends()
    assert sat_min(desk.bouts) == pytest.approx([50, 5], abs=0.2)


# Alone


def test_follow_says_when_they_came_back() -> None:
    at = NINE

    def seen(t_s: float, idle_s: float) -> Seen:
        return Seen(t_s, at + timedelta(seconds=t_s), at.date(), idle_s)

    presence = Presence.at(seen(0, 0))
    assert presence.follow(seen(60, 60), 100) is None
    assert presence.follow(seen(120, 120), 100) is None
    assert (presence.away, presence.left_s) == (True, 0)
    assert presence.follow(seen(180, 5), 100) == 175
    assert not presence.away


def test_nothing_is_told_or_shown_while_away() -> None:
    desk = SmallDesk(chosen(day_limit_h=0.5))
    desk.sit(25)
    desk.still(120)
    assert not any(isinstance(one, Notify | ShowPage | Tell) for _, one in desk.log)
