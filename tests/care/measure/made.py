"""What the tests of measuring share: the stick figure doing a test."""

from math import cos, pi
from typing import Any

from backline.care.measure import Seen, watch
from backline.library import exercise
from backline.library.tests_load import protocol
from backline.sources.figure import Traces, figure_poses

SIZE_PX = (640, 480)


def ramps(tops: list[tuple[float, float]], rest: float = 0.0, rest_s: float = 2.0,
          ramp_s: float = 1.5) -> list[list[float]]:  # fmt: skip
    """Return a trace: smoothly from rest to each (degrees, seconds held) and back."""
    trace, t_s = [[0.0, rest]], rest_s
    for top, held_s in tops:
        trace += eased(t_s, rest, top, ramp_s)
        trace += eased(t_s + ramp_s + held_s, top, rest, ramp_s)
        t_s += 2 * ramp_s + held_s + rest_s
    return [*trace, [t_s, rest]]


def eased(start_s: float, start: float, end: float, for_s: float) -> list[list[float]]:
    """Return a smooth change, a half cosine, as points."""
    shares = [number / 8 for number in range(9)]
    return [[start_s + x * for_s, start + (end - start) * (0.5 - 0.5 * cos(pi * x))]
            for x in shares]  # fmt: skip


def slr(*tops: float, **options: Any) -> Seen:
    """Return a straight-leg raise of the right leg to these degrees, three seconds each."""
    traces = {"hip_flexion_deg": ramps([(top, 3.0) for top in tops])}
    return did("slr", traces, posture="supine", **options)


def did(test: str, traces: Traces, **options: Any) -> Seen:
    """Return what is seen of the stick figure that moves so, in a test."""
    size_px = options.pop("size_px", SIZE_PX)
    return watch(exercise(protocol(test).uses), figure_poses(traces, **options), size_px)
