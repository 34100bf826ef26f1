"""What one set of an exercise has to reach, for sets that are logged without a session."""

from datetime import date

from ...library.programme_load import Tracks
from ...motion.definition import Activity
from .dose import MINUTE_S, eased_amount
from .returning import returned
from .state import State


def asked_of(state: State, known: Tracks, activity: Activity, today: date) -> float:
    """Return the repetitions or seconds that a set has to reach on a day.

    The present step of the exercise's track decides, a quarter less where it is eased; the least
    of the definition's dose for an exercise that is not on its track's present step.
    """
    if activity.id in known.holding:
        track = known[known.holding[activity.id]]
        now = returned(state, today.toordinal(), known).track(track)
        step = track.steps[min(now.step, len(track.steps) - 1)]
        if step.exercise == activity.id:
            amount = (step.repetitions, step.seconds)
            repetitions, seconds = eased_amount(*amount) if now.eased else amount
            return float(repetitions or seconds)
    dose = activity.dose
    if dose.repetitions:
        return dose.repetitions[0]
    if dose.hold_s:
        return dose.hold_s[0]
    return dose.minutes[0] * MINUTE_S if dose.minutes else 0.0
