"""What there is to draw of a pose: limbs of either leg, and the joint whose angle is shown.

Picture coordinates in pixels, x right, y down. A landmark that is NaN or that the engine would not
trust either is None, and whatever hangs on it is left out.
"""

from dataclasses import dataclass
from math import atan2, degrees, hypot, isnan, nan
from typing import TYPE_CHECKING

from backline.motion.geometry import wrapped_deg
from backline.motion.presence import VISIBLE
from backline.motion.skeleton import INDEX
from backline.motion.types import Leg, Pose

if TYPE_CHECKING:
    from backline.motion.record import Record

EXCHANGED_DEG = 15.0  # by how much the other leg has to fit better; chosen by us

Point = tuple[float, float]
Line = tuple[Point, Point]

UP, DOWN = (0.0, -1.0), (0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Joint:
    """The angle that is shown.

    Attributes
    ----------
    at : Point
        The joint.
    zero, arm : Point
        Unit directions from it: of the angle 0 and of the segment that moves.
    outward : Point
        Unit direction in which the label is out of the body's way.
    """

    at: Point
    zero: Point
    arm: Point
    outward: Point

    @property
    def start_deg(self) -> float:
        """Direction of the angle 0, clockwise from the right as the picture is drawn."""
        return degrees(atan2(self.zero[1], self.zero[0]))

    @property
    def turn_deg(self) -> float:
        """From there to the arm, clockwise positive, in [-180, 180)."""
        return wrapped_deg(degrees(atan2(self.arm[1], self.arm[0])) - self.start_deg)


def point(pose: Pose, name: str) -> Point | None:
    """Return a landmark in pixels, or None where it is not seen."""
    x, y, visibility = pose.image[INDEX[name]].tolist()
    return None if isnan(x + y) or not visibility >= VISIBLE else (x, y)


def lines(pose: Pose, leg: Leg, segments: tuple[tuple[str, str], ...]) -> list[Line]:
    """Return the segments of one side whose two ends are seen."""
    ends = [(point(pose, f"{leg}_{a}"), point(pose, f"{leg}_{b}")) for a, b in segments]
    return [(a, b) for a, b in ends if a is not None and b is not None]


def drawn_leg(pose: Pose, record: "Record", leg: Leg, angle_deg: float) -> Leg:
    """Return the leg whose landmarks lie on the judged one in this frame.

    The pose model at times puts each leg's name on the other; the engine mends that, the pose keeps
    it. So where only the other leg's landmarks make the angle that was judged, it is them.
    """
    other: Leg = "left" if leg == "right" else "right"
    own, swapped = (_miss_deg(pose, record, name, angle_deg) for name in (leg, other))
    return other if swapped + EXCHANGED_DEG < own else leg


def _miss_deg(pose: Pose, record: "Record", leg: Leg, angle_deg: float) -> float:
    found = joint(pose, record, leg)
    return abs(abs(found.turn_deg) - abs(angle_deg)) if found else nan


def joint(pose: Pose, record: "Record", leg: Leg) -> Joint | None:
    """Return the joint of the reported angle, or None where it is not seen or has no joint."""
    signal = record.exercise.movement.angle
    name = "knee" if signal.startswith("knee_") else "hip"
    at = point(pose, f"{leg}_{name}")
    directions = _directions(pose, record, leg)
    if at is None or directions is None:
        return None
    zero, arm = directions
    return Joint(at, zero, arm, _outward(pose, record, leg, name))


def _directions(pose: Pose, record: "Record", leg: Leg) -> tuple[Point, Point] | None:
    signal = record.exercise.movement.angle
    trunk = _unit(_middle(pose, "shoulder"), _middle(pose, "hip"))
    hip, knee, ankle = (point(pose, f"{leg}_{name}") for name in ("hip", "knee", "ankle"))
    thigh, shank = _unit(hip, knee), _unit(knee, ankle)
    lying = record.exercise.position == "supine"
    pairs = {
        "hip_flexion_deg": (trunk, thigh),
        "knee_flexion_deg": (thigh, shank),
        "knee_extension_deficit_deg": (thigh, shank),
        "leg_raise_deg": (trunk, _unit(hip, ankle)),
        "thigh_lift_deg": (DOWN, thigh),
        "trunk_flexion_deg": (_level(trunk) if lying else UP, _reverse(trunk)),
        "trunk_pitch_deg": (UP, _reverse(trunk)),
    }
    zero, arm = pairs.get(signal, (None, None))
    return None if zero is None or arm is None else (zero, arm)


def _outward(pose: Pose, record: "Record", leg: Leg, name: str) -> Point:
    """Lying, the floor is free below the hip and the air towards the head beside the knee.

    Upright, the space is free behind the hip and in front of the knee.
    """
    shoulder, hip = _middle(pose, "shoulder"), _middle(pose, "hip")
    heel, toe = point(pose, f"{leg}_heel"), point(pose, f"{leg}_foot_index")
    if record.exercise.position == "supine":
        ahead = _level(_unit(hip, shoulder)) or UP
        return ahead if name == "knee" else DOWN
    front = _level(_unit(heel, toe)) or (1.0, 0.0)
    return front if name == "knee" else (-front[0], 0.0)


def _middle(pose: Pose, name: str) -> Point | None:
    left, right = point(pose, f"left_{name}"), point(pose, f"right_{name}")
    if left is None or right is None:
        return left or right
    return (left[0] + right[0]) / 2, (left[1] + right[1]) / 2


def _unit(start: Point | None, end: Point | None) -> Point | None:
    if start is None or end is None:
        return None
    x, y = end[0] - start[0], end[1] - start[1]
    length = hypot(x, y)
    return (x / length, y / length) if length > 0 else None


def _level(direction: Point | None) -> Point | None:
    """Return the horizontal direction on the same side."""
    return None if direction is None else (1.0 if direction[0] >= 0 else -1.0, 0.0)


def _reverse(direction: Point | None) -> Point | None:
    return None if direction is None else (-direction[0], -direction[1])
