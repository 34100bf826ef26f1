"""What is known about exercises: data, one file each, and the loader that is loud about it."""

from .load import exercise, exercises, read_file

__all__ = ["exercise", "exercises", "read_file"]
