"""What stays the same from frame to frame: how the camera sees the person, voted over time.

Nothing here flips within a movement: a vote has to be outvoted for a second before it turns.
"""

from math import atan2, degrees, exp, hypot, isnan

from .frame import Frame, Points
from .geometry import direction_deg, wrapped_deg
from .types import Leg, View

NAN = float("nan")
MEMORY_S = 4.0  # how long a frame counts in the vote; chosen by us
TURN_MARGIN = 0.15  # share by which the other side must lead before the vote turns; chosen by us
SIDE_OFF_DEG = 35.0  # up to here a view is called "side"; chosen by us
STRAY_LEGS = 0.2  # leg lengths that one strays from the place of the last second; chosen by us
FRONT_OFF_DEG = 60.0  # and from here on "front"; chosen by us
WITHHOLD_OFF_DEG = 20.0
"""Angles are withheld beyond this estimated view. They must be given up to 15 degrees and withheld
from 30; the estimate errs by about 5, and a withheld angle is the lesser mistake."""


class Scene:
    """Votes on the near side, the view and the resting line of the body; makes frames."""

    def __init__(self) -> None:
        self._across = (0.0, 0.0, 0.0)
        self._in_position = (0.0, 0.0)
        self._t_s = NAN
        self._leg_px = NAN
        self._rest_deg: list[float] = []
        self._place_px = NAN
        self._strayed_px = 0.0
        self.facing = 0
        self.locked = False
        self.rest_trunk_deg = NAN

    def frame(self, points: Points) -> Frame:
        """Add one frame's vote and return its angles."""
        keep = 0.0 if isnan(self._t_s) else exp(-max(0.0, points.t_s - self._t_s) / MEMORY_S)
        self._stray(points)
        self._t_s = points.t_s
        self._vote(points.across, keep)
        self._measure_leg(points, keep)
        return Frame.of(points, self.facing or 1, self.rest_trunk_deg, self._leg_px)

    def _vote(self, across: tuple[float, float, float], keep: float) -> None:
        """Vote for the side whose shoulder and hip are nearer: right in 193 of 193 clips."""
        length = hypot(*across) or 1.0
        x, y, z = (
            keep * old + (1.0 - keep) * new / length
            for old, new in zip(self._across, across, strict=True)
        )
        self._across = (x, y, z)
        nearer = 1 if z < 0 else -1
        turned = nearer != self.facing and abs(z) > TURN_MARGIN and not self.locked
        if self.facing == 0 or turned:
            self.facing = nearer

    def _measure_leg(self, points: Points, keep: float) -> None:
        """Take the leg's length in the picture: the longest it has looked, forgotten slowly."""
        (left, right), knees, ankles = points.hips, points.knees, points.ankles
        longest = max(
            hypot(hip[0] - knee[0], hip[1] - knee[1])
            + hypot(knee[0] - ankle[0], knee[1] - ankle[1])
            for hip, knee, ankle in zip((left, right), knees, ankles, strict=True)
        )
        old = self._leg_px
        longer = isnan(old) or longest > old
        self._leg_px = longest if longer else old + (1 - keep) * (longest - old)

    def _stray(self, points: Points) -> None:
        """Follow the hips along the picture with a second's memory; what runs ahead strays."""
        x = points.hip[0]
        step_s = points.t_s - self._t_s
        stays = 0.0 <= step_s < 1.0
        self._place_px = x + (self._place_px - x) * exp(-step_s) if stays else x
        self._strayed_px = abs(x - self._place_px)

    @property
    def walking(self) -> bool:
        """Whether the person moves along: walking in, walking by, leaving."""
        return self._strayed_px > STRAY_LEGS * self._leg_px

    def at_rest(self, frame: Frame) -> None:
        """Take the body's line from a frame in which the person rests in position."""
        old, new = self.rest_trunk_deg, frame.trunk_deg
        # A slow average: breathing and settling are not a change of position.
        self.rest_trunk_deg = new if isnan(old) else old + 0.05 * wrapped_deg(new - old)
        points = frame.points
        foot_x = (points.ankles[0][0] + points.ankles[1][0]) / 2
        foot_y = (points.ankles[0][1] + points.ankles[1][1]) / 2
        self._rest_deg.append(direction_deg(*points.shoulder, foot_x, foot_y))
        del self._rest_deg[:-50]

    def in_position(self) -> None:
        """Count this frame for the view of the whole stream: the person is where they exercise."""
        x, _, z = self._across
        old_x, old_z = self._in_position
        self._in_position = (old_x + x, old_z + z)

    @property
    def off_deg(self) -> float:
        """Degrees between the line of sight and a true side view; NaN before anybody was seen."""
        x, _, z = self._across
        return degrees(atan2(abs(x), abs(z))) if self.facing else NAN

    @property
    def leg_px(self) -> float:
        """Length of the longer-looking leg in the picture; NaN before anybody was seen."""
        return self._leg_px

    @property
    def angles_given(self) -> bool:
        """Whether the view allows angles to be told."""
        return self.off_deg <= WITHHOLD_OFF_DEG

    @property
    def on_the_side(self) -> bool:
        """Whether the shoulder and hip lines stand upright in the picture: lying on one side."""
        x, y, z = self._across
        return abs(y) > max(abs(x), abs(z))

    @property
    def view(self) -> View:
        """The view by all frames in position; by the last seconds while there are none."""
        x, z = self._in_position
        off, facing = degrees(atan2(abs(x), abs(z))), 1 if z < 0 else -1
        if x == z == 0.0:
            off, facing = self.off_deg, self.facing
        if isnan(off):
            return View()
        if off >= FRONT_OFF_DEG:
            return View("front", off, None, self.roll_deg)
        near: Leg = "right" if facing > 0 else "left"
        return View("side" if off <= SIDE_OFF_DEG else "oblique", off, near, self.roll_deg)

    @property
    def roll_deg(self) -> float:
        """How far the resting body lies from the picture's nearest axis; NaN without rest."""
        if not self._rest_deg:
            return NAN
        middle = sorted(self._rest_deg)[len(self._rest_deg) // 2]
        return (middle + 45.0) % 90.0 - 45.0
