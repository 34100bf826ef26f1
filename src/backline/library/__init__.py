"""What is known about exercises: data, one file each, and the loader that is loud about it."""

from .load import exercise, exercises, read_file
from .numbers_load import Number, Numbers, numbers

__all__ = ["Number", "Numbers", "exercise", "exercises", "numbers", "read_file"]
