"""Spans of the week: read, written, held against a walk over every minute of a week."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backline.care.breaks.hours import DAY_MIN, Span, inside, spans, written
from backline.care.breaks.hours import clock_min as minutes_of
from backline.motion.errors import InputError

MONDAY = datetime(2026, 11, 30, tzinfo=UTC)
WEEK_MIN = 7 * DAY_MIN
SPANS = st.builds(
    Span,
    st.frozensets(st.integers(0, 6), min_size=1),
    st.integers(0, DAY_MIN - 1),
    st.integers(0, DAY_MIN - 1),
)


def minutes_in(span: Span) -> set[int]:
    """Return the minutes of the week that are in a span, walked from each of its beginnings."""
    found = set[int]()
    for day in span.days:
        minute = span.start_min
        while True:
            found.add((day * DAY_MIN + minute) % WEEK_MIN)
            minute += 1
            if minute % DAY_MIN == span.end_min:
                break
    return found


@given(st.lists(SPANS, max_size=40).map(tuple))
def test_written_spans_are_read_as_they_were(hours: tuple[Span, ...]) -> None:
    assert spans(written(hours)) == hours


@given(SPANS)
@settings(max_examples=30, deadline=None)
def test_a_span_holds_the_minutes_that_are_in_it(span: Span) -> None:
    truth = minutes_in(span)
    for minute in range(WEEK_MIN):
        at = MONDAY + timedelta(minutes=minute, seconds=minute % 60)
        assert span.holds(at) == (minute in truth)


@given(SPANS, st.integers(0, WEEK_MIN - 1), st.integers(0, 59))
def test_the_end_of_a_span_is_the_first_minute_out_of_it(
    span: Span, minute: int, second: int
) -> None:
    at = MONDAY + timedelta(minutes=minute, seconds=second)
    if not span.holds(at):
        return
    end = span.ends(at)
    assert end.second == 0
    assert timedelta(0) < end - at <= timedelta(minutes=span.minutes)
    assert end.hour * 60 + end.minute == span.end_min
    assert span.holds(end - timedelta(seconds=1))


def test_a_span_past_midnight_belongs_to_the_day_on_which_it_begins() -> None:
    (night,) = spans("fri 22:00-07:00")
    for text, held in [
        ("2026-12-04T21:59", False), ("2026-12-04T22:00", True), ("2026-12-05T06:59", True),
        ("2026-12-05T07:00", False), ("2026-12-05T22:00", False), ("2026-12-04T03:00", False),
    ]:  # fmt: skip
        assert night.holds(datetime.fromisoformat(text)) is held


def test_sunday_night_ends_on_monday() -> None:
    (night,) = spans("sun 23:00-01:00")
    assert night.holds(MONDAY + timedelta(minutes=30))
    assert night.ends(MONDAY + timedelta(minutes=30)) == MONDAY + timedelta(hours=1)


def test_from_an_hour_to_the_same_hour_is_a_whole_day() -> None:
    (day,) = spans("9:00-9:00")
    assert day.minutes == DAY_MIN
    assert all(day.holds(MONDAY + timedelta(hours=hour)) for hour in range(24))


def test_the_wall_clock_is_what_counts_when_the_clocks_change() -> None:
    """In Berlin 02:30 comes twice on that day, and both are in."""
    (night,) = spans("02:00-03:00")
    zone = ZoneInfo("Europe/Berlin")
    for fold in (0, 1):
        assert night.holds(datetime(2026, 10, 25, 2, 30, fold=fold, tzinfo=zone))


def test_inside_is_inside_any() -> None:
    hours = spans("mon 9:00-10:00; mon 11:00-12:00")
    assert [inside(hours, MONDAY.replace(hour=hour)) for hour in (9, 10, 11, 12)] == [
        True, False, True, False,
    ]  # fmt: skip
    assert not inside((), MONDAY)


@pytest.mark.parametrize(("text", "back"), [
    ("", ""),
    (" ; ;\n", ""),
    ("9:00-12:30", "09:00-12:30"),
    ("9.00 - 12.30", "09:00-12:30"),
    ("MON-FRI 09:00\u201317:00", "mon-fri 09:00-17:00"),
    ("sat-mon 9:00-10:00", "mon,sat,sun 09:00-10:00"),
    ("mon,tue 9:00-24:00\nwed 0:00-1:00", "mon,tue 09:00-00:00; wed 00:00-01:00"),
    ("mon-sun 9:00-10:00", "09:00-10:00"),
    ("wed,mon,tue,wed 9:00-10:00", "mon-wed 09:00-10:00"),
    ("mon-mon 9:00-10:00", "mon 09:00-10:00"),
])  # fmt: skip
def test_how_it_may_be_written(text: str, back: str) -> None:
    assert written(spans(text)) == back


@pytest.mark.parametrize("text", [
    "9-17", "25:00-26:00", "9:60-10:00", "24:00-1:00", "9:00-24:01", "funday 9:00-10:00",
    "mon- 9:00-10:00 x", "mon, 9:00-10:00", "9:00", "9:00-10:00-11:00", "mon-fri", "-1:00-2:00",
    ",9:00-10:00", "9:00-10:00, 11:00-12:00",
])  # fmt: skip
def test_what_is_no_time_of_day_is_said(text: str) -> None:
    with pytest.raises(InputError, match="no time of day: write it like mon-fri"):
        spans(text)


def test_each_part_that_is_wrong_is_named_at_once() -> None:
    with pytest.raises(InputError) as error:
        spans("9:00-10:00; nine; ten; 11:00-12:00")
    first, second = error.value.problems
    assert "'nine'" in first
    assert "'ten'" in second


def test_too_many_are_refused() -> None:
    with pytest.raises(InputError, match="At most 40"):
        spans("9:00-10:00;" * 41)
    assert len(spans("9:00-10:00;" * 40)) == 40


@given(st.text("monfri ,-:;.\n0123459", max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = spans(text)
    except InputError:
        return
    assert spans(written(found)) == found


@given(st.integers(0, DAY_MIN - 1))
def test_a_time_of_day_is_read(minute: int) -> None:
    assert minutes_of(f" {minute // 60}:{minute % 60:02d} ") == minute


@pytest.mark.parametrize("text", ["", "9", "9:5", "24:00", "12:60", "99:99", "x", "1:000"])
def test_what_is_none_is_none(text: str) -> None:
    assert minutes_of(text) is None
