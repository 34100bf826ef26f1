"""Folders of profiles: whose they are, and what is left of companions that are no more."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from backline.desk.page.profiles import OLD_S, PREFIX, forsaken, new_profile, remove


@pytest.fixture
def dead() -> int:
    """Return the number of a process that is no more."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def test_what_is_ours_stays_until_it_is_removed(tmp_path: Path) -> None:
    mine = new_profile(str(tmp_path))
    (mine / "some").mkdir()
    forsaken(str(tmp_path))
    assert mine.is_dir()
    remove(mine)
    assert not mine.exists()
    remove(mine)
    forsaken(str(tmp_path / "nowhere"))


def test_what_a_dead_companion_left_goes(tmp_path: Path, dead: int) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows is not asked which processes live.")
    left, other = tmp_path / f"{PREFIX}{dead}-x", tmp_path / "another"
    for one in (left, other):
        (one / "Default").mkdir(parents=True)
    link = tmp_path / f"{PREFIX}{dead}-y"
    link.symlink_to(other)
    forsaken(str(tmp_path))
    assert not left.exists()
    assert link.is_symlink()
    assert (other / "Default").is_dir()


def test_without_anybody_to_ask_it_goes_after_a_day(tmp_path: Path) -> None:
    young, old = tmp_path / f"{PREFIX}young", tmp_path / f"{PREFIX}old"
    for one in (young, old):
        one.mkdir()
    at_s = young.stat().st_mtime - OLD_S - 60
    os.utime(old, (at_s, at_s))
    forsaken(str(tmp_path))
    assert young.is_dir()
    assert not old.exists()
