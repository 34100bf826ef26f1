"""The companion in its own process: a shortened day at a real X server, and what goes wrong."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from backline.breaktime.channel import ask
from backline.motion.errors import InputError
from backline.records import app_files, companion_log, open_store
from backline.records.events import Break
from tests.desk.companions import (
    chosen,
    companion,
    displayed,
    hands,
    in_phase,
    said,
    status,
)
from tests.desk.xsession import Session, needs, session, wait_for

pytestmark = pytest.mark.slow
HURRY = ("--hurry", "20")
QUICKER = ("--hurry", "60")
NO_DESK = ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS")


@pytest.fixture
def env(seat: Session, data_folder: Path) -> dict[str, str]:
    """Return the environment of a program in the session, with this test's own records."""
    return {**seat.env, "BACKLINE_DATA": str(data_folder), "BACKLINE_BROWSER": "none"}


@pytest.fixture
def alone(data_folder: Path) -> dict[str, str]:
    """Return an environment without any desktop."""
    kept = {name: value for name, value in os.environ.items() if name not in NO_DESK}
    return {**kept, "BACKLINE_DATA": str(data_folder), "BACKLINE_BROWSER": "none"}


def _speaks(session: Session) -> bool:
    asked = subprocess.run(["dunstctl", "count"], env=session.env, capture_output=True, check=False)
    return asked.returncode == 0


def breaks_kept() -> list[Break]:
    with open_store() as store:
        return [one.event for one in store.events(("break",)) if isinstance(one.event, Break)]


@pytest.fixture
def own_desk() -> Iterator[Session]:
    """Yield a session of the test's own: nothing that others left behind is at work in it."""
    needs("dunst", "dunstctl")
    with session() as made, made.running("dunst"):
        wait_for(lambda: _speaks(made), "dunst answers")
        yield made


def test_a_shortened_day(own_desk: Session, data_folder: Path) -> None:
    """Twenty times faster: twenty minutes of sitting pass in a minute."""
    pytest.importorskip("tkinter")
    seat = own_desk
    env = {**seat.env, "BACKLINE_DATA": str(data_folder), "BACKLINE_BROWSER": "none"}
    chosen(every_min=20, break_min=1)
    with companion(env, *HURRY), hands(seat) as rest:
        wait_for(lambda: status()["phase"] == "notice", "a break is due", 120)
        wait_for(lambda: displayed(seat) == 1, "the notice is on the screen")
        assert (
            status()["offer"]["title"] in seat.run("dunstctl", "history") or status()["prompt"] == 1
        )

        in_phase("page")  # nobody answered
        wait_for(lambda: windows(seat), "the page is on the screen")
        assert displayed(seat) == 0
        said("snooze")
        wait_for(lambda: not windows(seat), "the page is gone")

        seat.run("dunstctl", "set-paused", "true")  # do not disturb, while it is put off
        in_phase("held")
        assert status()["held_by"] == ["do_not_disturb"]
        assert displayed(seat) == 0
        seat.run("dunstctl", "set-paused", "false")
        in_phase("notice", "page")
        said("skip")
        assert status()["today"]["skipped"] == 1

        rest.set()  # they walk away: that is a break, too
        in_phase("away")
        wait_for(lambda: status()["today"]["sitting_s"] > 0, "sitting was counted")
        rest.clear()
        in_phase("sitting")
        assert status()["today"]["natural"] == 1
    assert companion_log.waiting() == []  # a rehearsal keeps nothing
    assert breaks_kept() == []


def windows(session: Session) -> list[str]:
    """Return the windows of our page."""
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--class", "backline-break"],
        env=session.env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return found.stdout.split()


def test_what_is_answered_is_kept_in_the_records(env: dict[str, str]) -> None:
    chosen()
    with companion(env) as process:
        told = said("standing")
        assert told["phase"] == "standing"
        assert told["today"]["standing"] == 1
        said("sitting")
        said("start", kept=True)
        ask({"do": "done"})
        ask({"do": "stop"})
        assert process.wait(60) == 0
    assert {one.outcome for one in breaks_kept()} == {"standing", "taken"}
    assert companion_log.waiting() == []


def test_a_second_companion_says_so_and_leaves_the_first_alone(alone: dict[str, str]) -> None:
    with companion(alone):
        second = subprocess.run(
            [sys.executable, "-m", "backline.desk", "--profile", "me"],
            env=alone, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        assert second.returncode == 2
        assert second.stderr.count("\n") == 1
        assert "runs already for 'me'" in second.stderr
        assert status()["profile"] == "me"


def test_without_a_desktop_it_prints_and_goes_on(alone: dict[str, str]) -> None:
    chosen(every_min=20, full_screen=False)
    with companion(alone, *QUICKER) as process:
        assert status()["desktop"] == "no desktop"
        wait_for(lambda: status()["offer"], "a break is offered")
        ask({"do": "stop"})
        out, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert err == ""
    assert "No desktop is found here" in out
    assert "Time to move a little." in out
    assert "Traceback" not in out


def test_a_locked_database_costs_nothing(alone: dict[str, str], data_folder: Path) -> None:
    chosen()
    with open_store():
        pass
    with companion(alone), closing(sqlite3.connect(data_folder / "backline.db")) as other:
        other.execute("BEGIN EXCLUSIVE")
        said("standing")
        wait_for(lambda: status()["notes"], "the companion says what is wrong")
        (note,) = status()["notes"]
        assert "nothing is lost" in note
        assert [one["kind"] for one in companion_log.waiting()] == ["break"]
        other.rollback()
    assert [one.outcome for one in breaks_kept()] == ["standing"]
    assert companion_log.waiting() == []


def test_a_database_that_is_gone_is_made_again_or_said(
    alone: dict[str, str], data_folder: Path
) -> None:
    chosen()
    (data_folder / "not-here").write_text("a file, where a folder should be")
    gone = str(data_folder / "not-here" / "x.db")
    with companion(alone, "--database", gone):
        said("standing")
        wait_for(lambda: status()["notes"], "the companion says what is wrong")
        assert "nothing is lost" in status()["notes"][-1]
    assert [one["kind"] for one in companion_log.waiting()] == ["break"]


def test_one_that_was_killed_is_taken_up_again(alone: dict[str, str]) -> None:
    chosen()
    with companion(alone) as process:
        said("standing")
        wait_for(lambda: not companion_log.waiting(), "it is in the records")
        process.send_signal(signal.SIGKILL)
        process.wait(60)
    with companion(alone):
        told = status()
        assert told["phase"] == "standing"
        assert told["today"]["standing"] == 1


def test_a_state_that_cannot_be_read_is_as_if_there_were_none(alone: dict[str, str]) -> None:
    chosen()
    app_files.write_file(app_files.COMPANION, {"profile": "me", "breaks": {"at": "noon"}})
    with companion(alone):
        assert status()["phase"] == "sitting"


def test_a_terminal_that_ends_it_loses_nothing(alone: dict[str, str]) -> None:
    chosen()
    with companion(alone) as process:
        said("standing")
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    assert "has ended" in out
    assert [one.outcome for one in breaks_kept()] == ["standing"]


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        ({"do": "dance"}, "cannot do 'dance'"),
        ({"do": "answer", "answer": "perhaps"}, "'perhaps' is no answer"),
        ({"do": "pause", "minutes": -3}, "not -3 minutes"),
        ({"do": "pause", "minutes": True}, "not True minutes"),
    ],
)
def test_a_wrong_message_is_answered_in_a_sentence(
    alone: dict[str, str], message: dict[str, object], sentence: str
) -> None:
    with companion(alone):
        with pytest.raises(InputError, match=sentence):
            ask(message)
        assert status()["phase"] == "sitting"


def test_a_companion_of_a_person_who_is_not_known_loses_nothing(alone: dict[str, str]) -> None:
    with companion(alone, "--profile", "nobody"):
        said("standing")
        wait_for(lambda: status()["notes"], "the companion says what is wrong")
    assert [one["kind"] for one in companion_log.waiting()] == ["break"]


def test_the_companion_loads_neither_pages_nor_pose_nor_a_database() -> None:
    barred = "'fastapi', 'jinja2', 'uvicorn', 'mediapipe', 'av', 'sqlalchemy', 'tkinter', 'PIL'"
    code = (
        "import sys, backline.desk.__main__, desktop_notifier\n"
        f"print(sorted({{{barred}}} & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60
    )
    assert ran.stdout == "[]\n"
