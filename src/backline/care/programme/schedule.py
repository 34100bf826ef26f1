"""What is due on a day: by what was done before, so that a missed day costs nothing."""

from ...library import numbers
from ...library.programme_load import Tracks
from .aim import BY_THE_WAY, Aim, Slot
from .state import State

N = numbers("programme")
WEEK_DAYS = 7


def due(state: State, aim: Aim, today: int, known: Tracks) -> list[tuple[Slot, tuple[str, ...]]]:
    """Return the slots that are due, in the order of a session, with their tracks by turns.

    The first track of each is the one that waited longest.

    A slot is due while its days in the last seven are not used up and its gap has passed. Strength
    work of any kind is never due on the day after strength work of any kind. When the exercise
    days of the last seven are used up, there is only the walk.
    """
    strength = {name for slot in aim.slots if slot.kind == "strength" for name in slot.tracks}
    strength |= {name for name, track in known.items() if track.kind == "strength"}
    last_strength = max((day for day, done in state.recent if strength & set(done)), default=0)
    found = []
    for slot in aim.slots:
        last = last_strength if slot.kind == "strength" else _last(state, slot.tracks)
        used = sum(
            today - WEEK_DAYS < day < today and bool(set(done) & set(slot.tracks))
            for day, done in state.recent
        )
        if used < slot.days and today - last >= slot.gap_days:
            found.append((slot, _by_turns(state, slot)))
    full = state.exercise_days(today - WEEK_DAYS + 1) >= N["exercise_days"]
    if full or all(slot.kind in BY_THE_WAY for slot, _ in found):
        found = [(slot, names) for slot, names in found if slot.kind == "walk"]
    return found


def _last(state: State, names: tuple[str, ...]) -> int:
    return max((one.done for name in names if (one := state.tracks.get(name))), default=0)


def _by_turns(state: State, slot: Slot) -> tuple[str, ...]:
    return tuple(sorted(slot.tracks, key=lambda name: _last(state, (name,))))
