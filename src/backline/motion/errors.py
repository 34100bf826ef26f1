"""The one error that a person may meet: what was given, what is allowed, what to do."""

from collections.abc import Collection
from difflib import get_close_matches

from .said import Own, say


class InputError(Exception):
    """Something the user gave cannot be used; every problem found, one sentence each.

    The command line prints the problems and exits with code 2; nothing else catches it.

    Attributes
    ----------
    problems : tuple of str
        Whole sentences that say what was given, what is allowed and what to do.
    """

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def nearest(name: str, known: Collection[str]) -> str:
    """Return the end of a sentence about a name that is not known: the nearest one, or all.

    >>> nearest("brige", ["bridge", "walk"]), nearest("x", ["bridge", "walk"])
    ('did you mean bridge?', 'there are bridge, walk.')
    """
    near = get_close_matches(name, known, n=1)
    return (
        say("did you mean {name}?", name=Own(near[0]))
        if near
        else say("there are {known}.", known=Own(", ".join(known)))
    )
