"""The page about screening says what the data say."""

import re
from pathlib import Path

import pytest

from backline.care.screening.movements import on_the_back, to_the_limit
from backline.library.screening_load import Rule, screening
from backline.library.tests_load import protocols

GRADE = {
    "emergency": "emergency, now",
    "same_day": "soon, same day",
    "days": "soon, days",
    "ok": "ok",
}
GROUPS = {
    "group:to_the_limit": "every test to the limit",
    "group:on_the_back": "everything on the back",
}


@pytest.fixture(scope="session")
def page(repo: Path) -> str:
    return (repo / "docs" / "screening.md").read_text("utf-8")


def rows(page: str, title: str) -> dict[str, list[str]]:
    """Return the rows of the table under a heading, by their first cell."""
    (part,) = re.findall(rf"^## {title}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    cells = [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("| `")]
    return {first.strip("`"): rest for first, *rest in cells}


def by_id() -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {}
    for rule in screening().rules:
        found.setdefault(rule.id, []).append(rule)
    return found


def test_every_question_is_listed_with_what_it_does_alone(page: str) -> None:
    told, rules = rows(page, "Questions"), by_id()
    assert list(told) == [one.id for one in screening().questions]
    for one in screening().questions:
        about, alone = told[one.id]
        assert about == one.domain.replace("_", " ")
        if one.kind == "three_valued":
            single = [rule for rule in rules[one.id] if "course_in_log" not in rule.when[0]]
            assert all(GRADE[rule.grade] in alone for rule in single), one.id


def test_every_rule_over_several_answers_is_listed(page: str) -> None:
    told = rows(page, "Rules over several answers")
    asked = {one.id for one in screening().questions}
    several = {name: rules[0] for name, rules in by_id().items() if name not in asked}
    assert list(told) == list(several)
    for name, rule in several.items():
        when, grade = told[name]
        assert grade.startswith(GRADE[rule.grade])
        named = {fact for group in rule.when for fact in group} & asked
        assert named <= set(re.findall(r"`(\w+)`", when)), name


def test_what_is_left_out_is_listed(page: str) -> None:
    told = rows(page, "Movements left out")
    out = {name: rules[0].leaves_out for name, rules in by_id().items() if rules[0].leaves_out}
    assert told.keys() == out.keys()
    for name, entries in out.items():
        words = [GROUPS.get(entry, f"`{entry}`") for entry in entries]
        assert told[name] == [", ".join(words)]
    (said,) = re.findall(r"Every test to the limit: (.*?)\. On the", page, re.DOTALL)
    assert set(re.findall(r"`(\w+)`", said)) == to_the_limit()
    (said,) = re.findall(r"and the tests (.*?)\.\n", page, re.DOTALL)
    assert set(re.findall(r"`(\w+)`", said)) == on_the_back() & set(protocols())


def test_what_a_clearance_can_lift_is_listed(page: str) -> None:
    (said,) = re.findall(r"Clearances can lift: (.*?)\. Nothing", page, re.DOTALL)
    clearable = {rule.id for rule in screening().rules if rule.clearable}
    assert set(re.findall(r"`(\w+)`", said)) == clearable


def test_every_word_is_listed(page: str) -> None:
    for one in screening().questions:
        assert all(f"`{option.id}`" in page for option in one.options)
