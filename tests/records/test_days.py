"""Days turn at 03:00 on the wall clock, and a moment comes back in the zone it was given in."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.records.days import as_utc, day_of, in_zone, now, zone_of

from .made import BERLIN

MOMENTS = st.datetimes(
    datetime(1900, 1, 2),
    datetime(2200, 1, 1),
    timezones=st.timezones()
    | st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)


@pytest.mark.parametrize(("hour", "minute", "day"), [(2, 59, 1), (3, 0, 2), (0, 0, 1), (23, 59, 2)])
def test_the_day_turns_at_three(hour: int, minute: int, day: int) -> None:
    assert day_of(datetime(2026, 3, 2, hour, minute, tzinfo=BERLIN)) == date(2026, 3, day)


def test_the_day_is_that_of_the_wall_clock_when_the_clocks_change() -> None:
    """At 01:00 UTC on that day, Berlin's clocks go from 02:00 to 03:00, and a day begins."""
    last, first = (
        datetime(2026, 3, 29, hour, minute, tzinfo=UTC).astimezone(BERLIN)
        for hour, minute in ((0, 59), (1, 0))
    )
    assert (day_of(last), day_of(first)) == (date(2026, 3, 28), date(2026, 3, 29))


@given(MOMENTS)
def test_the_day_is_the_same_when_a_moment_comes_back(at: datetime) -> None:
    """Also in an hour that the clocks skipped."""
    assert day_of(in_zone(as_utc(at), zone_of(at))) == day_of(at)


def test_an_hour_that_the_clocks_skipped_is_the_one_after_it() -> None:
    assert day_of(datetime(2026, 3, 29, 2, 30, tzinfo=BERLIN)) == date(2026, 3, 29)


@given(MOMENTS)
def test_a_moment_comes_back_with_its_wall_clock(at: datetime) -> None:
    back = in_zone(as_utc(at), zone_of(at))
    assert back.astimezone(UTC) == at.astimezone(UTC)
    assert back.utcoffset() == at.astimezone(UTC).astimezone(at.tzinfo).utcoffset()


@given(MOMENTS, MOMENTS)
def test_texts_sort_as_moments(one: datetime, other: datetime) -> None:
    assert (as_utc(one) < as_utc(other)) == (one.astimezone(UTC) < other.astimezone(UTC))


def test_a_zone_is_named_or_is_its_offset() -> None:
    assert zone_of(datetime(2026, 1, 1, tzinfo=ZoneInfo("Asia/Kathmandu"))) == "Asia/Kathmandu"
    assert zone_of(datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=-3.5)))) == "-03:30"
    assert zone_of(datetime(2026, 1, 1, tzinfo=UTC)) == "+00:00"
    with pytest.raises(ValueError, match="zone"):
        zone_of(datetime(2026, 1, 1))


def test_now_has_a_zone_and_is_now() -> None:
    assert abs(now() - datetime.now(UTC)) < timedelta(seconds=5)
