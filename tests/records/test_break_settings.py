"""Each person's way of being interrupted is kept in a small file, and forgotten with them."""

import json
from pathlib import Path

import pytest

from backline.care.breaks import BreakSettings
from backline.motion.errors import InputError
from backline.records.app_files import APP_FILES, BREAKS
from backline.records.break_settings import (
    break_settings,
    forget_break_settings,
    keep_break_settings,
)

OFTEN = BreakSettings().changed(
    {"every_min": 20, "work_hours": "mon-fri 9:00-12:00; sat 1:00-2:00"}
)


def test_without_a_choice_there_are_the_usual_ones(data_folder: Path) -> None:
    assert break_settings("me") == BreakSettings()
    assert not data_folder.exists()  # to look makes nothing


def test_what_was_chosen_comes_back(data_folder: Path) -> None:
    keep_break_settings("me", OFTEN)
    assert break_settings("me") == OFTEN
    assert (data_folder / BREAKS).stat().st_mode & 0o077 == 0


def test_each_person_has_their_own() -> None:
    keep_break_settings("me", OFTEN)
    keep_break_settings("you", BreakSettings(full_screen=False))
    keep_break_settings("you", BreakSettings(place="floor"))
    assert break_settings("me") == OFTEN
    assert break_settings("you") == BreakSettings(place="floor")
    assert break_settings("they") == BreakSettings()


def test_forgotten_is_as_never_chosen() -> None:
    keep_break_settings("me", OFTEN)
    keep_break_settings("you", OFTEN)
    forget_break_settings("me")
    forget_break_settings("me")
    assert (break_settings("me"), break_settings("you")) == (BreakSettings(), OFTEN)


def test_to_forget_what_was_never_kept_makes_no_file(data_folder: Path) -> None:
    forget_break_settings("me")
    assert not data_folder.exists()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"me": 3}', '{"me": {"every_min": "x"}}'])
def test_a_file_that_cannot_be_read_is_as_none(data_folder: Path, content: str) -> None:
    data_folder.mkdir()
    (data_folder / BREAKS).write_text(content)
    assert break_settings("me") == BreakSettings()
    keep_break_settings("me", OFTEN)
    assert break_settings("me") == OFTEN


def test_one_wrong_value_leaves_the_others(data_folder: Path) -> None:
    data_folder.mkdir()
    kept = {"me": {"every_min": 5, "place": "floor", "work_hours": "nine"}}
    (data_folder / BREAKS).write_text(json.dumps(kept))
    assert break_settings("me") == BreakSettings(place="floor")


def test_a_folder_that_cannot_be_written_is_said(data_folder: Path) -> None:
    data_folder.mkdir()
    (data_folder / BREAKS).mkdir()
    with pytest.raises(InputError, match="cannot be written"):
        keep_break_settings("me", OFTEN)
    assert [one.name for one in data_folder.iterdir()] == [BREAKS]


def test_erasing_everything_takes_them_out() -> None:
    assert BREAKS in APP_FILES
