"""What waits to be kept: whole lines, each person's their own, and nothing lost on the way."""

import json
import stat
from pathlib import Path
from typing import Any

import pytest

from backline.motion.errors import InputError
from backline.records import app_files, companion_log
from backline.records.forget import forget_choices


def line(key: str, profile: str = "me", **more: Any) -> dict[str, Any]:
    return {"key": key, "profile": profile, **more}


def raw(folder: Path, name: str = app_files.COMPANION_LOG) -> bytes:
    return (folder / name).read_bytes()


def test_lines_wait_in_their_order_until_they_are_kept(data_folder: Path) -> None:
    assert companion_log.waiting() == []
    companion_log.add([line("a"), line("b", place="Café\u2028\nnext")])
    companion_log.add([line("c")])
    assert [one["key"] for one in companion_log.waiting()] == ["a", "b", "c"]
    assert companion_log.waiting()[1]["place"] == "Café\u2028\nnext"
    companion_log.kept(["a", "c", "unknown"])
    assert [one["key"] for one in companion_log.waiting()] == ["b"]
    companion_log.kept(["b"])
    assert raw(data_folder) == b""


def test_the_files_are_for_their_owner_alone(data_folder: Path) -> None:
    companion_log.add([line("a"), line("b")])
    companion_log.put_aside([(line("x"), "It has no key.")])
    companion_log.kept(["a"])
    for name in (app_files.COMPANION_LOG, app_files.COMPANION_REFUSED):
        assert stat.S_IMODE((data_folder / name).stat().st_mode) & 0o077 == 0


@pytest.mark.parametrize("torn", [b'{"key": "to', b"\x00" * 40, b"\xff\xfe\x80", b"[1]", b"null"])
def test_what_a_power_cut_left_takes_no_other_line_along(data_folder: Path, torn: bytes) -> None:
    companion_log.add([line("a")])
    path = data_folder / app_files.COMPANION_LOG
    path.write_bytes(raw(data_folder) + torn)
    assert [one["key"] for one in companion_log.waiting()] == ["a"]
    companion_log.add([line("b")])
    assert [one["key"] for one in companion_log.waiting()] == ["a", "b"]
    companion_log.kept(["a"])
    assert [one["key"] for one in companion_log.waiting()] == ["b"]
    companion_log.forget("me")
    assert companion_log.waiting() == []


def test_a_file_that_cannot_be_is_a_sentence(data_folder: Path) -> None:
    (data_folder / app_files.COMPANION_LOG).mkdir(parents=True)
    assert companion_log.waiting() == []
    with pytest.raises(InputError, match=r"companion-log.jsonl cannot be written \("):
        companion_log.add([line("a")])


def test_a_data_folder_that_is_a_file_is_a_sentence(data_folder: Path) -> None:
    data_folder.write_text("here first")
    assert companion_log.waiting() == []
    with pytest.raises(InputError, match="is a file"):
        companion_log.add([line("a")])


def test_what_is_refused_is_put_aside_with_the_reason(data_folder: Path) -> None:
    companion_log.put_aside([])
    assert not data_folder.exists()
    companion_log.put_aside([(line("x"), "It is too old."), ("noon", "That is no line.")])
    companion_log.put_aside([(line("y"), "It is too old.")])
    kept = [json.loads(one) for one in raw(data_folder, app_files.COMPANION_REFUSED).splitlines()]
    assert [one["line"] for one in kept] == [line("x"), "noon", line("y")]
    assert kept[0]["why"] == "It is too old."


def test_forgetting_one_person_leaves_no_trace_of_them_and_all_of_the_others(
    data_folder: Path,
) -> None:
    companion_log.add([line("a"), line("b", "anna"), line("c")])
    companion_log.put_aside([(line("x"), "No."), (line("y", "anna"), "No."), ("noon", "No.")])
    app_files.write_file(app_files.COMPANION, {"profile": "me", "breaks": {}})
    forget_choices("me")
    assert [one["key"] for one in companion_log.waiting()] == ["b"]
    assert not (data_folder / app_files.COMPANION).exists()
    assert b'"me"' not in raw(data_folder, app_files.COMPANION_REFUSED)
    assert b'"y"' in raw(data_folder, app_files.COMPANION_REFUSED)
    assert b"noon" in raw(data_folder, app_files.COMPANION_REFUSED)


def test_forgetting_somebody_else_leaves_the_companion_where_it_stands(data_folder: Path) -> None:
    app_files.write_file(app_files.COMPANION, {"profile": "me", "breaks": {}})
    companion_log.forget("anna")
    assert app_files.read_file(app_files.COMPANION)["profile"] == "me"
    assert not (data_folder / app_files.COMPANION_LOG).exists()


def test_all_of_it_is_among_what_erasing_everything_takes_out() -> None:
    assert {
        app_files.COMPANION_LOG, app_files.COMPANION_REFUSED, app_files.COMPANION,
        app_files.COMPANION_KEY, app_files.COMPANION_LOCK,
    } <= set(app_files.APP_FILES)  # fmt: skip
