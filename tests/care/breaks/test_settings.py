"""Settings go there and back as plain values, and a wrong one is said."""

import json
from dataclasses import asdict, fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.care.breaks import BreakSettings
from backline.care.breaks.hours import DAY_MIN, Span, written
from backline.care.breaks.settings import PLACES, RANGES, as_json, from_json
from backline.motion.errors import InputError

HOURS = st.lists(
    st.builds(
        Span,
        st.frozensets(st.integers(0, 6), min_size=1),
        st.integers(0, DAY_MIN - 1),
        st.integers(0, DAY_MIN - 1),
    ),
    max_size=5,
).map(tuple)
ANY = st.builds(
    BreakSettings,
    **{name: st.floats(low, high) for name, (low, high) in RANGES.items()},
    work_hours=HOURS,
    quiet_hours=HOURS,
    full_screen=st.booleans(),
    place=st.sampled_from(PLACES),
    day_over=st.booleans(),
    remind_at=st.sampled_from(["", "18:00", "7.30"]),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**18), 10**18) | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)
NAMES = [one.name for one in fields(BreakSettings)]


def problems(**changes: Any) -> tuple[str, ...]:
    with pytest.raises(InputError) as error:
        BreakSettings().changed(changes)
    return error.value.problems


@given(ANY)
def test_settings_come_back_as_they_were(chosen: BreakSettings) -> None:
    assert from_json(json.loads(json.dumps(as_json(chosen)))) == chosen


def test_what_is_kept_is_plain() -> None:
    kept = as_json(BreakSettings())
    assert [*kept] == NAMES
    assert kept["quiet_hours"] == "22:00-07:00"
    assert kept["work_hours"] == ""


def test_the_defaults_are_values_that_can_be_chosen() -> None:
    plain = BreakSettings()
    assert plain.changed(as_json(plain)) == plain
    assert (plain.every_min, plain.break_min, plain.away_min) == (35, 2, 4)


def test_away_is_never_shorter_than_a_break() -> None:
    assert RANGES["away_min"][0] >= RANGES["break_min"][1]


def test_a_change_changes_what_it_names() -> None:
    changed = BreakSettings().changed({"every_min": 40, "work_hours": "9:00-17:00"})
    assert changed.every_min == 40
    assert isinstance(changed.every_min, float)
    assert written(changed.work_hours) == "09:00-17:00"
    other = {"every_min": 35.0, "work_hours": ()}
    assert asdict(changed) | other == asdict(BreakSettings())


NO_NUMBERS: tuple[object, ...] = (-1, 1e9, "35", None, True, float("nan"), [])


@pytest.mark.parametrize(("name", "value"), [
    *((name, value) for name in RANGES for value in NO_NUMBERS),
    *((name, edge + step) for name, (low, high) in RANGES.items()
      for edge, step in ((low, -0.01), (high, 0.01))),
    ("place", "bed"), ("place", None), ("place", ["desk"]),
    ("remind_at", "25:00"), ("remind_at", "six"), ("remind_at", 18), ("remind_at", None),
    ("full_screen", 1), ("full_screen", "yes"), ("day_over", None),
    ("work_hours", None), ("quiet_hours", ["22:00-07:00"]), ("work_hours", "nine to five"),
    ("colour", "blue"), ("", 1),
])  # fmt: skip
def test_a_wrong_value_is_one_sentence(name: str, value: object) -> None:
    (problem,) = problems(**{name: value})
    assert problem.endswith(".")
    assert problem[0].isupper() or not problem[0].isalpha() or name in problem


def test_the_sentence_says_what_is_allowed() -> None:
    assert problems(every_min=5) == ("every_min has to be from 20 to 60, not 5.",)
    places = "desk, floor, outside, seated"
    assert problems(place="bed") == (f"place has to be one of {places}, not 'bed'.",)


def test_all_that_is_wrong_is_said_at_once() -> None:
    found = problems(every_min=5, break_min=2, place="bed", work_hours="x; y", colour=1)
    assert len(found) == 5


@pytest.mark.parametrize("name", RANGES)
def test_both_edges_can_be_chosen(name: str) -> None:
    for value in RANGES[name]:
        assert getattr(BreakSettings().changed({name: value}), name) == value


@pytest.mark.parametrize("name", RANGES)
def test_a_number_beyond_all_numbers_is_a_wrong_value(name: str) -> None:
    (problem,) = problems(**{name: 10**400})
    assert name in problem
    assert from_json({name: 10**400}) == BreakSettings()


@given(JSON | st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=4), JSON))
def test_anything_kept_is_read_as_far_as_it_can_be(data: object) -> None:
    found = from_json(data)
    assert found.changed(as_json(found)) == found


def test_a_value_that_cannot_be_read_leaves_the_others() -> None:
    found = from_json({"every_min": "x", "break_min": 3, "unknown": 1, "quiet_hours": "never"})
    assert found == BreakSettings(break_min=3)
