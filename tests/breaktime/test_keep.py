"""From what the companion decided to kept events: each once, whatever the clock does."""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.breaktime.keep import Filed, as_line, break_done, keep_lines
from backline.care.breaks.decisions import ENDINGS, OUTCOMES, Bout, Ended, Rested
from backline.motion.errors import InputError
from backline.records import Store, day_of, open_store
from backline.records.events import Break, ExerciseSet, SittingBout

BERLIN, HELSINKI = ZoneInfo("Europe/Berlin"), ZoneInfo("Europe/Helsinki")
NOW = datetime(2026, 11, 20, 18, 30, tzinfo=BERLIN)


class Clock:
    """A clock that anybody may set."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(clock: Clock) -> Iterator[Store]:
    with open_store(clock=clock) as opened:
        yield opened


def bout(minutes: float = 40, end: datetime = NOW, ended: Ended = "break") -> Bout:
    start = (end.astimezone(UTC) - timedelta(minutes=minutes)).astimezone(end.tzinfo)
    return Bout(start, end, minutes * 60.0, minutes * 60.0, ended)


def line(decision: Bout | Rested | None = None, key: str = "a", **changed: Any) -> dict[str, Any]:
    """Return a line as it is read back from a file."""
    made: dict[str, Any] = json.loads(json.dumps(as_line(decision or bout(), key, "me")))
    return {name: one for name, one in {**made, **changed}.items() if one is not ...}


def test_what_was_decided_is_kept(store: Store) -> None:
    rested = Rested(NOW, "skipped", snoozes=2, held_s=61.04)
    assert keep_lines(store, [line(), line(rested)]) == Filed(kept=2)
    sat, skipped = store.events()
    assert sat.event == SittingBout(2400.0, 2400.0, "break", key="a")
    assert skipped.event == Break("skipped", 0.0, 2, 61.0, key="a")
    assert sat.at == skipped.at == NOW
    assert sat.zone == "Europe/Berlin"
    assert store.history().days[0].sitting_h == pytest.approx(2 / 3)


def test_every_ending_and_outcome_can_be_kept(store: Store) -> None:
    lines = [line(bout(ended=one), one) for one in ENDINGS]
    lines += [line(Rested(NOW, one, 60.0), one) for one in OUTCOMES]
    assert keep_lines(store, lines).kept == len(ENDINGS) + len(OUTCOMES)


def test_lines_that_are_handed_in_again_are_kept_once(store: Store) -> None:
    lines = [line(), line(key="b")]
    assert keep_lines(store, lines) == Filed(kept=2)
    assert keep_lines(store, [*lines, line(key="c"), line(key="c")]) == Filed(kept=1, passed=3)
    assert len(store.events()) == 3


def test_what_is_not_worth_keeping_is_passed_over(store: Store) -> None:
    lines = [line(bout(0.9)), line(Rested(NOW, "taken", 120.0, kept=True))]
    assert keep_lines(store, lines) == Filed(passed=2)
    assert keep_lines(store, [line(bout(1))]) == Filed(kept=1)
    assert keep_lines(store, []) == Filed()


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ("noon", "no line of the companion"),
        ({}, "no line of the companion"),
        (line(kind="dance"), "no line of the companion"),
        (line(kind=[]), "no line of the companion"),
        (line(profile="anna"), "belongs to anna, not to me"),
        (line(profile=...), "belongs to"),
        ({**line(), "key": None}, "no key"),
        ({**line(), "key": 7}, "key has to be"),
        (line(seconds=-5), "seconds has to be"),
        (line(seconds=float("nan")), "seconds has to be"),
        (line(seconds=...), "seconds is missing"),
        (line(ended="lunch"), "ended has to be"),
        (line(zone="Mars/Base"), "moment cannot be read"),
        (line(zone=""), "moment cannot be read"),
        (line(zone=...), "moment cannot be read"),
        (line(at_utc=17), "moment cannot be read"),
        (line(at_utc="noon"), "moment cannot be read"),
        (line(at_utc="1970-01-01T00:05:00.000000"), "the clock had lost its time"),
    ],
)
def test_a_line_that_cannot_be_kept_comes_back_and_holds_up_no_other(
    store: Store, bad: object, why: str
) -> None:
    found = keep_lines(store, [line(key="before"), bad, line(key="after")])
    assert found.kept == 2
    ((back, said),) = found.refused
    assert back is bad
    assert why in said
    assert found.waiting == ()


def test_what_a_newer_companion_tells_besides_is_left_out(store: Store) -> None:
    assert keep_lines(store, [line(mood="fine")]) == Filed(kept=1)


def test_records_that_cannot_be_written_keep_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> None:
        raise InputError("The records are busy.")

    with monkeypatch.context() as patched:
        patched.setattr("backline.records.writing.keep", locked)
        with pytest.raises(InputError, match="busy"):
            keep_lines(store, [line()])
    assert store.events() == []
    assert keep_lines(store, [line()]) == Filed(kept=1)


# The clock


def test_after_the_clock_was_set_back_lines_wait_until_their_time(
    store: Store, clock: Clock
) -> None:
    ahead, here = line(bout(end=NOW + timedelta(days=1)), "ahead"), line(key="here")
    found = keep_lines(store, [ahead, here])
    assert (found.kept, found.waiting, found.refused) == (1, (ahead,), ())
    clock.now += timedelta(hours=23)
    assert keep_lines(store, found.waiting) == Filed(waiting=(ahead,))
    clock.now += timedelta(hours=1)
    assert keep_lines(store, found.waiting) == Filed(kept=1)
    assert [one.day for one in store.events()] == [date(2026, 11, 20), date(2026, 11, 21)]


def test_two_clocks_need_not_agree_to_the_minute(store: Store) -> None:
    assert keep_lines(store, [line(bout(end=NOW + timedelta(minutes=4)))]) == Filed(kept=1)


@given(st.lists(st.tuples(st.integers(-3000, 3000), st.booleans()), max_size=8), st.data())
def test_nothing_is_lost_however_the_clock_is_set(
    bouts: list[tuple[int, bool]], data: st.DataObject
) -> None:
    clock = Clock()
    lines: list[object] = [
        line(bout(end=NOW + timedelta(minutes=minutes)), str(key))
        for key, (minutes, twice) in enumerate(bouts)
        for _ in range(1 + twice)
    ]
    with TemporaryDirectory() as folder, open_store(f"{folder}/a.db", clock=clock) as store:
        kept, left = 0, lines
        for moved in (*data.draw(st.lists(st.integers(-3000, 3000), max_size=4)), 4000):
            clock.now = NOW + timedelta(minutes=moved)
            found = keep_lines(store, left)
            kept, left = kept + found.kept, [*found.waiting]
        assert left == []
        assert kept == len(bouts)
        assert {one.event.key for one in store.events()} == {  # type: ignore[union-attr]
            str(key) for key in range(len(bouts))
        }


# The turn of the day


@pytest.mark.parametrize("end", ["03:00:00", "03:00:04"])
def test_a_bout_that_ends_as_the_day_turns_is_of_the_day_that_ended(store: Store, end: str) -> None:
    turned = datetime.fromisoformat(f"2026-11-20T{end}").replace(tzinfo=BERLIN)
    first, second = bout(40, turned, "day"), bout(30, turned + timedelta(minutes=30))
    assert keep_lines(store, [line(first), line(second, "b")]).kept == 2
    assert [one.day for one in store.events()] == [date(2026, 11, 19), date(2026, 11, 20)]
    assert [day.sitting_h for day in store.history().days] == pytest.approx([2 / 3, 1 / 2])


@pytest.mark.parametrize(
    ("zone", "night"),
    [
        (BERLIN, "2026-03-29"), (BERLIN, "2026-10-25"),
        (HELSINKI, "2026-03-29"), (HELSINKI, "2026-10-25"),
    ],
)  # fmt: skip
def test_also_in_a_night_in_which_the_clocks_change(zone: ZoneInfo, night: str) -> None:
    after = datetime.fromisoformat(f"{night}T05:00").replace(tzinfo=zone)
    made = as_line(bout(300, after, "day"), "a", "me")
    at = datetime.fromisoformat(f"{made['at_utc']}+00:00").astimezone(zone)
    assert day_of(at) == day_of(after) - timedelta(days=1)


# A break with what was done in it

MARCH = ExerciseSet("standing_march", "both", 20, dose_met=True)


def test_a_break_with_what_was_done_in_it(store: Store) -> None:
    begun = NOW - timedelta(minutes=3)
    number = break_done(store, begun, 121.26, "standing_march", [MARCH, MARCH], 1, 30.0, "a", "ab")
    rest, *done = store.events()
    assert (rest.id, rest.at) == (number, begun)
    assert rest.event == Break("taken", 121.3, 1, 30.0, "standing_march", "a")
    assert [(one.parent, one.event, one.at) for one in done] == [(number, MARCH, begun)] * 2
    (day,) = store.history().days
    assert (day.sets, len(day.in_breaks)) == ((), 2)


def test_a_break_that_is_told_twice_is_kept_once(store: Store) -> None:
    told = [break_done(store, NOW, 120.0, None, [MARCH], key="a") for _ in range(2)]
    assert told[0] == told[1]
    assert keep_lines(store, [line(Rested(NOW, "taken", 120.0))]) == Filed(passed=1)
    assert len(store.events()) == 2
    other = break_done(store, NOW, 120.0, None, [])
    assert other not in told
    assert break_done(store, NOW, 120.0, None, []) != other


def test_a_break_with_a_wrong_set_is_not_kept_at_all(store: Store) -> None:
    with pytest.raises(InputError, match="repetitions has to be"):
        break_done(store, NOW, 120.0, "bridge", [ExerciseSet("bridge", "both", -1)])
    assert store.events() == []


def test_who_only_writes_lines_loads_no_database() -> None:
    code = (
        "import sys; from datetime import UTC, datetime\n"
        "from backline.breaktime.keep import as_line\n"
        "from backline.care.breaks.decisions import Rested\n"
        "as_line(Rested(datetime.now(UTC), 'taken'), 'a', 'me')\n"
        "assert not {'sqlalchemy', 'alembic'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
