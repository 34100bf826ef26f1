"""The hand signal that pauses and goes on: one arm straight out beyond the head, for a second."""

from math import acos, degrees, hypot, isnan

from .definition import Exercise
from .skeleton import HIPS, INDEX, SHOULDERS, WRISTS
from .types import Pose

NAN = float("nan")
KEPT_S = 1.0  # the arm stays up for so long; chosen by us
LAPSE_S = 0.25  # and may be lost for so long meanwhile; chosen by us
DOWN_S = 0.5  # down for so long, it may signal again; chosen by us
ALONG_DEG = 35.0  # the arm, against the trunk line past the head; chosen by us
STRAIGHT_DEG = 40.0  # the elbow may be bent so far; chosen by us
REACH = 0.75
"""The wrist past its shoulder, in trunk lengths: past the head, which ends at about 0.5."""
OTHER_REACH = 0.25  # the other wrist stays below this: never both arms; chosen by us
LEAVE_DEG, LEAVE_REACH = 50.0, 0.55  # the arm is still up within these; chosen by us
SURE = 0.5  # visibility of elbow and wrist that is needed; chosen by us

_ELBOWS = (INDEX["left_elbow"], INDEX["right_elbow"])
_READ = (*SHOULDERS, *_ELBOWS, *WRISTS, *HIPS)
_Point = list[float]


class Gesture:
    """Follows the arms; `update` says once when the signal was given.

    Parameters
    ----------
    exercise : Exercise
        Where its own movement holds the arms up or out, nothing is a signal.
    """

    def __init__(self, exercise: Exercise) -> None:
        self._off = exercise.arms_busy
        self._up_since_s = self._up_s = self._down_since_s = NAN
        self._arm = -1
        self._told = False

    def update(self, pose: Pose) -> bool:
        """Take one frame; return whether the signal is complete with it."""
        if self._off:
            return False
        arm = _raised(pose, self._arm) if pose.seen else -1
        if arm >= 0:
            return self._up(pose.t_s, arm)
        self._down(pose.t_s)
        return False

    def _up(self, t_s: float, arm: int) -> bool:
        self._down_since_s = NAN
        lost = not t_s - self._up_s <= LAPSE_S
        if self._arm != arm or (lost and not self._told):
            self._arm, self._up_since_s, self._told = arm, t_s, False
        self._up_s = t_s
        if self._told or t_s - self._up_since_s < KEPT_S:
            return False
        self._told = True
        return True

    def _down(self, t_s: float) -> None:
        if isnan(self._down_since_s):
            self._down_since_s = t_s
        if t_s - self._down_since_s >= (DOWN_S if self._told else LAPSE_S):
            self._arm, self._told = -1, False
            self._up_since_s = NAN


def _raised(pose: Pose, before: int) -> int:
    """Return the one arm that is out beyond the head (0 left, 1 right); -1 where there is none."""
    *arms, left_hip, right_hip = pose.image.take(_READ, 0).tolist()
    shoulders, elbows, wrists = arms[0:2], arms[2:4], arms[4:6]
    x = (shoulders[0][0] + shoulders[1][0] - left_hip[0] - right_hip[0]) / 2
    y = (shoulders[0][1] + shoulders[1][1] - left_hip[1] - right_hip[1]) / 2
    trunk_px = hypot(x, y)
    if not trunk_px > 0:
        return -1
    along = (x / trunk_px, y / trunk_px)
    reaches = [_reach(*pair, along) / trunk_px for pair in zip(shoulders, wrists, strict=True)]
    for arm in (0, 1):
        least, most_deg = (LEAVE_REACH, LEAVE_DEG) if arm == before else (REACH, ALONG_DEG)
        if reaches[arm] < least or reaches[1 - arm] > OTHER_REACH:
            continue
        joints = (shoulders[arm], elbows[arm], wrists[arm])
        if _straight(*joints, along, most_deg):
            return arm
    return -1


def _reach(shoulder: _Point, wrist: _Point, along: tuple[float, float]) -> float:
    return (wrist[0] - shoulder[0]) * along[0] + (wrist[1] - shoulder[1]) * along[1]


def _straight(
    shoulder: _Point, elbow: _Point, wrist: _Point, along: tuple[float, float], most_deg: float
) -> bool:
    """Whether an arm is seen, straight, and in line with the trunk."""
    if elbow[2] < SURE or wrist[2] < SURE:
        return False
    upper = (elbow[0] - shoulder[0], elbow[1] - shoulder[1])
    fore = (wrist[0] - elbow[0], wrist[1] - elbow[1])
    whole = (wrist[0] - shoulder[0], wrist[1] - shoulder[1])
    return _between_deg(whole, along) <= most_deg and _between_deg(upper, fore) <= STRAIGHT_DEG


def _between_deg(one: tuple[float, float], other: tuple[float, float]) -> float:
    length = hypot(*one) * hypot(*other)
    if not length > 0:
        return 180.0
    cosine = (one[0] * other[0] + one[1] * other[1]) / length
    return degrees(acos(max(-1.0, min(1.0, cosine))))
