"""`backline screen`: from a file, and asked one question at a time."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from backline.care.screening import questions
from backline.records import open_store

from .made import Backline, loaded, refused

ASKED = [one for one in questions() if one.kind != "clearances"]
NO = {"three_valued": "n", "age": "40", "list": ""}
KEYS = ["level", "within", "rules", "modify", "advice", "valid_until"]
TODAY = ("--today", "2026-11-22")


def kept() -> list[dict[str, Any]]:
    """Return the answers in the records."""
    with open_store() as store:
        return [dict(one.answers) for one in store.history().screenings]


def write(**answers: object) -> Path:
    """Write a full set of answers."""
    given: dict[str, object] = {one.id: "no" for one in ASKED if one.kind == "three_valued"}
    path = Path("answers.json")
    path.write_text(json.dumps({"age_years": 40, **given, **answers}), "utf-8")
    return path


def typed(monkeypatch: pytest.MonkeyPatch, **replies: str) -> None:
    """Type no to every question, save those that are given, and what follows as `then`."""
    then = replies.pop("then", "")
    lines = [replies.get(one.id, NO[one.kind]) for one in ASKED]
    monkeypatch.setattr("sys.stdin", StringIO("\n".join(lines) + "\n" + then))


def test_json_alone_on_the_output(backline: Backline) -> None:
    ran = backline("screen", "--answers", write(), *TODAY, "--json", "-")
    found = json.loads(ran.out)
    assert list(found) == KEYS
    assert (found["level"], found["within"], found["rules"]) == ("ok", None, [])
    assert found["valid_until"] == "2026-12-20"
    assert (ran.code, ran.err, kept()) == (0, "", [])


def test_every_outcome_ends_well(backline: Backline) -> None:
    for answers, level in (
        ({"bladder_change": "unsure"}, "emergency"),
        ({"weight_loss": "yes"}, "soon"),
        ({"age_years": None}, "soon"),
    ):
        ran = backline("screen", "--answers", write(**answers), *TODAY, "--json", "-")
        found = json.loads(ran.out)
        assert (ran.code, found["level"], found["valid_until"]) == (0, level, None)
        assert [set(rule) for rule in found["rules"]] == [{"id", "because"}]


def test_notes_are_part_of_the_advice(backline: Backline) -> None:
    note = {"rule": "weight_loss", "by": "Dr A", "date": "2026-01-01", "note": "well",
            "expires": "2026-02-01"}  # fmt: skip
    path = write(weight_loss="yes", clearances=[note])
    ran = backline("screen", "--answers", path, *TODAY, "--json", "out.json")
    assert "ran out on 2026-02-01" in loaded(Path("out.json"))["advice"]
    assert "Note: " in ran.out


def test_in_words(backline: Backline) -> None:
    path = write(acute_severe_pain="yes")
    ran = backline("screen", "--answers", path, *TODAY, "--country", "AT")
    said = " ".join(ran.out.split())
    assert ran.code == 0
    for words in (
        "Exercises are open",
        "Why:",
        "with a strap",
        "the test slr",
        "Emergency number: 112.",
        "12-20",
    ):
        assert words in said


def test_a_file_is_kept_where_asked_for(backline: Backline) -> None:
    backline("screen", "--answers", write(), "--save")
    assert len(kept()) == 1


def test_questions_are_listed(backline: Backline) -> None:
    ran = backline("screen", "--questions", "--json", "-")
    found = json.loads(ran.out)
    assert [one["id"] for one in found] == [one.id for one in questions()]
    assert all(list(one) == ["id", "text", "kind", "domain"] for one in found)
    assert "  psoriasis: " in backline("screen", "--questions").out


def test_asked_one_at_a_time(backline: Backline, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, acute_severe_pain="unsure", inflammatory_features="2, 3", scope="6")
    ran = backline("screen", *TODAY, "--json", "-")
    assert json.loads(ran.out)["level"] == "soon"
    (answers,) = kept()
    assert answers["age_years"] == 40
    assert answers["scope"] == ["osteoporosis"]
    assert answers["acute_severe_pain"] == "unsure"
    assert answers["inflammatory_features"] == [
        "onset_before_35", "over_3_months", "onset_before_45",
    ]  # fmt: skip
    assert f"{len(ASKED)} of {len(ASKED)}" in ran.err


def test_one_may_go_back_and_is_asked_again(
    backline: Backline, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, age_years="b\nold\n300\n30\nb\n35", saddle_numbness="what\nback\n36\nn")
    ran = backline("screen", *TODAY)
    assert ran.code == 0
    assert kept()[0]["age_years"] == 36
    assert "'what' is not an answer here" in ran.err


def test_an_emergency_is_said_at_once(backline: Backline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("40\ny\nb\nn\nu\n\n"))
    ran = backline("screen", *TODAY, "--country", "US")
    assert ran.out.startswith("Get help now.")
    assert "911" in ran.out
    assert kept() == [{"age_years": 40, "saddle_numbness": "no", "bladder_change": "unsure"}]


def test_a_clearance_is_asked_for(backline: Backline, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = "y\nDr A\nlast week\nmay exercise\n2027-01-01\n"
    right = "Dr A\n2026-11-01\nmay exercise\n2027-01-01\n"
    typed(monkeypatch, known_aneurysm="y", then=wrong + right)
    ran = backline("screen", *TODAY, "--json", "-")
    assert json.loads(ran.out)["level"] == "ok"
    assert kept()[0]["clearances"][0]["date"] == "2026-11-01"
    assert "'last week'" in ran.err


def test_stopping_keeps_nothing(backline: Backline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("40\nn\n"))
    ran = backline("screen")
    assert (ran.code, ran.out, kept()) == (2, "", [])
    assert ran.err.splitlines()[-1].endswith("--answers FILE.")


def test_ctrl_c_keeps_nothing(backline: Backline, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("sys.stdin.readline", interrupted)
    ran = backline("screen")
    assert (ran.code, kept()) == (130, [])
    assert "nothing half-written" in ran.err


MISTAKES = [
    ('{"sadle_numbness": "no", "age_years": 200}', ["saddle_numbness?", "0 to 120"]),
    ('{"age_years": 40, "age_years": 50}', ["age_years is answered twice"]),
    ("{", ["answers.json is not valid JSON"]),
    ("[]", ["one object"]),
    ("[" * 100_000, ["answers.json"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), MISTAKES, ids=["ids", "twice", "json", "list", "deep"])
def test_mistakes_are_said(backline: Backline, text: str, said: list[str]) -> None:
    Path("answers.json").write_text(text, "utf-8")
    words = refused(backline, "screen", "--answers", "answers.json")
    assert all(word in words for word in said)


def test_other_mistakes(backline: Backline) -> None:
    path = write()
    assert "--today" in refused(backline, "screen", "--answers", path, "--today", "2026-02-30")
    assert "missing.json" in refused(backline, "screen", "--answers", "missing.json")
    assert "no/such" in refused(backline, "screen", "--answers", path, "--json", "no/such.json")
    Path("bytes.json").write_bytes(b"\xff")
    assert "bytes.json" in refused(backline, "screen", "--answers", "bytes.json")


def test_walking_away_from_an_emergency_leaves_it_said(
    backline: Backline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("40\nn\ny\n"))
    ran = backline("screen")
    assert ran.code == 0
    assert "emergency" in ran.err
    (answers,) = kept()
    assert answers["bladder_change"] == "yes"
    assert "not now" in backline("today").out
    assert "emergency" in backline("findings").out


def test_an_emergency_that_is_taken_back_is_remembered(backline: Backline) -> None:
    backline("screen", "--answers", write(saddle_numbness="yes"), "--save")
    ran = backline("screen", "--answers", write(), "--save")
    assert "If nobody has looked at it since, get help now" in " ".join(ran.out.split())
    assert "Exercises are open" in ran.out


@pytest.mark.parametrize("code", ["Germany", "1", "D1"])
def test_a_country_is_two_letters(backline: Backline, code: str) -> None:
    assert "two-letter code" in refused(backline, "screen", "--country", code)
