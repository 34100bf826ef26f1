"""The calendar: the plan's days, in bytes that two readers take, whatever was chosen."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backline.breaktime.calendar import Contents, as_ics, calendar_of, contents
from backline.breaktime.calendar.blocks import EVERY_MIN, LONG_MIN, WEEK_MIN, blocks
from backline.breaktime.calendar.contents import DAYS
from backline.breaktime.calendar.zones import name_of
from backline.care.breaks.hours import DAY_MIN, Span, inside, spans
from backline.care.breaks.settings import BreakSettings
from backline.i18n import Texts
from backline.library import activities, names_of
from backline.planning import Planned, planned
from backline.records import Store, open_store
from backline.records.calendar_feed import (
    CalendarChoices,
    mark_of,
)
from backline.records.events import ChangeCheck, Event, ExerciseSet, MeasuredTest, Screening
from tests.care.screening.made import full

from .ics import days, read, read_by_the_other, starts, titled

BERLIN = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 12, 1)  # a Tuesday
PLAIN = CalendarChoices()
WITH_BREAKS = CalendarChoices(breaks=True)
OFFICE = BreakSettings(work_hours=spans("mon-fri 9:00-12:30; mon-fri 13:30-18:00"))
ENGLISH = Texts()
NAMES = names_of(activities())
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC")
EXERCISES, AGAIN, FIRST, BREAK, BUSY = "Exercises", "Measure again", "Measure", "Break", "Busy"


def nameless_berlin() -> tzinfo:
    """Return a zone with summer time that has no name, as one that is read from a file."""
    with (files("tzdata") / "zoneinfo" / "Europe" / "Berlin").open("rb") as file:
        return ZoneInfo.from_file(file)


@pytest.fixture
def store() -> Iterator[Store]:
    clock = at(TODAY + timedelta(60))
    with open_store(clock=lambda: clock) as records:
        yield records


def at(day: date, hour: int = 9) -> datetime:
    return datetime.combine(day, time(hour), BERLIN)


def keep(store: Store, *events: Event, day: date = TODAY) -> None:
    for event in events:
        store.append(event, at(day))


def well(store: Store) -> None:
    keep(store, Screening(full(), "ok"), day=TODAY - timedelta(1))
    keep(store, ChangeCheck("no"))


def made(
    store: Store, choices: CalendarChoices = PLAIN, day: date = TODAY, texts: Texts = ENGLISH
) -> bytes:
    return calendar_of(store, day, BERLIN, choices, texts).content


def _set(exercise: str, side: Any) -> ExerciseSet:
    return ExerciseSet(exercise, side, 40, 60)


# What is in it


def test_exercise_days_are_those_of_the_plan_for_four_weeks(store: Store) -> None:
    well(store)
    week = [one.day for one in planned(store, TODAY).plan.week if one.exercise_session]
    assert 3 <= len(week) <= 5
    found = read(made(store))
    assert days(found, EXERCISES) == [day + timedelta(7 * n) for n in range(4) for day in week]
    for one in titled(found, EXERCISES):
        assert one["DTSTART"].dt.time() == time(18)
        assert one["DTSTART"].params["TZID"] == "Europe/Berlin"
        assert timedelta(minutes=5) <= one.duration <= timedelta(hours=1)
        assert one.alarms.times[0].trigger == one["DTSTART"].dt - timedelta(minutes=10)


def test_the_time_of_the_reminder_is_the_time_in_the_calendar(store: Store) -> None:
    well(store)
    shown = contents(planned(store, TODAY), BreakSettings(remind_at="07:15"), PLAIN, NAMES)
    assert {one.time() for entry in shown.entries for one in entry.starts} == {time(7, 15), time()}


def test_what_is_done_today_comes_again_in_a_week(store: Store) -> None:
    well(store)
    before = planned(store, TODAY)
    assert before.plan.today.exercise_session
    for item in before.plan.today.items:
        for _ in range(item.sets):
            keep(store, *[_set(item.exercise, side) for side in item.sides])
    after = planned(store, TODAY)
    assert not after.plan.today.exercise_session
    found = days(read(made(store)), EXERCISES)
    assert TODAY not in found
    assert [day for day in found if day.weekday() == TODAY.weekday()] == [
        TODAY + timedelta(7 * n) for n in (1, 2, 3)
    ]


def test_before_the_safety_questions_there_are_breaks_alone_and_a_sentence(store: Store) -> None:
    assert read(made(store)).events == []
    shown = contents(planned(store, TODAY), OFFICE, WITH_BREAKS, NAMES)
    assert {one.kind for one in shown.entries} == {"block"}
    (note,) = shown.notes
    assert note.startswith("No exercises are in it. ")
    assert "safety questions" in note


def test_a_closed_screening_leaves_no_exercise_and_no_test(store: Store) -> None:
    well(store)
    keep(store, MeasuredTest("slr", "left", 60.0, 4.0), day=TODAY - timedelta(20))
    keep(store, Screening({**full(), "saddle_numbness": "yes"}, "emergency"))
    found = calendar_of(store, TODAY, BERLIN, PLAIN, ENGLISH)
    assert found.contents.entries == ()
    assert len(found.contents.notes) == 1
    assert b"numb" not in found.content
    assert read(found.content).events == []


@pytest.mark.parametrize(("ago", "ahead"), [(14, 0), (30, 0), (4, 10), (13, 1), (0, 14)])
def test_the_next_measurement_is_on_the_day_on_which_it_is_due(
    store: Store, ago: int, ahead: int
) -> None:
    well(store)
    keep(store, MeasuredTest("slr", "left", 60.0, 4.0), day=TODAY - timedelta(ago))
    found = read(made(store))
    assert days(found, AGAIN, FIRST) == [TODAY + timedelta(ahead)]
    (one,) = titled(found, AGAIN)
    assert one["DTSTART"].params["VALUE"] == "DATE"
    assert one.duration == timedelta(days=1)
    assert str(one["TRANSP"]) == "TRANSPARENT"


def test_the_first_measurement_is_not_called_again(store: Store) -> None:
    well(store)
    assert days(read(made(store)), FIRST) == [TODAY]
    assert days(read(made(store)), AGAIN) == []


def test_no_measurement_where_none_is_allowed(store: Store) -> None:
    well(store)
    found = planned(store, TODAY)
    tests = ("slr", "ake", "bridge_hold")
    barred = replace(found, outcome=replace(found.outcome, modify=tests))
    assert {one.kind for one in contents(barred, OFFICE, PLAIN, NAMES).entries} == {"session"}


def test_breaks_keep_the_end_of_each_working_hour_free(store: Store) -> None:
    well(store)
    shown = contents(planned(store, TODAY), OFFICE, WITH_BREAKS, NAMES)
    content = as_ics(shown, TODAY, BERLIN, ENGLISH, name="x", mark="y")
    found = [*titled(read(content), BREAK)]
    times = [time(hour, 55) for hour in (9, 10, 11)]
    times += [time(hour, 25) for hour in (14, 15, 16, 17)]
    assert sorted(one["DTSTART"].dt.time() for one in found) == times
    for one in found:
        assert one["RRULE"]["BYDAY"] == ["MO", "TU", "WE", "TH", "FR"]
        assert len(starts(one)) == DAYS * 5 // 7
        assert one.duration == timedelta(minutes=5)
        assert one.alarms.times[0].trigger == one["DTSTART"].dt
        assert str(one["TRANSP"]) == "OPAQUE"


def test_breaks_that_cannot_be_there_are_told_of(store: Store) -> None:
    well(store)
    found = planned(store, TODAY)
    for hours, part in {"": "set your working hours first", "mon 9:00-9:50": "no whole"}.items():
        settings_ = BreakSettings(work_hours=spans(hours))
        (note,) = contents(found, settings_, WITH_BREAKS, NAMES).notes
        assert part in note
        assert contents(found, settings_, PLAIN, NAMES).notes == ()


def test_quiet_hours_are_quiet() -> None:
    night = BreakSettings(work_hours=spans("mon 20:00-2:00"), quiet_hours=spans("22:00-1:57"))
    assert blocks(night) == {20 * 60 + 55: (0,), 21 * 60 + 55: (0,)}
    assert blocks(replace(night, quiet_hours=())) == {
        **{(hour % 24) * 60 + 55: (hour // 24,) for hour in (20, 21, 22, 23, 24, 25)}
    }


# What it tells


def test_nothing_is_told_that_was_not_chosen(store: Store) -> None:
    well(store)
    keep(store, MeasuredTest("slr", "left", 40.0, 4.0), day=TODAY - timedelta(20))
    plain, busy = made(store), made(store, CalendarChoices(words="busy"))
    for word in (b"ridge", b"DESCRIPTION:St", b"raise", b"pain", b"limited", b"walk"):
        assert word not in plain.lower(), word
    assert {str(one["SUMMARY"]) for one in read(plain).events} == {EXERCISES, AGAIN}
    assert {str(one["SUMMARY"]) for one in read(busy).events} == {BUSY}
    assert all("DESCRIPTION" not in one for one in read(plain).events)
    assert b"xercise" not in busy
    assert b"easure" not in busy
    assert str(read(busy)["X-WR-CALNAME"]) == BUSY


def test_details_name_exercises_and_test(store: Store) -> None:
    well(store)
    found = read(made(store, CalendarChoices(words="details")))
    told = [str(one["DESCRIPTION"]) for one in titled(found, EXERCISES)]
    assert any("Bridge" in one for one in told)
    assert all("Walk" not in one for one in told)
    assert [str(one["DESCRIPTION"]) for one in titled(found, FIRST)] == [
        "Straight-leg raise with a strap"
    ]


def test_it_speaks_the_language_that_was_asked_for(store: Store) -> None:
    well(store)
    found = made(store, CalendarChoices(words="details"), texts=Texts("es"))
    read(found)
    assert "Puente" in found.decode()


# Its bytes


def test_the_same_records_give_the_same_bytes(store: Store) -> None:
    well(store)
    assert made(store, WITH_BREAKS) == made(store, WITH_BREAKS)
    first, second = read(made(store)), read(made(store, day=TODAY + timedelta(1)))
    ids = [{str(one["UID"]) for one in found.events} for found in (first, second)]
    assert len(ids[0] & ids[1]) >= len(ids[0]) - 1
    assert {one["DTSTAMP"].dt for one in first.events} == {datetime(2026, 12, 1, tzinfo=UTC)}
    assert {one["SEQUENCE"] + 1 for one in first.events} == {
        one["SEQUENCE"] for one in second.events
    }


def test_two_people_never_share_an_entry(store: Store) -> None:
    well(store)
    shown = contents(planned(store, TODAY), OFFICE, WITH_BREAKS, NAMES)
    one, other = (
        {str(event["UID"]) for event in read(_bytes(shown, BERLIN, mark)).events}
        for mark in (mark_of("anna"), mark_of("ben"))
    )
    assert not one & other
    assert b"anna" not in _bytes(shown, BERLIN, mark_of("anna"))


def test_what_programs_ask_of_a_calendar(store: Store) -> None:
    well(store)
    found = read(made(store))
    assert (str(found["VERSION"]), str(found["PRODID"])) == ("2.0", "-//Backline//Backline//EN")
    assert str(found["X-WR-CALNAME"]) == str(found["NAME"]) == "Backline"
    assert found["REFRESH-INTERVAL"].dt == timedelta(hours=6)
    assert "METHOD" not in found
    assert {str(one["CLASS"]) for one in found.events} == {"PRIVATE"}
    (zone,) = found.walk("VTIMEZONE")
    assert str(zone["TZID"]) == "Europe/Berlin"


def test_a_zone_without_a_name_is_written_in_utc() -> None:
    zone = nameless_berlin()
    assert (name_of(zone), name_of(None), name_of(timezone(timedelta(hours=2)))) == ("", "", "")
    day = date(2026, 10, 20)  # the clocks are set back on the 25th
    found = read(_bytes(contents(any_plan(day), OFFICE, WITH_BREAKS, NAMES), zone, today=day))
    assert not found.walk("VTIMEZONE")
    moments = [one for event in titled(found, EXERCISES) for one in starts(event)]
    assert {one.astimezone(BERLIN).time() for one in moments} == {time(18)}
    assert {one.hour for one in moments} == {16, 17}


def _bytes(shown: Contents, zone: tzinfo | None, mark: str = "mark", today: date = TODAY) -> bytes:
    return as_ics(shown, today, zone, ENGLISH, name="Backline", mark=mark)


# Whatever was chosen


@cache
def a_plan() -> Planned:
    """Return a plan with exercise days, of one day."""
    with open_store(":memory:", clock=lambda: at(TODAY)) as records:
        well(records)
        return planned(records, TODAY)


def any_plan(day: date) -> Planned:
    """Return that plan as it would be on another day."""
    found, ahead = a_plan(), day - TODAY
    week = tuple(replace(one, day=one.day + ahead) for one in found.plan.week)
    return replace(found, plan=replace(found.plan, today=week[0], week=week))


MINUTES = st.integers(0, DAY_MIN - 1)
SPANS = st.lists(
    st.builds(Span, st.frozensets(st.integers(0, 6), min_size=1), MINUTES, MINUTES), max_size=6
).map(tuple)
SETTINGS = st.builds(
    BreakSettings,
    work_hours=SPANS,
    quiet_hours=SPANS.filter(lambda found: len(found) < 3),
    remind_at=st.one_of(st.just(""), MINUTES.map(lambda at: f"{at // 60:02}:{at % 60:02}")),
)
CHOICES = st.builds(CalendarChoices, st.booleans(), st.sampled_from(["plain", "details", "busy"]))
CHANGES = [date(2026, 3, 29), date(2026, 10, 25), date(2026, 3, 8), date(2026, 11, 1)]
NEAR_CHANGES = st.builds(
    lambda day, ahead: day - timedelta(ahead), st.sampled_from(CHANGES), st.integers(0, 10)
)
ANY_DAY = NEAR_CHANGES | st.dates(date(2020, 1, 1), date(2040, 12, 31))
ANY_ZONE = st.one_of(
    st.sampled_from([ZoneInfo(name) for name in ZONES]),
    st.builds(lambda minutes: timezone(timedelta(minutes=minutes)), st.integers(-720, 840)),
    st.builds(nameless_berlin),
    st.none(),
)
OFTEN = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@OFTEN
@given(chosen=SETTINGS, choices=CHOICES, day=ANY_DAY, zone=ANY_ZONE)
def test_whatever_is_chosen_can_be_read(
    chosen: BreakSettings, choices: CalendarChoices, day: date, zone: tzinfo | None
) -> None:
    shown = contents(any_plan(day), chosen, choices, NAMES)
    found = read(_bytes(shown, zone, today=day))
    wanted = sorted(_moment(one, zone) for entry in shown.entries for one in entry.starts)
    told = sorted(_moment(one, zone) for event in found.events for one in starts(event))
    assert told == wanted


def _moment(one: datetime | date, zone: tzinfo | None) -> datetime:
    """Return a moment in UTC; of a whole day its beginning."""
    if not isinstance(one, datetime):
        one = datetime.combine(one, time())
    if one.tzinfo is not UTC and one.utcoffset() != timedelta():
        one = one.replace(tzinfo=zone or UTC)
    return one.replace(tzinfo=one.tzinfo or zone or UTC).astimezone(UTC)


@OFTEN
@given(day=NEAR_CHANGES, name=st.sampled_from(ZONES))
def test_the_other_reader_unrolls_the_same_moments(day: date, name: str) -> None:
    zone = ZoneInfo(name)
    shown = contents(any_plan(day), OFFICE, WITH_BREAKS, NAMES)
    found = read_by_the_other(_bytes(shown, zone, today=day))
    told = sorted(
        one.start.astimezone(UTC) for one in found.timeline if isinstance(one.start, datetime)
    )
    wanted = sorted(
        one.replace(tzinfo=zone).astimezone(UTC)
        for entry in shown.entries
        if entry.kind != "test"
        for one in entry.starts
    )
    assert told == wanted


@OFTEN
@given(chosen=SETTINGS)
def test_breaks_lie_in_working_hours_and_apart(chosen: BreakSettings) -> None:
    found = sorted(day * DAY_MIN + at for at, days_ in blocks(chosen).items() for day in days_)
    assert len(found) == len(set(found))
    monday = datetime(2024, 1, 1)
    for start in found:
        minutes = [
            monday + timedelta(minutes=(start + more) % WEEK_MIN) for more in range(LONG_MIN)
        ]
        assert all(inside(chosen.work_hours, one) for one in minutes)
        assert not any(inside(chosen.quiet_hours, one) for one in minutes)
    if len(found) > 1:
        around = [*found[1:], found[0] + WEEK_MIN]
        gaps = [after - before for before, after in zip(found, around, strict=True)]
        assert min(gaps) >= EVERY_MIN
