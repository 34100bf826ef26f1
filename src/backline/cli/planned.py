"""One person's plan, for the commands."""

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backline.care.programme import Plan
    from backline.records import Store


def planned(store: "Store", today: date) -> "Plan":
    """Return the plan of a person's records."""
    from backline import planning  # noqa: PLC0415 - slow to load, and often not needed

    return planning.planned(store, today).plan
