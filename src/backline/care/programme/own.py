"""A person's own exercises as tracks: from the light end of their dose to the full one."""

from collections.abc import Iterator, Mapping

from ...library import activities
from ...library.programme_load import Step, Track
from ...motion.definition import Activity

MOST_STEPS = 5


def own_tracks(known: Mapping[str, Activity]) -> dict[str, Track]:
    """Return a track for each activity that is not the library's and says how much to do.

    Parameters
    ----------
    known : mapping of exercise id to Activity
        The library's and the person's own.
    """
    mine = (one for name, one in known.items() if name not in activities())
    tracks = (Track(one.id, one.kind, 0, tuple(_steps(one)), "your own file") for one in mine)
    return {track.id: track for track in tracks if track.steps}


def _steps(one: Activity) -> Iterator[Step]:
    dose = one.dose
    if dose.repetitions:
        for count in _between(*dose.repetitions):
            yield Step(one.id, 1, dose.sets, count, dose.dwell_s)
    elif dose.hold_s:
        for seconds in _between(*dose.hold_s):
            yield Step(one.id, 1, dose.sets, 0, float(seconds))
    elif dose.minutes:
        for seconds in _between(60 * dose.minutes[0], 60 * dose.minutes[1]):
            yield Step(one.id, 1, dose.sets, 0, float(seconds))


def _between(low: float, high: float) -> list[int]:
    """Return at most five whole numbers from low to high, evenly spread, each once, none 0."""
    spread = (low + (high - low) * part / (MOST_STEPS - 1) for part in range(MOST_STEPS))
    return sorted({max(1, round(value)) for value in spread})
