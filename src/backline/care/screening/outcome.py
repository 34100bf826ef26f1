"""What a screening comes to."""

from dataclasses import dataclass
from datetime import date

from ...library.screening_load import Level, Within
from ...motion.said import say

HEADINGS = {
    ("emergency", "now"): say("Get help now"),
    ("soon", "same_day"): say("See a doctor within 24 hours"),
    ("soon", "days"): say("See a doctor within one to two weeks"),
    ("ok", None): say("Exercises are open"),
}
"""What each level and time asks for, in a few words."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that holds, and what the person reads about it."""

    id: str
    because: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a screening comes to.

    Attributes
    ----------
    level : str
        ``emergency``, ``soon`` or ``ok``.
    within : str or None
        ``now``, ``same_day`` (24 hours) or ``days`` (one to two weeks); None at ``ok``.
    rules : tuple of Reason
        Every rule that holds, the highest first; a rule that a clearance lifted is there, too.
    modify : tuple of str
        Exercises, camera tests and breaks that are left out, by id, at every level.
    advice : str
        Where to go and how soon.
    valid_until : date or None
        The last day on which the answers hold; None where the level is not ``ok``.
    notes : tuple of str
        What else to say: clearances that were not used, and why; a sign to mention some day.
    due : bool
        Whether the questions have to be answered again before any exercise (`standing`).
    """

    level: Level
    within: Within | None
    rules: tuple[Reason, ...]
    modify: tuple[str, ...]
    advice: str
    valid_until: date | None
    notes: tuple[str, ...] = ()
    due: bool = False

    @property
    def open(self) -> bool:
        """Whether exercises, tests and breaks with movement are open."""
        return self.level == "ok" and not self.due
