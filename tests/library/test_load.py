"""Definition files are found and read; whatever is wrong with them is told at once."""

from hashlib import sha256
from pathlib import Path

import pytest

from backline.library import exercise, exercises, read_file
from backline.library.load import collect
from backline.motion.errors import InputError

FOLDER = Path(__file__).parents[2] / "src" / "backline" / "library" / "exercises"
BRIDGE = FOLDER / "bridge.toml"


def told(error: pytest.ExceptionInfo[InputError]) -> str:
    return "\n".join(error.value.problems)


def test_every_file_is_one_exercise_and_has_its_id_for_a_name() -> None:
    assert list(exercises()) == sorted(path.stem for path in FOLDER.glob("*.toml"))
    assert all(exercise(name).id == name for name in exercises())


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
