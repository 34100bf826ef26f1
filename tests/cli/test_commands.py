"""The other commands."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from backline import __version__
from backline.cli.listening import listening
from backline.library import activities, exercise, exercises
from backline.sources.bundle import Bundle
from backline.web.server import Server

from .made import Backline, Ran, refused


def test_version(backline: Backline) -> None:
    assert backline("--version") == Ran(0, f"backline {__version__}\n", "")


def test_help_and_version_load_neither_the_database_nor_the_pose_estimator() -> None:
    """Each takes longer to load than all the rest."""
    code = (
        "import sys, backline.cli\n"
        "print({'alembic', 'av', 'mediapipe', 'scipy', 'sqlalchemy'} & set(sys.modules))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60
    )
    assert ran.stdout == "set()\n"


def test_without_a_command_the_app_is_served(
    backline: Backline, monkeypatch: pytest.MonkeyPatch
) -> None:
    there: list[str] = []

    def answer(_server: Server, sockets: list[socket.socket]) -> None:
        there.extend(one.getsockname()[0] for one in sockets)

    monkeypatch.setattr(Server, "answer", answer)
    monkeypatch.setattr("backline.cli.serve.listening", lambda _port, hosts: listening(0, hosts))
    assert backline().code == 0
    assert there == ["127.0.0.1"]


def test_exercises_are_listed(backline: Backline) -> None:
    ran = backline("exercises")
    assert (ran.code, ran.err) == (0, "")
    first = [line.split()[0] for line in ran.out.splitlines() if line[:1].strip()]
    assert first == ["id", *activities()]
    (walk,) = [line for line in ran.out.splitlines() if line.startswith("walk ")]
    assert "(no camera)" in ran.out[ran.out.index(walk) :]
    assert ran.out.count("(no camera)") == len(activities()) - len(exercises())


@pytest.mark.parametrize("name", exercises())
def test_one_exercise_is_shown_whole(backline: Backline, name: str) -> None:
    ran = backline("exercises", name)
    assert (ran.code, ran.err) == (0, "")
    shown = " ".join(ran.out.split())
    one = exercise(name)
    for text in (one.name, one.dose.text, *one.warnings, *one.unwatched):
        assert " ".join(text.split()) in shown
    for number, step in enumerate(one.steps, 1):
        assert f"{number} {step}" in shown
    for fault in one.faults:
        assert fault.says in shown


def test_model_says_where_and_what(backline: Backline, lite: Bundle, heavy: Bundle) -> None:
    ran = backline("model")
    assert (ran.code, ran.err) == (0, "")
    for one in (lite, heavy):
        for said in (one.name, str(one.path), one.sha256, one.source):
            assert said in ran.out


def test_models_that_are_missing(
    backline: Backline, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("backline.sources.bundle.MODELS", tmp_path)
    said = refused(backline, "model")
    assert [line.split()[1] for line in said.splitlines()] == ["heavy", "full", "lite"]
    ran = backline("doctor")
    assert ran.code == 1
    assert "missing  heavy model: The heavy pose model is missing: " in ran.out


def test_doctor(backline: Backline, lite: Bundle, heavy: Bundle) -> None:
    ran = backline("doctor")
    assert (ran.code, ran.err) == (0, "")
    states = {line[9:].split(":")[0]: line[:9].strip() for line in ran.out.splitlines()}
    del states["camera"]
    assert len(states) >= 7
    assert set(states.values()) == {"ok"}
    assert lite.sha256[:12] in ran.out
    assert heavy.sha256[:12] in ran.out
