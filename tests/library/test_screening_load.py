"""The data of the screening: complete, sourced, and in words that do not frighten."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from backline.care.screening.movements import GROUPS
from backline.library import exercises, numbers
from backline.library.screening_load import (
    emergency_numbers,
    question,
    rule,
    screening,
    table,
    unknown,
)
from backline.library.tests_load import protocols

FRIGHTENING = re.compile(
    r"damage|out of place|slipped|tumou?r|paraly|disc|die\b|death|crippl", re.I
)


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)


def test_how_many_there_are() -> None:
    assert len(screening().questions) == 35
    assert len(screening().rules) == 32 + 16
    assert len({one.id for one in screening().questions}) == 35
    assert len({one.id for one in screening().rules}) == 31 + 15


def test_texts_are_whole_kind_sentences() -> None:
    for one in screening().questions:
        assert one.text.endswith("?"), one.id
        assert not FRIGHTENING.search(one.text)
    for each in screening().rules:
        assert each.because.endswith("."), each.id
        assert not FRIGHTENING.search(each.because)
    for text in texts(screening().texts):
        assert not FRIGHTENING.search(text)


def test_every_movement_left_out_exists() -> None:
    known = {*exercises(), *protocols(), *GROUPS}
    for one in screening().rules:
        assert set(one.leaves_out) <= known


def test_every_number_has_a_unit_and_a_source() -> None:
    part = numbers("screening")
    assert len(part) == 18
    for name in part:
        told = part.explain(name)
        assert told.says.endswith(".")
        assert told.unit
        assert "chosen by us" in told.source or re.search(r"\d", told.source), name


def test_a_bad_question_or_rule_is_called_out() -> None:
    problems: list[str] = []
    entry = dict(table("questions")["question"][1], colour="red", alone="maybe", text="")
    question(entry, problems)
    rule({"id": "mine", "level": "soon"}, problems)
    assert len(problems) == 7
    assert any("'colour'" in one for one in problems)


def test_a_fact_that_nothing_gives_is_called_out() -> None:
    one = replace(screening().rules[0], when=(frozenset({"sadle_numbness"}),))
    (said,) = unknown(screening().questions, [one])
    assert "'sadle_numbness'" in said


def test_emergency_numbers() -> None:
    known = emergency_numbers()
    assert len(known) == 50
    for code, one in known.items():
        assert re.fullmatch(r"[A-Z]{2}", code)
        assert re.fullmatch(r"\d{3,5}( or \d{3,5})?", one.number)
        assert one.name
    assert {code: known[code].number for code in ("FR", "US", "JP", "NZ", "CH")} == {
        "FR": "112", "US": "911", "JP": "119", "NZ": "111", "CH": "144 or 112",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["questions", "rules"])
def test_every_entry_has_a_source(name: str) -> None:
    (entries,) = table(name).values()
    assert all(entry["source"].strip() for entry in entries)
