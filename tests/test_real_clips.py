"""Recordings of real people that nobody here made: what is in them counts, and nothing else."""

from contextlib import closing
from functools import cache
from pathlib import Path

import pytest

from backline.library import exercises
from backline.motion.errors import InputError
from backline.motion.record import Record, record
from backline.motion.types import Pose
from backline.sources.bundle import find
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
KNOWN: dict[tuple[str, str, str], str] = {}
"""What falls short: by clip, model and exercise."""

pytestmark = pytest.mark.slow


@cache
def poses(clip: Path, model: str) -> tuple[Pose, ...]:
    """Return everything that a model sees in a clip; it is looked at once."""
    with closing(open_poses(str(clip), find(model))) as source:
        return tuple(source)


# Heavy judges recordings, full judges live.
@pytest.fixture(scope="module", params=["heavy", "full"])
def model(request: pytest.FixtureRequest) -> str:
    """Return the name of a pose model."""
    try:
        return find(str(request.param)).name
    except InputError as error:
        pytest.skip(str(error))


@pytest.fixture
def clip(name: str, shared: Path) -> Path:
    """Return a recording."""
    path = shared / "clips" / name
    if not path.is_file():
        pytest.skip(f"The recording {name} is not in shared/.")
    return path


def judged(clip: Path, model: str, exercise_id: str) -> Record:
    return record(LIBRARY[exercise_id], poses(clip, model))


@pytest.mark.parametrize("name", BRIDGES)
def test_a_bridge_is_counted(clip: Path, model: str, name: str) -> None:
    found = judged(clip, model, "bridge")
    assert found.count.total in BRIDGES[name]
    assert (found.view.name, found.view.near_side) == ("side", "right")
    assert found.withheld is None


@pytest.mark.parametrize("name", BRIDGES)
@pytest.mark.parametrize("other", sorted(set(LIBRARY) - {"bridge"}))
def test_a_bridge_is_nothing_else(clip: Path, model: str, name: str, other: str) -> None:
    assert judged(clip, model, other).count.total == 0, name


@pytest.mark.parametrize("name", DECOYS)
@pytest.mark.parametrize("other", LIBRARY)
def test_other_movements_are_not_counted(
    clip: Path, model: str, name: str, other: str, request: pytest.FixtureRequest
) -> None:
    if (name, model, other) in KNOWN:
        request.applymarker(pytest.mark.xfail(reason=KNOWN[name, model, other]))
    assert judged(clip, model, other).count.total == 0, name
