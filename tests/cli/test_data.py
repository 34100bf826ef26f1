"""`backline backup`, `restore`, `erase` and `demo-data`."""

import gzip
from io import StringIO
from pathlib import Path

import pytest

from backline.records import data_folder, open_store

from .kept import answered, kept, listed, said
from .made import Backline


@pytest.fixture
def noted(backline: Backline) -> Backline:
    """Return the command after two notes and one of Anna's."""
    said(backline, "log", "note", "xylophone")
    said(backline, "log", "note", "two")
    with open_store() as store:
        store.add_profile("anna")
    said(backline, "log", "note", "hers", "--profile", "anna")
    return backline


def types(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", StringIO(text))


def test_a_backup_and_back(noted: Backline) -> None:
    was = listed(noted)
    out = said(noted, "backup", "mine.backup")
    assert out.startswith("me: 2 events Wrote mine.backup.")
    said(noted, "erase", "--yes")
    assert kept() == []
    assert said(noted, "restore", "mine.backup") == "Restored me: 2 events"
    same = [{**one, "id": 0} for one in listed(noted)]
    assert same == [{**one, "id": 0} for one in was]


def test_another_name_beside_it(noted: Backline) -> None:
    said(noted, "backup", "mine.backup")
    assert said(noted, "restore", "mine.backup", "--profile", "copy") == "Restored copy: 2 events"
    assert len(kept(profile="copy")) == len(kept()) == 2


def test_everybody(noted: Backline) -> None:
    assert "me: 2 events anna: 1 event " in said(noted, "backup", "all.backup", "--everybody")
    said(noted, "restore", "all.backup", "--database", "other.db")
    assert "hers" in said(noted, "log", "--database", "other.db", "--profile", "anna")
    said(noted, "restore", "all.backup", "--database", "third.db", "--profile", "anna")
    (line,) = answered(noted, "log", "--database", "third.db", "--profile", "me", "--days", "0")
    assert "--days" in line
    (line,) = answered(noted, "restore", "all.backup", "--profile", "bert")
    assert line == "There is no profile 'bert' in all.backup; there are: me, anna."


def test_replacing_asks_first(noted: Backline, monkeypatch: pytest.MonkeyPatch) -> None:
    said(noted, "backup", "mine.backup")
    said(noted, "log", "note", "three")
    (line,) = answered(noted, "restore", "mine.backup")
    assert line.startswith("The profile 'me' has events already:")
    types(monkeypatch, "no\n")
    assert "me was not typed, so nothing was done." in answered(
        noted, "restore", "mine.backup", "--replace"
    )[-1]  # fmt: skip
    types(monkeypatch, "")
    assert "Nobody could be asked" in answered(noted, "restore", "mine.backup", "--replace")[-1]
    types(monkeypatch, "me\n")
    ran = noted("restore", "mine.backup", "--replace")
    assert (ran.code, ran.out) == (0, "Restored me: 2 events\n")
    assert len(kept()) == 2


def test_a_damaged_backup_changes_nothing(noted: Backline) -> None:
    said(noted, "backup", "mine.backup")
    Path("mine.backup").write_bytes(Path("mine.backup").read_bytes()[:-12])
    (line,) = answered(noted, "restore", "mine.backup", "--replace", "--yes")
    assert line == (
        "mine.backup is damaged: it ends too early, or was changed. Nothing was restored; use"
        " another backup."
    )
    Path("empty.backup").write_bytes(
        gzip.compress(b'{"backline_backup":1,"schema":"0001"}\n{"lines":1}\n')
    )
    (line,) = answered(noted, "restore", "empty.backup")
    assert line == "empty.backup holds nobody's records; name another backup."


def test_a_backup_that_cannot_be(noted: Backline) -> None:
    said(noted, "backup", "mine.backup")
    for words, sentence in {
        ("mine.backup",): "mine.backup is there already; choose another name, or give --force.",
        (str(data_folder() / "backline.db"), "--force"): "holds the records themselves;",
        ("no/where",): "there is no folder no;",
        ("x", "--profile", "nobody"): "There is no profile 'nobody'",
        ("x", "--database", "new.db"): "There is nothing to back up: no events of 'me' yet.",
        ("x", "--database", "new.db", "--everybody"): "no events of anybody yet.",
    }.items():
        (line,) = answered(noted, "backup", *words)
        assert sentence in line
    said(noted, "backup", "mine.backup", "--force")


def test_erasing_one_leaves_the_others_and_no_trace(
    noted: Backline, monkeypatch: pytest.MonkeyPatch
) -> None:
    types(monkeypatch, "me\n")
    ran = noted("erase")
    assert (ran.code, ran.out) == (0, "Erased me with 2 events; nothing of it is left.\n")
    assert "This takes out 2 events of me in " in ran.err
    assert kept() == []
    assert len(kept(profile="anna")) == 1
    files = [path.read_bytes() for path in data_folder().rglob("*") if path.is_file()]
    assert files
    assert not any(b"xylophone" in content for content in files)


def test_erasing_needs_the_word(noted: Backline, monkeypatch: pytest.MonkeyPatch) -> None:
    types(monkeypatch, "yes\n")
    assert answered(noted, "erase")[-1].endswith("me was not typed, so nothing was done.")
    types(monkeypatch, "")
    assert "give --yes." in answered(noted, "erase")[-1]
    types(monkeypatch, "me\n")
    assert answered(noted, "erase", "--everything")[-1].endswith("nothing was done.")
    (line,) = answered(noted, "erase", "--profile", "nobody", "--yes")
    assert line.startswith("There is no profile 'nobody'")


def test_erasing_everything(noted: Backline, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = data_folder()
    types(monkeypatch, "everything\n")
    ran = noted("erase", "--everything")
    assert ran.code == 0
    assert f"Erased {folder / 'backline.db'}\n" in ran.out
    assert not folder.exists()
    ran = noted("erase", "--everything", "--yes")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "There is nothing to erase: no records have been kept there.\n"
    assert not folder.exists()


def test_what_is_not_ours_is_left_and_told(noted: Backline) -> None:
    (data_folder() / "mine.txt").write_text("mine", "utf-8")
    assert said(noted, "erase", "--everything", "--yes").endswith(
        f"Left {data_folder()}: it holds files that are not Backline's."
    )


def test_demo_data_says_how_to_look_and_how_to_remove(backline: Backline) -> None:
    out = said(backline, "demo-data", "--weeks", "2", "--today", "2026-03-05")
    assert out.startswith("Made up 2 weeks before 2026-03-05: ")
    assert "`backline progress --profile demo`" in out
    assert "`backline erase --profile demo`" in out
    assert "made up" in said(backline, "log", "--profile", "demo", "--days", "100000")
    assert kept() == []
    assert "2026-03-05" in said(backline, "progress", "--profile", "demo", "--today", "2026-03-05")
    said(backline, "erase", "--profile", "demo", "--yes")
    with open_store() as store:
        assert store.profiles() == ["me"]


def test_demo_data_that_cannot_be(noted: Backline) -> None:
    (line,) = answered(noted, "demo-data", "--profile", "me")
    assert line.startswith("The profile 'me' has events that are not made up;")
    (line,) = answered(noted, "demo-data", "--today", "2100-01-01")
    assert line.startswith("--today 2100-01-01 is in the future;")
    (line,) = answered(noted, "demo-data", "--weeks", "0")
    assert line == "--weeks has to be from 1 to 26, not 0."
    (line,) = answered(noted, "demo-data", "--profile", " ")
    assert line.startswith("A profile needs a name")
