"""The clerk, a real process: each errand, in the person's language, and where it goes wrong."""

import asyncio
import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from backline.breaktime.keep import as_line
from backline.breaktime.words import PHRASES
from backline.care.breaks import Rested
from backline.desk import clerk, errands
from backline.desk.errands import NO_ANSWER, Errands
from backline.desk.page import page_words
from backline.records import app_files, companion_log, now, open_store
from backline.records.preferences import Preferences, keep_preferences
from tests.cli.kept import screened

ME = {"profile": "me", "database": None, "language": "en"}


def sent(do: str, profile: str = "me", database: str | None = None, **more: Any) -> dict[str, Any]:
    """Send the clerk as the companion does."""
    return asyncio.run(Errands(profile, database).send(do, **more))


def asked(do: str, **more: Any) -> dict[str, Any]:
    """Ask without a process."""
    return clerk.answered({**ME, "do": do, **more})


def rested(key: str, profile: str = "me") -> dict[str, Any]:
    at = now() - timedelta(hours=1)
    return json.loads(json.dumps(as_line(Rested(at, "skipped"), key, profile)))  # type: ignore[no-any-return]


def test_a_real_clerk_brings_what_is_said_in_the_person_s_language(data_folder: Path) -> None:
    keep_preferences("me", Preferences(language="es", theme="dark", text_size="large"))
    found = sent("words")
    assert found["book"]["button.start"] == "Empezar"
    assert set(found["book"]) == set(PHRASES)
    assert set(found["page"]) == set(page_words())
    assert (found["theme"], found["text_size"]) == ("dark", "large")
    assert not (data_folder / "backline.db").exists()


def test_a_real_clerk_brings_what_a_break_offers(data_folder: Path) -> None:
    first = sent("offer")["offers"][0]
    assert first["title"]
    assert first["minutes"] > 0
    assert not data_folder.exists() or open_store().events() == []


def test_a_real_clerk_keeps_lines() -> None:
    found = sent("keep", lines=[rested("a"), rested("b"), {"profile": "me", "key": "c"}])
    assert (found["gone"], found["kept"], found["waiting"]) == (["a", "b", "c"], 2, 0)
    assert found["refused"] == ["That is no line of the companion."]
    with open_store() as store:
        assert len(store.events(("break",))) == 2
    assert '"c"' in app_files.app_file(app_files.COMPANION_REFUSED).read_text()
    assert companion_log.waiting() == []


@pytest.mark.parametrize(
    ("chosen", "desktop", "title"),
    [
        ("", "es", "Es hora de moverte un poco"),
        ("", "C", "Time to move a little"),
        ("", "", "Time to move a little"),
        ("", "xx-invalid", "Time to move a little"),
        ("en", "es", "Time to move a little"),
        ("es", "en", "Es hora de moverte un poco"),
    ],
)
def test_the_language_is_the_chosen_one_or_the_desktop_s(
    chosen: str, desktop: str, title: str
) -> None:
    keep_preferences("me", Preferences(language=chosen))
    assert asked("words", language=desktop)["book"]["notice.title"] == title


@pytest.mark.parametrize(
    ("env", "language"),
    [
        ({"LANG": "es_ES.UTF-8"}, "es"),
        ({"LANG": "es_ES.UTF-8", "LC_ALL": "en_GB"}, "en"),
        ({"LANG": "en_US", "LC_MESSAGES": "es@euro"}, "es@euro"),
        ({"LANG": "C.UTF-8"}, "C"),
        ({}, ""),
    ],
)
def test_the_desktop_s_language(
    monkeypatch: pytest.MonkeyPatch, env: dict[str, str], language: str
) -> None:
    for name in errands.LANGUAGES:
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert errands._language() == language


def test_an_offer_in_spanish() -> None:
    english = asked("offer")["offers"][0]
    spanish = asked("offer", language="es")["offers"][0]
    assert english["id"] == spanish["id"]
    assert english["title"] != spanish["title"]


def test_whether_a_session_is_due() -> None:
    assert asked("reminder") == {"due": False}  # nobody answered the safety questions
    screened("me")
    assert asked("reminder") == {"due": True}


@pytest.mark.parametrize("do", ["offer", "reminder", "keep"])
def test_a_profile_that_is_not_known_is_a_sentence(do: str) -> None:
    (line,) = asked(do, profile="nobody", lines=[])["problems"]
    assert "no profile 'nobody'" in line
    assert asked("words", profile="nobody")["book"]


@pytest.mark.parametrize("do", ["offer", "reminder", "keep"])
@pytest.mark.parametrize("content", [b"not a database at all, but a text", b"\x00" * 5000])
def test_a_database_that_is_broken_is_a_sentence(
    data_folder: Path, do: str, content: bytes
) -> None:  # fmt: skip
    data_folder.mkdir(mode=0o700)
    (data_folder / "backline.db").write_bytes(content)
    (line,) = asked(do, lines=[rested("a")])["problems"]
    assert "backline.db" in line
    assert (data_folder / "backline.db").read_bytes() == content


def test_a_line_that_never_can_be_kept_stays_where_it_cannot_be_put_aside(
    data_folder: Path,
) -> None:
    (data_folder / app_files.COMPANION_REFUSED).mkdir(parents=True)
    (line,) = asked("keep", lines=[rested("a"), {"profile": "me", "key": "c"}])["problems"]
    assert "companion-refused.jsonl cannot be written" in line
    with open_store() as store:
        assert len(store.events(("break",))) == 1


def test_a_line_that_waits_is_not_gone() -> None:
    at = now() + timedelta(days=1)
    ahead = json.loads(json.dumps(as_line(Rested(at, "taken"), "ahead", "me")))
    found = asked("keep", lines=[ahead, rested("here")])
    assert (found["gone"], found["waiting"]) == (["here"], 1)


# The errand itself


def test_a_clerk_that_ends_without_a_word_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert sent("words") == {"problems": [NO_ANSWER]}


def test_a_python_that_is_gone_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert sent("words") == {"problems": [NO_ANSWER]}


@pytest.mark.parametrize("says", ["echo hello", "echo [1]", "echo null", "printf '\\377'"])
def test_a_clerk_that_speaks_another_tongue_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, says: str
) -> None:
    script = tmp_path / "python"
    script.write_text(f"#!/bin/sh\ncat >/dev/null\n{says}\n")
    script.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(script))
    assert sent("words") == {"problems": [NO_ANSWER]}


def test_a_clerk_that_never_comes_back_is_ended(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "python"
    script.write_text(f"#!/bin/sh\necho $$ >{tmp_path}/pid\nexec sleep 600\n")
    script.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(script))
    monkeypatch.setattr(errands, "LIMIT_S", 1.0)
    assert sent("words") == {"problems": [NO_ANSWER]}
    assert not Path(f"/proc/{(tmp_path / 'pid').read_text().strip()}/cmdline").exists()


def test_a_request_that_is_none_ends_the_clerk_and_nothing_else() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "backline.desk.clerk"],
        input="noon", capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert ran.returncode != 0
    assert ran.stdout == ""
