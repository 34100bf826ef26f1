"""One exercise session: its sets in order, what is done, what comes next, and what it came to."""

from .lived import Lived, SetLived
from .slots import Slot, rest_s, slots, upcoming
from .summary import Summary, WorkOn, summary

__all__ = [
    "Lived", "SetLived", "Slot", "Summary", "WorkOn", "rest_s", "slots", "summary", "upcoming",
]  # fmt: skip
