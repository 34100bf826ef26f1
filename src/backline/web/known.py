"""The library's exercises and the person's own, also where a file of the own ones is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass

from backline.library import activities, everything, names_of
from backline.motion.definition import Activity
from backline.motion.errors import InputError
from backline.motion.said import Own
from backline.records import exercises_folder


@dataclass(frozen=True, slots=True)
class Known:
    """Every exercise by its id, and what is wrong with the person's own files."""

    all: Mapping[str, Activity]
    problems: tuple[str, ...]

    @property
    def names(self) -> dict[str, str]:
        """What each is called; the person's own names are not translated."""
        return names_of(self.all)

    @staticmethod
    def name(one: Activity) -> str:
        """Return what an exercise is called."""
        return one.name if is_ours(one) else Own(one.name)


def is_ours(one: Activity) -> bool:
    """Whether an exercise is the library's, and not written by the person."""
    return one.id in activities()


def known() -> Known:
    """Return what can be used; the library alone where one of the person's files is wrong."""
    try:
        return Known(everything(exercises_folder()), ())
    except InputError as error:
        return Known(activities(), error.problems)
