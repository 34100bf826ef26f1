"""Which of the people in the picture is the one who exercises.

Nothing here looks at a picture: it is told where people are, and says which one to follow.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, degrees, hypot, inf
from typing import Self

from backline.motion.types import Pose

LYING_DEG = 40.0  # a trunk within this of the picture's horizontal lies; chosen by us
FEET_BELOW = 0.5  # trunk lengths: feet so far below the hips carry a bent trunk; chosen by us
GONE_S = 1.0  # then another one may be followed; chosen by us
WRONG_S = 2.0  # in the wrong position for so long, while another is in the right one; chosen by us
SETTLING_S = 3.0  # so long a larger one can still take over from the first seen; chosen by us
LARGER = 1.2  # by so much; chosen by us
LOOK_APART_S = 0.5  # between two looks for others; chosen by us
REACH, REACH_PER_S, FURTHEST = 0.5, 4.0, 1.0
"""Trunk lengths that a person's hips and shoulders can move between two pictures: so much, and so
much more for each second between them, up to a limit; chosen by us."""
SIZE_RATIO = 1.6  # one person's trunk does not look so much longer a moment later; chosen by us
TWICE = 0.75  # trunk lengths: two trunks no further apart are one body seen twice; chosen by us


@dataclass(frozen=True, slots=True)
class Trunk:
    """Where a person is: the trunk in the picture, in pixels (x right, y down)."""

    hip: tuple[float, float]
    shoulder: tuple[float, float]
    feet_y: float

    @classmethod
    def of(cls, pose: Pose) -> Self | None:
        """Return the trunk of a pose; None where nobody was found."""
        if not pose.seen:
            return None
        points = pose.image.tolist()
        hip, shoulder = _middle(points[23], points[24]), _middle(points[11], points[12])
        return cls(hip, shoulder, max(points[27][1], points[28][1]))

    @property
    def length_px(self) -> float:
        """From the middle of the shoulders to the middle of the hips; at least a pixel."""
        return max(1.0, hypot(self.hip[0] - self.shoulder[0], self.hip[1] - self.shoulder[1]))

    @property
    def lies(self) -> bool:
        """Whether the trunk is near the picture's horizontal."""
        down = abs(self.hip[1] - self.shoulder[1])
        return degrees(asin(min(1.0, down / self.length_px))) <= LYING_DEG

    @property
    def upright(self) -> bool:
        """Whether the trunk is upright, or bent over feet that stand below it."""
        return not self.lies or self.feet_y - self.hip[1] > FEET_BELOW * self.length_px

    def apart(self, other: "Trunk") -> float:
        """Return how far apart two trunks are at the further end, in the longer one's lengths."""
        ends = ((self.hip, other.hip), (self.shoulder, other.shoulder))
        far_px = max(hypot(a[0] - b[0], a[1] - b[1]) for a, b in ends)
        return far_px / max(self.length_px, other.length_px)

    def alike(self, other: "Trunk") -> bool:
        """Whether two trunks are of about one size."""
        lengths = (self.length_px, other.length_px)
        return max(lengths) < SIZE_RATIO * min(lengths)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """Where the chosen one was last, when, since when chosen, and when last in position."""

    trunk: Trunk
    seen_s: float
    since_s: float
    right_s: float


class Chooser:
    """Chooses one person in each picture of one stream, and stays with the one it chose.

    At first it is the one in the right position: lying, or else upright; of several, the largest
    and nearest to the middle. From then on it is whoever is where that one was last. Another one
    takes over only when the chosen one has been gone for more than a second; has been in the wrong
    position for more than two (or was never in the right one) while the other is in the right one;
    or, upright, in the first seconds, is clearly smaller.

    Where only one person was ever seen, every pose is theirs, wherever they move.

    Parameters
    ----------
    lying : bool or None
        Whether the exercise is done on the back; with None nobody looks for others.
    """

    def __init__(self, lying: bool | None) -> None:
        self.lying = lying
        self._chosen: _Chosen | None = None
        self._looked_s = -inf
        self._company = False

    def looks_around(self, tracked: Pose) -> bool:
        """Return whether to look for others in this picture; ask once, before `choose`."""
        trunk, t_s = Trunk.of(tracked), tracked.t_s
        if self.lying is None or trunk is None:
            return False
        self._let_go(t_s)
        moved = self._chosen is not None and not self._stays(trunk, t_s)
        if not moved and (t_s - self._looked_s < LOOK_APART_S or not self._doubts(trunk, t_s)):
            return False
        self._looked_s = t_s
        return True

    def choose(self, people: Sequence[Pose], width_px: int) -> int | None:
        """Return which of the people of one picture to follow.

        Parameters
        ----------
        people : sequence of Pose
            All of one time, later than the last; a body that is there twice counts once.
        width_px : int
            Of the picture.

        Returns
        -------
        int or None
            The place in ``people``; None when the chosen one is not among them.
        """
        trunks = _bodies(people)
        if not trunks:
            return None
        t_s = people[0].t_s
        self._let_go(t_s)
        self._company |= len(trunks) > 1
        last = self._chosen
        if last is None:
            at = self._best(trunks, width_px)
            last = _Chosen(trunks[at], t_s, t_s, -inf)
        elif not self._company:
            (at,) = trunks
        else:
            near = [at for at, trunk in trunks.items() if self._stays(trunk, t_s)]
            if not near:
                return None
            at = min(near, key=lambda at: trunks[at].apart(last.trunk))
            at = self._better(at, trunks, t_s, width_px)
        right_s = t_s if self._right(trunks[at]) else last.right_s
        self._chosen = _Chosen(trunks[at], t_s, last.since_s, right_s)
        return at

    def _let_go(self, t_s: float) -> None:
        if self._chosen is not None and t_s - self._chosen.seen_s > GONE_S:
            self._chosen = None

    def _stays(self, trunk: Trunk, t_s: float) -> bool:
        """Whether this may be the chosen one, by place and size."""
        last = self._chosen
        if last is None:
            return False
        reach = min(FURTHEST, REACH + REACH_PER_S * (t_s - last.seen_s))
        return trunk.alike(last.trunk) and trunk.apart(last.trunk) < reach

    def _right(self, trunk: Trunk) -> bool:
        return trunk.lies if self.lying else trunk.upright

    def _doubts(self, trunk: Trunk, t_s: float) -> bool:
        """Whether somebody else might be the better choice."""
        return not self._right(trunk) or (not self.lying and self._settling(t_s))

    def _settling(self, t_s: float) -> bool:
        return self._chosen is None or t_s - self._chosen.since_s < SETTLING_S

    def _best(self, trunks: dict[int, Trunk], width_px: int) -> int:
        def merit(at: int) -> tuple[bool, float]:
            off_middle = abs(trunks[at].hip[0] / width_px - 0.5)
            return self._right(trunks[at]), trunks[at].length_px * (1 - off_middle)

        return max(trunks, key=merit)

    def _better(self, at: int, trunks: dict[int, Trunk], t_s: float, width_px: int) -> int:
        """Return who takes over from the chosen one; the chosen one itself where nobody does."""
        last, own = self._chosen, trunks[at]
        others = {k: other for k, other in trunks.items() if k != at and self._right(other)}
        if last is None or not others:
            return at
        best = self._best(others, width_px)
        if not self._right(own):
            return best if t_s - last.right_s > WRONG_S else at
        larger = others[best].length_px > LARGER * own.length_px
        return best if larger and not self.lying and self._settling(t_s) else at


def _bodies(people: Sequence[Pose]) -> dict[int, Trunk]:
    """Return the trunks by their place, each body once."""
    found: dict[int, Trunk] = {}
    for at, pose in enumerate(people):
        trunk = Trunk.of(pose)
        if trunk and not any(trunk.alike(o) and trunk.apart(o) < TWICE for o in found.values()):
            found[at] = trunk
    return found


def _middle(one: Sequence[float], other: Sequence[float]) -> tuple[float, float]:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
