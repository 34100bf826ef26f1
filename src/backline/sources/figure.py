"""A synthetic stick figure with planted truth: poses made from joint angles, for tests.

The figure lives in its own axes, metres: x is forward when standing and towards the feet when
lying, u is up, r points to the person's right. Everything moves in the x-u plane; left and right
differ in r alone. Angles follow the conventions of the project: hip flexion is the thigh against
the trunk line, knee flexion is positive, trunk flexion is 0 upright (standing) or 0 flat (lying),
forward positive. Lengths are plausible for a person of 1.7 m; all of them are chosen by us.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from backline.motion.errors import InputError
from backline.motion.types import LANDMARKS, Leg, Pose

Posture = Literal["standing", "supine", "bridge"]
Working = Literal["left", "right", "both"]
Traces = Mapping[str, Sequence[Sequence[float]]]
Intervals = Sequence[tuple[float, float]]
Floats = NDArray[np.float64]

TRUNK_M, THIGH_M, SHANK_M = 0.49, 0.42, 0.42
BACK_M = 0.11
"""Height of the shoulder and hip centres of a person who lies on the floor."""
ANKLE_M = 0.07
"""Height of the ankle over the floor in standing."""
DISTANCE_M = 2.7
FIELD_OF_VIEW_DEG = 62.0
NEAR_VISIBILITY, FAR_VISIBILITY = 0.99, 0.70

LEFT_HIP, LEFT_KNEE, LEFT_ANKLE = 23, 25, 27
LEFT_SHOULDER = 11
SHOULDER_HALF_M, HIP_HALF_M = 0.18, 0.10

# Landmark: (beyond the shoulders along the trunk, in front of it, to the person's right).
HEAD_M = {
    0: (0.20, 0.13, 0.00),
    1: (0.24, 0.11, -0.015),
    2: (0.24, 0.11, -0.03),
    3: (0.24, 0.10, -0.045),
    4: (0.24, 0.11, 0.015),
    5: (0.24, 0.11, 0.03),
    6: (0.24, 0.10, 0.045),
    7: (0.22, 0.01, -0.07),
    8: (0.22, 0.01, 0.07),
    9: (0.16, 0.11, -0.025),
    10: (0.16, 0.11, 0.025),
}
# Left landmark (the right one follows it): distance from the shoulder along the hanging arm.
ARM_M = {13: 0.30, 15: 0.55, 17: 0.62, 19: 0.64, 21: 0.58}
# Left landmark: (beyond the ankle along the shank, in front of the shank).
FOOT_M = {29: (0.05, -0.05), 31: (0.06, 0.16)}

SIDES: tuple[Leg, Leg] = ("left", "right")
PAIRS = ((1, 4), (2, 5), (3, 6), (7, 8), (9, 10), *((i, i + 1) for i in range(11, 33, 2)))
LEFTS, RIGHTS = np.array(PAIRS).T
SWAPPED = np.arange(LANDMARKS)
SWAPPED[LEFTS], SWAPPED[RIGHTS] = RIGHTS, LEFTS
NAMES = (
    "trunk_flexion_deg",
    *(
        f"{prefix}{joint}_flexion{side}_deg"
        for joint in ("hip", "knee")
        for prefix, side in (("", ""), ("other_", ""), ("", "_left"), ("", "_right"))
    ),
)


def figure_poses(  # noqa: PLR0913 - one flat call reads best in a test; all but one have defaults
    traces: Traces,
    *,
    posture: Posture,
    working: Working = "right",
    azimuth_deg: float = 0.0,
    elevation_deg: float = 0.0,
    roll_deg: float = 0.0,
    fps: float = 25.0,
    times_s: Sequence[float] | None = None,
    size_px: tuple[int, int] = (640, 480),
    noise_px: float = 0.0,
    seed: int = 0,
    exchange: Intervals = (),
    absent: Intervals = (),
    drop: Intervals = (),
) -> list[Pose]:
    """Return what a perfect pose model would see of a stick figure that moves as told.

    The camera stands 2.7 m from the middle of the movement and looks at it. Lying and seen from the
    right (azimuth 0), the head is on the left of the picture.

    Parameters
    ----------
    traces : mapping of str to sequence of (t_s, degrees)
        Piecewise-linear angles, constant before the first and after the last point. Names:
        ``hip_flexion_deg`` and ``knee_flexion_deg`` of the working leg, ``other_hip_flexion_deg``
        and ``other_knee_flexion_deg``, ``trunk_flexion_deg``; or with the side in the name
        (``hip_flexion_left_deg``), which wins. The other leg does what the working leg does where
        `working` is ``both`` and in the bridge; otherwise what is not given is 0.
    posture : {'standing', 'supine', 'bridge'}
        Standing keeps the lower foot on the floor (sitting on a chair is standing with hips and
        knees bent); supine keeps the back on it; bridge is supine with shoulders and feet fixed,
        where the trunk and the knee of the planted leg follow from its hip flexion.
    working : {'left', 'right', 'both'}
    azimuth_deg : float
        0 from the person's right, 90 from the front (lying: from the feet), 180 from the left.
    elevation_deg : float
        Of the camera over the person; positive looks down.
    roll_deg : float
        How far the picture is turned, counter-clockwise positive.
    fps : float
        Frames a second where `times_s` is not given.
    times_s : sequence of float, optional
        The frame times, for an irregular recording.
    size_px : (int, int)
        Width and height of the picture.
    noise_px, seed : float, int
        Standard deviation of Gaussian noise on every landmark (the same angle in the world
        landmarks), and its seed.
    exchange, absent, drop : sequence of (start_s, end_s)
        Half-open times in which the legs' labels are exchanged from the knee down (depth and
        visibility stay with the label, as in the pose model), in which nobody is found, and in
        which there are no frames.

    Returns
    -------
    list of Pose

    Raises
    ------
    InputError
        A trace has an unknown name or no points.

    Examples
    --------
    >>> poses = figure_poses({"hip_flexion_deg": [[0, 0], [2, 60]]}, posture="supine")
    >>> len(poses), poses[0].image.shape
    (51, (33, 3))
    """
    truth = figure_truth(traces, posture=posture, working=working, fps=fps, times_s=times_s)
    body = _body(truth, posture)
    axes = _camera_axes(azimuth_deg, elevation_deg, roll_deg)
    image, world = _project(body, axes, size_px)
    if noise_px > 0:
        noise = np.random.default_rng(seed).normal(0.0, noise_px, image.shape)
        image += noise[..., :2] @ np.eye(2, 3)
        world += noise * DISTANCE_M / _focal_px(size_px)
    image[..., 2] = _visibility(azimuth_deg)
    t = truth["t_s"]
    _exchange_legs(image, world, _within(t, exchange))
    nobody, gone = _within(t, absent), _within(t, drop)
    return [
        Pose.absent(float(t[i]))
        if nobody[i]
        else Pose(float(t[i]), image[i].astype(np.float32), world[i].astype(np.float32))
        for i in np.flatnonzero(~gone)
    ]


def figure_truth(
    traces: Traces,
    *,
    posture: Posture,
    working: Working = "right",
    fps: float = 25.0,
    times_s: Sequence[float] | None = None,
) -> dict[str, Floats]:
    """Return the planted angles of `figure_poses` for every frame, dropped ones included.

    Returns
    -------
    dict of str to ndarray, shape (frames,)
        ``t_s``, ``trunk_flexion_deg``, ``hip_flexion_left_deg``, ``hip_flexion_right_deg``,
        ``knee_flexion_left_deg``, ``knee_flexion_right_deg``; in the bridge trunk and knee are
        those that follow.

    Raises
    ------
    InputError
        A trace has an unknown name or no points.
    """
    _check(traces)
    t = _times(traces, fps) if times_s is None else np.asarray(times_s, float)

    def angle(name: str) -> Floats:
        points = np.asarray(traces.get(name, [[0.0, 0.0]]), float)
        values: Floats = np.interp(t, points[:, 0], points[:, 1])
        return values

    truth = {"t_s": t, "trunk_flexion_deg": angle("trunk_flexion_deg")}
    both = working == "both" or posture == "bridge"
    for joint in ("hip", "knee"):
        for side in SIDES:
            follows = working in (side, "both")
            name = _source(traces, joint, side, follows=follows, both=both)
            truth[f"{joint}_flexion_{side}_deg"] = angle(name)
    if posture == "bridge":
        _plant_feet(truth, traces, "left" if working == "left" else "right")
    return truth


def mirror(poses: Sequence[Pose], width_px: float = 640.0) -> list[Pose]:
    """Return the poses of the mirrored person: the picture flipped, left and right exchanged."""
    mirrored = []
    for pose in poses:
        image, world = pose.image[SWAPPED], pose.world[SWAPPED]
        image[:, 0] = width_px - image[:, 0]
        world[:, 0] = -world[:, 0]
        mirrored.append(Pose(pose.t_s, image, world))
    return mirrored


def shift_time(poses: Sequence[Pose], by_s: float) -> list[Pose]:
    """Return the same poses, `by_s` seconds later."""
    return [replace(pose, t_s=pose.t_s + by_s) for pose in poses]


def _check(traces: Traces) -> None:
    problems = [
        f'The figure has no angle "{name}"; use one of {", ".join(NAMES)}.'
        for name in traces
        if name not in NAMES
    ]
    problems += [
        f'The trace "{name}" has no points; give it [[seconds, degrees], ...].'
        for name, points in traces.items()
        if len(points) == 0
    ]
    if problems:
        raise InputError(*problems)


def _times(traces: Traces, fps: float) -> Floats:
    end_s = max((points[-1][0] for points in traces.values()), default=0.0)
    frames: Floats = np.arange(round(end_s * fps) + 1, dtype=float)
    return frames / fps


def _source(traces: Traces, joint: str, side: Leg, *, follows: bool, both: bool) -> str:
    """Name the trace that moves this joint of this side."""
    named = f"{joint}_flexion_{side}_deg"
    other = f"other_{joint}_flexion_deg"
    if named in traces:
        return named
    if follows or (both and "other_hip_flexion_deg" not in traces and other not in traces):
        return f"{joint}_flexion_deg"
    return other


def _plant_feet(truth: dict[str, Floats], traces: Traces, planted: Leg) -> None:
    """Solve the bridge: shoulders and planted foot stay, trunk and knee follow the hip.

    The foot stands where it is when the hip is most bent, which is the rest of a bridge.
    """
    hip_name, knee_name = f"hip_flexion_{planted}_deg", f"knee_flexion_{planted}_deg"
    hip, knee = np.radians(truth[hip_name]), np.radians(truth[knee_name])
    given = knee_name in traces or "knee_flexion_deg" in traces
    rest = int(np.argmax(hip))
    # From the shoulders along the trunk to the knee, as if the trunk were flat.
    x, u = TRUNK_M + THIGH_M * np.cos(hip), THIGH_M * np.sin(hip)
    down = np.arcsin(np.clip((u[rest] + BACK_M - ANKLE_M) / SHANK_M, -1.0, 1.0))
    shank = hip[rest] - knee[rest] if given else -down
    foot_x, foot_u = x[rest] + SHANK_M * np.cos(shank), u[rest] + SHANK_M * np.sin(shank)
    reach, span = np.hypot(x, u), np.hypot(foot_x, foot_u)
    corner = (reach**2 + span**2 - SHANK_M**2) / (2 * reach * span)
    to_knee = np.arctan2(foot_u, foot_x) + np.arccos(np.clip(corner, -1.0, 1.0))
    tilt = to_knee - np.arctan2(u, x)
    shank = np.arctan2(foot_u - reach * np.sin(to_knee), foot_x - reach * np.cos(to_knee))
    truth["trunk_flexion_deg"] = -np.degrees(tilt)
    solved = np.degrees(tilt + hip - shank)
    for side in SIDES:
        own = {f"{joint}_flexion_{side}_deg" for joint in ("hip", "knee")}
        own |= {"other_hip_flexion_deg", "other_knee_flexion_deg"}
        if side == planted or not own & set(traces):
            truth[f"knee_flexion_{side}_deg"] = solved


def _unit(angle_deg: Floats) -> Floats:
    """Return unit vectors (x, u) at an angle from +x towards up, shape (frames, 2)."""
    angle = np.radians(angle_deg)
    return np.stack([np.cos(angle), np.sin(angle)], axis=-1)


def _body(truth: Mapping[str, Floats], posture: Posture) -> Floats:
    """Landmarks in the figure's own axes (x, u, r), metres, shape (frames, 33, 3)."""
    trunk = (90.0 if posture == "standing" else 180.0) - truth["trunk_flexion_deg"]
    body = np.zeros((len(trunk), LANDMARKS, 3))
    up, front = _unit(trunk), _unit(trunk - 90.0)
    shoulders = TRUNK_M * up
    for i, (along, ahead, right) in HEAD_M.items():
        body[:, i, :2] = shoulders + along * up + ahead * front
        body[:, i, 2] = right
    arm = np.array([0.0, -1.0] if posture == "standing" else [1.0, 0.0])
    for step, side in enumerate(SIDES):
        sign = 2 * step - 1
        body[:, LEFT_SHOULDER + step, :2] = shoulders
        for i, along in ARM_M.items():
            body[:, i + step, :2] = shoulders + along * arm
        body[:, LEFT_SHOULDER + step : LEFT_HIP : 2, 2] = sign * SHOULDER_HALF_M
        body[:, LEFT_HIP + step :: 2, 2] = sign * HIP_HALF_M
        thigh = trunk - 180.0 + truth[f"hip_flexion_{side}_deg"]
        shank = thigh - truth[f"knee_flexion_{side}_deg"]
        knee = THIGH_M * _unit(thigh)
        ankle = knee + SHANK_M * _unit(shank)
        body[:, LEFT_KNEE + step, :2], body[:, LEFT_ANKLE + step, :2] = knee, ankle
        for i, (along, ahead) in FOOT_M.items():
            body[:, i + step, :2] = ankle + along * _unit(shank) + ahead * _unit(shank + 90.0)
    body[..., :2] -= _anchor(body, posture)[:, None, :]
    return body


def _anchor(body: Floats, posture: Posture) -> Floats:
    """Find the point (x, u) of each frame that belongs at the origin, shape (frames, 2)."""
    if posture == "standing":
        ankles = body[:, LEFT_ANKLE : LEFT_ANKLE + 2, :2]
        low = ankles[..., 1].min(axis=1)
        # The weight passes smoothly from foot to foot within about 3 cm of height.
        weight = np.exp(-(ankles[..., 1] - low[:, None]) / 0.03)
        x = (weight * ankles[..., 0]).sum(axis=1) / weight.sum(axis=1)
        return np.stack([x, low - ANKLE_M], axis=-1)
    shoulders = body[:, LEFT_SHOULDER, :2]
    x = shoulders[:, 0] + TRUNK_M if posture == "bridge" else np.zeros(len(body))
    return np.stack([x, np.minimum(shoulders[:, 1], 0.0) - BACK_M], axis=-1)


def _camera_axes(azimuth_deg: float, elevation_deg: float, roll_deg: float) -> Floats:
    """Rows right, down, away of the camera in the figure's axes (x, u, r), shape (3, 3)."""
    azimuth, elevation, roll = np.radians([azimuth_deg, elevation_deg, roll_deg])
    sideways = np.array([np.sin(azimuth), 0.0, np.cos(azimuth)]) * np.cos(elevation)
    away = -(sideways + np.array([0.0, np.sin(elevation), 0.0]))
    right = np.array([np.cos(azimuth), 0.0, -np.sin(azimuth)])
    down = np.cross(away, right)
    turned_right = np.cos(roll) * right + np.sin(roll) * down
    turned_down = np.cos(roll) * down - np.sin(roll) * right
    return np.stack([turned_right, turned_down, away])


def _focal_px(size_px: tuple[int, int]) -> float:
    return float(size_px[0] / 2 / np.tan(np.radians(FIELD_OF_VIEW_DEG / 2)))


def _project(body: Floats, axes: Floats, size_px: tuple[int, int]) -> tuple[Floats, Floats]:
    """Image (pixels, third column 0) and world landmarks (metres), each (frames, 33, 3)."""
    target = (body.min(axis=(0, 1)) + body.max(axis=(0, 1))) / 2
    seen = (body - target) @ axes.T
    image = np.zeros_like(seen)
    depth = seen[..., 2:] + DISTANCE_M
    image[..., :2] = np.asarray(size_px) / 2 + _focal_px(size_px) * seen[..., :2] / depth
    middle = seen[:, LEFT_HIP : LEFT_HIP + 2].mean(axis=1, keepdims=True)
    return image, seen - middle


def _visibility(azimuth_deg: float) -> Floats:
    """Visibility of each landmark: the far side less, the more the view is from the side."""
    sideways = float(np.cos(np.radians(azimuth_deg)))
    visibility = np.full(LANDMARKS, NEAR_VISIBILITY)
    visibility[RIGHTS if sideways < 0 else LEFTS] -= (NEAR_VISIBILITY - FAR_VISIBILITY) * abs(
        sideways
    )
    return visibility


def _within(t: Floats, intervals: Intervals) -> NDArray[np.bool_]:
    inside = np.zeros(len(t), bool)
    for start_s, end_s in intervals:
        inside |= (t >= start_s) & (t < end_s)
    return inside


def _exchange_legs(image: Floats, world: Floats, when: NDArray[np.bool_]) -> None:
    legs = np.arange(LEFT_KNEE, LANDMARKS)
    frames = np.flatnonzero(when)[:, None, None]
    for points in (image, world):
        points[frames, legs[:, None], [0, 1]] = points[frames, SWAPPED[legs][:, None], [0, 1]]
