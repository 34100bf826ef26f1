"""Files appear whole or not at all."""

import errno
from pathlib import Path

import pytest

from backline.motion.errors import InputError
from backline.render.files import check_writable, replacing, write_text


def test_text_replaces_an_older_file(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    for content in ("old", "ä new one"):
        write_text(out, content)
    assert out.read_text("utf-8") == "ä new one"
    assert list(tmp_path.iterdir()) == [out]


def test_asking_first_leaves_nothing_behind(tmp_path: Path) -> None:
    check_writable(tmp_path / "out.json")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_said_and_cleaned_up(tmp_path: Path) -> None:
    out = tmp_path / "out.json"

    def write() -> None:
        with replacing(out) as part:
            part.write_text("half of")
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(InputError, match="No space left"):
        write()
    assert list(tmp_path.iterdir()) == []


def test_other_trouble_is_not_taken_for_trouble_with_the_file(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="the camera"), replacing(tmp_path / "out.mp4"):
        raise OSError(errno.EIO, "the camera is gone")


def test_a_disk_that_is_full_in_earnest(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.is_char_device():
        pytest.skip("This system has no device that is always full.")

    def write() -> None:
        with replacing(tmp_path / "out") as part:
            part.symlink_to(full)
            part.write_text("x")

    with pytest.raises(InputError, match="No space left"):
        write()
    assert list(tmp_path.iterdir()) == []
