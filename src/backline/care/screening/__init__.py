"""Screening: may this person exercise today, and if not, where to go and how soon."""

from ...library.screening_load import Question
from .border import check
from .judge import questions, screen
from .net import SafetyNet, safety_net
from .outcome import Outcome, Reason
from .today import standing, worked_out

__all__ = [
    "Outcome", "Question", "Reason", "SafetyNet", "check", "questions", "safety_net", "screen",
    "standing", "worked_out",
]  # fmt: skip
