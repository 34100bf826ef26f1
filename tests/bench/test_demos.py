"""The demonstration films: there for every exercise, calm loops, and right by our own judge."""

import os
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

os.environ.setdefault("LP_NUM_THREADS", "1")  # read once, when the first renderer is made

from backline.library import activities, exercise, exercises
from backline.library.tests_load import protocols
from backline.motion.coach import Coach
from backline.motion.types import Event, Hold, Rep
from backline.sources.bundle import Bundle
from backline.sources.poses import open_poses
from bench.demos.film import DRAWN, FILMS, FOLDER, FPS, SIZE, images, make, times
from bench.demos.loop import Loop
from bench.demos.told import told
from bench.synth import NoRendererError, Renderer
from bench.synth.bridge import hip_line_deg
from bench.synth.encode import Encoder
from bench.synth.lying import MAT_M, SINK_M

JUDGED_AS = {name: "bridge" if name == "bridge_hold" else name for name in FILMS if name != "walk"}
ONE_EFFORT = sorted(set(JUDGED_AS.values()) - {"hamstring_slider"})
"""Films of one repetition of the example; the slider's follows the whole example."""
LOOPS = 3


def decoded(film: Path) -> list[NDArray[np.uint8]]:
    """Return every picture of a film, RGB."""
    with av.open(str(film)) as container:
        frames = container.decode(video=0)
        return [np.asarray(frame.to_ndarray(format="rgb24"), np.uint8) for frame in frames]


def judged(
    name: str, pictures: list[NDArray[np.uint8]], folder: Path, heavy: Bundle
) -> list[Event]:
    """Return what the coach tells of a film that is played three times, at half its rate."""
    film = folder / f"{name}.mp4"
    with Encoder(film, FPS / 2, SIZE, 20) as encoder:
        for picture in (pictures * LOOPS)[::2]:
            encoder.write(picture)
    definition = exercise(JUDGED_AS[name])
    coach = Coach(definition)
    with open_poses(
        str(film), heavy, one_core=True, lying=definition.position == "supine"
    ) as source:
        events = [event for pose in source for event in coach.update(pose)]
    return events + coach.finish()


@pytest.fixture(scope="module")
def loops() -> dict[str, Loop]:
    return {name: make_loop() for name, make_loop in FILMS.items()}


# -- the films that are there


def test_every_exercise_and_every_test_has_a_film() -> None:
    assert set(activities()) <= set(FILMS)
    for name, test in protocols().items():
        assert name in FILMS or test.uses in FILMS
    made = {path.name for path in FOLDER.iterdir()}
    assert made == {f"{name}.{kind}" for name in FILMS for kind in ("mp4", "jpg")}


@pytest.mark.parametrize("name", FILMS)
def test_a_film_is_small_short_silent_and_starts_at_once(name: str) -> None:
    film, poster = (FOLDER / f"{name}.{kind}" for kind in ("mp4", "jpg"))
    data = film.read_bytes()
    assert len(data) <= 300_000
    assert 0 < data.find(b"moov") < data.find(b"mdat")
    assert poster.stat().st_size <= 60_000
    with Image.open(poster) as picture:
        assert picture.size == SIZE
    with av.open(str(film)) as container:
        (stream,) = container.streams
        assert isinstance(stream, av.VideoStream)
        context = stream.codec_context
        assert (context.name, context.pix_fmt) == ("h264", "yuv420p")
        assert (context.width, context.height) == SIZE
        assert stream.duration is not None
        assert stream.time_base is not None
        assert 3 <= float(stream.duration * stream.time_base) <= 8


@pytest.mark.slow
@pytest.mark.parametrize("name", FILMS)
def test_the_last_picture_leads_to_the_first(name: str) -> None:
    pictures = np.array(decoded(FOLDER / f"{name}.mp4"), np.int16)
    steps = np.abs(np.diff(pictures, axis=0)).mean((1, 2, 3))
    again = np.abs(pictures[-1] - pictures[0]).mean()
    assert again <= 1.2 * steps.max()
    assert again < 2.0
    furthest = np.abs(pictures - pictures[0]).mean((1, 2, 3)).max()
    assert furthest > 2 * again  # something moves


# -- the movements


@pytest.mark.parametrize("name", FILMS)
def test_a_loop_closes_in_body_and_speed(name: str, loops: dict[str, Loop]) -> None:
    loop = loops[name]
    start, end = loop.at(0.0), loop.at(loop.period_s)
    np.testing.assert_allclose(start.joints, end.joints, atol=1e-3)
    moved = [loop.at(t_s).joints for t_s in times(loop)]
    steps = np.linalg.norm(np.diff(moved, axis=0), axis=2).max(1) * FPS
    assert steps.max() < 4.5  # metres a second: a foot swung forward in walking, and no jump


@pytest.mark.parametrize("name", ONE_EFFORT)
def test_the_film_shows_the_angles_of_the_definition(name: str, loops: dict[str, Loop]) -> None:
    loop, said = loops[name], told(name)
    body = loop.body
    for t_s, angles in ((0.0, said.rest), (loop.poster_s, said.top)):
        moment = loop.at(t_s)
        leg = moment.posture.legs["R"]
        if name != "straight_leg_raise" and "hip_flexion_deg" in angles and name != "hip_hinge":
            hip = hip_line_deg(moment.joints, body.index, "R")
            assert hip == pytest.approx(angles["hip_flexion_deg"], abs=10)
        if "knee_flexion_deg" in angles:
            assert leg.thigh - leg.shank == pytest.approx(angles["knee_flexion_deg"], abs=10)


@pytest.mark.slow
@pytest.mark.parametrize("name", FILMS)
def test_nobody_sinks_into_the_floor_or_floats(name: str, loops: dict[str, Loop]) -> None:
    loop = loops[name]
    body = loop.body
    floor = MAT_M - SINK_M if loop.lying else 0.0
    arms = body.part_mask("hand.L", "hand.R", "farm.L", "farm.R")
    for t_s in np.linspace(0, loop.period_s, 12, endpoint=False):
        moment = loop.at(float(t_s))
        vertices, _ = body.skin(moment.turns, moment.joints)
        assert vertices[~arms, 2].min() == pytest.approx(floor, abs=0.03)
        assert vertices[arms, 2].min() > -0.01


# -- the judge


@pytest.mark.slow
@pytest.mark.parametrize("name", JUDGED_AS)
def test_the_judge_finds_what_the_film_shows(name: str, heavy: Bundle, tmp_path: Path) -> None:
    events = judged(name, decoded(FOLDER / f"{name}.mp4"), tmp_path, heavy)
    efforts = [event for event in events if isinstance(event, Rep | Hold)]
    definition = exercise(JUDGED_AS[name])
    each_leg = definition.movement.follow == "each_leg"
    sides = ["right", "left"] if each_leg else ["right"]
    if definition.sides == ("both",):
        sides = ["both"]
    assert [effort.side for effort in efforts] == sides * LOOPS
    kind = Hold if definition.movement.kind == "hold" else Rep
    for effort in efforts:
        assert isinstance(effort, kind)
        assert effort.faults == ()
        assert effort.excluded_by is None


def test_every_judged_exercise_is_asked() -> None:
    assert set(JUDGED_AS.values()) == set(exercises())


@pytest.mark.slow
def test_a_film_is_what_its_loop_draws(loops: dict[str, Loop], tmp_path: Path) -> None:
    try:
        renderer = Renderer(DRAWN, 0)
    except NoRendererError as error:
        pytest.skip(str(error))
    loop = loops["bridge"]
    shown = decoded(FOLDER / "bridge.mp4")
    assert len(shown) == len(times(loop))
    for k in (0, len(shown) // 2):
        (drawn,) = images(loop, renderer, [times(loop)[k]])
        assert np.abs(drawn.astype(int) - shown[k]).mean() < 3
    make("walk", renderer, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"walk.mp4", "walk.jpg"}
