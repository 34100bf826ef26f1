"""The walks: whole, loud about mistakes, and what they lead to is there."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from backline.library import walks_load
from backline.library.claims_load import claims
from backline.library.walks_load import PARTS, PEOPLE, SCENES, WORKED_OUT, Walk, walk, walks
from backline.motion.errors import InputError

SIX = ("bending", "standing", "sitting", "muscle_or_nerve", "exercises", "strength")
EXERCISES = [
    "straight_leg_raise", "bridge", "standing_march", "strap_stretch", "knee_to_chest",
    "active_hamstring_stretch",
]  # fmt: skip
STEP = {"title": "A", "says": "B.", "scene": "bend", "person": "typical", "look": ["nerve"]}
GOOD = {"id": "one", "order": 1, "name": "A", "says": "B.", "claims": ["pelvis"], "step": [STEP]}
FILE = """id = "{id}"
order = {order}
name = "A"
says = "B."
claims = ["pelvis"]
[[step]]
title = "A"
says = "B {part}."
scene = "bend"
person = "typical"
look = ["nerve"]
"""


def read(**changes: Any) -> tuple[Walk, list[str]]:
    """Return a small walk with these changes, and what is wrong with it."""
    problems: list[str] = []
    return walk(GOOD | changes, "one.toml", problems), problems


def step(**changes: Any) -> tuple[Walk, list[str]]:
    return read(step=[STEP | changes])


def test_the_six_walks_are_there_in_order() -> None:
    assert tuple(walks()) == SIX
    assert [one.order for one in walks().values()] == list(range(1, 7))


@pytest.mark.parametrize("name", SIX)
def test_a_walk_leads_somewhere_and_looks_somewhere(name: str) -> None:
    one = walks()[name]
    assert one.id == name
    assert set(one.claims) <= set(claims())
    assert len(one.steps) >= 3
    for inner in one.steps:
        assert (inner.scene is None) != (inner.exercise is None)
        assert inner.person in PEOPLE
        assert set(inner.look) <= set(PARTS)
        assert inner.title[0].isupper()
        assert inner.says.endswith(".")


def test_the_six_exercises_of_the_article_in_its_order() -> None:
    shown = [inner.exercise for inner in walks()["exercises"].steps]
    assert shown == EXERCISES == list(walks()["exercises"].claims)


def test_no_number_of_the_model_is_written_by_hand() -> None:
    for one in walks().values():
        for inner in one.steps:
            assert not any(sign.isdigit() for sign in inner.says), inner.title


def test_what_is_good_has_no_problem() -> None:
    one, problems = read()
    assert problems == []
    assert one.steps[0].inputs == {}
    one, problems = step(inputs={"trunk": 30, "neck": 10.5})
    assert (problems, dict(one.steps[0].inputs)) == ([], {"trunk": 30.0, "neck": 10.5})
    names = " ".join(f"{{{name}}}" for name in sorted(WORKED_OUT))
    assert step(says=names)[1] == []


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"id": "two"}, "its id has to be the file's name"),
        ({"order": 0}, "order has to be a whole number"),
        ({"name": ""}, "name has to be a text"),
        ({"says": 3}, "says has to be a text"),
        ({"claims": ["nothing"]}, "claims has to be a list of"),
        ({"claims": []}, "claims has to be a list of"),
        ({"step": []}, "it needs a [[step]]"),
        ({"headline": "A"}, "'headline' is not a known key"),
    ],
)
def test_a_mistake_in_a_walk_is_named(wrong: Mapping[str, Any], says: str) -> None:
    (problem,) = read(**wrong)[1]
    assert problem.startswith("one.toml: ")
    assert says in problem


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"title": ""}, "title has to be a text"),
        ({"says": "It is {hamstring} times."}, "['hamstring'] cannot be worked out"),
        ({"scene": "run"}, "scene has to be one of"),
        ({"scene": ""}, "either a scene or an exercise"),
        ({"exercise": "bridge"}, "either a scene or an exercise"),
        ({"scene": "", "exercise": "brigde"}, "exercise has to be one of"),
        ({"person": "anybody"}, "person has to be one of typical"),
        ({"look": ["elbow"]}, "look has to be a list of"),
        ({"inputs": {"thigh": 3}}, "'thigh' is not a known key"),
        ({"inputs": {"trunk": "30"}}, "trunk has to be a number"),
        ({"inputs": 3}, "inputs has to be a table"),
        ({"inputs": {"trunk": float("nan")}}, "trunk has to be a number"),
        ({"speed": 3}, "'speed' is not a known key"),
    ],
)
def test_a_mistake_in_a_step_is_named(wrong: Mapping[str, Any], says: str) -> None:
    problems = step(**wrong)[1]
    assert any(says in problem for problem in problems)
    assert all(problem.startswith("one.toml [[step]] 1") for problem in problems)


def test_all_mistakes_are_named_at_once() -> None:
    wrong = STEP | {"look": ["elbow"], "says": "{x}", "person": "me", "inputs": {"a": 1}}
    problems = read(id="two", order=-1, step=[STEP, wrong])[1]
    assert len(problems) == 6
    assert sum("[[step]] 2" in problem for problem in problems) == 4


def test_a_brace_that_is_never_closed_is_named() -> None:
    problems = step(says="It pulls {hamstrings times.")[1]
    assert problems


def test_mistakes_of_all_files_and_a_place_taken_twice(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "walks").mkdir()
    for name, part in (("one", "{x}"), ("other", "{y}")):
        text = FILE.format(id=name, order=1, part=part)
        (tmp_path / "walks" / f"{name}.toml").write_text(text, "utf-8")
    monkeypatch.setattr(walks_load, "files", lambda _: tmp_path)
    with pytest.raises(InputError) as refused:
        walks.__wrapped__()
    said = "\n".join(refused.value.problems)
    assert all(part in said for part in ("one.toml", "other.toml", "['x']", "['y']"))
    assert "two have the same order" in said


def test_the_scenes_have_their_own_inputs_first() -> None:
    assert {name: inputs[0] for name, inputs in SCENES.items()} == {
        "bend": "trunk", "sit": "trunk", "long": "trunk", "lie": "thigh",
    }  # fmt: skip
    assert all(inputs[-1] == "neck" for inputs in SCENES.values())
