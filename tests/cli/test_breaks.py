"""`backline breaks` and its commands, with a real companion that has no desktop."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from backline.cli.breaks_told import lines
from backline.records import app_files, data_folder, now, open_store
from backline.records.break_settings import break_settings
from backline.records.events import Screening
from tests.desk.companions import answers, chosen, companion, status
from tests.desk.xsession import NOT_OURS, wait_for

from .kept import NO, said
from .made import Backline, Ran, refused

NOBODY = "The break companion is not running. `backline breaks` starts it.\n"
TAKES_A_MINUTE_S = 60
COMMANDS = (
    "status", "pause", "resume", "stop", "start", "done", "snooze", "skip", "standing", "sitting",
    "now",
)  # fmt: skip
AFK = "aw-watcher-afk_here"


@pytest.fixture(autouse=True)
def no_desktop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Have every process of a test be without a desktop, and write nothing of the person's own."""
    for name in NOT_OURS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BACKLINE_BROWSER", "none")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def desk() -> Iterator["subprocess.Popen[str]"]:
    """Let a companion run meanwhile."""
    chosen()
    with companion(os.environ, "--hurry", "1") as process:
        yield process


def asked(run: Backline, *words: str) -> str:
    """Run a command that has to go well and return all that it said."""
    ran = run("breaks", *words)
    assert (ran.code, ran.err) == (0, ""), ran
    return ran.out


def run_apart(*words: str) -> Ran:
    """Run the command in a process of its own."""
    ran = subprocess.run(
        [sys.executable, "-m", "backline", *words],
        capture_output=True, text=True, timeout=TAKES_A_MINUTE_S, check=False,
    )  # fmt: skip
    return Ran(ran.returncode, ran.stdout, ran.stderr)


# Without a companion


@pytest.mark.parametrize("command", COMMANDS)
def test_where_none_runs_each_command_says_so_in_a_sentence(
    backline: Backline, command: str, data_folder: Path
) -> None:
    assert refused(backline, "breaks", command) == NOBODY
    assert not data_folder.exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("pause", "8d"), "'8d' is no length of time: write it like 30m, 1h, 1h30 or 90."),
        (("pause", ""), "'' is no length of time"),
        (("pause", "0m"), "'0m' is no length of time"),
        (("autostart", "perhaps"), "Say on, off or ask, not 'perhaps'."),
        (("sat", "car", "long"), "'long' is no length of time"),
        (("sat", "car"), "Missing argument 'TIME'"),
        (("sat", "", "5m"), "where has to be a text of 1 to 100 characters"),
        (("log", "--days", "0"), "Invalid value for '--days'"),
        (("--hurry", "61"), "Invalid value for '--hurry'"),
        (("--hurry", "nan"), "Invalid value for '--hurry'"),
        (("--hurry", "5", "status"), "`backline breaks status` takes no --hurry; leave it out."),
        (("--here", "now"), "`backline breaks now` takes no --here; leave it out."),
        (("--profile", "x", "pause"), "`backline breaks pause` takes no --profile; leave it out."),
        (("--profile", "x", "log"), "Give --profile after the command: `backline breaks log"),
        (("dance",), "No such command 'dance'"),
        (("import", "none.json"), "There is no file none.json"),
        (("import", "--address", "http://localhost:1"), "Nothing answers at 127.0.0.1:1"),
        (("log", "--profile", "nobody"), "There is no profile 'nobody'"),
        (("sat", "car", "5m", "--profile", "nobody"), "There is no profile 'nobody'"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_is_a_sentence(
    backline: Backline, words: tuple[str, ...], sentence: str
) -> None:
    assert sentence in refused(backline, "breaks", *words)


# With one


@pytest.mark.slow
@pytest.mark.usefixtures("desk")
def test_where_things_stand(backline: Backline, tmp_path: Path) -> None:
    told = asked(backline, "status").splitlines()
    assert told[0] == "Sitting now for 0 min."
    assert any(line.startswith("Today: 0 min sitting") for line in told)
    assert any("No desktop is found here" in line for line in told)
    found = json.loads(asked(backline, "status", "--json", "-"))
    assert (found["phase"], found["profile"], found["desktop"]) == ("sitting", "me", "no desktop")
    asked(backline, "status", "--json", "state.json")
    assert json.loads((tmp_path / "state.json").read_text())["phase"] == "sitting"


@pytest.mark.slow
@pytest.mark.usefixtures("desk")
def test_a_pause_and_its_end(backline: Backline) -> None:
    assert "Paused until " in asked(backline, "pause", "1h")
    until = status()["paused_until"]
    assert "Paused until " in asked(backline, "pause", "2h30")
    assert status()["paused_until"] > until
    assert "Paused" not in asked(backline, "resume")
    assert "Paused" not in asked(backline, "resume")  # there is nothing to end
    assert "7 days" in refused(backline, "breaks", "pause", "200h")
    assert "Paused" in asked(backline, "pause")
    assert status()["phase"] == "sitting"


@pytest.mark.slow
@pytest.mark.usefixtures("desk")
def test_answers(backline: Backline) -> None:
    assert asked(backline, "standing").startswith("Standing for 0 min.")
    assert "1 stood" in asked(backline, "status")
    assert asked(backline, "sitting").startswith("Sitting now")
    assert asked(backline, "start").startswith("On a break")
    assert "1 taken" in asked(backline, "done")
    assert "offered on the whole screen" in asked(backline, "now")
    assert "1 skipped" in asked(backline, "skip")
    asked(backline, "snooze")  # there is nothing to put off: it is no error
    assert status()["profile"] == "me"


@pytest.mark.slow
def test_the_end_keeps_what_was_logged(
    backline: Backline, desk: "subprocess.Popen[str]"
) -> None:  # fmt: skip
    asked(backline, "standing")
    assert asked(backline, "stop") == "The break companion has ended.\n"
    assert desk.wait(TAKES_A_MINUTE_S) == 0
    assert refused(backline, "breaks", "stop") == NOBODY
    days = json.loads(asked(backline, "log", "--json", "-"))
    assert days[-1]["standing"] == 1


@pytest.mark.slow
@pytest.mark.usefixtures("desk")
def test_it_runs_once(backline: Backline) -> None:
    told = asked(backline)
    assert told.startswith("The break companion runs already.\nSitting now for 0 min.")
    assert asked(backline, "--here").startswith("The break companion runs already.")
    assert run_apart("breaks").out.startswith("The break companion runs already.")


@pytest.mark.slow
@pytest.mark.parametrize("words", [(), ("--here", "--hurry", "30")], ids=["no screen", "here"])
def test_in_a_terminal_it_stays_until_it_is_interrupted(words: tuple[str, ...]) -> None:
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-m", "backline", "breaks", *words], stdout=pipe, stderr=pipe, text=True
    ) as process:
        wait_for(lambda: answers() or process.poll() is not None, "it answers")
        assert status()["rehearsal"] == bool(words)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=TAKES_A_MINUTE_S)
    assert (process.returncode, err) == (0, "")
    assert "The break companion is here (no desktop). Ctrl-C ends it." in out
    assert out.rstrip().endswith("The break companion has ended.")
    assert not answers()


@pytest.mark.slow
def test_one_that_cannot_have_its_place_says_so_in_a_sentence(data_folder: Path) -> None:
    (data_folder / app_files.COMPANION_LOCK).mkdir(parents=True)
    ran = run_apart("breaks", "--here")
    assert (ran.code, ran.out) == (2, "")
    assert "companion.lock" in ran.err
    assert ran.err.count("\n") == 1


# What goes with the records


@pytest.mark.slow
def test_erasing_everything_ends_it_and_it_writes_nothing_anew(
    backline: Backline, desk: "subprocess.Popen[str]", data_folder: Path
) -> None:
    asked(backline, "standing")
    ran = backline("erase", "--everything", "--yes")
    assert (ran.code, ran.err) == (0, "")
    assert desk.wait(TAKES_A_MINUTE_S) == 0
    assert "holds files that are not" not in ran.out
    assert not data_folder.exists()


@pytest.mark.slow
def test_erasing_everything_after_it_was_killed_leaves_nothing(
    backline: Backline, desk: "subprocess.Popen[str]", data_folder: Path
) -> None:
    desk.send_signal(signal.SIGKILL)
    desk.wait(TAKES_A_MINUTE_S)
    assert (data_folder / "companion.sock").is_socket()
    ran = backline("erase", "--everything", "--yes")
    assert (ran.code, ran.err) == (0, "")
    assert not data_folder.exists()


@pytest.mark.slow
def test_erasing_somebody_ends_theirs_and_leaves_no_line(
    backline: Backline, desk: "subprocess.Popen[str]", data_folder: Path
) -> None:
    with open_store() as store:
        store.append(Screening({**NO, "age_years": 40}, "ok"), now() - timedelta(days=1))
    asked(backline, "standing")
    told = said(backline, "erase", "--yes")
    assert "nothing of it is left" in told
    assert desk.wait(TAKES_A_MINUTE_S) == 0
    assert not (data_folder / app_files.COMPANION).exists()
    assert (data_folder / app_files.COMPANION_LOG).read_bytes() == b""
    assert b"me" not in (data_folder / app_files.BREAKS).read_bytes()
    with open_store() as store:
        assert store.events() == []


@pytest.mark.slow
def test_erasing_somebody_else_leaves_it_running(
    backline: Backline, desk: "subprocess.Popen[str]"
) -> None:  # fmt: skip
    with open_store(None, "anna", create=True) as store:
        store.append(Screening({**NO, "age_years": 40}, "ok"), now() - timedelta(days=1))
    said(backline, "erase", "--profile", "anna", "--yes")
    assert desk.poll() is None
    assert status()["profile"] == "me"


# Settings


def test_settings_are_listed_and_changed(backline: Backline) -> None:
    assert len(asked(backline, "settings").splitlines()) == 12
    told = asked(
        backline, "settings", "every_min=30", "work_hours=mon-fri 9:00-17:00", "full_screen=No",
        " place = floor ", "day_over=on", "quiet_hours=", "remind_at=18:00",
    )  # fmt: skip
    assert "every_min=30 " in told
    assert "full_screen=no " in told
    found = break_settings("me")
    assert (found.every_min, found.full_screen, found.place) == (30.0, False, "floor")
    assert (found.day_over, found.quiet_hours, found.remind_at) == (True, (), "18:00")
    values = json.loads(asked(backline, "settings", "remind_at=", "--json", "-"))
    assert (values["work_hours"], values["remind_at"]) == ("mon-fri 09:00-17:00", "")
    assert break_settings("anna") == break_settings("nobody")


def test_everything_that_is_wrong_is_said_at_once_and_nothing_is_kept(backline: Backline) -> None:
    told = refused(
        backline, "breaks", "settings", "every_min=30", "every_min", "break_min=99", "place=moon",
        "remind_at=25:00", "work_hours=always", "away_min=long", "nope=1", "full_screen=perhaps",
        "day_limit_h=nan",
    ).splitlines()  # fmt: skip
    assert len(told) == 9
    assert told[0] == "'every_min' changes nothing: write it like every_min=30."
    for name in ("break_min", "place", "25:00", "always", "long", "nope", "perhaps", "nan"):
        assert sum(name in one for one in told) == 1, name
    assert not data_folder().exists()


@pytest.mark.slow
@pytest.mark.usefixtures("desk")
def test_a_change_holds_at_once(backline: Backline) -> None:
    before = status()["due_in_s"]
    asked(backline, "settings", "every_min=20")
    assert status()["due_in_s"] < before
    assert "Next break in 19 min." in asked(backline, "status")


# The log


def test_sitting_elsewhere_adds_up(backline: Backline) -> None:
    assert asked(backline, "log") == (
        "Nothing of sitting is in the log. `backline breaks` starts the companion.\n"
    )
    assert asked(backline, "sat", "car", "30m") == "car today: 0.5 h.\n"
    assert asked(backline, "sat", "car", "1h") == "car today: 1.5 h.\n"
    assert asked(backline, "sat", "Sofa, rot", "45") == "Sofa, rot today: 0.8 h.\n"
    (day,) = json.loads(asked(backline, "log", "--json", "-"))
    assert day["sitting_h"] == pytest.approx(2.25)
    assert "2.2" in asked(backline, "log")
    assert json.loads(asked(backline, "log", "--weeks", "--json", "-"))[-1]["start"]
    assert "week of" in asked(backline, "log", "--weeks")
    asked(backline, "log", "--json", "log.json")
    assert json.loads(Path("log.json").read_text()) == [day]


def test_an_export_that_holds_time_is_taken_over_once(backline: Backline) -> None:
    start = now().replace(hour=10, minute=0, second=0, microsecond=0) - timedelta(days=2)
    there = {"timestamp": start.isoformat(), "duration": 3000, "data": {"status": "not-afk"}}
    bucket = {"id": AFK, "type": "afkstatus", "events": [there]}
    Path("aw.json").write_text(json.dumps({"buckets": {AFK: bucket}}))
    asked(backline, "import", "aw.json")
    (day,) = json.loads(asked(backline, "log", "--json", "-"))
    assert day["sitting_h"] == pytest.approx(3000 / 3600)
    asked(backline, "import", "aw.json")
    assert json.loads(asked(backline, "log", "--json", "-")) == [day]


@pytest.mark.parametrize("content", ["noon", "7", "{}", '{"buckets": {}}', ""])
def test_a_file_that_is_no_export_is_a_sentence(backline: Backline, content: str) -> None:
    Path("aw.json").write_text(content)
    assert refused(backline, "breaks", "import", "aw.json").count("\n") == 1


# Starting with the session


@pytest.mark.skipif(sys.platform != "linux", reason="Each system has a place of its own.")
def test_starting_with_the_session_is_turned_on_and_off(backline: Backline, tmp_path: Path) -> None:
    assert asked(backline, "autostart") == "It does not start by itself.\n"
    told = asked(backline, "autostart", "on")
    (entry,) = (tmp_path / "config" / "autostart").iterdir()
    assert told == f"The break companion starts with your session from now on ({entry}).\n"
    assert "backline.desk" in entry.read_text()
    assert asked(backline, "autostart", "ask") == "It starts with your session.\n"
    told = asked(backline, "autostart", "off")
    assert told == "The break companion no longer starts with your session.\n"
    told = asked(backline, "autostart", "off")
    assert told == "The break companion did not start with your session.\n"


# The words


def test_the_state_in_words() -> None:
    sums = {
        "sitting_s": 0.0, "longest_s": 0.0, "taken": 0, "natural": 0, "standing": 0, "skipped": 0,
    }  # fmt: skip
    state = {
        "phase": "held", "unbroken_s": 2460.0, "due_in_s": None, "held_by": ["call"],
        "paused_until": None, "on_duty": True, "offer": {"title": "Bridge"}, "today": sums,
        "blind": ["Calls cannot be seen."], "notes": [],
    }  # fmt: skip
    assert [*lines(state)] == [
        "A break is due and waits.",
        "A break is due. It waits: a call.",
        "Offered: Bridge.",
        "Today: 0 min sitting, 0 min at the longest; breaks: none yet.",
        "Calls cannot be seen.",
    ]
    away = {**state, "phase": "away", "held_by": [], "offer": None, "on_duty": False, "blind": []}
    assert [*lines(away)][:2] == [
        "Away.",
        "No breaks are offered at this hour; sitting is counted.",
    ]
    due = {**away, "phase": "sitting", "on_duty": True, "due_in_s": 3700.0}
    assert [*lines(due)][:2] == ["Sitting now for 41 min.", "Next break in 1 h 1 min."]
