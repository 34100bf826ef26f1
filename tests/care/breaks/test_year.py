"""A year of days, minute by minute, with a person who answers, ignores, leaves and comes back."""

from collections import defaultdict
from datetime import date
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from backline.care.breaks import Bout, BreakSettings, Notify, Rested, Seen, ShowPage, Withdraw

from .desk_days import MINUTE_S, TURNS_AT, Person, shown_at, year

pytestmark = pytest.mark.slow
BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
PLAIN = BreakSettings(quiet_hours=())
OFFICE = BreakSettings().changed(
    {
        "work_hours": "mon-fri 8:30-12:15; mon-fri 13:00-18:00; sat 10:00-11:00",
        "every_min": 30,
        "break_min": 3,
        "day_limit_h": 6,
        "day_over": True,
    }
)
YEARS = {
    "plain": (1, PLAIN, BERLIN),
    "office": (2, OFFICE, NEW_YORK),
    "notices only": (3, BreakSettings(full_screen=False, away_min=5), BERLIN),
}
TOLERANCE_S = 60.0
HELD_MOST_S = 300.0


@cache
def lived(name: str) -> Person:
    return year(*YEARS[name])


@pytest.fixture(params=YEARS)
def person(request: pytest.FixtureRequest) -> Person:
    return lived(request.param)


def settings_of(person: Person) -> BreakSettings:
    return person.breaks.settings


def test_the_year_is_one(person: Person) -> None:
    assert person.looks > 250_000
    assert len(person.desk.sat_s) >= 365
    outcomes = {one.outcome for one in person.rests()}
    assert outcomes == {"taken", "natural", "standing", "skipped", "missed"}


def test_the_log_is_the_truth_within_a_minute_a_day(person: Person) -> None:
    logged = defaultdict[date, float](float)
    for bout in person.bouts():
        logged[(bout.end.replace(tzinfo=None) - TURNS_AT).date()] += bout.sitting_s
    truth = person.desk.sat_s
    wrong = {
        day: (truth.get(day, 0.0), logged.get(day, 0.0))
        for day in {*truth, *logged}
        if abs(truth.get(day, 0.0) - logged.get(day, 0.0)) > TOLERANCE_S
    }
    assert wrong == {}


def test_nothing_is_shown_while_it_is_held_or_nobody_is_asked(person: Person) -> None:
    for seen, one in shown_at(person):
        if isinstance(one, Notify) or (isinstance(one, ShowPage) and not one.begun):
            assert not seen.holds
            assert not seen.locked
            assert person.breaks.on_duty(seen.at)


def test_no_break_within_the_set_time_of_another(person: Person) -> None:
    """From the end of one break, however it ended, to the notice of the next."""
    ended_s = float("-inf")
    every_s = settings_of(person).every_min * MINUTE_S
    for seen, one in person.decided:
        if isinstance(one, Rested):
            ended_s = seen.t_s
        elif isinstance(one, Notify):
            assert seen.t_s - ended_s >= every_s - 2 * MINUTE_S


def test_what_is_shown_is_taken_away_once_and_never_stands_twice(person: Person) -> None:
    notice = page = False
    for _seen, one in shown_at(person):
        if isinstance(one, Notify):
            assert not notice
            assert not page
            notice = True
        elif isinstance(one, ShowPage):
            assert not page
            page = True
        else:
            assert isinstance(one, Withdraw)
            assert notice or page
            notice = page = False


def test_bouts_do_not_overlap_and_stay_in_their_day(person: Person) -> None:
    ordered = [(seen.t_s, one) for seen, one in person.decided if isinstance(one, Bout)]
    for (_, before), (_, bout) in pairwise(ordered):
        assert bout.sitting_s <= (bout.end - bout.start).total_seconds() + 1e-6
        assert bout.unbroken_s >= bout.sitting_s - 1e-6
        clock_was_set = abs((bout.start - before.end).total_seconds()) > 4 * 3600
        assert bout.start >= before.end or clock_was_set


def test_waking_brings_no_burst(person: Person) -> None:
    """After an absence nothing is offered before somebody sat for the full time again."""
    every_s = settings_of(person).every_min * MINUTE_S
    left_s, checked = None, 0
    for seen, one in person.decided:
        if isinstance(one, Bout) and one.ended == "natural":
            left_s = seen.t_s
        elif isinstance(one, Notify) and left_s is not None:
            assert seen.t_s - left_s >= every_s - MINUTE_S
            left_s, checked = None, checked + 1
        elif isinstance(one, Rested) and one.outcome != "natural":
            left_s = None
    assert checked > 300


@pytest.mark.parametrize("name", YEARS)
def test_every_held_break_is_given_soon_or_cancelled(name: str) -> None:
    """`HeldWatch` rode along: it looked at the phase after every look of the year."""
    watch = HELD[name]()
    assert watch.held > 50
    assert watch.given > 50
    assert watch.late == []


class HeldWatch:
    """Follows a year look by look, and notes each held break from the end of what held it."""

    def __init__(self, name: str) -> None:
        self.held = self.given = 0
        self.late: list[Seen] = []
        self._free_s: float | None = None
        self._was = "sitting"
        seed, settings, zone = YEARS[name]
        year(seed, settings, zone, days=120, watch=self.look)

    def look(self, person: Person, seen: Seen) -> None:
        phase = person.breaks.state.phase
        if phase == "held" and self._was != "held":
            self.held += 1
        if phase in ("held", "waiting") and not seen.holds and not person.breaks.presence.away:
            self._free_s = seen.t_s if self._free_s is None else self._free_s
            if seen.t_s - self._free_s > HELD_MOST_S:
                self.late.append(seen)
        else:
            self.given += self._was == "waiting" and phase == "notice"
            self._free_s = None
        self._was = phase


HELD = {name: cache(lambda name=name: HeldWatch(name)) for name in YEARS}
