"""From looks to what the policy sees: planted clocks, and a planted desktop."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from backline.care.breaks import Seen
from backline.desk.desktop import Desktop, Look, Monitor
from backline.desk.watch import CLOSELY_EVERY_S, GONE_S, LOST_S, STILL_S, Watch

BERLIN = ZoneInfo("Europe/Berlin")
MORNING = datetime(2026, 12, 1, 9, tzinfo=BERLIN)


class Planted:
    """A desktop that tells what it was told to tell."""

    def __init__(self, *, idle_s: float | None = 0.0) -> None:
        self.name = "planted"
        self.blind: tuple[str, ...] = ()
        self.tells = Look(idle_s)
        self.closely = list[bool]()

    async def look(self, *, closely: bool = True) -> Look:
        self.closely.append(closely)
        return self.tells

    async def monitors(self) -> tuple[Monitor, ...]:
        return ()

    async def close(self) -> None:
        pass


class Desk:
    """A watch with clocks that a test turns."""

    def __init__(
        self, desktop: Desktop, hurry: float = 1.0, start: datetime = MORNING
    ) -> None:  # fmt: skip
        self.t_s, self._wall = 1000.0, start.astimezone(UTC)
        self._zone = start.tzinfo
        self.watch = Watch(desktop, self.wall, lambda: self.t_s, hurry)

    def wall(self) -> datetime:
        return self._wall.astimezone(self._zone)

    def set_clock(self, by: timedelta) -> None:
        self._wall += by

    def after(
        self, seconds: float, *, near: bool = False, ours: bool = False, drift: float = 0.0
    ) -> Seen:
        self.t_s += seconds
        self._wall += timedelta(seconds=seconds * (1 + drift))
        return asyncio.run(self.watch.seen(near=near, ours=ours))


def test_a_look_is_passed_on() -> None:
    desktop = Planted()
    desk = Desk(desktop)
    desktop.tells = Look(7.0, True, frozenset({"call"}), True)
    assert desk.after(5) == Seen(
        1005.0, MORNING + timedelta(seconds=5), date(2026, 12, 1), 7.0, True, frozenset({"call"}),
        True,
    )  # fmt: skip
    assert desk.watch.notes == []


@pytest.mark.parametrize(
    ("by", "told"), [(timedelta(days=-1), "-24.0"), (timedelta(hours=3), "+3.0")]
)
def test_a_clock_that_was_set_is_said_once_and_costs_no_time(by: timedelta, told: str) -> None:
    desk = Desk(Planted())
    desk.set_clock(by)
    seen = desk.after(5)
    assert (seen.t_s, seen.at) == (1005.0, MORNING + timedelta(seconds=5) + by)
    assert seen.day == (MORNING + by).date()
    (note,) = desk.watch.notes
    assert f"set by {told} hours" in note
    desk.after(5)
    assert len(desk.watch.notes) == 1


def test_a_clock_that_drifts_or_is_corrected_a_little_is_not_worth_a_word() -> None:
    desk = Desk(Planted())
    for _ in range(2000):  # ten hours in which it gains six minutes
        desk.after(18, drift=0.01)
    desk.set_clock(timedelta(seconds=-119))
    desk.after(5)
    assert desk.watch.notes == []


def test_a_machine_that_slept_was_not_set() -> None:
    desk = Desk(Planted())
    assert desk.after(8 * 3600).at == MORNING + timedelta(hours=8)
    assert desk.watch.notes == []


@pytest.mark.parametrize("hurry", [1.0, 20.0])
def test_the_night_in_which_the_clocks_go_back(hurry: float) -> None:
    """Each of the two hours from 2 to 3 is itself, and neither is a clock that was set."""
    start = datetime(2026, 10, 25, 1, 30, tzinfo=BERLIN)
    desk = Desk(Planted(), hurry, start)
    told = [desk.after(1800 / hurry).at for _ in range(5)]
    assert [f"{at:%H:%M%z}" for at in told] == [
        "02:00+0200", "02:30+0200", "02:00+0100", "02:30+0100", "03:00+0100",
    ]  # fmt: skip
    gone = [at.astimezone(UTC) - start.astimezone(UTC) for at in told]
    assert gone == [timedelta(minutes=30 * n) for n in range(1, 6)]
    assert desk.watch.notes == []


def test_the_night_in_which_they_go_forward() -> None:
    desk = Desk(Planted(), start=datetime(2026, 3, 29, 1, 59, 58, tzinfo=BERLIN))
    seen = desk.after(5)
    assert f"{seen.at:%H:%M:%S%z}" == "03:00:03+0200"
    assert seen.day == date(2026, 3, 29)
    assert desk.watch.notes == []


def test_all_time_runs_faster_in_a_hurry() -> None:
    desktop = Planted(idle_s=3.0)
    seen = Desk(desktop, 20.0).after(6)
    assert (seen.t_s, seen.at) == (1120.0, MORNING + timedelta(minutes=2))
    assert seen.idle_s == 60.0


def test_a_clock_that_was_set_is_said_once_in_a_hurry_too() -> None:
    desk = Desk(Planted(), 60.0)
    desk.after(60)
    assert desk.watch.notes == []
    desk.set_clock(timedelta(days=1))
    desk.after(5)
    assert len(desk.watch.notes) == 1


# What is lost


def test_a_desktop_that_no_longer_tells_of_touches_has_nobody_at_it() -> None:
    desktop = Planted()
    desk = Desk(desktop)
    assert not desk.after(5).locked
    assert desk.watch.knows
    desktop.tells = Look(None)
    assert desk.after(5) == Seen(
        1010.0, MORNING + timedelta(seconds=10), date(2026, 12, 1), None, False
    )
    assert not desk.after(LOST_S - 1).locked
    assert desk.after(1).locked
    desktop.tells = Look(0.0)
    assert not desk.after(5).locked
    desktop.tells = Look(None)
    assert not desk.after(5).locked  # it counts anew
    assert desk.after(LOST_S).locked


def test_one_that_stays_silent_is_gone() -> None:
    desktop = Planted()
    desk = Desk(desktop)
    desk.after(5)
    desktop.tells = Look(None)
    desk.after(5)
    assert not desk.watch.gone(desk.t_s + GONE_S - 1)
    assert desk.watch.gone(desk.t_s + GONE_S)
    desktop.tells = Look(1.0)
    desk.after(GONE_S)
    assert not desk.watch.gone(desk.t_s)


def test_one_that_stumbles_after_a_night_asleep_is_not_gone() -> None:
    desktop = Planted()
    desk = Desk(desktop)
    desk.after(5)
    desktop.tells = Look(None)
    assert not desk.after(8 * 3600).locked
    assert not desk.watch.gone(desk.t_s)


def test_where_touches_were_never_told_of_somebody_counts_as_there() -> None:
    desk = Desk(Planted(idle_s=None))
    seen = desk.after(2 * GONE_S)
    assert (seen.idle_s, seen.locked) == (None, False)
    assert not desk.watch.knows
    assert not desk.watch.gone(desk.t_s)


# How closely


def test_it_looks_closely_where_it_matters_and_now_and_then() -> None:
    desktop = Planted()
    desk = Desk(desktop)
    for _ in range(13):
        desk.after(5)
    every = [one for one, closely in enumerate(desktop.closely) if closely]
    assert every == [0, 6, 12]  # every half a minute
    assert CLOSELY_EVERY_S == 30

    desktop.closely.clear()
    desk.after(5, near=True)  # a break is near
    desk.after(5)
    assert desktop.closely == [True, False]

    desktop.tells = Look(STILL_S)  # nothing was touched for a while: a call, or a film
    desk.after(5)
    desk.after(5)
    assert desktop.closely == [True, False, False, True]


def test_it_looks_closely_where_touches_cannot_be_seen() -> None:
    desktop = Planted(idle_s=None)
    desk = Desk(desktop)
    desk.after(5)
    desk.after(5)
    assert desktop.closely == [True, True]


def test_our_own_page_is_no_film() -> None:
    desktop = Planted()
    desk = Desk(desktop)
    desktop.tells = Look(0.0, holds=frozenset({"full_screen", "call"}))
    assert desk.after(5, ours=True).holds == {"call"}
    assert desk.after(5).holds == {"call", "full_screen"}
    desktop.tells = Look(0.0, holds=frozenset({"full_screen"}))
    assert desk.after(5, ours=True).holds == frozenset()
