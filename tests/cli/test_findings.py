"""`backline findings` and `backline about`."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from .made import Backline, refused

GIVEN: dict[str, Any] = {
    "sex": "male",
    "age_years": 40,
    "tests": {"slr": {"left": {"value": 45, "error": 4}, "right": {"value": 58, "error": 4}}},
    "symptoms": {
        "feels_tight": "yes", "below_knee": "no", "ankle_changes_it": "no",
        "neck_changes_it": "no", "same_as_usual_pain": "no", "tingling_or_electric": "no",
    },
}  # fmt: skip


@pytest.fixture
def given(tmp_path: Path) -> Path:
    path = tmp_path / "given.json"
    path.write_text(json.dumps(GIVEN), "utf-8")
    return path


def type_in(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    file = io.BytesIO(text.encode())
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(file, "utf-8"))


def test_findings_as_json(backline: Backline, given: Path) -> None:
    ran = backline("findings", "--input", given, "--json", "-")
    assert (ran.code, ran.err) == (0, "")
    told = json.loads(ran.out)
    assert list(told) == ["findings", "emphasis"]
    assert [one["id"] for one in told["findings"]] == ["limited_length", "uneven_sides"]
    assert list(told["findings"][0]) == ["id", "rule", "because", "doubt"]
    assert "58 degrees" in told["findings"][0]["doubt"]
    assert told["findings"][1]["doubt"] is None
    assert told["emphasis"] == ["stretch", "strengthen"]
    assert backline("findings", "--input", given, "--json", "out.json").code == 0
    assert json.loads(Path("out.json").read_text("utf-8")) == told


def test_findings_from_standard_input(
    backline: Backline, monkeypatch: pytest.MonkeyPatch, given: Path
) -> None:
    type_in(monkeypatch, json.dumps(GIVEN))
    one = backline("findings", "--input", "-", "--json", "-")
    assert one == backline("findings", "--input", given, "--json", "-")


def test_findings_to_be_read(backline: Backline, given: Path) -> None:
    ran = backline("findings", "--input", given)
    assert (ran.code, ran.err) == (0, "")
    said = " ".join(ran.out.split())
    assert said.startswith("What your results suggest. This is not a diagnosis")
    for part in ("Limited length", "Why: Straight-leg raise, left leg: 45 degrees", "Not sure:"):
        assert part in said
    assert "Stretch the hamstrings, to a comfortable pull and never into pain." in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not valid JSON"),
        ("[]", "table with sex"),
        ("\xff", "not valid JSON"),
        ("[" * 100_000, "not valid JSON"),
        ('{"tests": {"slr": {"left": {"value": 900}}}}', "at most 165"),
    ],
)
def test_findings_that_cannot_be_read(
    backline: Backline, tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(text.encode("latin-1"))
    assert said in refused(backline, "findings", "--input", path)
    assert "cannot be read" in refused(backline, "findings", "--input", "none.json")


def test_about_takes_answers_from_a_file(backline: Backline, tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    path.write_text('{"sex": "female", "where": ["foot"], "activities": {"socks": 4}}', "utf-8")
    ran = backline("about", "--answers", path, "--json", "-")
    assert (ran.code, ran.err) == (0, "")
    told = json.loads(ran.out)
    assert told["person"]["sex"] == "female"
    assert told["symptoms"] == {"below_knee": "yes"}
    assert told["activities"] == {"socks": 4}
    path.write_text('{"sx": "female", "stress": 12}', "utf-8")
    assert len(refused(backline, "about", "--answers", path).splitlines()) == 2


def test_about_lists_its_questions(backline: Backline) -> None:
    listed = json.loads(backline("about", "--questions", "--json", "-").out)
    assert [one["id"] for one in listed][:3] == ["sex", "birth_year", "country"]
    lines = backline("about", "--questions").out.splitlines()
    assert len(lines) == len(listed)
    both = backline("about", "--questions", "--json", "out.json").out.splitlines()
    assert both == ["Wrote out.json", *lines]
    assert json.loads(Path("out.json").read_text("utf-8")) == listed


ASKED = """2
1870
1970

3 5
1
y
n
n
u



8
90
7
so_so
no
3
socks
12
socks
4


"""


def test_about_asks(backline: Backline, monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, ASKED)
    ran = backline("about", "--json", "-")
    assert ran.code == 0, ran.err
    told = json.loads(ran.out)
    assert told["person"] == {"sex": "male", "birth_year": 1970, "country": None}
    assert told["where"] == ["back_of_thigh", "below_knee"]
    assert told["symptoms"] == {
        "below_knee": "yes", "feels_tight": "yes", "tingling_or_electric": "no",
        "ankle_changes_it": "unsure",
    }  # fmt: skip
    assert told["whole_body"] == {
        "sitting_h_day": 8, "activity_min_week": 90, "sleep_h_night": 7, "sleep_quality": "so_so",
        "other_joints": "no", "stress": 3,
    }  # fmt: skip
    assert told["activities"] == {"socks": 4}
    assert "go below the knee" not in ran.err  # it follows from where it is felt
    assert "Never do this sitting bent forward" in ran.err
    assert ran.err.count("has to be") == ran.err.count("has to have") == 1


def test_about_stops_where_the_input_ends(
    backline: Backline, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, "1\n")
    ran = backline("about", "--json", "-")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[-1].endswith("--answers FILE.")
