"""A person's own exercises: written in a form, kept as definition files."""

from .draft import Draft, draft_of, emptied
from .files import keep, path_of, take_away
from .read import Read, read

__all__ = ["Draft", "Read", "draft_of", "emptied", "keep", "path_of", "read", "take_away"]
