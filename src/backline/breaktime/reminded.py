"""Whether an exercise session is due, as the reminder of it asks."""

from datetime import date

from backline.care.programme.state import WALK
from backline.planning import planned
from backline.records import Store


def session_due(store: Store, today: date) -> bool:
    """Return whether the plan has an exercise session today and nothing of one is done.

    A walk is none, and neither are sets done in breaks.

    Raises
    ------
    InputError
        If the records or one of the person's own exercises cannot be used.
    """
    found = planned(store, today)
    day = next((one for one in found.history.days if one.day == today), None)
    done = day is not None and any(one.exercise != WALK for one in day.sets)
    return found.plan.today.exercise_session and not found.plan.today.shut and not done
