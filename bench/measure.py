"""Everything that the bench measures, section by section."""

from collections.abc import Callable, Iterator, Sequence

from . import accuracy, cost, real, speed
from .compare import Compared
from .landmarks import find_missing
from .renders import ALL_SETS, CACHE, is_rendered
from .results import Section

FIGURES = ("figure", "value (95 % interval)", "target")
ALL = (accuracy.counting, accuracy.angles, accuracy.views, accuracy.faults)
PARTS = {
    # Beyond 30 degrees angles are withheld, and no fault is judged.
    "oblique": (accuracy.counting, accuracy.views),
    "front_march": (accuracy.counting, accuracy.views),
    "forward_bend": (accuracy.counting, accuracy.angles),
}


def sections(sets: Sequence[str], model: str, told: Callable[[str], None]) -> Iterator[Section]:
    """Yield the sections of the table; ``told`` hears of every clip whose landmarks were found."""
    for name in sets:
        scenes = [scene for scene in ALL_SETS[name]() if is_rendered(scene, CACHE)]
        for stem in find_missing(scenes, model):
            told(stem)
        clips = accuracy.compared(scenes, model)
        if clips:
            yield from _rendered(name, clips)
    yield Section("Real recordings", FIGURES, list(real.lines(model)))
    yield Section("Cost of a frame", FIGURES, list(cost.lines()))
    yield Section("Speed", FIGURES, list(speed.lines(real.long_enough(), model)))


def _rendered(name: str, clips: Sequence[Compared]) -> Iterator[Section]:
    first = ("clips", str(len(clips)), "")
    title = f"Rendered clips: {name}"
    if name == "distractors":
        yield Section(title, FIGURES, [first, *accuracy.distractions(clips)])
        return
    yield Section(
        title, FIGURES, [first, *(row for part in PARTS.get(name, ALL) for row in part(clips))]
    )
    if name in ("full", "daily"):
        headings = ("group", "count exact", "hip error, degrees", "knee error, degrees")
        yield Section(f"Who is served worse: {name}", headings, list(accuracy.served(clips)))
