"""Files that are no good backup: each is one clear sentence, and nothing is restored."""

import gzip
import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.motion.errors import InputError
from backline.records.backup import back_up
from backline.records.restore import read_backup

from .backups import RELEASED, filled, packed
from .made import opened


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """Return a good backup."""
    with opened(tmp_path / "good.db") as store:
        back_up(filled(store), tmp_path / "good.backup", ["me"])
    return tmp_path / "good.backup"


Change = Callable[[list[dict[str, Any]]], object]
CHANGES: dict[str, tuple[Change, str]] = {
    "cut": (lambda lines: lines.pop(), "its end is missing"),
    "one line less": (lambda lines: lines.pop(-2), "lines were written"),
    "more after the end": (lambda lines: lines.append(lines[-1]), "something follows its end"),
    "an event of nobody": (lambda lines: lines.pop(1), "line 2, that is nothing a backup has"),
    "twice the same person": (lambda lines: lines.insert(2, lines[1]), "is there twice"),
    "another column": (lambda lines: lines[2]["event"].update(x=1), "line 3, .*other columns"),
    "a wrong type": (lambda lines: lines[2]["event"].update(made_up=0), "other columns"),
    "true for a number": (lambda lines: lines[2]["event"].update(id=True), "other columns"),
    "an unknown kind": (lambda lines: lines[2]["event"].update(kind="dance"), "no kind of event"),
    "a bad body": (lambda lines: lines[2]["event"]["body"].update(minutes=-1), "minutes has to be"),
    "an unknown zone": (lambda lines: lines[2]["event"].update(zone="Mars/Base"), "no moment"),
    "an empty zone": (lambda lines: lines[2]["event"].update(zone=""), "no moment"),
    "a folder as zone": (lambda lines: lines[2]["event"].update(zone="Europe"), "no moment"),
    "no moment": (lambda lines: lines[2]["event"].update(at_utc="noon"), "no moment"),
    "before all time": (
        lambda lines: lines[2]["event"].update(at_utc="0001-01-01T00:00:00.000000", zone="-12:00"),
        "no moment",
    ),
    "a moment in another form": (
        lambda lines: lines[2]["event"].update(at_utc="2026-11-18 17:30:00.000000"), "no moment",
    ),
    "another day": (lambda lines: lines[2]["event"].update(day="2026-11-01"), "another day"),
    "out of order": (lambda lines: lines[3]["event"].update(id=1), "after a later one"),
    "no parent": (lambda lines: lines[3]["event"].update(parent_id=77), "does not belong"),
    "a wrong parent": (lambda lines: lines[4]["event"].update(parent_id=2), "does not belong"),
    "an orphan": (lambda lines: lines[6]["event"].update(parent_id=None), "does not belong"),
    "nothing to correct": (lambda lines: lines[7]["event"].update(corrects=77), "not there"),
    "corrects a correction": (lambda lines: lines[8]["event"].update(corrects=6), "not there"),
    "corrects nothing": (lambda lines: lines[7]["event"].update(corrects=None), "has to correct"),
    "a note that corrects": (lambda lines: lines[3]["event"].update(corrects=1), "has to correct"),
    "a bad correction": (
        lambda lines: lines[7]["event"]["body"]["changes"].update(side="up"), "side has to be",
    ),
    "a file elsewhere": (
        lambda lines: lines.insert(9, {"exercise_file": "../x.toml", "text": ""}), "not the name",
    ),
    "another file": (
        lambda lines: lines.insert(9, {"exercise_file": "x.sh", "text": ""}), "not the name",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_damage_is_one_clear_sentence(good: Path, name: str) -> None:
    change, sentence = CHANGES[name]
    lines = lines_of(good)
    change(lines)
    packed(good, "\n".join(map(json.dumps, lines)) + "\n")
    with pytest.raises(InputError, match=sentence) as refused:
        read_backup(good)
    (said,) = refused.value.problems
    assert said.startswith(f"{good} is damaged: ")
    assert said.endswith(". Nothing was restored; use another backup.")
    assert "\n" not in said


def test_a_good_one_that_was_packed_again_is_good(good: Path) -> None:
    whole = read_backup(good)
    packed(good, "\n".join(map(json.dumps, lines_of(good))) + "\n")
    assert read_backup(good) == whole


@given(data=st.data())
def test_a_cut_or_changed_file_never_passes_for_another(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp() / "changed"
    folder.mkdir(exist_ok=True)
    if not (folder / "good.backup").exists():
        with opened(folder / "good.db") as store:
            back_up(filled(store), folder / "good.backup", ["me"])
    content = bytearray((folder / "good.backup").read_bytes())
    whole = read_backup(folder / "good.backup")
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(0, len(content) - 1)) :]
    else:
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] ^= data.draw(st.integers(1, 255))
    (folder / "bad.backup").write_bytes(content)
    found = None
    with suppress(InputError):
        found = read_backup(folder / "bad.backup")
    assert found in (None, whole)  # some bytes of gzip mean nothing


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is not a backup of Backline"),
        (b"hello", "is not a backup of Backline"),
        (gzip.compress(b"hello"), "is not a backup of Backline"),
        (gzip.compress(b"[1]"), "is not a backup of Backline"),
        (gzip.compress(b'{"backline_backup": 2}'), "was written by a newer Backline"),
        (gzip.compress(b"[" * 100_000), "is not a backup of Backline"),
        (
            gzip.compress(RELEASED.replace('"0001"', '"9999"').encode()),
            "was written by a newer Backline",
        ),
    ],
)
def test_what_is_no_backup_of_ours(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "x.backup"
    path.write_bytes(content)
    with pytest.raises(InputError, match=sentence):
        read_backup(path)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing"):
        with pytest.raises(InputError, match="cannot be read"):
            read_backup(path)
