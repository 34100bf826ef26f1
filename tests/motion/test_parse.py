"""A definition is read whole, or every one of its problems is told at once."""

from math import inf
from typing import Any

import pytest

from backline.motion.definition import Activity, Exercise, HoldVariant
from backline.motion.errors import InputError
from backline.motion.parse import parse, parse_activity

from .made import definition, fault

MOVEMENT = definition()["movement"]


def problems(data: dict[str, Any]) -> list[str]:
    with pytest.raises(InputError) as caught:
        parse(data, "x.toml")
    return list(caught.value.problems)


def movement(**changes: Any) -> dict[str, Any]:
    return definition(movement=MOVEMENT | changes)


def test_a_whole_definition_is_read() -> None:
    exercise = parse(definition(fault=[fault()]), "x.toml", "abc")
    rule = exercise.movement
    assert (exercise.id, exercise.sha256) == ("lift", "abc")
    assert exercise.views == ("side",)
    assert (rule.settings.direction, rule.settings.enter_deg, rule.settings.leave_deg) == (
        1,
        20,
        12,
    )
    assert (rule.settings.rest_low_deg, rule.settings.rest_high_deg) == (-25, 30)
    assert (rule.angle, rule.front_signal, rule.role) == (
        "hip_flexion_deg",
        None,
        "more_flexed_hip",
    )
    assert (rule.min_s, rule.min_rom_deg) == (0.5, 30)
    (bends,) = exercise.faults
    assert bends.condition is not None
    assert (bends.condition.above, bends.condition.below) == (20, -inf)
    assert (bends.when, bends.for_s, bends.against) == ("top", 0.3, "zero")


def test_signals_are_those_that_judging_needs_each_once() -> None:
    exercise = parse(
        definition(
            fault=[
                fault(),
                fault(id="more", above=40),
                {"id": "too_fast", "says": "x", "cue": "y"},
            ],
            limit=[{"id": "lean", "signal": "trunk_flexion_deg", "above": 30}],
            **{"while": [{"signal": "other_knee_flexion_deg", "above": 30}]},
        ),
        "x.toml",
    )
    assert exercise.signals == (
        "knee_flexion_deg", "trunk_flexion_deg", "other_knee_flexion_deg", "hip_flexion_deg",
    )  # fmt: skip


def test_an_empty_file_is_told_everything_that_it_lacks() -> None:
    text = "\n".join(problems({}))
    for key in ("id", "name", "kind", "position", "sides", "why", "steps", "warnings", "unwatched",
                "dose", "movement", "enter_deg", "leave_deg", "usual_deg", "min_s", "min_rom_deg",
                "direction", "follow", "rest_deg", "signal"):  # fmt: skip
        assert f"{key} has to be" in text, key


@pytest.mark.parametrize("key", ["id", "name", "steps", "warnings", "unwatched", "sides", "why"])
def test_a_missing_key_is_one_problem(key: str) -> None:
    data = definition()
    del data[key]
    (problem,) = problems(data)
    assert problem.startswith(f"x.toml: {key} has to be")


@pytest.mark.parametrize(
    "key", ["signal", "direction", "rest_deg", "usual_deg", "follow", "limits"]
)
def test_a_missing_key_of_the_movement_is_told(key: str) -> None:
    data = definition(movement={name: MOVEMENT[name] for name in MOVEMENT if name != key})
    told = problems(data)
    assert told[0].startswith("x.toml [movement]")
    assert f"{key} has to be" in told[0]


def test_all_problems_come_at_once() -> None:
    data = movement(signal="hip_flexion", leave_deg=25, usual_deg=-80, limits={"min_s": "1"})
    told = problems(data | {"kind": "power", "steps": "Lift.", "faults": []})
    assert len(told) == len(set(told)) == 8
    for part in ("'power'", "'Lift.'", "'faults'", "'hip_flexion'", "leave_deg", "-80", "'1'",
                 "min_rom_deg"):  # fmt: skip
        assert any(part in problem for problem in told), part


@pytest.mark.parametrize(
    "data",
    [
        movement(enter_deg=-20), movement(leave_deg=0), movement(usual_deg=0),
        movement(fast_s=-1), movement(limits={"min_s": -1, "min_rom_deg": 30}),
        movement(limits={"min_s": 1, "min_rom_deg": -30}), movement(rest_deg=[30, -25]),
        definition(fault=[fault(for_s=-0.1)]), definition(dose={"text": "x", "dwell_s": -1}),
        definition(dose={"text": "x", "sets": 0}),
        definition(dose={"text": "x", "hold_s": [-9, 30]}),
    ],
)  # fmt: skip
def test_negative_numbers_are_a_problem(data: dict[str, Any]) -> None:
    assert len(problems(data)) == 1


@pytest.mark.parametrize("leave_deg", [20, 25])
def test_a_movement_that_could_never_end_is_a_problem(leave_deg: float) -> None:
    (problem,) = problems(movement(leave_deg=leave_deg))
    assert "leave_deg has to be smaller than enter_deg" in problem


@pytest.mark.parametrize(
    "name", ["hip_flexion", "ankle_dorsiflexion_deg", "other_trunk_flexion_deg"]
)
@pytest.mark.parametrize("where", ["movement", "fault", "limit", "while"])
def test_an_unknown_signal_is_named_with_the_known_ones(name: str, where: str) -> None:
    bound = {"signal": name, "above": 1}
    data = {
        "movement": movement(signal=name),
        "fault": definition(fault=[fault(signal=name)]),
        "limit": definition(limit=[{"id": "a"} | bound]),
        "while": definition(**{"while": [bound]}),
    }[where]
    (problem,) = problems(data)
    assert repr(name) in problem
    assert "knee_flexion_deg" in problem


@pytest.mark.parametrize("where", ["fault", "limit", "while"])
def test_a_condition_without_a_bound_is_a_problem(where: str) -> None:
    free = {"signal": "knee_flexion_deg"}
    items = {"fault": fault(), "limit": {"id": "a"} | free, "while": free}[where]
    items.pop("above", None)
    (problem,) = problems(definition(**{where: [items]}))
    assert problem.startswith(f"x.toml [[{where}]] 1: needs a bound")


@pytest.mark.parametrize(
    "data",
    [
        definition(odd=1), movement(odd=1),
        movement(limits={"min_s": 1, "min_rom_deg": 30, "odd": 1}),
        definition(fault=[fault(odd=1)]), definition(dose={"text": "x", "odd": 1}),
        definition(limit=[{"id": "a", "signal": "knee_flexion_deg", "above": 1, "odd": 1}]),
        definition(**{"while": [{"signal": "knee_flexion_deg", "above": 1, "odd": 1}]}),
        definition(set_fault=[{"id": "a", "says": "b", "cue": "c", "odd": 1}]),
        definition(reference=[{"claim": "a", "source": "b", "odd": 1}]),
        definition(example=[{"says": "a", "traces": {}, "expect": {}, "odd": 1}]),
    ],
)  # fmt: skip
def test_an_unknown_key_is_a_problem_wherever_it_stands(data: dict[str, Any]) -> None:
    (problem,) = problems(data)
    assert "'odd' is not a known key; known are" in problem


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("when", "end"),
        ("when", None),
        ("against", "worst"),
        ("says", ""),
        ("cue", 3),
        ("above", "20"),
    ],
)
def test_a_fault_that_cannot_be_judged_or_said_is_a_problem(key: str, value: object) -> None:
    assert any(key in problem for problem in problems(definition(fault=[fault(**{key: value})])))


def test_too_fast_needs_words_only() -> None:
    (rule,) = parse(
        definition(fault=[{"id": "too_fast", "says": "Fast.", "cue": "Slowly."}]), "x.toml"
    ).faults
    assert (rule.id, rule.condition) == ("too_fast", None)


@pytest.mark.parametrize(
    ("dose", "repetitions", "hold_s"),
    [
        ({}, None, None),
        ({"repetitions": [20, 30]}, (20, 30), None),
        ({"hold_s": [30, 60]}, None, (30, 60)),
    ],
)
def test_a_dose_is_repetitions_or_seconds(
    dose: dict[str, Any], repetitions: object, hold_s: object
) -> None:
    read = parse(definition(dose={"text": "x"} | dose), "x.toml").dose
    assert (read.repetitions, read.hold_s, read.sets) == (repetitions, hold_s, 1)


@pytest.mark.parametrize(
    "dose",
    [
        {"repetitions": [8, float("inf")]}, {"repetitions": [7.5, 10]},
        {"hold_s": [30, float("inf")]}, {"hold_s": [float("nan"), 30]}, {"minutes": [5, 10]},
        {"hold_variant": {"hold_s": [5, 10]}}, {"hold_variant": {"repetitions": 10}},
        {"hold_variant": 10}, {"source": 3},
    ],
)  # fmt: skip
def test_a_dose_that_nobody_could_do_is_a_problem(dose: dict[str, Any]) -> None:
    told = problems(definition(dose={"text": "x"} | dose))
    assert all(problem.startswith("x.toml [dose]") for problem in told)


def test_the_variant_with_a_hold_is_read() -> None:
    dose = {"text": "x", "hold_variant": {"hold_s": [5, 10], "repetitions": 10}}
    assert parse(definition(dose=dose), "x.toml").dose.hold_variant == HoldVariant((5, 10), 10)
    assert parse(definition(), "x.toml").dose.hold_variant is None


@pytest.mark.parametrize("name", ["My lift", "lift-2", "../lift", "2lift", "Lift", "lift\n"])
def test_an_id_is_a_plain_word(name: str) -> None:
    (problem,) = problems(definition(id=name))
    assert "small letters, digits and _" in problem
    assert repr(name) in problem


@pytest.mark.parametrize(
    "words",
    [
        {"easier": ["On a bed"]}, {"easier": [{"name": "On a bed"}]}, {"harder": {"name": "x"}},
        {"easier": [{"name": "x", "how": "y", "off_floor": "yes"}]},
        {"easier": [{"name": "x", "how": "y", "source": 3}]},
        {"harder": [{"name": "x", "how": 3}]}, {"equipment": "a mat"}, {"camera": 3},
        {"evidence": "good"}, {"evidence": {"verdict": "a", "says": "b", "sources": "c"}},
    ],
)  # fmt: skip
def test_words_that_no_page_could_show_are_a_problem(words: dict[str, Any]) -> None:
    assert problems(definition(**words))


def by_hand(**changes: Any) -> dict[str, Any]:
    """Return the shortest definition of something done without a camera."""
    short = {
        "id": "walk", "name": "Walk", "kind": "mobility", "position": "standing",
        "watched": False, "why": "To move.", "steps": ["Walk."], "warnings": ["Not into pain."],
        "dose": {"text": "Ten minutes.", "minutes": [10, 10]},
    }  # fmt: skip
    return short | changes


@pytest.mark.parametrize(
    ("dose", "read"),
    [
        ({"minutes": [10, 30]}, (None, None, (10, 30))),
        ({"repetitions": [8, 12], "dwell_s": 5}, ((8, 12), None, None)),
        ({"hold_s": [30, 60], "sets": 3}, (None, (30, 60), None)),
    ],
)
def test_without_a_camera_it_is_repetitions_or_seconds_or_minutes(
    dose: dict[str, Any], read: tuple[object, ...]
) -> None:
    one = parse_activity(by_hand(dose={"text": "x"} | dose), "x.toml", "abc")
    assert type(one) is Activity
    assert (one.dose.repetitions, one.dose.hold_s, one.dose.minutes) == read
    assert (one.id, one.sides, one.unwatched, one.sha256) == ("walk", ("both",), (), "abc")


@pytest.mark.parametrize(
    "dose", [{}, {"minutes": [5, 10], "repetitions": [8, 12]}, {"minutes": [0, 0]}]
)
def test_without_a_camera_one_of_these_has_to_be_there(dose: dict[str, Any]) -> None:
    with pytest.raises(InputError) as error:
        parse_activity(by_hand(dose={"text": "x"} | dose), "x.toml")
    (problem,) = error.value.problems
    assert problem.startswith("x.toml [dose]: needs one of repetitions, hold_s and minutes")


def test_without_a_camera_more_positions_are_known() -> None:
    assert parse_activity(by_hand(position="prone"), "x.toml").position == "prone"
    assert "'prone'" in problems(definition(position="prone"))[0]


def test_without_a_camera_there_is_nothing_for_a_camera() -> None:
    with pytest.raises(InputError) as error:
        parse_activity(definition(watched=False, dose={"text": "x", "minutes": [5, 5]}), "x.toml")
    (problem,) = error.value.problems
    assert "watched is false, but there is movement;" in problem


def test_no_movement_is_a_problem_unless_the_file_says_so() -> None:
    data = definition()
    del data["movement"]
    assert any("movement has to be a table" in problem for problem in problems(data))
    data["watched"] = True
    assert any("movement has to be a table" in problem for problem in problems(data))
    assert any("watched has to be true" in problem for problem in problems(by_hand(watched="no")))


def test_what_a_camera_can_judge_is_an_exercise() -> None:
    assert isinstance(parse_activity(definition(), "x.toml"), Exercise)
    assert parse_activity(definition(), "x.toml") == parse(definition(), "x.toml")
    (problem,) = problems(by_hand())
    assert problem.startswith("x.toml: Walk is done without a camera")
