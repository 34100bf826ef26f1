"""What a plan says of its week, beside the days themselves: pure functions."""

from datetime import date

from .plan import Plan
from .prescription import Item, Reason


def explained(plan: Plan) -> dict[str, Item]:
    """Return each exercise of the week by its id, as it comes first."""
    found: dict[str, Item] = {}
    for day in plan.week:
        for item in day.items:
            found.setdefault(item.exercise, item)
    return found


def left_out(plan: Plan) -> dict[str, Reason]:
    """Return what is left out this week by its id, and why, as it comes first."""
    return {name: why for day in reversed(plan.week) for name, why in day.left_out.items()}


def morning_after(plan: Plan) -> date:
    """Return the day after the last exercise session; today where there was none."""
    last = plan.state.last_session
    return date.fromordinal(last + 1) if last else plan.today.day
