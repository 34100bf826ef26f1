"""The library's exercises and the person's own, also where a file of the own ones is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass

from backline.library import activities, everything, for_person, names_of
from backline.motion.definition import Activity
from backline.motion.errors import InputError
from backline.motion.said import Own
from backline.records import exercises_folder


@dataclass(frozen=True, slots=True)
class Known:
    """Every exercise by its id, and what is wrong with the files of one's own.

    Attributes
    ----------
    all : mapping of str to Activity
        What is there for the person.
    household : mapping of str to Activity
        The same, and what others wrote for themselves: names and ids that are taken.
    problems : tuple of str
    """

    all: Mapping[str, Activity]
    household: Mapping[str, Activity]
    problems: tuple[str, ...]

    @property
    def names(self) -> dict[str, str]:
        """What each is called, others' too; the person's own names are not translated."""
        return names_of(self.household)

    @staticmethod
    def name(one: Activity) -> str:
        """Return what an exercise is called."""
        return one.name if is_ours(one) else Own(one.name)


def is_ours(one: Activity) -> bool:
    """Whether an exercise is the library's, and not written by the person."""
    return one.id in activities()


def known(profile: str) -> Known:
    """Return what a person can use; the library alone where one of the own files is wrong."""
    try:
        household = everything(exercises_folder())
    except InputError as error:
        return Known(activities(), activities(), error.problems)
    return Known(for_person(household, profile), household, ())
