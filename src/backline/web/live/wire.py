"""What comes over the socket: a greeting in JSON, then frames in binary. Strict at the border."""

import json
from dataclasses import dataclass
from math import isfinite
from struct import Struct
from typing import Any, Literal, get_args
from uuid import UUID

import numpy as np

from backline.motion.said import Said, say
from backline.motion.types import LANDMARKS, Pose, Side

VERSION = 1
LARGEST = 4096  # bytes of one message
HEAD = Struct("<BBHIdf")
BODY = 2 * LANDMARKS * 3 * 4
PERSON, SECOND, NOT_JUDGED = 1, 2, 4
FASTEST_FPS = 70.0
BURST = 70  # frames that may come closer than that at first
MOST_FRAMES = 126_000  # half an hour at the fastest; keeps a test's poses within 100 MB
LONGEST_S = 86_400.0  # a set's clock runs for a day at most
FARTHEST_PX, FARTHEST_M, LARGEST_PX = 1e5, 100.0, 16_384
BRIGHTEST = 255.0

Mode = Literal["set", "test", "recording"]


class WireError(Exception):
    """A message that cannot be; ``says`` is one sentence for whoever reads the page."""

    def __init__(self, says: Said) -> None:
        super().__init__(says)
        self.says = says


@dataclass(frozen=True, slots=True)
class Hello:
    """How a client begins.

    Attributes
    ----------
    mode : str
        ``set`` (kept), ``test`` or ``recording`` (judged, nothing kept).
    exercise, test : str
        The one that the mode asks for; empty otherwise.
    side : Side or None
    session : int or None
        The session that a set belongs to.
    slot : str or None
        The set's place in its session.
    set : int or None
        A set that goes on; None for a new one.
    part : str
        Names one page's stay in the set, over any number of connections.
    size_px : (int, int)
    keep : bool
        Whether a test's results are kept.
    """

    mode: Mode
    exercise: str
    test: str
    side: Side | None
    session: int | None
    slot: str | None
    set: int | None
    part: str
    size_px: tuple[int, int]
    keep: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame: the pose, and what the page knows of the picture."""

    seq: int
    pose: Pose
    brightness: float
    second: bool
    judged: bool


def hello(text: str) -> Hello:
    """Return the greeting that a text is.

    Raises
    ------
    WireError
        If it is none.
    """
    try:
        given = json.loads(text)
        mode = _one_of(given["mode"], get_args(Mode))
        if given["type"] != "hello" or given["v"] != VERSION:
            raise ValueError
        width, height = (_whole(one, 1, LARGEST_PX) for one in given["size"])
        side = given.get("side")
        return Hello(
            mode=mode,  # type: ignore[arg-type]
            exercise="" if mode == "test" else _text(given["exercise"]),
            test=_text(given["test"]) if mode == "test" else "",
            side=None if side is None else _one_of(side, ("left", "right", "both")),  # type: ignore[arg-type]
            session=_number(given.get("session")),
            slot=None if given.get("slot") is None else _text(given["slot"]),
            set=_number(given.get("set")),
            part=str(UUID(given["part"])),
            size_px=(width, height),
            keep=given.get("keep") is True,
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise WireError(say("This page is older than the program. Load it again.")) from None


def _one_of(value: Any, known: tuple[str, ...]) -> str:
    if value not in known:
        raise ValueError(value)
    return str(value)


def _text(value: Any) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= 200:
        raise ValueError(value)
    value.encode()  # half a character could not be said again
    return value


def _whole(value: Any, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        raise ValueError(value)
    return value


def _number(value: Any) -> int | None:
    return None if value is None else _whole(value, 1, 2**53)


class Border:
    """Reads the frames of one connection; the first that cannot be ends it."""

    def __init__(self) -> None:
        self._next = 0
        self._first_s = self._last_s = float("-inf")

    def take(self, data: bytes) -> Frame:
        """Return the frame that a message is.

        Raises
        ------
        WireError
            If it is none, or cannot follow the one before it.
        """
        if len(data) < HEAD.size:
            raise WireError(say("A frame came in pieces. Load the page again."))
        version, flags, zero, seq, t_s, brightness = HEAD.unpack_from(data)
        seen = bool(flags & PERSON)
        if version != VERSION or zero or flags > PERSON | SECOND | NOT_JUDGED:
            raise WireError(say("This page is older than the program. Load it again."))
        if len(data) != HEAD.size + BODY * seen:
            raise WireError(say("A frame came in pieces. Load the page again."))
        self._follows(seq, t_s)
        if not 0.0 <= brightness <= BRIGHTEST:
            raise WireError(say("A frame holds numbers that cannot be. Load the page again."))
        pose = _pose(t_s, data) if seen else Pose.absent(t_s)
        return Frame(seq, pose, brightness, bool(flags & SECOND), not flags & NOT_JUDGED)

    def _follows(self, seq: int, t_s: float) -> None:
        if seq != self._next:
            raise WireError(say("A frame is missing. Load the page again."))
        if not (isfinite(t_s) and self._last_s < t_s <= LONGEST_S and t_s >= 0.0):
            raise WireError(say("The camera's clock went back. Load the page again."))
        if seq == 0:
            self._first_s = t_s
        if seq > BURST + FASTEST_FPS * (t_s - self._first_s):
            raise WireError(say("The camera sends more pictures than can be judged."))
        if seq >= MOST_FRAMES:
            raise WireError(say("This has gone on for too long. End it and begin again."))
        self._next, self._last_s = seq + 1, t_s


def _pose(t_s: float, data: bytes) -> Pose:
    numbers = np.frombuffer(data, "<f4", offset=HEAD.size).reshape(2, LANDMARKS, 3)
    image, world = numbers[0], numbers[1]
    # One comparison finds NaN and infinity too; on so few numbers each call of numpy counts.
    if not (
        np.abs(image).max() <= FARTHEST_PX
        and np.abs(world).max() <= FARTHEST_M
        and image[:, 2].min() >= 0.0
        and image[:, 2].max() <= 1.0
    ):
        raise WireError(say("A frame holds numbers that cannot be. Load the page again."))
    return Pose(t_s, image, world)
