"""A forward bend to a reach: how far the trunk leans when the fingertips are at a height."""

from dataclasses import dataclass

import numpy as np

from backline.motion.errors import InputError
from backline.motion.said import say

from .batch import batch
from .frames import frames
from .limits import Furthest, furthest_bend
from .passive import Floats
from .person import Person, out_of_bounds
from .quantities import solved
from .task import bend

REACH_RANGE_CM = (-20.0, 80.0)
STEP_DEG = 2.0


@dataclass(frozen=True, slots=True)
class Reached:
    """A bend to a reach.

    Attributes
    ----------
    inclination_deg : float
    fingertips_cm : float
        Their height over the floor; higher than what was asked for where the person stops before.
    stopped_by : str
        As in `limits.Furthest`; ``range`` where the reach was reached.
    """

    inclination_deg: float
    fingertips_cm: float
    stopped_by: str


def bend_to(one: Person, reach_cm: float, knee_deg: float = 0.0) -> Reached:
    """Return the bend in which the fingertips are at a height, or as near as the person comes.

    Parameters
    ----------
    reach_cm : float
        Over the floor, arms hanging; below 0 stands for hands further down than the soles.

    Raises
    ------
    InputError
        If nobody reaches there.
    """
    problem = out_of_bounds(say("the reach"), reach_cm, REACH_RANGE_CM, say("cm"))
    if problem:
        raise InputError(problem)
    end: Furthest = furthest_bend(one, knee_deg)
    angles = np.append(np.arange(0.0, end.angle_deg, STEP_DEG), end.angle_deg)
    heights = fingertips_cm(one, angles, knee_deg)
    if heights[-1] > reach_cm:
        return Reached(end.angle_deg, float(heights[-1]), end.stopped_by)
    if heights[0] < reach_cm:  # standing upright they are lower already
        return Reached(0.0, float(heights[0]), "range")
    lean = float(np.interp(-reach_cm, -heights, angles))
    return Reached(lean, reach_cm, "range")


def fingertips_cm(one: Person, inclinations_deg: Floats, knee_deg: float = 0.0) -> Floats:
    """Return the height of the fingertips over the floor for bends, centimetres."""
    tasks = [bend(float(angle), knee_deg) for angle in inclinations_deg]
    given = batch(tasks, [one] * len(tasks))
    shoulder = frames(solved(given), given)["upper_arm"]
    return -0.1 * shoulder.y_mm - 100.0 * given.body.arm_m
