"""After a gap: how much lower one begins again."""

from dataclasses import replace

from ...library import numbers
from ...library.programme_load import Tracks
from .state import State, TrackState

N = numbers("programme")
EASED, ONE, TWO, START = (
    int(N[f"gap_{name}_days"]) for name in ("eased", "one_step", "two_steps", "start")
)


def returned(state: State, now: int, known: Tracks) -> State:
    """Return the state with which one begins again on a day after a gap; the same without one."""
    gap = now - state.last_session
    if not state.last_session or gap < EASED:
        return state
    back = 2 if gap >= TWO else 1 if gap >= ONE else 0
    changed = {}
    for name, one in state.tracks.items():
        start = known[name].start if name in known else 0
        step = min(one.step, start) if gap >= START else max(0, one.step - back)
        changed[name] = TrackState(step, 0, one.stepped, one.done, eased=True)
    state = replace(state, tracks=changed, pending=None, bad_mornings=0, sore_sessions=0)
    return replace(state, course=now, maintaining=0, rests=0) if gap >= TWO else state


def rule_of_gap(state: State, now: int) -> str | None:
    """Return the id of the rule that a gap calls for; None without a gap."""
    gap = now - state.last_session
    if not state.last_session or gap < EASED:
        return None
    return "gap_start" if gap >= START else "gap_back" if gap >= ONE else "gap_eased"
