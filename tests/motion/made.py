"""What the engine's tests share: planted frames, a small exercise, and a planted movement."""

from math import cos, pi
from typing import Any

from backline.motion.definition import Exercise
from backline.motion.frame import Frame, Points
from backline.motion.parse import parse
from backline.motion.scene import Scene
from backline.sources.figure import Posture, Traces, figure_poses


def still(posture: Posture, azimuth_deg: float = 0.0, **angles_deg: float) -> Frame:
    """Return a frame of the stick figure that keeps these angles (``hip_flexion_deg=40``)."""
    traces = {name: [[0.0, angle]] for name, angle in angles_deg.items()}
    return seen(Scene(), traces, posture=posture, azimuth_deg=azimuth_deg)[-1]


def seen(scene: Scene, traces: Traces, **options: Any) -> list[Frame]:
    """Return the frames that a scene makes of the stick figure's poses."""
    return [scene.frame(Points.of(pose)) for pose in figure_poses(traces, **options)]


def definition(**changes: Any) -> dict[str, Any]:
    """Return the mapping of a small exercise, a thigh that is lifted, with these keys changed."""
    movement = {
        "kind": "cycle", "signal": "hip_flexion_deg", "direction": "rising",
        "follow": "working_leg", "rest_deg": [-25, 30], "usual_deg": 80, "enter_deg": 20,
        "leave_deg": 12, "fast_s": 0.8, "limits": {"min_s": 0.5, "min_rom_deg": 30},
    }  # fmt: skip
    whole = {
        "id": "lift", "name": "Lift", "kind": "control", "position": "standing",
        "sides": ["left", "right"], "why": "To have one.", "steps": ["Lift."],
        "warnings": ["Never into pain."], "unwatched": ["the lower back"],
        "dose": {"text": "Ten times."}, "movement": movement,
    }  # fmt: skip
    return whole | changes


def lift(
    movement: dict[str, Any] | None = None, gates: list[dict[str, Any]] | None = None, **rest: Any
) -> Exercise:
    """Return the small exercise, with changes to its movement, its gates and the rest."""
    plain = definition(**rest) | {"while": gates or []}
    plain["movement"] = plain["movement"] | (movement or {})
    return parse(plain, "lift.toml")


def fault(**changes: Any) -> dict[str, Any]:
    """Return a fault of the small exercise: the knee bends."""
    plain = {"id": "bends", "says": "It bent.", "cue": "Straight.", "signal": "knee_flexion_deg",
             "above": 20, "when": "top"}  # fmt: skip
    return plain | changes


def level(t_s: float, start_s: float, out_s: float, stay_s: float, back_s: float) -> float:
    """Return how far out a smooth movement is (0 to 1): a cosine out, a stay, a cosine back."""
    since = t_s - start_s
    if since < out_s:
        return 0.5 - 0.5 * cos(pi * max(since, 0.0) / out_s)
    left = min(max(since - out_s - stay_s, 0.0), back_s)
    return 0.5 + 0.5 * cos(pi * left / back_s)
