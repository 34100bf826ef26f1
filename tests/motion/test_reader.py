"""Reading takes what is right and collects what is wrong, each with its place."""

from collections.abc import Callable
from math import inf, nan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.motion.reader import Reader

Take = Callable[[Reader], Any]
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
TAKES: dict[str, Take] = {
    "text": lambda read: read.text("key"),
    "texts": lambda read: read.texts("key"),
    "one_of": lambda read: read.one_of("key", ("a", "b")),
    "some_of": lambda read: read.some_of("key", ("a", "b")),
    "number": lambda read: read.number("key"),
    "count": lambda read: read.count("key", 1),
    "flag": lambda read: read.flag("key"),
    "pair": lambda read: read.pair("key"),
    "mapping": lambda read: read.mapping("key"),
    "table": lambda read: read.table("key", {"a"}),
    "tables": lambda read: read.tables("key", {"a"}),
}


@pytest.mark.parametrize(
    ("take", "given", "expected"),
    [
        ("text", "words", "words"),
        ("texts", ["one", "two"], ("one", "two")),
        ("one_of", "b", "b"),
        ("some_of", ["b", "a"], ("b", "a")),
        ("number", 3, 3.0),
        ("number", -0.5, -0.5),
        ("count", 3, 3),
        ("flag", True, True),
        ("pair", [-5, 30], (-5.0, 30.0)),
        ("mapping", {"a": 1}, {"a": 1}),
    ],
)
def test_what_is_right_is_taken(take: str, given: object, expected: object) -> None:
    read = Reader({"key": given}, "x.toml")
    assert TAKES[take](read) == expected
    assert read.problems == []


@pytest.mark.parametrize(
    ("take", "given"),
    [
        ("text", 3), ("text", " "), ("texts", []), ("texts", "one"), ("texts", ["one", 2]),
        ("one_of", "c"), ("one_of", ["a"]), ("some_of", []), ("some_of", ["a", "c"]),
        ("some_of", "a"), ("number", "3"), ("number", True), ("number", nan), ("number", inf),
        ("count", 0), ("count", 2.5), ("count", True), ("flag", 1), ("pair", [1]),
        ("pair", [2, 1]), ("pair", ["1", "2"]), ("pair", [nan, 1]), ("mapping", [1]),
        ("table", 1), ("tables", {"a": 1}), ("tables", [1]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place_and_what_was_given(take: str, given: object) -> None:
    read = Reader({"key": given}, "x.toml")
    TAKES[take](read)
    (problem,) = read.problems
    assert problem.startswith("x.toml: ")
    assert "key" in problem
    assert repr(given) in problem
    assert problem.endswith(".")


@given(value=anything)
def test_nothing_that_a_file_can_hold_raises(value: object) -> None:
    for take in TAKES.values():
        take(Reader({"key": value}, "x.toml"))
        take(Reader({}, "x.toml"))


@pytest.mark.parametrize("take", ["text", "texts", "one_of", "some_of", "number", "pair", "table"])
def test_what_is_missing_is_told(take: str) -> None:
    read = Reader({}, "x.toml")
    TAKES[take](read)
    assert len(read.problems) == 1


def test_what_may_be_left_out_is_no_problem() -> None:
    read = Reader({}, "x.toml")
    assert read.text("key", "usual") == "usual"
    assert read.number("key", default=2.0) == 2.0
    assert read.one_of("key", ("a", "b"), "b") == "b"
    assert read.some_of("key", ("a", "b"), ("a",)) == ("a",)
    assert read.pair("key", required=False) == (0.0, 0.0)
    assert read.count("key", 2) == 2
    assert read.flag("key") is False
    assert read.tables("key", set()) == []
    assert read.problems == []


@pytest.mark.parametrize(("value", "good"), [(-1, False), (0, False), (0.01, True)])
def test_a_number_has_to_be_above_its_bound(value: float, good: bool) -> None:
    read = Reader({"key": value}, "x.toml")
    read.number("key", above=0.0)
    assert (read.problems == []) == good


@pytest.mark.parametrize(("value", "good"), [(-0.01, False), (0, True), (1, True)])
def test_a_number_has_to_be_at_least_its_bound(value: float, good: bool) -> None:
    for read, take in (
        (Reader({"key": value}, "x"), "number"),
        (Reader({"key": [value, 9]}, "x"), "pair"),
    ):
        read.number("key", least=0.0) if take == "number" else read.pair("key", least=0.0)
        assert (read.problems == []) == good


def test_a_problem_inside_a_table_names_the_table() -> None:
    read = Reader({"dose": {}, "fault": [{"id": "a"}, {}]}, "x.toml")
    read.table("dose", {"text"}).text("text")
    for item in read.tables("fault", {"id"}):
        item.text("id")
    assert [problem.split(":")[0] for problem in read.problems] == [
        "x.toml [dose]",
        "x.toml [[fault]] 2",
    ]


def test_an_unknown_key_is_named_with_the_known_ones() -> None:
    read = Reader({"movment": {}, "dose": {"txt": "x"}}, "x.toml")
    read.only({"movement", "dose"})
    read.table("dose", {"text", "sets"})
    assert read.problems == [
        "x.toml: 'movment' is not a known key; known are dose, movement.",
        "x.toml [dose]: 'txt' is not a known key; known are sets, text.",
    ]


def test_a_problem_is_told_once() -> None:
    read = Reader({}, "x.toml")
    read.text("id")
    read.text("id")
    assert len(read.problems) == 1
