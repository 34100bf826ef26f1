"""Definition files are found and read; whatever is wrong with them is told at once."""

import re
from hashlib import sha256
from pathlib import Path

import pytest

from backline.library import (
    activities,
    activity,
    everything,
    exercise,
    exercises,
    own,
    read_activity,
    read_file,
)
from backline.library.load import collect
from backline.motion.definition import Exercise
from backline.motion.errors import InputError

FOLDER = Path(__file__).parents[2] / "src" / "backline" / "library" / "exercises"
BRIDGE = FOLDER / "bridge.toml"
PAGE = FOLDER.parents[3] / "docs" / "add-an-exercise.md"
CALF_RAISE = re.findall(r"^```toml\n(.*?)^```$", PAGE.read_text("utf-8"), re.M | re.S)[2]
"""The short file that the page shows."""


def told(error: pytest.ExceptionInfo[InputError]) -> str:
    return "\n".join(error.value.problems)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a person's folder with one exercise of their own in it."""
    (tmp_path / "calf.toml").write_text(CALF_RAISE, encoding="utf-8")
    return tmp_path


def test_every_file_is_one_exercise_and_has_its_id_for_a_name() -> None:
    assert list(activities()) == sorted(path.stem for path in FOLDER.glob("*.toml"))
    assert all(exercise(name).id == name for name in exercises())
    assert all(activity(name).id == name for name in activities())


def test_exercises_are_what_a_camera_can_judge() -> None:
    assert set(activities()) - set(exercises()) == {"walk"}
    assert all(isinstance(one, Exercise) for one in exercises().values())
    assert not isinstance(activity("walk"), Exercise)
    assert activity("walk").dose.minutes == (10.0, 30.0)
    assert activity("bridge") is exercise("bridge")


def test_what_is_done_without_a_camera_is_not_judged() -> None:
    with pytest.raises(InputError, match="Walk is done without a camera") as error:
        exercise("walk")
    assert len(error.value.problems) == 1
    with pytest.raises(InputError, match=r"walk.toml: .* without a camera"):
        read_file(FOLDER / "walk.toml")
    assert read_activity(FOLDER / "walk.toml") == activity("walk")


def test_an_exercise_of_ones_own_needs_a_short_file(folder: Path) -> None:
    assert len(CALF_RAISE.splitlines()) == 12
    (one,) = own(folder).values()
    assert (one.id, one.dose.repetitions, one.sides) == ("calf_raise", (8, 12), ("both",))
    assert one.sha256 == sha256((folder / "calf.toml").read_bytes()).hexdigest()
    assert everything(folder) == activities() | {"calf_raise": one}


def test_one_of_ones_own_may_be_judged_by_a_camera(folder: Path) -> None:
    text = BRIDGE.read_text("utf-8").replace('id = "bridge"', 'id = "my_bridge"')
    (folder / "mine.TOML").write_text(text, encoding="utf-8")
    assert isinstance(own(folder)["my_bridge"], Exercise)


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert own(tmp_path / "none") == {}
    assert own(tmp_path) == {}
    assert everything() == everything(tmp_path / "none") == activities()


def test_other_files_in_the_folder_are_left_alone(folder: Path) -> None:
    (folder / ".#calf.toml").write_text("half written", encoding="utf-8")
    (folder / "notes.txt").write_text("id = ", encoding="utf-8")
    assert list(own(folder)) == ["calf_raise"]


def test_a_file_in_place_of_the_folder_is_told(folder: Path) -> None:
    with pytest.raises(InputError, match="has to be a folder"):
        own(folder / "calf.toml")


def test_all_problems_of_ones_own_come_at_once(folder: Path) -> None:
    (folder / "bridge.toml").write_bytes(BRIDGE.read_bytes())
    (folder / "twice.toml").write_text(CALF_RAISE, encoding="utf-8")
    (folder / "broken.toml").write_text("id = ", encoding="utf-8")
    (folder / "folder.toml").mkdir()
    (folder / "nested.toml").write_text("a = " + "[" * 9000, encoding="utf-8")
    for wrong in (own, everything):
        with pytest.raises(InputError) as error:
            wrong(folder)
        for part in ("bridge.toml: the library has the id 'bridge'", "twice.toml and calf.toml",
                     "broken.toml: is not valid TOML", "folder.toml: cannot be read",
                     "nested.toml: is not valid TOML"):  # fmt: skip
            assert part in told(error)
        assert len(error.value.problems) == 5


def test_an_exercise_knows_the_hash_of_its_file() -> None:
    assert read_file(BRIDGE).sha256 == sha256(BRIDGE.read_bytes()).hexdigest()
    assert read_file(BRIDGE) == exercise("bridge")


@pytest.mark.parametrize(
    ("wrong", "right"), [("brige", "bridge"), ("leg_raise", "straight_leg_raise")]
)
def test_a_wrong_name_is_answered_with_the_nearest(wrong: str, right: str) -> None:
    with pytest.raises(InputError, match=right) as error:
        exercise(wrong)
    assert repr(wrong) in told(error)


@pytest.mark.parametrize("wrong", ["", "zzzzzz"])
def test_a_name_like_no_other_is_answered_with_all(wrong: str) -> None:
    with pytest.raises(InputError) as error:
        exercise(wrong)
    assert all(name in told(error) for name in exercises())


def test_two_files_with_one_id_are_named_both(tmp_path: Path) -> None:
    first, second = tmp_path / "one.toml", tmp_path / "two.toml"
    first.write_bytes(BRIDGE.read_bytes())
    second.write_bytes(BRIDGE.read_bytes())
    with pytest.raises(InputError) as error:
        collect([first, second])
    (problem,) = error.value.problems
    assert all(part in problem for part in ("one.toml", "two.toml", "'bridge'"))


def test_the_problems_of_all_files_come_at_once(tmp_path: Path) -> None:
    broken, empty = tmp_path / "broken.toml", tmp_path / "empty.toml"
    broken.write_text("id = ", encoding="utf-8")
    empty.write_text("", encoding="utf-8")
    with pytest.raises(InputError) as error:
        collect([broken, BRIDGE, empty, tmp_path / "missing.toml"])
    for name in (
        "broken.toml: is not valid TOML",
        "empty.toml: id",
        "missing.toml: cannot be read",
    ):
        assert name in told(error)
    assert "bridge.toml" not in told(error)


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"id = ", "not valid TOML"), (b"\xff\xfe\x00", "not valid TOML"), (b"", "has to be")],
)
def test_a_broken_file_is_told_by_name(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(data)
    with pytest.raises(InputError, match=reason) as error:
        read_file(path)
    assert all(problem.startswith("mine.toml") for problem in error.value.problems)


def test_a_folder_or_nothing_is_no_file(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing.toml"):
        with pytest.raises(InputError, match="cannot be read"):
            read_file(path)
