"""What one frame costs the engine: the median of `Coach.update`, exercise by exercise."""

from collections.abc import Iterator
from statistics import median, quantiles
from time import perf_counter

from backline.library import exercises
from backline.motion.coach import Coach
from backline.motion.definition import Exercise
from backline.sources.figure import figure_poses

ROUNDS = 20


def update_us(exercise: Exercise) -> tuple[float, float]:
    """Return median and 95th percentile of one update, microseconds, on the stick figure."""
    example = exercise.examples[0]
    poses = figure_poses(
        example.traces, posture=example.posture, working=example.working, noise_px=1.0
    )
    spent = []
    for _ in range(ROUNDS):
        coach = Coach(exercise)
        for pose in poses:
            start = perf_counter()
            coach.update(pose)
            spent.append((perf_counter() - start) * 1e6)
    return median(spent), quantiles(spent, n=20)[-1]


def lines() -> Iterator[tuple[str, str, str]]:
    """Yield one row an exercise."""
    for exercise in exercises().values():
        middle, high = update_us(exercise)
        yield exercise.id, f"{middle:.0f} us (p95 {high:.0f})", "<= 100"
