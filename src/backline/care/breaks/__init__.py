"""Long sitting interrupted: when a break is offered, what is held, and what is logged."""

from .decisions import (
    Bout,
    Decision,
    Notify,
    Rested,
    ShowPage,
    Status,
    Tell,
    Today,
    Withdraw,
)
from .seen import Answer, Hold, Seen
from .settings import BreakSettings

__all__ = [
    "Answer", "Bout", "BreakSettings", "Decision", "Hold", "Notify", "Rested", "Seen", "ShowPage",
    "Status", "Tell", "Today", "Withdraw",
]  # fmt: skip
