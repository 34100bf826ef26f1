"""What the programme is for, from what the results suggest: which tracks, how often, and why."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from ...library import numbers
from ...library.programme_load import Track

N = numbers("programme")
SPACED_DAYS = 3
"""Up to so many days a week are spread so that none follows another."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the week: the tracks that take turns in it, how often, and the rule that says so.

    Attributes
    ----------
    tracks : tuple of str
        One of them at a time, the one that waited longest.
    kind : str
        ``strength`` (never on two days in a row), ``stretch``, ``control``, ``mobility``;
        ``warm_up`` comes with whatever else is due and ``walk`` makes no exercise day by itself.
    days : int
        A week.
    rule : str
        Id of the sentence that says why.
    number : str or None
        Name of the number that ``days`` is, in library/numbers/programme.toml.
    """

    tracks: tuple[str, ...]
    kind: str
    days: int
    rule: str
    number: str | None = None

    @classmethod
    def of(cls, tracks: tuple[str, ...], kind: str, number: str, rule: str) -> "Slot":
        """Return a slot for as many days as a number says."""
        return cls(tracks, kind, int(N[number]), rule, number)

    @property
    def gap_days(self) -> int:
        """Days from one time to the next at the least."""
        return int(N["strength_gap_days"]) if self.days <= SPACED_DAYS else 1


@dataclass(frozen=True, slots=True)
class Aim:
    """The slots of the week in the order of a session, by what the results suggest.

    ``goals_met``: the tests were done and point to nothing that exercise should change.
    """

    findings: frozenset[str] = frozenset()
    slots: tuple[Slot, ...] = ()
    goals_met: bool = False

    @property
    def exercise_days(self) -> int:
        """Exercise days that make a full week."""
        return max((slot.days for slot in self.slots if slot.kind not in BY_THE_WAY), default=0)


BY_THE_WAY = ("warm_up", "walk")
TO_CHANGE = frozenset({"limited_length", "low_capacity", "nerve_sensitive"})


def aim_of(
    findings: Collection[str], measured: bool, own: Mapping[str, Track], weak_chair_stand: bool
) -> Aim:
    """Return the aim.

    Parameters
    ----------
    findings : collection of str
        Ids of what the results suggest.
    measured : bool
        Whether the length of both legs was measured.
    own : mapping of track id to Track
        The person's own exercises.
    weak_chair_stand : bool
        Whether standing up from a chair was below the table.
    """
    found = frozenset(findings)
    nerves = "nerve_sensitive" in found
    strength = "strength_days_first" if "low_capacity" in found else "strength_days"
    slots = [Slot(("standing_march",), "warm_up", 7, "standing_march")]
    if not nerves:
        slots.append(Slot.of(("straight_leg_raise",), "strength", strength, "straight_leg_raise"))
    slots.append(Slot.of(("bridge",), "strength", strength, _why_bridge(found)))
    if weak_chair_stand:
        slots.append(Slot.of(("chair_stand",), "strength", strength, "chair_stand"))
    if not nerves:
        slots.append(_stretch(found, measured))
    slots.append(Slot.of(("knee_to_chest",), "stretch", "comfort_days", "knee_to_chest"))
    slots += [_own(one, strength) for one in own.values() if one.kind != "stretch" or not nerves]
    slots.append(Slot.of(("walk",), "walk", "walk_days", "walk"))
    return Aim(found, tuple(slots), measured and not found & TO_CHANGE)


def kept(aim: Aim) -> Aim:
    """Return the same aim for keeping what was gained: fewer days."""
    most = {"strength": "maintenance_strength_days", "stretch": "maintenance_stretch_days"}
    slots = (
        replace(slot, days=int(N[fewer]), number=fewer)
        if (fewer := most.get(slot.kind)) and N[fewer] < slot.days
        else slot
        for slot in aim.slots
    )
    return replace(aim, slots=tuple(slots))


def _why_bridge(found: frozenset[str]) -> str:
    if "low_capacity" in found:
        return "bridge_both" if "limited_length" in found else "bridge_first"
    return "bridge"


def _stretch(found: frozenset[str], measured: bool) -> Slot:
    both = ("active_hamstring_stretch", "strap_stretch")
    if "limited_length" in found:
        return Slot.of(both, "stretch", "stretch_days", "stretch_length")
    if not measured:
        return Slot.of(both, "stretch", "stretch_days", "stretch_unmeasured")
    return Slot.of(both[:1], "stretch", "stretch_days_for_comfort", "stretch_comfort")


def _own(track: Track, strength: str) -> Slot:
    number = {"strength": strength, "stretch": "stretch_days"}.get(track.kind, "exercise_days")
    return Slot.of((track.id,), track.kind, number, "own")
