"""`backline log`: the list, what is added to it one by one, and corrections."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from backline.cli import log_given
from backline.library import exercises
from backline.records import open_store
from backline.records.events import Break, ExerciseSet, Note, Repetition, SetEnd, SittingBout

from .kept import answered, bodies, kept, listed, said
from .made import Backline

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 5, 18, 0, tzinfo=BERLIN)
MINE = """
id = "heel_slide"
name = "Heel slide"
kind = "mobility"
position = "supine"
sides = ["left", "right"]
watched = false
why = "My therapist asked for it."
steps = ["Slide the heel."]
warnings = ["Gently."]
unwatched = ["all of it"]
[dose]
repetitions = [8, 12]
sets = 2
per_side = true
text = "8 to 12"
source = "my therapist"
[[reference]]
claim = "dose"
source = "my therapist"
"""


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be an evening in Berlin, for the commands and for what the records take."""
    stands_at(monkeypatch, NOW)


def stands_at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr("backline.records.now", lambda: moment)


pytestmark = pytest.mark.usefixtures("clock")


def test_an_empty_log_says_how_to_begin(backline: Backline) -> None:
    assert "Nothing was logged in the last 7 days. `backline log --help`" in said(backline, "log")
    assert "Nothing was logged today." in said(backline, "log", "--days", "1")


def test_the_list_is_newest_first_by_local_days_with_numbers(backline: Backline) -> None:
    said(backline, "log", "note", "older", "--at", "2026-03-04 12:00")
    said(backline, "log", "note", "after midnight", "--at", "2026-03-05 01:30")
    said(backline, "log", "note", "newest", "--at", "2026-03-05 03:00")
    out = backline("log").out
    lines = [" ".join(line.split()) for line in out.splitlines() if line.strip()]
    assert lines == [
        "Thursday 5 March 2026", "3 03:00 Note: newest",
        "Wednesday 4 March 2026", "2 01:30 Note: after midnight", "1 12:00 Note: older",
    ]  # fmt: skip
    assert [one["id"] for one in listed(backline)] == [3, 2, 1]
    assert [one["body"]["text"] for one in listed(backline, "--days", "1")] == ["newest"]
    assert "older" not in said(backline, "log", "--days", "1")
    assert listed(backline, "--days", "1000000000") == listed(backline)


def test_days_have_to_be_some(backline: Backline) -> None:
    assert "'--days'" in answered(backline, "log", "--days", "0")[0]


def test_the_json_says_what_was_kept(backline: Backline, tmp_path: Path) -> None:
    said(backline, "log", "sitting", "6.5", "--where", "car")
    (one,) = listed(backline)
    assert one == {
        "id": 1, "kind": "sitting", "at": "2026-03-05T18:00:00+01:00", "zone": "Europe/Berlin",
        "day": "2026-03-05", "parent": None, "body": {"hours": 6.5, "where": "car"},
        "corrected": False, "made_up": False,
    }  # fmt: skip
    said(backline, "log", "--json", "log.json")
    assert json.loads((tmp_path / "log.json").read_text("utf-8")) == [one]


def test_made_up_events_are_marked(backline: Backline) -> None:
    with open_store() as store:
        store.append(Note("for show"), NOW, made_up=True)
    assert "Note: for show; made up" in said(backline, "log")
    assert listed(backline)[0]["made_up"] is True


def test_a_set_that_was_watched_is_summed_up(backline: Backline) -> None:
    with open_store() as store:
        one = store.append(ExerciseSet("bridge", "both"), NOW)
        store.append(Repetition("both", 0, 1, 2, 0.5, True), NOW, one)
        store.append(SetEnd(12, None, True, 2), NOW, one)
        store.append(ExerciseSet("bridge", "both"), NOW)
    out = said(backline, "log")
    assert "Bridge: 12 repetitions, 2 faults" in out
    assert "Bridge: not finished" in out
    assert [one["kind"] for one in listed(backline)] == ["set", "set_end", "repetition", "set"]
    assert backline("log").out.count("18:00") == 2


def test_bouts_and_breaks_of_a_day_are_one_line(backline: Backline) -> None:
    with open_store() as store:
        store.append(SittingBout(2400.0, 2400.0, "natural"), NOW)
        assert "Sitting 40 minutes, then away from the desk" in said(backline, "log")
        for _ in range(6):
            store.append(SittingBout(2400.0, 2400.0, "break"), NOW)
            store.append(Break("taken", 120.0), NOW)
    out = said(backline, "log")
    assert "Sitting 4 h 40 min, 40 minutes at the longest; breaks: 6 taken" in out
    assert out.count("Sitting") == 1
    assert len(listed(backline)) == 13


def test_options_before_another_command_are_refused(backline: Backline) -> None:
    (line,) = answered(backline, "log", "--profile", "anna", "pain", "3")
    assert line == "Give --profile after the command: `backline log pain --profile …`."


def test_everything_that_can_be_added(backline: Backline) -> None:
    for words in (
        ("pain", "3", "--moment", "during", "--leg", "no", "--exercise", "bridge"),
        ("sitting", "6.5", "--where", "car"),
        ("note", "the drive was long"),
        ("function", " gardening ", "6"),
        ("change", "no"),
        ("not-today", "--reason", "travelling"),
        ("leave-out", "bridge"),
        ("leave-out", "bridge", "--for-good"),
        ("leave-out", "bridge", "--again"),
        ("set", "bridge", "--repetitions", "12"),
    ):
        said(backline, "log", *words)
    assert [(one.kind, body) for one, body in zip(kept(), bodies(), strict=True)] == [
        ("pain_check", {
            "moment": "during", "pain": 3.0, "leg_worse": "no", "exercise": "bridge",
            "stopped": False,
        }),
        ("sitting", {"hours": 6.5, "where": "car"}),
        ("note", {"text": "the drive was long"}),
        ("function", {"activity": "gardening", "score": 6.0}),
        ("change_check", {"answer": "no"}),
        ("not_today", {"reason": "travelling"}),
        ("left_out", {"exercise": "bridge", "until": "today"}),
        ("left_out", {"exercise": "bridge", "until": "further_notice"}),
        ("left_out", {"exercise": "bridge", "until": "again"}),
        ("set", {"exercise": "bridge", "side": "both", "repetitions": 12, "dose_met": True}),
    ]  # fmt: skip


def test_all_problems_are_said_at_once(backline: Backline) -> None:
    lines = answered(backline, "log", "set", "brige", "--repetitions", "3", "--seconds", "4",
                     "--on", "2030-01-01")  # fmt: skip
    assert lines == [
        "2030-01-01 is in the future; log it when it has happened.",
        "There is no exercise 'brige'; did you mean bridge?",
        "Give one of --repetitions, --seconds and --minutes: how much it was.",
    ]
    lines = answered(backline, "log", "pain", "11", "--moment", "now", "--leg", "maybe",
                     "--exercise", "walc", "--at", "noon")  # fmt: skip
    assert len(lines) == 5
    assert lines[0] == ("--at has to be a day and time such as \"2026-11-22 18:30\", not 'noon'.")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("set", "bridge", "--repetitions", "-1"), "set: repetitions has to be a whole number"),
        (("set", "bridge", "--seconds", "5"), "bridge is counted; give --repetitions instead"),
        (("set", "strap_stretch", "--repetitions", "5", "--side", "left"), "strap_stretch goes by"),
        (("set", "walk", "--repetitions", "5"), "walk goes by time; give --minutes instead"),
        (("set", "strap_stretch", "--seconds", "5"), "strap_stretch is done one side at a time;"),
        (("set", "bridge", "--repetitions", "5", "--side", "left"), "bridge is done with both"),
        (("set", "bridge"), "Give one of --repetitions"),
        (("set", "walk", "--minutes", "-1"), "set: seconds has to be a number from 0 to 86400"),
        (("pain", "3", "--on", "2026-03-04", "--at", "2026-03-04 10:00"), "Give --on or --at, not"),
        (("pain", "3", "--on", "03/04/2026"), "--on has to be a day such as 2026-11-22, not '03/"),
        (("pain", "3", "--at", "2026-03-05 18:06"), "2026-03-05 18:06 is in the future;"),
        (("pain", "3", "--at", "1850-03-05 18:06"), "1850-03-05 is before 1900;"),
        (("sitting", "25"), "sitting: hours has to be a number from 0 to 24, not 25.0."),
        (("function", "gardening", "-1"), "No such option"),
        (("function", "", "4"), "function: activity has to be a text"),
        (("note", " "), "note: text has to be a text"),
        (("change", "perhaps"), "change check: answer has to be one of yes, no, unsure"),
        (("leave-out", "bridge", "--again", "--for-good"), "Give --for-good or --again, not both."),
        (("leave-out", "xyz"), "There is no exercise 'xyz'; there are active_hamstring_stretch,"),
        (("correct", "99", "--repetitions", "3"), "There is no event 99 of this profile"),
        (("note", "x", "--profile", "nobody"), "There is no profile 'nobody'"),
    ],
)  # fmt: skip
def test_one_sentence_each(backline: Backline, words: tuple[str, ...], sentence: str) -> None:
    (line,) = answered(backline, "log", *words)
    assert line.startswith(sentence)


def test_a_day_is_taken_at_noon_and_today_as_now(backline: Backline) -> None:
    said(backline, "log", "note", "a", "--on", "2026-02-01")
    said(backline, "log", "note", "b", "--on", "2026-03-05")
    said(backline, "log", "note", "c", "--at", "2026-02-01 18:30")
    assert [f"{one.at:%m-%d %H:%M %Z}" for one in kept()] == [
        "02-01 12:00 CET", "02-01 18:30 CET", "03-05 18:00 CET",
    ]  # fmt: skip


def test_after_midnight_it_is_still_the_day_before(
    backline: Backline, monkeypatch: pytest.MonkeyPatch
) -> None:
    stands_at(monkeypatch, NOW.replace(hour=2))
    assert "for 2026-03-04" in said(backline, "log", "note", "late", "--on", "2026-03-04")
    assert f"{kept()[0].at:%d %H:%M}" == "05 02:00"
    (line,) = answered(backline, "log", "note", "x", "--on", "2026-03-05")
    assert "is in the future" in line


def test_an_hour_that_the_clocks_skipped(
    backline: Backline, monkeypatch: pytest.MonkeyPatch
) -> None:
    stands_at(monkeypatch, NOW.replace(month=4))
    assert "for 2026-03-29" in said(backline, "log", "note", "x", "--at", "2026-03-29 02:30")
    assert f"{kept()[0].at:%H:%M}" == "03:30"


def test_the_usual_moment_is_said(backline: Backline, monkeypatch: pytest.MonkeyPatch) -> None:
    stands_at(monkeypatch, NOW.replace(hour=8))
    assert "Taken as --moment morning." in said(backline, "log", "pain", "2")
    stands_at(monkeypatch, NOW)
    assert "Taken as --moment before." in said(backline, "log", "pain", "2")
    said(backline, "log", "set", "bridge", "--repetitions", "12")
    assert "Taken as --moment during." in said(backline, "log", "pain", "2")
    assert [body["moment"] for body in bodies("pain_check")] == ["morning", "before", "during"]


@pytest.mark.parametrize(
    "words",
    [("5.5",), ("3", "--leg", "yes"), ("3", "--leg", "unsure"), ("2", "--stopped")],
)
def test_pain_that_rises_ends_with_the_safety_net(
    backline: Backline, words: tuple[str, ...]
) -> None:
    out = said(backline, "log", "pain", "--moment", "during", *words)
    assert "Stop for today." in out
    assert "call your local emergency number now" in out
    assert "Please answer the questions again before you exercise" in out
    assert len(kept("pain_check")) == 1


def test_pain_of_five_is_no_alarm(backline: Backline) -> None:
    assert "Stop" not in said(backline, "log", "pain", "5", "--moment", "during")


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_something_new_ends_with_the_safety_net(backline: Backline, answer: str) -> None:
    assert "`backline screen` asks them." in said(backline, "log", "change", answer)
    assert "Stop" not in said(backline, "log", "change", "no")


def test_a_set_on_both_sides_is_two(backline: Backline) -> None:
    said(backline, "log", "set", "strap_stretch", "--side", "both", "--seconds", "30")
    said(backline, "log", "set", "strap_stretch", "--side", "left", "--seconds", "10")
    said(backline, "log", "set", "walk", "--minutes", "12")
    assert [(one["side"], one["seconds"], one["dose_met"]) for one in bodies("set")] == [
        ("left", 30.0, True), ("right", 30.0, True), ("left", 10.0, False), ("both", 720.0, True),
    ]  # fmt: skip


def test_a_second_set_is_held_to_the_same_step(backline: Backline) -> None:
    for count in ("8", "8", "7"):
        said(backline, "log", "set", "bridge", "--repetitions", count)
    assert [one["dose_met"] for one in bodies("set")] == [True, True, False]


def test_the_definition_is_kept_with_a_set(backline: Backline) -> None:
    said(backline, "log", "set", "bridge", "--repetitions", "12")
    with open_store() as store, store.engine.connect() as connection:
        query = "SELECT definition_sha256 FROM event WHERE kind = 'set'"
        assert connection.exec_driver_sql(query).scalar() == exercises()["bridge"].sha256


def test_own_exercises_count(backline: Backline, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path("own") / "exercises"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text(MINE, "utf-8")
    monkeypatch.setenv("BACKLINE_DATA", "own")
    said(backline, "log", "set", "heel_slide", "--side", "left", "--repetitions", "8")
    said(backline, "log", "set", "heel_slide", "--side", "left", "--repetitions", "7")
    assert [one["dose_met"] for one in bodies("set")] == [True, False]
    said(backline, "log", "leave-out", "heel_slide")
    (line,) = answered(backline, "log", "leave-out", "heel_slides")
    assert line == "There is no exercise 'heel_slides'; did you mean heel_slide?"


def test_a_correction_is_kept_beside_what_was_measured(backline: Backline) -> None:
    said(backline, "log", "set", "bridge", "--repetitions", "7")
    out = said(backline, "log", "correct", "1", "--repetitions", "9")
    assert out == (
        "Corrected 1 by 2: Bridge: 9 repetitions. Kept beside it, as it was: Bridge: 7 repetitions,"
        " less than asked for."
    )
    (one,) = listed(backline)
    assert one["corrected"] is True
    assert one["body"] | {"side": 0} == {
        "exercise": "bridge", "side": 0, "repetitions": 9, "dose_met": True,
    }  # fmt: skip
    assert one["as_measured"]["repetitions"] == 7
    out = said(backline, "log")
    assert "Bridge: 9 repetitions; corrected, measured was: Bridge: 7 repetitions, less" in out


def test_whether_the_dose_was_met_may_be_said(backline: Backline) -> None:
    said(backline, "log", "set", "bridge", "--repetitions", "12")
    said(backline, "log", "correct", "1", "--repetitions", "3")
    assert bodies("set")[0]["dose_met"] is False
    said(backline, "log", "correct", "1", "--repetitions", "4", "--met")
    assert bodies("set")[0]["dose_met"] is True


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--pain", "3"), "set: 'pain' is not a known key;"),
        (("--repetitions", "-3"), "set: repetitions has to be a whole number from 0"),
        ((), "Nothing was given to correct;"),
    ],
)
def test_a_bad_correction(backline: Backline, words: tuple[str, ...], sentence: str) -> None:
    said(backline, "log", "set", "bridge", "--repetitions", "12")
    (line,) = answered(backline, "log", "correct", "1", *words)
    assert line.startswith(sentence)


def test_the_zone_of_the_machine_goes_along(
    backline: Backline, monkeypatch: pytest.MonkeyPatch
) -> None:
    stands_at(monkeypatch, datetime(2026, 3, 5, 18, tzinfo=UTC) - timedelta(hours=1))
    said(backline, "log", "note", "a", "--on", "2026-03-04")
    assert kept()[0].zone == "+00:00"


def test_a_clock_that_is_a_little_ahead_is_taken() -> None:
    ahead = f"{NOW + log_given.CLOCKS_DIFFER:%Y-%m-%d %H:%M}"
    assert log_given.moment(None, ahead) == NOW + log_given.CLOCKS_DIFFER
