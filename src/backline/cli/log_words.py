"""Kept events in words, as `backline.care.log_words` has them, and counts in English."""

from backline.care.log_words import MINUTE_S, duration, exercise_name, says

__all__ = ["MINUTE_S", "duration", "exercise_name", "many", "says"]


def many(count: int, noun: str) -> str:
    """Return a count with its noun."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
