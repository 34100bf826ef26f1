"""After a gap: how much lower one begins again."""

from collections.abc import Collection
from dataclasses import replace

from ...library import numbers
from ...library.programme_load import Tracks
from .state import State, TrackState, tried

N = numbers("programme")
EASED, ONE, TWO, START = (
    int(N[f"gap_{name}_days"]) for name in ("eased", "one_step", "two_steps", "start")
)


def returned(state: State, now: int, known: Tracks, which: Collection[str] | None = None) -> State:
    """Return the state with which one begins again on a day after a gap; the same without one.

    Each track has a gap of its own: who only stretched for two months begins the bridge anew.

    Parameters
    ----------
    state : State
    now : int
    known : Tracks
    which : collection of str, optional
        Only these tracks; the others stay as they are until they are done again.
    """
    changed = {
        name: _lower(one, now - one.done, known[name].start)
        for name, one in state.tracks.items()
        if now - one.done >= EASED and (which is None or name in which)
    }
    state = state.with_tracks(changed)
    gap = now - state.last_session
    if not state.last_session or gap < EASED:
        return state
    state = replace(state, pending=None, bad_mornings=0, sore_sessions=0)
    return replace(state, course=now, maintaining=0, rests=0) if gap >= TWO else state


def _lower(one: TrackState, gap: int, start: int) -> TrackState:
    back = 2 if gap >= TWO else 1 if gap >= ONE else 0
    one = tried(one)
    step = min(one.step, start) if gap >= START else max(0, one.step - back)
    return replace(one, step=step, earned=0, eased=True)


def rule_of_gap(state: State, now: int) -> str | None:
    """Return the id of the rule that a gap calls for; None without a gap."""
    gap = now - state.last_session
    if not state.last_session or gap < EASED:
        return None
    return "gap_start" if gap >= START else "gap_back" if gap >= ONE else "gap_eased"
