"""Bouts of sitting and breaks are kept, and sets may belong to a break; nothing is moved.

A session may be one in a break (``in_break``), which is left out of the older ones.
"""

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Change nothing: an earlier Backline, which does not know these kinds, asks for an update."""
