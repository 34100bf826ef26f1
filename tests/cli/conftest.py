"""Fixtures of the command-line tests."""

from .made import backline, seen

__all__ = ["backline", "seen"]
