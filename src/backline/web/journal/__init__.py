"""The journal: what was kept, day by day, and what is added or put right by hand."""

from .entries import JournalDay, Line, days_of
from .given import KINDS, Asked, taken

__all__ = ["KINDS", "Asked", "JournalDay", "Line", "days_of", "taken"]
