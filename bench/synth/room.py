"""The room: floor, walls, mat, furniture along the walls, and things that stand in the way."""

from dataclasses import dataclass

import numpy as np

from .lying import MAT_M
from .render import Renderer
from .solids import Solid, box
from .spec import Spec

HALF_M, WALL_M = 6.0, 4.5
FLOOR, WALL, MAT, THING, PLAIN = 1, 2, 3, 4, 5
"""Materials that the shader knows."""
THINGS = 9
SEAT_SHARE = 0.54
"""Height of a chair's seat, as a share of the chair's."""
Corner = tuple[float, float, float]


@dataclass(frozen=True)
class Furniture:
    """A box or a chair on the floor: where its middle is, its size and its colour; metres."""

    kind: str
    x: float
    y: float
    width: float
    depth: float
    height: float
    colour: tuple[float, float, float]

    def solids(self) -> list[Solid]:
        """Return its parts."""
        if self.kind == "box":
            return [self._part((-0.5, -0.5, 0.0), (0.5, 0.5, 1.0))]
        legs = [
            self._part((x, y, 0.0), (x + 0.1, y + 0.1, 0.52))
            for x in (-0.5, 0.4)
            for y in (-0.5, 0.4)
        ]
        seat = self._part((-0.5, -0.5, 0.46), (0.5, 0.5, SEAT_SHARE))
        back = self._part((-0.5, -0.5, 0.52), (-0.4, 0.5, 1.0))
        return [*legs, seat, back]

    def _part(self, low: Corner, high: Corner) -> Solid:
        """Return a box between two corners given as shares of the size."""
        middle = np.array([self.x, self.y, 0.0])
        size = np.array([self.width, self.depth, self.height])
        return box(middle + size * low, middle + size * high)


def furnish(renderer: Renderer, spec: Spec, in_the_way: tuple[Furniture, ...] = ()) -> None:
    """Build the room of a spec on the renderer."""
    h, top = HALF_M, WALL_M
    renderer.add(box([-h, -h, -0.1], [h, h, 0]), FLOOR, spec.floor)
    for low, high in (
        ([-h, h, 0], [h, h + 0.1, top]),
        ([-h, -h - 0.1, 0], [h, -h, top]),
        ([h, -h, 0], [h + 0.1, h, top]),
        ([-h - 0.1, -h, 0], [-h, h, top]),
    ):
        renderer.add(box(low, high), WALL, spec.wall)
    if not spec.standing:
        renderer.add(box([-1.0, -0.36, 0], [1.15, 0.36, MAT_M]), MAT, spec.mat)
    if spec.clutter:
        _clutter(renderer, np.random.default_rng(spec.seed + 7))
    for thing in in_the_way:
        for solid in thing.solids():
            renderer.add(solid, THING, thing.colour)


def _clutter(renderer: Renderer, rng: np.random.Generator) -> None:
    """Add furniture and pictures, two or three to a wall."""
    h = HALF_M
    for k in range(THINGS):
        width, depth = rng.uniform(0.4, 1.6), rng.uniform(0.25, 0.5)
        x = rng.uniform(-h + 1, h - 1)
        picture = k % 3 == 0
        if picture:
            bottom, top = rng.uniform(1.2, 1.5), rng.uniform(1.8, 2.3)
        else:
            bottom, top = 0, rng.uniform(0.4, 1.1)
        inner = h - (0.03 if picture else depth)
        left, right = x - width / 2, x + width / 2
        low, high = (
            ([left, inner], [right, h]),
            ([left, -h], [right, -inner]),
            ([inner, left], [h, right]),
            ([-h, left], [-inner, right]),
        )[k % 4]
        colour = rng.uniform(0.1, 0.7, 3) ** 1.5
        renderer.add(box([*low, bottom], [*high, top]), THING, colour.tolist())
