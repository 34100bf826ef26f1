"""A message as extraction finds it."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A message and where it stands.

    Attributes
    ----------
    id : str or (str, str)
        The English words; singular and plural where there are both.
    file : str
        Relative to the package.
    safety : bool
        Whether a clinician has to read its translation.
    """

    id: str | tuple[str, str]
    file: str
    safety: bool = False


def has_words(template: str) -> bool:
    """Whether there is anything to translate besides the parts.

    >>> has_words("{sets} x {seconds} s"), has_words("{place}: {sentence}.")
    (True, False)
    """
    return bool(re.search(r"[^\W\d_]", re.sub(r"\{[^}]*\}", "", template)))
