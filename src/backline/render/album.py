"""Pictures of the turning points for the report, taken out of the video as it passes by."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, TypeVar

from PIL import Image, ImageDraw

from . import words
from .angle import effort_deg
from .in_step import SAME_S, Frames, in_step
from .messages import text
from .overlay import Rgb, Shown, draw_body
from .pen import Pen
from .rows import moment_s, numbered

if TYPE_CHECKING:
    from backline.motion.record import Record
    from backline.motion.types import Pose, Sample

T = TypeVar("T")

MOST = 24
WIDTH_PX = 480
JPEG_QUALITY = 80  # small and without visible blocks; chosen by us


@dataclass(frozen=True, slots=True)
class Picture:
    """One turning point: the picture as a data address, what it shows, and a line for below."""

    address: str
    alt: str
    caption: str


class Album:
    """Keeps a small picture of each turning point, at most 24, while frames pass through it.

    Parameters
    ----------
    record : Record
    samples, poses : sequence
        In time order.

    Attributes
    ----------
    pictures : list of Picture
        Those found so far, in time order.
    """

    def __init__(
        self, record: "Record", samples: Sequence["Sample"], poses: Sequence["Pose"]
    ) -> None:
        self.pictures: list[Picture] = []
        self._record, self._samples, self._poses = record, samples, poses
        efforts = sorted(numbered(record), key=lambda item: moment_s(item[1]))
        self._wanted = evenly(efforts, MOST)

    def watch(self, frames: Frames) -> Iterator[tuple[float, Rgb]]:
        """Yield the frames on, unchanged; take a picture of the first one at each turning point."""
        coming = iter(self._wanted)
        wanted = next(coming, None)
        for rgb, shown in in_step(frames, self._samples, self._poses):
            while wanted and shown.t_s >= moment_s(wanted[1]) - SAME_S:
                self.pictures.append(self._taken(rgb, shown, wanted[0]))
                wanted = next(coming, None)
            yield shown.t_s, rgb

    def _taken(self, rgb: Rgb, shown: Shown, number: int) -> Picture:
        effort = self._record.efforts[number - 1]
        named = {
            "number": number,
            "side": words.side(effort.side),
            "time": words.clock(shown.t_s),
            "angle": words.angle(effort_deg(effort)[0]),
        }
        alt = text(words.by_kind("report.picture_alt", self._record), **named)
        return Picture(_address(rgb, self._record, shown), alt, text("report.picture", **named))


def evenly(values: Sequence[T], most: int) -> list[T]:
    """Return at most so many values, evenly spread, the first and the last among them.

    >>> evenly("abcdefg", 3)
    ['a', 'd', 'g']
    """
    if len(values) <= most:
        return list(values)
    return [values[round(k * (len(values) - 1) / (most - 1))] for k in range(most)]


def _address(rgb: Rgb, record: "Record", shown: Shown) -> str:
    image = Image.fromarray(rgb)
    share = min(1.0, WIDTH_PX / image.width)
    if share < 1.0:
        image = image.resize((WIDTH_PX, max(1, round(image.height * share))))
    if shown.pose is not None:
        points = shown.pose.image.copy()
        points[:, :2] *= share
        shown = replace(shown, pose=replace(shown.pose, image=points))
    draw_body(Pen(ImageDraw.Draw(image, "RGBA"), *image.size), record, shown)
    file = BytesIO()
    image.save(file, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return "data:image/jpeg;base64," + b64encode(file.getvalue()).decode()
