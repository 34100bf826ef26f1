"""The file of self-care: whole, loud about mistakes, and its citations are ones that were read."""

import re
from pathlib import Path

import pytest

from backline.library.self_care_load import parts, self_care
from backline.motion.errors import InputError

CITED = re.compile(r"^([A-ZÀ-Ž][\w'-]+).*?(\d{4})")
READ = re.compile(r"\[(R|S)\b")
GOOD = {"name": "A", "says": "B.", "do": ["C."], "source": "chosen by us", "evidence": []}


def test_what_the_article_asks_for_is_there() -> None:
    assert {"breaks", "massage_gun", "whole_body"} <= set(self_care())


def test_every_part_says_what_to_do_and_what_is_known() -> None:
    for part in self_care().values():
        assert part.do
        assert part.evidence
        assert all(one.says and one.source for one in part.evidence)


def test_every_citation_is_of_a_study_that_was_read(shared: Path) -> None:
    lines = (shared / "evidence.md").read_text("utf-8").splitlines()
    cited = [CITED.match(one.source) for part in self_care().values() for one in part.evidence]
    named = [found.groups() for found in cited if found]
    assert len(named) > len(self_care())
    for author, year in named:
        told = [line for line in lines if author in line and year in line]
        assert any(READ.search(line) for line in told), f"{author} {year}"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"name": ""}, "name"),
        ({"do": "walk"}, "do"),
        ({"evidence": [{"says": "It helps."}]}, "source"),
        ({"heading": "A"}, "heading"),
    ],
)
def test_a_mistake_is_named(wrong: dict[str, object], says: str) -> None:
    with pytest.raises(InputError, match=says):
        parts({"walking": {**GOOD, **wrong}})
