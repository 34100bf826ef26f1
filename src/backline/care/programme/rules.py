"""Everything that the programme works with besides the history."""

from collections.abc import Mapping
from dataclasses import dataclass

from ...library.programme_load import Track, Tracks, tracks
from ...motion.definition import Activity
from .own import own_tracks


@dataclass(frozen=True, slots=True)
class Rules:
    """The tracks, the sides of their exercises, and which of them are one's own.

    Attributes
    ----------
    known : Tracks
    sides : mapping of exercise id to sides
    own : mapping of track id to Track
        The person's own exercises among the tracks.
    lying : frozenset of str
        Ids of the person's own exercises that are done on the back.
    """

    known: Tracks
    sides: Mapping[str, tuple[str, ...]]
    own: Mapping[str, Track]
    lying: frozenset[str]

    @classmethod
    def of(cls, activities: Mapping[str, Activity]) -> "Rules":
        """Return the rules for the library's exercises and one's own among the activities."""
        mine = own_tracks(activities)
        sides = {name: activity.sides for name, activity in activities.items()}
        lying = frozenset(name for name in mine if activities[name].position == "supine")
        return cls(Tracks(tracks(), mine), sides, mine, lying)
