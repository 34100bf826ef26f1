"""`backline measure --save`: only while tests are open, and into the right person's records."""

import json

import pytest

from backline.records import now, open_store
from backline.records.events import ChangeCheck, Event, PainCheck, Screening

from .kept import NO, kept, screened
from .made import Backline, refused
from .test_measure import recording


def keep(*events: Event) -> None:
    with open_store() as store:
        for event in events:
            store.append(event, now())


def test_what_is_measured_is_kept_and_found_again(backline: Backline) -> None:
    screened(at=now())
    clip = recording("slr")
    told = json.loads(backline("measure", clip, "--test", "slr", "--json", "-").out)["results"][0]
    assert not kept("test")
    ran = backline("measure", clip, "--test", "slr", "--save")
    assert ran.code == 0
    assert "backline findings" in ran.err
    (one,) = kept("test")
    with open_store() as store:
        (value,) = store.history().tests
    assert (value.test, value.side) == ("slr", told["side"])
    assert (value.value, value.error) == (told["value"], told["error"])
    assert one.kind == "test"
    assert f"{value.value:g} degrees" in backline("findings").out


def test_nothing_is_kept_before_the_safety_questions(backline: Backline) -> None:
    said = refused(backline, "measure", recording("slr"), "--test", "slr", "--save")
    assert "safety questions come first" in said
    assert "backline screen" in said
    assert not kept("test")


@pytest.mark.parametrize(
    "event", [PainCheck("before", 7), PainCheck("morning", 2, "unsure"), ChangeCheck("unsure")]
)
def test_no_test_on_a_bad_day(backline: Backline, event: Event) -> None:
    screened(at=now())
    keep(event)
    assert "No test today" in refused(
        backline, "measure", recording("slr"), "--test", "slr", "--save"
    )
    assert not kept("test")


def test_a_test_that_is_left_out_is_not_taken(backline: Backline) -> None:
    keep(Screening({**NO, "age_years": 40, "acute_severe_pain": "yes"}, "ok"))
    clip = recording("slr")
    assert "left out" in refused(backline, "measure", clip, "--test", "slr", "--save")
    assert not kept("test")


def test_the_right_person(backline: Backline) -> None:
    screened("anna", at=now())
    ran = backline("measure", recording("ake"), "--test", "ake", "--save", "--profile", "anna")
    assert "backline findings --profile anna" in ran.err
    assert len(kept("test", profile="anna")) >= 1
    assert not kept("test")
