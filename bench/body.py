"""Speed and exactness of the body model: ``python -m bench.body``, ``--write`` keeps BODY.md.

One core: numpy's own threads are not used by what the model does. Speed is told beside a plain loop
of numpy's exponential in the same run, since this machine may be busy.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from math import prod
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Annotated, cast

import numpy as np
import typer
from numpy.typing import NDArray

from backline.body.batch import batch
from backline.body.person import person, typical
from backline.body.posture import posture
from backline.body.quantities import solved
from backline.body.scenes import SCENES, SHIFTS_DEG, Grid, grid
from backline.body.task import bend, lie, sit, stand
from backline.explaining import scene_json, shown
from backline.explaining.told import task_of
from backline.library.numbers_load import numbers

from .results import Section, show, write

OUT = Path(__file__).with_name("BODY.md")
ROUNDS = 9
POSTURES = 10_000
BETWEEN = 400
MEET_DEG = numbers("body")["trunk_thigh_high_deg"]
ANGLES = ("pelvic_tilt_deg", "lumbar_flexion_deg", "hip_joint_flexion_deg")


def took_s(what: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median time of several runs, seconds, after one that is not counted."""
    what()
    runs = []
    for _ in range(rounds):
        start = perf_counter()
        what()
        runs.append(perf_counter() - start)
    return median(runs)


def speed() -> Iterator[tuple[str, str, str]]:
    """Yield how long postures take."""
    one = typical()
    tasks = (stand(), bend(60.0), sit(20.0), lie(70.0))
    for_one = took_s(lambda: [posture(task, one) for task in tasks], 50) / len(tasks)
    yield "one posture, with all that is told of it", f"{1e3 * for_one:.2f} ms", "<= 2 ms"
    angles = np.linspace(0.0, 110.0, POSTURES)
    many = batch([bend(float(angle)) for angle in angles], [one] * POSTURES)
    for_many = took_s(lambda: solved(many), 5)
    yield f"{POSTURES} postures", f"{for_many:.2f} s", "<= 2 s"
    values = np.linspace(-3.0, 3.0, 1_000_000)
    for_exp = took_s(lambda: np.exp(values))
    yield "beside it: a million exponentials", f"{1e3 * for_exp:.1f} ms", "-"
    for name in SCENES:
        grid.cache_clear()
        scene_json.cache_clear()
        start = perf_counter()
        size = len(scene_json(name))
        took = perf_counter() - start
        count = len(next(iter(grid(name).columns.values())))
        yield f"scene {name}: {count} postures, limits, JSON", f"{took:.2f} s", f"{size // 1000} kB"


def exactness() -> Iterator[tuple[str, str, str]]:
    """Yield how far an interpolated posture is from one that is worked out, where one can go."""
    pick = np.random.default_rng(1)
    for name, scene in SCENES.items():
        axes = [np.array(at) for at in (*scene.inputs.values(), SHIFTS_DEG)]
        off, far = list[float](), list[float]()
        while len(off) < BETWEEN:
            at = [float(pick.uniform(axis[0], axis[-1])) for axis in axes]
            true = shown(task_of(name, dict(zip(scene.inputs, at, strict=False))), person(at[-1]))
            if true.values["hip_joint_flexion_deg"] + true.values["lumbar_flexion_deg"] > MEET_DEG:
                continue
            found = interpolated(grid(name), axes, at)
            off.append(max(abs(found[one] - true.values[one]) for one in ANGLES))
            far.append(max(
                float(np.hypot(found[f"{one}.x"] - x, found[f"{one}.y"] - y))
                for one, (x, y, _) in true.frames.items()
            ))  # fmt: skip
        yield f"scene {name}: angles", _spread(off, 2), "deg"
        yield f"scene {name}: places of the segments", _spread(far, 0), "mm"


def _spread(values: list[float], digits: int) -> str:
    return f"{np.median(values):.{digits}f} and {np.percentile(values, 95):.{digits}f}"


def interpolated(
    found: Grid, axes: Sequence[NDArray[np.float64]], at: Sequence[float]
) -> Mapping[str, float]:
    """Return quantities and places between the grid's points, as the page does it."""
    sides = []
    for axis, value in zip(axes, at, strict=True):
        low = int(np.clip(np.searchsorted(axis, value) - 1, 0, len(axis) - 2))
        share = float((value - axis[low]) / (axis[low + 1] - axis[low]))
        sides.append(((low, 1 - share), (low + 1, share)))
    columns = {one: found.columns[one] for one in ANGLES}
    columns |= {f"{one}.x": frame.x_mm for one, frame in found.frames.items()}
    columns |= {f"{one}.y": frame.y_mm for one, frame in found.frames.items()}
    sums = dict.fromkeys(columns, 0.0)
    for corner in product(*sides):
        places, weights = zip(*corner, strict=True)
        place = np.ravel_multi_index(places, [len(axis) for axis in axes])
        for one, column in columns.items():
            sums[one] += prod(weights) * float(column[place])
    return sums


def main(
    keep_it: Annotated[bool, typer.Option("--write", help="Write it to BODY.md.")] = False,
) -> None:
    """Measure the body model on one core."""
    headings = ("what", "measured", "target")
    sections = [
        Section("Speed", headings, cast("list[tuple[str, ...]]", list(speed()))),
        Section("Between the grid's points", ("what", "median and 95 %", "unit"),
                cast("list[tuple[str, ...]]", list(exactness()))),
    ]  # fmt: skip
    show(sections)
    if keep_it:
        ran = f"One core; median of up to {ROUNDS} runs; {BETWEEN} places between in each scene."
        write(sections, ran, date.today(), OUT)


if __name__ == "__main__":
    typer.run(main)
