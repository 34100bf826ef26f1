"""Scores of the tests by camera: value, error, or why there is none. Pure functions."""

from .result import Result, told_error
from .score import measure
from .seen import Seen, watch

__all__ = ["Result", "Seen", "measure", "told_error", "watch"]
