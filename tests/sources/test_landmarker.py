"""The pose model behind `Landmarker`: a person in a real picture, and quiet beginnings."""

import subprocess
import sys
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from backline.motion.errors import InputError
from backline.sources import Bundle, Landmarker, Video

Rgb = NDArray[np.uint8]


@pytest.fixture(scope="module")
def pictures(shared: Path) -> list[tuple[float, Rgb]]:
    """Return the first frames of a person in a bridge, on the back, the head on the left."""
    return list(islice(Video(shared / "clips/bridge-physioplus/bridging.mp4"), 30, 36))


def test_a_person_is_found_where_they_are(lite: Bundle, pictures: list[tuple[float, Rgb]]) -> None:
    height, width = pictures[0][1].shape[:2]
    with Landmarker(lite.path) as landmarker:
        poses = [landmarker.detect(rgb, t_s) for t_s, rgb in pictures]
    assert [pose.t_s for pose in poses] == [t_s for t_s, _ in pictures]
    last = poses[-1]
    assert last.seen
    assert last.image.shape == last.world.shape == (33, 3)
    assert last.image.dtype == last.world.dtype == np.float32
    nose, hips, ankles = last.image[0], last.image[23:25].mean(0), last.image[27:29].mean(0)
    assert 0 < nose[0] < hips[0] < ankles[0] < width
    assert hips[1] < nose[1] < height
    assert 0 <= last.image[:, 2].min() <= last.image[:, 2].max() <= 1
    assert 0.6 < np.linalg.norm(last.world[11] - last.world[27]) < 1.6


def test_nobody(lite: Bundle) -> None:
    with Landmarker(lite.path) as landmarker:
        pose = landmarker.detect(np.full((96, 160, 3), 128, np.uint8), 0.0)
    assert not pose.seen
    assert np.isnan(pose.world).all()


def test_equal_and_backward_times_are_taken(
    lite: Bundle, pictures: list[tuple[float, Rgb]]
) -> None:
    times = [1.0, 1.0, 1.0001, 0.5, -3.0, 1.2]
    with Landmarker(lite.path) as landmarker:
        poses = [landmarker.detect(rgb, t_s) for t_s, (_, rgb) in zip(times, pictures, strict=True)]
    assert [pose.t_s for pose in poses] == times
    assert all(pose.seen for pose in poses)


def test_a_padded_picture_is_the_same_picture(
    lite: Bundle, pictures: list[tuple[float, Rgb]]
) -> None:
    # The model's own picture type ignores strides: rows with padding come out as noise.
    _, rgb = pictures[0]
    padded = np.pad(rgb, ((0, 0), (0, 9), (0, 0)))[:, : rgb.shape[1]]
    with Landmarker(lite.path) as landmarker:
        plain = landmarker.detect(rgb, 0.0)
    with Landmarker(lite.path) as landmarker:
        same = landmarker.detect(padded, 0.0)
    assert plain.seen
    np.testing.assert_array_equal(plain.image, same.image)


def test_each_with_starts_afresh(lite: Bundle, pictures: list[tuple[float, Rgb]]) -> None:
    landmarker = Landmarker(lite.path)
    runs = []
    for _ in range(2):
        with landmarker:
            runs.append([landmarker.detect(rgb, t_s).image for t_s, rgb in pictures[:3]])
    np.testing.assert_array_equal(runs[0], runs[1])


@pytest.mark.parametrize("content", [b"no zip", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_bundle(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "my.task"
    path.write_bytes(content)
    with pytest.raises(InputError, match="not a bundle") as caught, Landmarker(path):
        pass
    assert len(caught.value.problems) == 1


def test_a_missing_bundle(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"), Landmarker(tmp_path / "my.task"):
        pass


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    src = Path(__file__).parents[2] / "src"
    lines = f"import sys; sys.path.insert(0, {str(src)!r})\n{code}"
    return subprocess.run(
        [sys.executable, "-c", lines, *arguments], capture_output=True, text=True, check=True
    )


QUIET = """
import numpy as np
from pathlib import Path
from backline.sources import Landmarker, Video
with Landmarker(Path(sys.argv[1])) as landmarker:
    landmarker.detect(np.zeros((96, 160, 3), np.uint8), 0.0)
    for t_s, rgb in Video(Path(sys.argv[2]), 1.0, 1.2):
        seen = landmarker.detect(rgb, t_s).seen
assert seen
print("done", file=sys.stderr)
"""


def test_the_native_library_prints_nothing(lite: Bundle, shared: Path) -> None:
    ran = run(QUIET, str(lite.path), str(shared / "clips/bridge-physioplus/bridging.mp4"))
    assert (ran.stdout, ran.stderr) == ("", "done\n")


WITHOUT = """
sys.modules["mediapipe"] = None
from pathlib import Path
import backline.sources
from backline.motion.errors import InputError
from backline.sources import Landmarker, Recording, Video, open_poses
try:
    Landmarker(Path("any.task"))
except InputError as error:
    print(len(error.problems), error)
"""


def test_without_mediapipe_everything_else_works() -> None:
    assert run(WITHOUT).stdout.startswith("1 The pose estimator MediaPipe cannot be loaded")


def test_the_package_itself_loads_neither_video_nor_model() -> None:
    code = "import backline.sources\nprint({'av', 'mediapipe', 'numpy'} & set(sys.modules))"
    assert run(code).stdout == "set()\n"
