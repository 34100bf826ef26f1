"""Every kind of event: kept and read back the same, or refused with all that is wrong with it."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backline.motion import types as engine
from backline.motion.errors import InputError
from backline.records.bodies import as_body, checked
from backline.records.events import KINDS, Fault, Hold, Repetition
from backline.records.watched import kept_as

from .made import before, chain_to, opened
from .strategies import bodies

EXPECTED = {
    "profile_facts", "screening", "change_check", "symptoms", "whole_body", "test",
    "session_start", "set", "set_end", "repetition", "hold", "fault", "pain_check", "effort",
    "session_end", "left_out", "not_today", "sitting", "sitting_bout", "break", "function", "note",
    "correction",
}  # fmt: skip
APPENDED = sorted(EXPECTED - {"correction"})


def problems(kind: str, body: dict[str, Any]) -> list[str]:
    with pytest.raises(InputError) as error:
        checked(kind, body)
    found = list(error.value.problems)
    assert all(one.endswith(".") for one in found)
    return found


def test_there_are_these_kinds() -> None:
    assert set(KINDS) == EXPECTED


@pytest.mark.parametrize("kind", APPENDED)
@given(data=st.data())
def test_an_event_is_its_body(kind: str, data: st.DataObject) -> None:
    event = checked(kind, data.draw(bodies(kind)))
    assert checked(kind, as_body(event)) == event


@pytest.mark.parametrize("kind", APPENDED)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_an_event_comes_back_from_the_database(
    kind: str, data: st.DataObject, database: Path
) -> None:
    event = checked(kind, data.draw(bodies(kind)))
    with opened(database) as store:
        number = store.append(event, before(seconds=1), chain_to(store, kind))
        (kept,) = [one for one in store.events((kind,)) if one.id == number]
    assert kept.event == kept.as_measured == event
    assert kept.at == before(seconds=1)
    assert kept.zone == "Europe/Berlin"
    assert not kept.corrected


@pytest.mark.parametrize("kind", sorted(EXPECTED))
def test_a_key_that_means_nothing_is_refused(kind: str) -> None:
    assert any("'colour' is not a known key" in one for one in problems(kind, {"colour": "red"}))


REP = {
    "side": "left",
    "start_s": 1.0,
    "turn_s": 2.0,
    "end_s": 3.0,
    "dwell_s": 0.5,
    "dose_met": True,
}


@pytest.mark.parametrize(
    ("kind", "body", "says"),
    [
        ("pain_check", {"moment": "after", "pain": 11}, "a number from 0 to 10, not 11"),
        ("pain_check", {"moment": "after", "pain": -0.5}, "from 0 to 10, not -0.5"),
        ("pain_check", {"moment": "after", "pain": float("nan")}, "from 0 to 10, not nan"),
        ("pain_check", {"moment": "after", "pain": True}, "from 0 to 10, not True"),
        ("pain_check", {"moment": "later", "pain": 1}, "one of before, during, after, morning"),
        ("pain_check", {"moment": "after"}, "pain is missing; it has to be a number"),
        ("set", {"exercise": "bridge", "side": "left", "repetitions": -1}, "a whole number from 0"),
        ("set", {"exercise": "bridge", "side": "left", "repetitions": 2.5}, "a whole number"),
        ("set", {"exercise": "bridge", "side": "top", "repetitions": 1}, "side has to be one of"),
        ("set", {"exercise": "bridge", "side": "left", "start_s": 9, "end_s": 8}, "the end comes"),
        ("repetition", {**REP, "peak_deg": 200.5}, "peak_deg has to be a number from -180 to 200"),
        ("repetition", {**REP, "rom_deg": -181}, "rom_deg has to be a number from -180 to 200"),
        ("repetition", {**REP, "turn_s": 4.0}, "the end comes before the start"),
        ("hold", {"side": "left", "start_s": 2, "end_s": 1, "dose_met": True}, "end comes before"),
        ("fault", {"fault": "low", "start_s": -1, "end_s": 1}, "start_s has to be a number from 0"),
        ("sitting", {"hours": 25}, "hours has to be a number from 0 to 24"),
        ("function", {"activity": " ", "score": 3}, "activity has to be a text of 1 to"),
        ("screening", {"answers": {"a": {1, 2}}, "level": "ok"}, "something that JSON can hold"),
        ("symptoms", {"answers": {"tingling": "maybe"}}, "each one of yes, no, unsure"),
        ("test", {"test": "slr", "side": "left", "trials": [70, "x"]}, "a list, each item a"),
        ("profile_facts", {"birth_year": 1776}, "a whole number from 1900 to 2100"),
        ("dance", {}, "'dance' is no kind of event; there are profile_facts"),
    ],
)  # fmt: skip
def test_what_breaks_a_rule_is_refused(kind: str, body: dict[str, Any], says: str) -> None:
    (problem,) = problems(kind, body)
    assert says in problem


def test_all_problems_come_at_once() -> None:
    found = problems("pain_check", {"moment": "x", "pain": 12, "leg_worse": "?", "why": 1})
    assert len(found) == 4


def test_what_the_engine_saw_is_kept_without_what_was_not_measured() -> None:
    fault = engine.Fault("hips_low", 1.0, 1.5, float("nan"))
    rep = engine.Rep(
        "left", 1, 2, 3, float("nan"), float("nan"), 30.5, 0.25, True, (fault,), "min_s"
    )
    kept, faults = kept_as(rep)
    assert kept == Repetition("left", 1, 2, 3, 0.25, True, None, None, 30.5, "min_s")
    assert faults == (Fault("hips_low", 1.0, 1.5, None),)
    hold = engine.Hold("right", 1, 31, 80.5, 5.0, True)
    assert kept_as(hold) == (Hold("right", 1, 31, True, 80.5, 5.0), ())
