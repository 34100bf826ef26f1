"""The sitting log by day and by week, beside pain, and what is added by hand."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from backline.breaktime.told import added, beside_pain, sitting_days, sitting_weeks
from backline.care.history import Day, PainCheck
from backline.care.progress.together import next_day
from backline.motion.errors import InputError
from backline.records import Store, open_store
from backline.records.events import Break, Event, Sitting, SittingBout
from backline.records.events import PainCheck as KeptPain

BERLIN = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 12, 1)  # a Tuesday
YESTERDAY = TODAY - timedelta(1)


@pytest.fixture
def store() -> Iterator[Store]:
    clock = at(22, TODAY)
    with open_store(clock=lambda: clock) as records:
        yield records


def at(hour: int, day: date = TODAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=BERLIN)


def keep(store: Store, *events: Event, day: date = TODAY, hour: int = 12) -> None:
    for event in events:
        store.append(event, at(hour, day))


def bout(minutes: float, unbroken: float | None = None) -> SittingBout:
    return SittingBout(60.0 * minutes, 60.0 * (unbroken or minutes), "natural")


def test_a_day_has_its_hours_its_longest_bout_and_its_breaks(store: Store) -> None:
    keep(store, bout(35), bout(50, 95), bout(20))
    keep(store, *(Break(one) for one in ("taken", "taken", "natural", "standing", "missed")))
    keep(store, Sitting(1.5, "car"), Sitting(2.0, "car"))
    (day,) = sitting_days(store, TODAY, TODAY)
    assert day.sitting_h == pytest.approx(105 / 60 + 2)
    assert day.longest_min == 95
    assert (day.taken, day.natural, day.standing, day.skipped, day.missed) == (2, 1, 1, 0, 1)
    assert day.by_place == {"car": 2.0, "desk": 105 / 60}


@pytest.mark.parametrize(
    ("by_hand", "hours"),
    [
        ((), 2.0),
        ((Sitting(3.0, "desk"),), 3.0),
        ((Sitting(5.0),), 5.0),
        ((Sitting(1.0, "Sofa"), Sitting(3.0, "Desk")), 4.0),
        ((Sitting(1.0, "sofa"),), 3.0),
        ((Sitting(1.0, "sofa"), Sitting(5.0)), 6.0),
        ((Sitting(23.0, "sofa"),), 24.0),
    ],
)
def test_what_was_said_goes_before_what_was_measured(
    store: Store, by_hand: tuple[Sitting, ...], hours: float
) -> None:
    keep(store, bout(120), *by_hand)
    (day,) = sitting_days(store, TODAY, TODAY)
    assert day.sitting_h == hours
    assert store.history().days[-1].sitting_h == hours, "the history says the same"


def test_a_day_with_breaks_alone_has_no_hours(store: Store) -> None:
    keep(store, Break("skipped"))
    (day,) = sitting_days(store, TODAY, TODAY)
    assert (day.sitting_h, day.longest_min, day.skipped) == (None, None, 1)


def test_days_in_order_and_only_those_asked_for(store: Store) -> None:
    keep(store, bout(30), day=YESTERDAY)
    keep(store, bout(30), day=TODAY - timedelta(9))
    keep(store, bout(30))
    found = [one.day for one in sitting_days(store, YESTERDAY, TODAY)]
    assert found == [YESTERDAY, TODAY]


def test_weeks_with_the_empty_ones_too(store: Store) -> None:
    keep(store, bout(60), Break("taken"), day=YESTERDAY)
    keep(store, bout(120), Break("taken"))
    keep(store, bout(45, 50), Break("natural"), day=TODAY - timedelta(15))
    old, empty, new = sitting_weeks(store, TODAY - timedelta(14), TODAY)
    assert old.start == date(2026, 11, 16)
    assert (old.days, old.sitting_h, old.longest_min, old.natural) == (1, 0.75, 50, 1)
    assert (empty.days, empty.sitting_h, empty.longest_min) == (0, None, None)
    assert (new.start, new.days, new.sitting_h, new.longest_min) == (YESTERDAY, 2, 1.5, 120)
    assert new.taken == 2


def test_beside_pain_as_the_progress_page_compares_them(store: Store) -> None:
    for ago in range(40, -1, -1):
        day = TODAY - timedelta(ago)
        keep(store, bout(60 + 13 * (ago % 7)), day=day)
        keep(store, KeptPain("morning", float(ago % 7 == 3)), day=day, hour=8)
        keep(store, KeptPain("after", 2.0), day=day, hour=19)
    days = store.history().days
    rows, found = beside_pain(days, sitting_days(store, date(2026, 1, 1), TODAY), TODAY)
    assert len(rows) == 41
    assert (rows[-1].day, rows[-1].pain, rows[-1].next_pain) == (TODAY, 2.0, None)
    assert found.pairs == 40
    assert found == next_day(days, TODAY)[1]


def test_pain_without_sitting_and_sitting_without_pain() -> None:
    rows, found = beside_pain([Day(TODAY, pains=(PainCheck("morning", 3.0),))], (), TODAY)
    assert [(row.sitting_h, row.pain, row.next_pain) for row in rows] == [(None, 3.0, None)]
    assert found.verdict == "too_few"
    assert beside_pain((), (), TODAY)[0] == ()


# By hand


def test_two_taps_add_up(store: Store) -> None:
    assert added(store, "car", 30, at(9)) == 0.5
    assert added(store, "car", 45, at(18)) == 1.25
    assert added(store, "Sofa", 60, at(20)) == 1.0
    (day,) = sitting_days(store, TODAY, TODAY)
    assert day.by_place == {"car": 1.25, "sofa": 1.0}


def test_an_earlier_moment_of_the_day_is_added_all_the_same(store: Store) -> None:
    added(store, "car", 60, at(20))
    assert added(store, "car", 30, at(8)) == 1.5
    assert sitting_days(store, TODAY, TODAY)[0].by_place == {"car": 1.5}
    assert store.history().days[-1].sitting_h == 1.5


def test_a_day_has_no_more_than_24_hours(store: Store) -> None:
    keep(store, bout(600))
    assert added(store, "sofa", 20 * 60, at(20)) == 14.0
    assert added(store, "car", 60, at(21)) == 0.0
    assert sitting_days(store, TODAY, TODAY)[0].sitting_h == 24.0


@pytest.mark.parametrize("minutes", [0, -5, float("nan"), float("inf")])
def test_no_minutes_are_none(store: Store, minutes: float) -> None:
    with pytest.raises(InputError, match="in minutes above 0"):
        added(store, "car", minutes, at(9))


def test_the_desk_is_measured_where_it_is(store: Store) -> None:
    assert added(store, "desk", 60, at(9)) == 1.0
    keep(store, bout(30), day=YESTERDAY)
    with pytest.raises(InputError, match="is measured on this day already"):
        added(store, "desk", 60, at(9, YESTERDAY))


def test_a_place_has_a_name(store: Store) -> None:
    with pytest.raises(InputError):
        added(store, "x" * 200, 30, at(9))
