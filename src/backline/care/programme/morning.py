"""The morning after: it decides whether a session was earned, and when rest is over."""

from dataclasses import replace

from ...library import numbers
from ...library.programme_load import Track, Tracks
from ..history import Day
from .aim import Aim
from .soreness import morning_of, usual_pain
from .state import Pending, State, TrackState, eased, stepped_back

N = numbers("programme")
WEEK_DAYS = 7
RECENT_DAYS = 28


def after_morning(state: State, day: Day, aim: Aim, known: Tracks) -> State:
    """Return the state after what was said on a morning; the same where nobody said anything."""
    now = day.day.toordinal()
    pending = state.pending
    if pending and now > pending.day + 1:
        state, pending = replace(state, pending=None), None  # nobody told: nothing earned
    morning = morning_of(day, usual_pain(state.usual))
    if morning is None or not state.tracks or (pending and now == pending.day):
        return state
    state = replace(state, pending=None)
    if morning == "bad":
        return _bad(state, now, pending, known)
    if morning == "so_so":
        return state  # nothing earned, nothing taken back
    if state.bad_mornings:
        state = replace(state, bad_mornings=0)
    if pending:
        state = _good(state, now, pending, aim, known)
    if state.resting and now - state.resting >= N["rest_days"]:
        state = replace(state, resting=0, rested=now)
    return state


def _bad(state: State, now: int, pending: Pending | None, known: Tracks) -> State:
    state = replace(eased(state, state.tracks), last_bad=now)
    if pending is None:
        return state
    bad = state.bad_mornings + 1
    if bad >= N["bad_mornings"]:
        recent = {name for day, done in state.recent if day > now - WEEK_DAYS for name in done}
        state = stepped_back(state, known, sorted(recent & set(known)))
        bad = 0
    state = replace(state, bad_mornings=bad)
    return sore_again(state, now) if pending.amber else state


def sore_again(state: State, now: int) -> State:
    """Count a sore session; after two in a row comes rest."""
    sore = state.sore_sessions + 1
    if sore < N["sore_sessions"]:
        return replace(state, sore_sessions=sore)
    again = bool(state.rested) and now - state.rested < RECENT_DAYS
    return replace(state, sore_sessions=0, resting=now, rests=state.rests + 1 if again else 1)


def _good(state: State, now: int, pending: Pending, aim: Aim, known: Tracks) -> State:
    if pending.red:
        return state
    changed = {}
    for name, one in state.tracks.items():
        earning = name in pending.earning
        if earning or (one.eased and one.done == pending.day):
            earned, eased = one.earned + earning, one.eased and pending.amber
            calm = TrackState(one.step, earned, one.stepped, one.done, eased)
            changed[name] = _up(state, calm, known[name], now) if name in known else calm
    state = state.with_tracks(changed)
    if state.sore_sessions:
        state = replace(state, sore_sessions=0)
    return _maintained(state, now, aim)


def _up(state: State, one: TrackState, track: Track, now: int) -> TrackState:
    """Go one step up where it is earned: two sessions, and a week without a step or soreness."""
    ready = (
        one.earned >= N["earned_sessions"]
        and one.step + 1 < len(track.steps)
        and now - one.stepped >= N["days_between_steps"]
        and now - state.last_bad >= WEEK_DAYS
        and not state.maintaining
    )
    return replace(one, step=one.step + 1, earned=0, stepped=now) if ready else one


def _maintained(state: State, now: int, aim: Aim) -> State:
    """Begin maintenance once it is earned; leave it when a test points to something again."""
    if state.maintaining:
        lost = state.goals_met and not aim.goals_met
        return replace(state, maintaining=0, course=now, goals_met=False) if lost else state
    on_days = now - state.course
    long = N["course_days"] if aim.goals_met else N["long_course_days"]
    pains = [pain for day, pain in state.usual if day > now - N["calm_days"]]
    kept = state.exercise_days(now - RECENT_DAYS + 1)
    earned = (
        on_days >= long
        and now - state.last_bad >= N["calm_days"]
        and bool(pains)
        and sum(pains) / len(pains) <= N["calm_pain"]
        and kept >= N["regular_share"] * aim.exercise_days * RECENT_DAYS / WEEK_DAYS
    )
    return replace(state, maintaining=now, goals_met=aim.goals_met) if earned else state
