"""One contract for every test by camera: a new one brings its own examples."""

import tomllib
from importlib.resources import files
from typing import Any, get_args

import pytest

from backline.care.measure import Result, measure, watch
from backline.care.measure.score import SCORES
from backline.library import exercise
from backline.library.tests_load import parse, protocol, protocols, reasons
from backline.motion.definition import Example
from backline.motion.errors import InputError
from backline.motion.protocol import Protocol, ScoreRule
from backline.motion.types import Pose
from backline.sources.figure import figure_poses, mirror

SIX = {"slr", "ake", "forward_bend", "single_leg_bridge", "bridge_hold", "chair_stand_30s"}
SIZE_PX = (640, 480)
WITHIN = {"deg": 1.0, "s": 0.5, "repetitions": 0.0, "stands": 0.0}
SWAPPED = {"left": "right", "right": "left"}
EXAMPLES = [
    pytest.param(test, example, id=f"{test.id}-{number}")
    for test in protocols().values()
    for number, example in enumerate(test.examples, 1)
]
every_test = pytest.mark.parametrize("test", protocols().values(), ids=lambda one: one.id)


def performed(example: Example) -> list[Pose]:
    """Perform the example with the stick figure."""
    return figure_poses(example.traces, posture=example.posture, working=example.working)


def found(test: Protocol, poses: list[Pose]) -> dict[str, Result]:
    seen = watch(exercise(test.uses), poses, SIZE_PX)
    return {result.side: result for result in measure(test, seen)}


def check(test: Protocol, result: Result, expect: dict[str, Any]) -> None:
    assert result.reason == expect.get("reason")
    if result.value is None:
        assert result.error is None
        return
    assert result.error is not None
    assert result.value == pytest.approx(expect["value"], abs=WITHIN[test.unit])
    assert result.trials == expect["trials"]
    assert result.error >= test.error.least


def given(**changes: Any) -> dict[str, Any]:
    """Return the straight-leg raise's file with these keys changed."""
    text = (files("backline.library") / "tests" / "slr.toml").read_text("utf-8")
    return tomllib.loads(text) | changes


def test_the_library_is_complete() -> None:
    assert set(protocols()) == SIX
    assert len(EXAMPLES) >= 2 * len(SIX)


@pytest.mark.parametrize(("test", "example"), EXAMPLES)
def test_examples_come_to_what_they_say(test: Protocol, example: Example) -> None:
    results = found(test, performed(example))
    assert set(results) == set(example.expect)
    for side, expect in example.expect.items():
        check(test, results[side], expect)


@pytest.mark.parametrize(("test", "example"), EXAMPLES)
def test_a_mirrored_person_is_measured_alike_on_the_other_side(
    test: Protocol, example: Example
) -> None:
    results = found(test, mirror(performed(example)))
    for side, expect in example.expect.items():
        check(test, results[SWAPPED.get(side, side)], expect)


@every_test
def test_what_is_measured_and_what_is_not_are_both_among_the_examples(test: Protocol) -> None:
    values = ["value" in expect for one in test.examples for expect in one.expect.values()]
    assert any(values)
    assert not all(values) or test.unit == "repetitions"


@every_test
def test_sides_are_those_of_its_exercise(test: Protocol) -> None:
    assert set(test.sides) == set(exercise(test.uses).sides)


@every_test
def test_what_it_reads_of_its_exercise_is_there(test: Protocol) -> None:
    faults = {fault.id for fault in exercise(test.uses).faults}
    assert set(test.score.failed_by) <= faults
    assert test.score.rule in SCORES


@every_test
def test_numbers_have_a_source_and_people_are_told(test: Protocol) -> None:
    assert test.references
    assert len(test.not_when) >= 3
    for sentence in (test.why, test.does_not_mean, *test.how, *test.set_up, test.stop.says):
        assert sentence.endswith(".")
    assert any("side-on" in sentence for sentence in test.set_up)
    sources = [test.error.source, test.stop.source, *(one.source for one in test.checks)]
    for source in sources:
        ours = "chosen by us" in source or "measured by us" in source
        assert ours or any(mark.isdigit() for mark in source)


def test_three_trials_where_the_protocol_says_so() -> None:
    assert {one.id for one in protocols().values() if one.trials == 3} == {
        "slr", "ake", "forward_bend",
    }  # fmt: skip


def test_who_should_leave_it_out() -> None:
    kept_out = {one.id: {item.id for item in one.not_when} for one in protocols().values()}
    for name in ("slr", "ake", "forward_bend"):
        assert {"leg_pain_at_rest_5", "new_numbness", "surgery_3_months"} <= kept_out[name]
    assert "osteoporosis" in kept_out["forward_bend"]
    assert "suspected_tear" in kept_out["single_leg_bridge"]
    assert "suspected_tear" in kept_out["bridge_hold"]


def test_every_score_that_a_file_may_name_exists() -> None:
    assert set(SCORES) == set(get_args(ScoreRule))


def test_reasons_follow_the_word_because() -> None:
    used = {one.reason for test in protocols().values() for one in test.checks}
    assert used <= set(reasons())
    for words in reasons().values():
        assert words[0].islower()
        assert not words.endswith(".")


def test_all_problems_are_told_at_once() -> None:
    stop = {"rule": "boredom", "says": "x", "source": "y"}
    check = [{"reason": "bad_mood", "signal": "nose_deg", "source": "us"}]
    bad = given(uses="splits", unit="metres", stop=stop, colour="red", check=check)
    with pytest.raises(InputError) as refused:
        parse(bad, "mine.toml")
    said = "\n".join(refused.value.problems)
    for word in ("splits", "metres", "boredom", "colour", "bad_mood", "nose_deg", "bound"):
        assert word in said
    assert all(line.startswith("mine.toml") for line in refused.value.problems)


def test_a_test_that_is_not_there_is_answered_with_the_nearest() -> None:
    with pytest.raises(InputError, match="did you mean slr"):
        protocol("slt")
    with pytest.raises(InputError, match="there are ake"):
        protocol("")
