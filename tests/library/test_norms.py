"""The norms: each row says its own borders and whose they are; a bad file is answered at once."""

from pathlib import Path

import pytest

from backline.library.findings_load import EMPHASIS, meanings
from backline.library.norms_load import COLUMNS, norms, read_norms
from backline.library.numbers_load import numbers
from backline.library.questions_load import questions, trying
from backline.motion.errors import InputError

HAVE = {"slr": 2, "ake": 2, "chair_stand_30s": 14}
UNVERIFIED = ("Kendall", "68.5", "76.3", "141.4", "170.4", "76.7")


def test_there_are_as_many_as_expected() -> None:
    assert {test: len(norms(test)) for test in HAVE} == HAVE
    assert norms("forward_bend") == norms("bridge_hold") == norms("single_leg_bridge") == ()


@pytest.mark.parametrize("test", HAVE)
def test_a_row_says_its_borders_and_its_source(test: str) -> None:
    for norm in norms(test):
        assert f"{norm.limited_beyond:g}" in norm.says
        if norm.typical_at != norm.limited_beyond:
            assert f"{norm.typical_at:g}" in norm.says
        assert norm.sex == "female" if "women" in norm.says else norm.sex == "male"
        assert "chosen by us" in norm.source or "19" in norm.source
        assert not any(word in norm.source for word in UNVERIFIED)


def test_chair_stands_from_70_on_are_not_shown_as_a_citation() -> None:
    for norm in norms("chair_stand_30s"):
        assert norm.age_to == norm.age_from + 4
        assert norm.source.startswith("chosen by us") == (norm.age_from >= 70)


HEAD = ",".join(COLUMNS)
ROW = "mine,deg,higher,male,,,70,60,Says.,chosen by us"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD, "no row"),
        (f"{HEAD}\n{ROW}\n{ROW}", "two rows hold for male"),
        (f"{HEAD}\n{ROW.replace('70,60', '60,70')}", "worse side"),
        (f"{HEAD}\n{ROW.replace('higher', 'up')}", "better has to be one of"),
        (f"{HEAD}\n{ROW.replace('male', 'man')}", "sex has to be one of"),
        (f"{HEAD}\n{ROW.replace('mine', 'other')}", "name of the file"),
        (f"{HEAD}\n{ROW.replace(',70,', ',x,')}", "typical_at has to be a number"),
        (f"{HEAD}\n{ROW.replace(',,,', ',60,50,')}", "age_to"),
        (f"{HEAD}\n{ROW.replace('chosen by us', '')}", "source has to be a text"),
        (f"{HEAD},colour\n{ROW},red", "'colour' is not a known key"),
    ],
)
def test_a_bad_file_is_answered(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError) as refused:
        read_norms(path)
    assert any(said in problem for problem in refused.value.problems), refused.value.problems


def test_the_findings_have_words() -> None:
    assert list(meanings()) == [
        "limited_length", "low_capacity", "feels_tight_only", "nerve_sensitive", "uneven_sides",
        "look_elsewhere", "nothing_found",
    ]  # fmt: skip
    frightening = ("damage", "out of place", "slipped", "diagnos", "injur", "disc ")
    for one in meanings().values():
        assert set(one.emphasis) <= set(EMPHASIS)
        said = " ".join((one.means, one.means_not, one.rule)).lower()
        assert not any(word in said for word in frightening)


def test_every_number_has_a_source() -> None:
    known = numbers("findings")
    assert len(known) == 22
    for name in known:
        assert "chosen by us" in known.explain(name).source


def test_the_questions() -> None:
    asked = questions()
    assert len(asked) == 20
    assert {one.group for one in asked.values()} == {
        "about", "symptoms", "whole_body", "activities",
    }  # fmt: skip
    tried = {name for name, one in asked.items() if one.try_it}
    assert tried == {"ankle_changes_it", "neck_changes_it", "crossed_response"}
    for one in asked.values():
        assert one.text.endswith((".", "?"))
        assert bool(one.choices) == (one.kind in {"choice", "choices"})
        assert set(one.means) <= set(one.choices)
        if one.kind == "number":
            assert one.unit
            assert one.most > one.least
    assert len(trying().not_when) == 7


def test_the_page_has_the_rules_borders_and_numbers() -> None:
    page = (Path(__file__).parents[2] / "docs" / "findings.md").read_text("utf-8")
    for one in meanings().values():
        assert f"| `{one.id}` | {one.rule} |" in page
    for test in HAVE:
        for norm in norms(test):
            typical, limited = ("from", "below") if norm.better == "higher" else ("up to", "above")
            age = "any" if norm.age_from == 0 else f"{norm.age_from:g}-{norm.age_to:g}"
            borders = f"{typical} {norm.typical_at:g} | {limited} {norm.limited_beyond:g}"
            assert f"| `{test}` | {norm.sex} | {age} | {borders} | {norm.source} |" in page
    for name in (known := numbers("findings")):
        one_number = known.explain(name)
        row = f"| `{name}` | {one_number.value:g} | {one_number.unit} | {one_number.source} |"
        assert row in page
