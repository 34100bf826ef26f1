"""The programme: from findings, screening and history to this week and today."""

from .asked import asked_of
from .dose import dose_words
from .easier import easier_form
from .plan import Plan, Settled, plan, settle
from .prescription import Item, Prescription, Reason
from .rules import Rules
from .short import length_s, short_form
from .state import State, as_json, from_json
from .week import explained, left_out, morning_after

__all__ = [
    "Item",
    "Plan",
    "Prescription",
    "Reason",
    "Rules",
    "Settled",
    "State",
    "as_json",
    "asked_of",
    "dose_words",
    "easier_form",
    "explained",
    "from_json",
    "left_out",
    "length_s",
    "morning_after",
    "plan",
    "settle",
    "short_form",
]
