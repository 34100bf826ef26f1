"""A film and its poster: the loop drawn in a plain room, small enough for a page."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PIL import Image as Picture

from ..synth.camera import Camera
from ..synth.dress import dress
from ..synth.encode import Encoder
from ..synth.lying import MAT_M
from ..synth.render import Image, Renderer
from ..synth.room import HALF_M, MAT, PLAIN, WALL_M
from ..synth.solids import box
from ..synth.spec import Spec
from . import lying, raised, upright, walking
from .loop import Loop

FOLDER = Path(__file__).parents[2] / "src/backline/web/static/demos"
SIZE, FPS, CRF = (640, 400), 25, 21
FINER = 2
"""Every pixel is the mean of so many squared that are drawn."""
DRAWN = (SIZE[0] * FINER, SIZE[1] * FINER)
POSTER_QUALITY = 82
LOOKS = Spec(top=[0.10, 0.24, 0.44], bottom=[0.06, 0.065, 0.08], mat=[0.16, 0.32, 0.34])
FLOOR_COLOUR, WALL_COLOUR = (0.56, 0.51, 0.44), (0.78, 0.75, 0.70)
MAT_FROM_M, MAT_HALF_M = -1.02, 0.36
LYING_VIEW = ((0.05, 0.0, 0.46), 3.2, 0.85, 41.0)
STANDING_VIEW = ((0.0, 0.0, 0.90), 3.4, 0.95, 51.0)
"""Point looked at, distance and height of the camera, metres; field of view, degrees."""

FILMS: dict[str, Callable[[], Loop]] = {
    "active_hamstring_stretch": lying.active_hamstring_stretch,
    "bridge": raised.bridge,
    "bridge_hold": raised.bridge_hold,
    "bridge_long_lever": raised.bridge_long_lever,
    "chair_stand": upright.chair_stand,
    "forward_bend": upright.forward_bend,
    "hamstring_slider": raised.hamstring_slider,
    "hip_hinge": upright.hip_hinge,
    "knee_to_chest": lying.knee_to_chest,
    "single_leg_bridge": raised.single_leg_bridge,
    "standing_march": upright.standing_march,
    "straight_leg_raise": lying.straight_leg_raise,
    "strap_stretch": lying.strap_stretch,
    "walk": walking.walk,
}
"""Every exercise, and the test whose movement is that of none."""


def make(name: str, renderer: Renderer, folder: Path = FOLDER) -> None:
    """Write a film, NAME.mp4, and its poster, NAME.jpg."""
    loop = FILMS[name]()
    folder.mkdir(parents=True, exist_ok=True)
    with Encoder(folder / f"{name}.mp4", FPS, SIZE, CRF, for_web=True) as film:
        for image in images(loop, renderer, times(loop)):
            film.write(image)
    poster = next(images(loop, renderer, [loop.poster_s]))
    Picture.fromarray(poster).save(
        folder / f"{name}.jpg", quality=POSTER_QUALITY, optimize=True, progressive=True
    )


def times(loop: Loop) -> list[float]:
    """Return when the frames are drawn: after the last one comes the first again."""
    count = round(loop.period_s * FPS)
    return [k * loop.period_s / count for k in range(count)]


def images(loop: Loop, renderer: Renderer, times_s: list[float]) -> Iterator[Image]:
    """Yield the pictures of a loop at these times, (height, width, 3)."""
    body, dressed = loop.body, dress(loop.body, LOOKS)
    renderer.clear()
    figure = renderer.add_figure(body.faces, dressed, LOOKS)
    renderer.light("bright", 1.0, 0.0)
    _furnish(renderer, loop)
    aim, distance, height, fov = LYING_VIEW if loop.lying else STANDING_VIEW
    camera = Camera(np.array([aim[0], -distance, height]), np.array(aim), fov, DRAWN)
    chairs = [(solid, f.colour) for f in loop.furniture for solid in f.solids()]
    for t_s in times_s:
        moment = loop.at(t_s)
        figure.pose(*body.skin(moment.turns, moment.joints, dressed.rest))
        yield _coarser(renderer.frame(camera, np.array(aim), [*moment.props, *chairs]))


def _furnish(renderer: Renderer, loop: Loop) -> None:
    """Build floor and wall without a pattern, and the mat of an exercise on the back."""
    h = HALF_M
    renderer.add(box([-h, -h, -0.1], [h, h, 0]), PLAIN, FLOOR_COLOUR)
    renderer.add(box([-h, h, 0], [h, h + 0.1, WALL_M]), PLAIN, WALL_COLOUR)
    if loop.lying:
        low, high = [MAT_FROM_M, -MAT_HALF_M, 0.0], [loop.mat_to_m, MAT_HALF_M, MAT_M]
        renderer.add(box(low, high), MAT, LOOKS.mat)


def _coarser(image: Image) -> Image:
    width, height = SIZE
    blocks = image.reshape(height, FINER, width, FINER, 3)
    return np.asarray(np.rint(blocks.mean((1, 3))), np.uint8)
