"""Kept and taken up again, the machine goes on as if it had never stopped."""

import json
from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from backline.care.breaks import BreakSettings, Notify, Seen, ShowPage, Tell, kept, resumed

from .any_life import SETTINGS, STEPS, Step
from .small_desk import MINUTE_S, PLAIN, SmallDesk, chosen, kinds, sat_min

DOCUMENTED = (AttributeError, KeyError, TypeError, ValueError)
SHOWN = ("notice", "page", "break")


def through_json(desk: SmallDesk) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(kept(desk.breaks, desk.seen), allow_nan=False))
    return found


def restart(desk: SmallDesk) -> None:
    """End the program and start it again at once."""
    desk.breaks, out = resumed(desk.settings, through_json(desk), desk.seen)
    desk.note(out)


def reboot(desk: SmallDesk, minutes: float) -> None:
    """Start the machine again: the steady clock begins anew."""
    data = through_json(desk)
    desk.pass_s(minutes * MINUTE_S)
    desk.t_s = 20.0
    desk.touch()
    desk.see()
    desk.breaks, out = resumed(desk.settings, data, desk.seen)
    desk.note(out)


@given(SETTINGS, STEPS, STEPS)
@settings(max_examples=100, deadline=None)
def test_taken_up_at_once_nothing_is_different(
    how: BreakSettings, before: list[Step], after: list[Step]
) -> None:
    one, other = SmallDesk(how, look_s=10.0), SmallDesk(how, look_s=10.0)
    for desk in (one, other):
        for step in before:
            step.take(desk)
    assume(one.breaks.state.phase not in SHOWN)
    one.note(one.breaks.update(one.seen))  # as starting takes the same look again
    restart(other)
    for desk in (one, other):
        for step in after:
            step.take(desk)
    assert one.log == other.log
    assert one.status == other.status


def test_what_is_kept_is_plain() -> None:
    desk = SmallDesk(chosen(day_limit_h=0.5))
    desk.sit(40)
    desk.pause(30)
    data = through_json(desk)
    assert {*data} == {"at", "state", "ledger", "presence"}
    assert data["state"]["told"] == ["day_limit"]


@pytest.mark.parametrize("phase", SHOWN)
def test_what_was_shown_is_gone_and_the_full_time_runs(phase: str) -> None:
    desk = SmallDesk()
    desk.until(ShowPage if phase == "page" else Notify)
    if phase == "break":
        desk.says("start")
    assert desk.phase == phase
    desk.log.clear()
    restart(desk)
    assert (desk.log, desk.phase) == ([], "sitting")
    assert desk.until(Notify) == pytest.approx(35, abs=0.4)
    desk.ends()
    assert sum(sat_min(desk.bouts)) > 70


def test_a_held_break_is_still_given() -> None:
    desk = SmallDesk()
    desk.sit(40)
    desk.says("snooze")
    restart(desk)
    assert desk.phase == "snoozed"
    assert desk.until(Notify) == pytest.approx(5, abs=0.4)
    assert desk.all(Notify)[-1].may_snooze


def test_a_pause_goes_on() -> None:
    desk = SmallDesk()
    desk.pause(120)
    restart(desk)
    assert desk.sit(110) == []


def test_what_was_told_is_not_told_again() -> None:
    desk = SmallDesk(chosen(day_limit_h=0.5, every_min=60))
    desk.sit(35)
    restart(desk)
    desk.sit(10)
    assert desk.all(Tell) == [Tell("day_limit")]


@pytest.mark.parametrize("minutes", [3, 30, 3000])
def test_stopped_for_a_while_that_while_is_an_absence(minutes: float) -> None:
    desk = SmallDesk()
    desk.sit(30)
    data = through_json(desk)
    desk.pass_s(minutes * MINUTE_S)
    desk.touch()
    desk.see()
    desk.breaks, out = resumed(desk.settings, data, desk.seen)
    desk.note(out)
    assert sat_min(desk.bouts) == [30]
    assert desk.outcomes == (["natural"] if minutes < 120 else [])
    assert desk.until(Notify) == pytest.approx(35, abs=0.4)


def test_stopped_for_a_minute_sitting_goes_on() -> None:
    desk = SmallDesk()
    desk.sit(30)
    data = through_json(desk)
    desk.pass_s(MINUTE_S)
    desk.touch()
    desk.see()
    desk.breaks, out = resumed(desk.settings, data, desk.seen)
    assert out == []
    assert desk.status.unbroken_s == 31 * MINUTE_S


@pytest.mark.parametrize("minutes", [1, 10, 24 * 60])
def test_after_a_reboot_the_open_bout_is_logged_up_to_where_it_was_kept(minutes: float) -> None:
    desk = SmallDesk()
    desk.sit(30)
    end = desk.seen.at
    reboot(desk, minutes)
    assert kinds(one for _, one in desk.log) == ["Bout"]
    (bout,) = desk.bouts
    assert (bout.end, bout.ended) == (end, "stopped")
    assert sat_min(desk.bouts) == [30]
    same_day = minutes < 600
    assert desk.status.today.sitting_s == (30 * MINUTE_S if same_day else 0)
    assert desk.until(Notify) == pytest.approx(35, abs=0.4)


def test_a_reboot_in_an_absence_logs_nothing_twice() -> None:
    desk = SmallDesk()
    desk.sit(30)
    desk.still(10)
    assert len(desk.bouts) == 1
    reboot(desk, 5)
    desk.sit(10)
    desk.ends()
    assert sat_min(desk.bouts) == [30, 10]


def test_a_reboot_under_a_notice_takes_nothing_away() -> None:
    desk = SmallDesk()
    desk.until(Notify)
    desk.log.clear()
    reboot(desk, 2)
    assert kinds(one for _, one in desk.log) == ["Bout"]


def test_a_steady_clock_that_began_anew_and_is_ahead_is_a_reboot_too() -> None:
    """The wall clock tells them apart: a day went by there, and five minutes here."""
    desk = SmallDesk()
    desk.sit(30)
    data = through_json(desk)
    desk.now += timedelta(days=1)
    desk.t_s += 300
    desk.touch()
    desk.see()
    desk.breaks, out = resumed(desk.settings, data, desk.seen)
    assert sat_min(desk.note(out)) == [30]  # type: ignore[arg-type]
    assert desk.status.unbroken_s == 0


# and skips are forgotten: only the sums are taken over.
def test_the_limit_of_the_day_is_told_once_across_a_reboot() -> None:
    desk = SmallDesk(chosen(day_limit_h=0.5, every_min=60))
    desk.sit(35)
    reboot(desk, 2)
    desk.sit(10)
    assert desk.all(Tell) == [Tell("day_limit")]


def test_a_reboot_in_a_break_logs_up_to_where_the_break_began() -> None:
    desk = SmallDesk()
    desk.until(Notify)
    sat = desk.status.unbroken_s / MINUTE_S
    desk.says("start")
    desk.still(1.9)
    reboot(desk, 10)
    assert sat_min(desk.bouts) == [pytest.approx(sat, abs=0.01)]


# What cannot be read


def wrecked(data: dict[str, Any], path: tuple[str, ...], value: object) -> dict[str, Any]:
    found = deepcopy(data)
    at = found
    for name in path[:-1]:
        at = at[name]
    at[path[-1]] = value
    return found


def paths(data: dict[str, Any], above: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = list[tuple[str, ...]]()
    for name, value in data.items():
        found.append((*above, name))
        if isinstance(value, dict):
            found += paths(value, (*above, name))
    return found


def some_desk() -> SmallDesk:
    desk = SmallDesk()
    desk.sit(20)
    return desk


PATHS = paths(through_json(some_desk()))
WRONG: tuple[object, ...] = ("x", None, [], {})


def goes_on(data: Any, seen: Seen) -> None:
    """Take it up and live on for some hours: what could not be read must have been found before."""
    desk = some_desk()
    try:
        desk.breaks, _ = resumed(PLAIN, data, seen)
    except DOCUMENTED:
        return
    desk.sit(40)
    desk.says("skip")
    desk.sit(40, holds=frozenset({"call"}))
    desk.leave(10)
    desk.sit(40)
    desk.says("start")
    desk.leave(3)
    desk.says("done")
    assert desk.status.today
    json.dumps(kept(desk.breaks, desk.seen))
    desk.ends()


# `update`, where nobody expects it.
@pytest.mark.parametrize("path", PATHS, ids=".".join)
def test_a_value_that_is_none_is_found_at_once(path: tuple[str, ...]) -> None:
    desk = some_desk()
    for value in WRONG:
        goes_on(wrecked(through_json(desk), path, value), desk.seen)


@pytest.mark.parametrize("path", PATHS, ids=".".join)
def test_a_number_beyond_all_clocks_is_found_at_once(path: tuple[str, ...]) -> None:
    desk = some_desk()
    for value in (1e308, -1e308, float("inf"), float("nan")):
        goes_on(wrecked(through_json(desk), path, value), desk.seen)


@pytest.mark.parametrize("path", PATHS, ids=".".join)
def test_what_is_missing_is_found_at_once(path: tuple[str, ...]) -> None:
    desk = some_desk()
    data = through_json(desk)
    at = data
    for name in path[:-1]:
        at = at[name]
    del at[path[-1]]
    goes_on(data, desk.seen)


@given(st.none() | st.integers() | st.text() | st.lists(st.text()) | st.dictionaries(
    st.sampled_from(("at", "state", "ledger", "presence")), st.none() | st.text()
))  # fmt: skip
def test_anything_else_is_none(data: Any) -> None:
    desk = SmallDesk()
    with pytest.raises(DOCUMENTED):
        resumed(PLAIN, data, desk.seen)
