"""What is known about exercises: data, one file each, and the loader that is loud about it."""

from .load import (
    activities,
    activity,
    everything,
    exercise,
    exercises,
    for_person,
    names_of,
    own,
    read_activity,
    read_file,
)
from .numbers_load import Number, Numbers, numbers

__all__ = [
    "Number",
    "Numbers",
    "activities",
    "activity",
    "everything",
    "exercise",
    "exercises",
    "for_person",
    "names_of",
    "numbers",
    "own",
    "read_activity",
    "read_file",
]
