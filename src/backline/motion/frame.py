"""One frame as plain numbers: the points that are judged and the lines between them.

Everything that a signal needs is worked out here once, in plain floats: the engine has to serve
hundreds of live streams from one core, and numpy costs more than it saves on eight points.
"""

from dataclasses import dataclass

from .geometry import NAN, direction_deg, flexion_deg
from .skeleton import TRACKED, WRISTS
from .types import Pose

Point = tuple[float, float]
HIP_DEG, KNEE_DEG = (-70.0, 165.0), (-40.0, 175.0)
"""No joint bends so far, errors allowed for: what is read beyond is no leg; chosen by us."""
_PICKED = (*TRACKED, *WRISTS)


@dataclass(slots=True)
class Points:
    """The tracked landmarks of one frame, each pair as (left, right), pixels.

    ``hand`` is the middle of the wrists. ``across`` is the line from the left to the right side of
    the body (shoulders and hips) in world metres: x right, y down, z away from the camera.
    """

    t_s: float
    shoulder: Point
    hip: Point
    hips: tuple[Point, Point]
    knees: tuple[Point, Point]
    ankles: tuple[Point, Point]
    visibility: tuple[float, ...]
    across: tuple[float, float, float]
    hand: Point = (NAN, NAN)

    @classmethod
    def of(cls, pose: Pose) -> "Points":
        """Pick the points out of a pose; ``shoulder`` and ``hip`` are middles of their pairs."""
        *picked, left_w, right_w = pose.image.take(_PICKED, 0).tolist()
        left_s, right_s, left_h, right_h, left_k, right_k, left_a, right_a = picked
        ls, rs, lh, rh = pose.world.take(TRACKED[:4], 0).tolist()
        return cls(
            t_s=pose.t_s,
            shoulder=((left_s[0] + right_s[0]) / 2, (left_s[1] + right_s[1]) / 2),
            hip=((left_h[0] + right_h[0]) / 2, (left_h[1] + right_h[1]) / 2),
            hips=(left_h, right_h),
            knees=(left_k, right_k),
            ankles=(left_a, right_a),
            visibility=tuple(point[2] for point in picked),
            across=(
                rs[0] - ls[0] + rh[0] - lh[0],
                rs[1] - ls[1] + rh[1] - lh[1],
                rs[2] - ls[2] + rh[2] - lh[2],
            ),
            hand=((left_w[0] + right_w[0]) / 2, (left_w[1] + right_w[1]) / 2),
        )


@dataclass(slots=True)
class Frame:
    """The angles of one frame, given which way the person faces.

    Attributes
    ----------
    points : Points
    facing : int
        +1 or -1, as in `geometry.flexion_deg`.
    trunk_deg : float
        Direction of the trunk line in the picture, mid-shoulder to mid-hip. The middles of both
        sides: 0.6 degrees better at the hip than the same side's (docs/engine.md).
    trunk_pitch_deg : float
        Lean of the trunk from upright in the picture, forward positive: -90 lying on the back.
    hip_flexion_deg, knee_flexion_deg : tuple of float
        (left, right): thigh against the trunk line, shank against the thigh.
    rest_trunk_deg : float
        Direction of the trunk line when the person last lay or stood at rest; NaN before.
    leg_px : float
        Length of the longer-looking leg in the picture.
    """

    points: Points
    facing: int
    trunk_deg: float
    trunk_pitch_deg: float
    hip_flexion_deg: tuple[float, float]
    knee_flexion_deg: tuple[float, float]
    rest_trunk_deg: float
    leg_px: float

    @classmethod
    def of(cls, points: Points, facing: int, rest_trunk_deg: float, leg_px: float) -> "Frame":
        """Work out the angles."""
        trunk_deg = direction_deg(*points.shoulder, *points.hip)
        flexions = [_leg_deg(points, leg, trunk_deg, facing) for leg in (0, 1)]
        return cls(
            points=points,
            facing=facing,
            trunk_deg=trunk_deg,
            trunk_pitch_deg=-flexion_deg(-90.0, trunk_deg, facing),
            hip_flexion_deg=(flexions[0][0], flexions[1][0]),
            knee_flexion_deg=(flexions[0][1], flexions[1][1]),
            rest_trunk_deg=rest_trunk_deg,
            leg_px=leg_px,
        )


def _leg_deg(points: Points, leg: int, trunk_deg: float, facing: int) -> tuple[float, float]:
    """Hip and knee flexion of one leg."""
    hip, knee, ankle = points.hips[leg], points.knees[leg], points.ankles[leg]
    thigh_deg = direction_deg(hip[0], hip[1], knee[0], knee[1])
    shank_deg = direction_deg(knee[0], knee[1], ankle[0], ankle[1])
    hip_deg = flexion_deg(trunk_deg, thigh_deg, facing)
    knee_deg = -flexion_deg(thigh_deg, shank_deg, facing)
    return (
        hip_deg if HIP_DEG[0] <= hip_deg <= HIP_DEG[1] else NAN,
        knee_deg if KNEE_DEG[0] <= knee_deg <= KNEE_DEG[1] else NAN,
    )
