"""Draw the app's icons as PNG, as icon.svg has them: ``python -m bench.icons``."""

from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).parents[1] / "src" / "backline" / "web" / "static" / "icons"
BOX = 64.0  # the SVG's own units
FINER = 4  # drawn so many times larger, then shrunk, for smooth edges
GREEN, PALE, WHITE = "#1f6f66", "#cfe8e2", "#ffffff"

Point = tuple[float, float]


def icon(size: int, *, maskable: bool = False) -> Image.Image:
    """Return the icon, `size` pixels wide.

    A maskable icon fills its square, and its sign stays within the middle that every mask leaves.
    """
    wide = size * FINER
    picture = Image.new("RGBA", (wide, wide), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    corner = 0 if maskable else round(14 / BOX * wide)
    pen.rounded_rectangle((0, 0, wide - 1, wide - 1), corner, fill=GREEN)
    share = 0.72 if maskable else 1.0
    scale, shift = share * wide / BOX, (1 - share) * wide / 2

    def at(point: Point) -> Point:
        return (shift + scale * point[0], shift + scale * point[1])

    _stroke(pen, [at((10, 46)), at((54, 46))], 4 * scale, PALE)
    _disc(pen, at((14, 37)), 5 * scale, WHITE)
    leg = [*_curve((20, 39), (26, 36), (30, 26), (37, 26)), (45, 31), (45, 44)]
    _stroke(pen, [at(point) for point in leg], 5 * scale, WHITE)
    return picture.resize((size, size), Image.Resampling.LANCZOS)


def _curve(start: Point, first: Point, second: Point, end: Point) -> list[Point]:
    """Return points of a cubic Bezier curve."""
    points = []
    for step in range(33):
        t = step / 32
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
        knots = (start, first, second, end)
        x, y = (sum(w * k[axis] for w, k in zip(weights, knots, strict=True)) for axis in (0, 1))
        points.append((x, y))
    return points


def _stroke(pen: ImageDraw.ImageDraw, points: list[Point], width: float, colour: str) -> None:
    pen.line(points, fill=colour, width=round(width))
    for point in points:  # round ends and corners
        _disc(pen, point, width / 2, colour)


def _disc(pen: ImageDraw.ImageDraw, middle: Point, radius: float, colour: str) -> None:
    x, y = middle
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)


def main() -> None:
    """Write the icons beside icon.svg."""
    for size in (192, 512):
        icon(size).save(FOLDER / f"icon-{size}.png", optimize=True)
    icon(512, maskable=True).save(FOLDER / "maskable-512.png", optimize=True)


if __name__ == "__main__":
    main()
