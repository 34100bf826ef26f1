"""Recordings of real people that nobody here made: what is in them counts, and nothing else."""

from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest

from backline.library import exercises
from backline.motion.record import Record, record
from backline.motion.types import Pose
from backline.sources.bundle import Bundle, find
from backline.sources.poses import open_poses

LIBRARY = exercises()
# By eye; the second begins and ends at the top, so that its closing lift may count or not.
BRIDGES = {"bridge-physioplus/bridging.mp4": {1}, "pexels/glute-bridge.mp4": {1, 2}}
DECOYS = [
    "pexels/bodyweight-squat.mp4",
    "pexels/chair-squat.mp4",
    "pexels/lateral-leg-raise.mp4",
    "sports2d-walk/walk.mp4",
]

pytestmark = pytest.mark.slow


@cache
def poses(clip: Path) -> tuple[Pose, ...]:
    """Return everything that the full model sees in a clip; it is looked at once."""
    with closing(open_poses(str(clip), find("full"))) as source:
        return tuple(source)


@pytest.fixture
def clip(name: str, shared: Path, lite: Bundle) -> Path:  # noqa: ARG001 - a model has to be there
    """Return a recording."""
    path = shared / "clips" / name
    if not path.is_file():
        pytest.skip(f"The recording {name} is not in shared/.")
    return path


def judged(clip: Path, exercise_id: str) -> Record:
    return record(LIBRARY[exercise_id], poses(clip))


@pytest.mark.parametrize("name", BRIDGES)
def test_a_bridge_is_counted(clip: Path, name: str) -> None:
    found = judged(clip, "bridge")
    assert found.count.total in BRIDGES[name]
    assert (found.view.name, found.view.near_side) == ("side", "right")
    assert found.withheld is None


@pytest.mark.parametrize("name", BRIDGES)
@pytest.mark.parametrize("other", sorted(set(LIBRARY) - {"bridge"}))
def test_a_bridge_is_nothing_else(clip: Path, name: str, other: str) -> None:
    assert judged(clip, other).count.total == 0, name


@pytest.mark.parametrize("name", DECOYS)
@pytest.mark.parametrize("other", LIBRARY)
def test_other_movements_are_not_counted(clip: Path, name: str, other: str) -> None:
    assert judged(clip, other).count.total == 0, name
