"""What holds for everybody: more symptoms never mean more stretching, worse values never less."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backline.care.findings import Result, findings, read
from backline.library.findings_load import EMPHASIS, meanings

from .findings_made import NO, ids, people

WORSE = {"no": ["unsure", "yes"], None: ["unsure", "yes"], "unsure": ["yes"], "yes": ["yes"]}


def decided(person: dict[str, Any]) -> Result:
    return findings(read(person))


@given(people())
def test_there_is_always_something_to_say(person: dict[str, Any]) -> None:
    result = decided(person)
    names = ids(result)
    assert names
    assert names == tuple(name for name in meanings() if name in names)
    assert ("nothing_found" in names) == (names == ("nothing_found",))
    assert result.emphasis
    assert set(result.emphasis) <= set(EMPHASIS)
    for one in result.findings:
        assert one.because
        assert one.doubt != ""
        assert "{" not in f"{one.because}{one.doubt}{one.rule}"


@given(people(), st.data())
def test_one_more_symptom_never_adds_stretching(
    person: dict[str, Any], data: st.DataObject
) -> None:
    worse = deepcopy(person)
    name = data.draw(st.sampled_from([*NO, "other_joints"]))
    if name == "other_joints":
        worse["whole_body"] = {name: "yes"}
    else:
        worse["symptoms"][name] = data.draw(st.sampled_from(WORSE[person["symptoms"][name]]))
    before, after = decided(person).emphasis, decided(worse).emphasis
    assert "stretch" not in after or "stretch" in before
    assert "see_someone" not in before or "see_someone" in after


@given(people())
def test_a_sensitive_nerve_is_never_stretched(person: dict[str, Any]) -> None:
    result = decided(person)
    if "nerve_sensitive" in ids(result):
        assert "stretch" not in result.emphasis
        assert {"see_someone", "move"} <= set(result.emphasis)


@pytest.mark.parametrize(
    ("test", "sign", "finding"),
    [
        ("slr", -1, "limited_length"),
        ("ake", 1, "limited_length"),
        ("bridge_hold", -1, "low_capacity"),
        ("chair_stand_30s", -1, "low_capacity"),
        ("single_leg_bridge", -1, "low_capacity"),
    ],
)
@given(person=people(), step=st.tuples(st.integers(1, 60), st.sampled_from(["left", "right"])))
def test_a_worse_value_never_takes_the_finding_away(
    test: str, sign: int, finding: str, person: dict[str, Any], step: tuple[int, str]
) -> None:
    by, side = step
    worse = deepcopy(person)
    legs = worse["tests"][test]
    place = legs[side] if "left" in legs else legs
    assume(place["value"] is not None)
    if test == "single_leg_bridge":
        other = legs["right" if side == "left" else "left"]["value"]
        assume(other is None or place["value"] <= other)
    place["value"] = max(0, min(120 if test == "ake" else 300, place["value"] + sign * by))
    before, after = ids(decided(person)), ids(decided(worse))
    assert finding not in before or finding in after
    assert "nothing_found" in before or "nothing_found" not in after or finding not in before


@given(people())
def test_left_and_right_change_nothing_but_the_words(person: dict[str, Any]) -> None:
    turned = deepcopy(person)
    for test in ("slr", "ake", "single_leg_bridge"):
        legs = turned["tests"][test]
        legs["left"], legs["right"] = legs["right"], legs["left"]
    assert (ids(decided(person)), decided(person).emphasis) == (
        ids(decided(turned)),
        decided(turned).emphasis,
    )
