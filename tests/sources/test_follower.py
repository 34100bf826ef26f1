"""Two people in one picture: the one who exercises is followed, whoever is found first."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from backline.sources import Bundle, Landmarker, Video
from backline.sources.follower import Follower
from backline.sources.paint import painted_out

WIDE = 640
Pictures = list[tuple[float, NDArray[np.uint8]]]


@pytest.fixture(scope="module")
def two_people(repo: Path) -> Pictures:
    """Return somebody marching at the left of somebody on a mat, ten pictures a second."""
    standing = Video(repo / "samples/standing_march.mp4", 0.0, 2.0, apart_s=0.09)
    on_mat = Video(repo / "samples/bridge.mp4", 0.0, 2.0, apart_s=0.09)
    pairs = zip(standing, on_mat, strict=False)
    return [(at / 10, np.hstack([one, two])) for at, ((_, one), (_, two)) in enumerate(pairs)]


def hips(follower: Follower | Landmarker, pictures: Pictures) -> Iterator[float]:
    with follower:
        for t_s, rgb in pictures:
            pose = follower.detect(rgb, t_s)
            yield float(pose.image[23:25, 0].mean())


@pytest.mark.parametrize("mirrored", [False, True])
def test_the_one_who_exercises_is_followed(
    two_people: Pictures, lite: Bundle, mirrored: bool
) -> None:
    step = -1 if mirrored else 1
    pictures = [(t_s, rgb[:, ::step]) for t_s, rgb in two_people]
    lies = list(hips(Follower(lite.path, lying=True), pictures))
    stands = list(hips(Follower(lite.path, lying=False), pictures))
    left, right = (lies, stands) if mirrored else (stands, lies)
    assert np.nanmax(left) < WIDE < np.nanmin(right)
    assert np.isnan([*left, *right]).sum() <= 2


def test_one_of_the_two_is_not_whom_the_model_finds(two_people: Pictures, lite: Bundle) -> None:
    found = list(hips(Landmarker(lite.path), two_people))
    assert np.nanmax(found) < WIDE or np.nanmin(found) > WIDE


@pytest.mark.parametrize(("name", "lying"), [("bridge", True), ("standing_march", False)])
def test_one_alone_has_the_same_landmarks(repo: Path, lite: Bundle, name: str, lying: bool) -> None:
    pictures = list(Video(repo / f"samples/{name}.mp4", 0.0, 1.5))
    with Landmarker(lite.path) as plain, Follower(lite.path, lying) as follower:
        for t_s, rgb in pictures:
            one, two = plain.detect(rgb, t_s), follower.detect(rgb, t_s)
            np.testing.assert_array_equal(one.image, two.image)
            np.testing.assert_array_equal(one.world, two.world)


def test_large_pictures_too(two_people: Pictures, lite: Bundle) -> None:
    large = [(t_s, rgb.repeat(2, axis=0).repeat(2, axis=1)) for t_s, rgb in two_people[:4]]
    small = list(hips(Follower(lite.path, lying=True), two_people[:4]))
    wide = list(hips(Follower(lite.path, lying=True), large))
    np.testing.assert_allclose(wide, np.multiply(small, 2), atol=40)


def test_who_is_painted_out_is_not_found(repo: Path, lite: Bundle) -> None:
    t_s, rgb = next(iter(Video(repo / "samples/standing_march.mp4")))
    with Landmarker(lite.path) as landmarker:
        pose = landmarker.detect(rgb, t_s)
    without = painted_out(rgb, pose)
    with Landmarker(lite.path) as landmarker:
        assert pose.seen
        assert not landmarker.detect(without, t_s).seen
    changed = (without != rgb).any(axis=2)
    assert 0.02 < changed.mean() < 0.5
    assert not changed[:, :20].any()


def test_painting_beyond_the_edges(repo: Path, lite: Bundle) -> None:
    t_s, rgb = next(iter(Video(repo / "samples/standing_march.mp4")))
    with Landmarker(lite.path) as landmarker:
        pose = landmarker.detect(rgb, t_s)
    for x, y in ((-400, 0), (400, 0), (0, -300), (0, 300), (5000, 5000), (-5000, -5000)):
        pose.image[:, :2] += (x, y)
        assert painted_out(rgb, pose).shape == rgb.shape
        pose.image[:, :2] -= (x, y)
    assert (painted_out(rgb[:, 200:260], pose) != rgb[:, 200:260]).mean() < 1
