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
from .policy import Breaks
from .resume import kept, resumed
from .seen import Answer, Hold, Seen
from .settings import BreakSettings
from .status import status_of

__all__ = [
    "Answer", "Bout", "BreakSettings", "Breaks", "Decision", "Hold", "Notify", "Rested", "Seen",
    "ShowPage", "Status", "Tell", "Today", "Withdraw", "kept", "resumed", "status_of",
]  # fmt: skip
