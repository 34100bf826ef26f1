"""One day further: how a day changes where a person stands. The programme is a fold over days."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ...library import activities
from ...library.programme_load import Step, Track, Tracks
from ..history import Day, PainCheck, SetDone
from .aim import Aim
from .by_the_way import counted
from .morning import RECENT_DAYS, after_morning, sore_again
from .returning import returned
from .soreness import USUAL_DAYS, Light, light, usual_pain, worst_pain
from .state import Pending, State, TrackState, eased, is_session, stepped_back


def advance(state: State, day: Day, aim: Aim, known: Tracks) -> State:
    """Return the state after one day.

    Parameters
    ----------
    state : State
    day : Day
        Later than every day before it.
    aim : Aim
        As it stood on that day.
    known : Tracks
    """
    now = day.day.toordinal()
    state = after_morning(state, day, aim, known)
    # Mornings of a rest tell how sore one is, not what is usual.
    pain = worst_pain(day, ("before",) if state.resting else ("before", "morning"))
    if pain is not None:
        first = now - USUAL_DAYS
        kept = [entry for entry in state.usual if entry[0] > first]
        state = replace(state, usual=(*kept, (now, pain)))
    day = counted(day, state, known)
    return _after_session(state, day, known) if day.sets else state


def _after_session(state: State, day: Day, known: Tracks) -> State:
    now = day.day.toordinal()
    done = _by_track(day.sets, known)
    state = returned(state, now, known, done)
    usual = usual_pain(state.usual)
    whole = light(day.pains, usual)
    lights = dict.fromkeys(done, whole)
    if any(check.exercise for check in day.pains):
        lights = {name: light(_checks(day, known[name]), usual) for name in done}
    state = _note(state, day, done, known)
    state = _sore(state, now, lights, whole, known)
    earning = tuple(
        name
        for name, sets in done.items()
        if lights[name] == Light() and _earns(state.track(known[name]), known[name], sets, day)
    )
    state = replace(state, pending=Pending(now, earning, whole.amber, whole.red))
    return sore_again(state, now) if whole.red else state


def _by_track(sets: tuple[SetDone, ...], known: Tracks) -> dict[str, list[SetDone]]:
    """Sort the sets by their track; an exercise that is on none changes nothing."""
    done: dict[str, list[SetDone]] = {}
    for one in sets:
        if name := known.holding.get(one.exercise):
            done.setdefault(name, []).append(one)
    return done


def _checks(day: Day, track: Track) -> list[PainCheck]:
    return [
        check
        for check in day.pains
        if check.exercise is None or any(step.exercise == check.exercise for step in track.steps)
    ]


def _note(state: State, day: Day, done: Mapping[str, list[SetDone]], known: Tracks) -> State:
    now = day.day.toordinal()
    recent = [entry for entry in state.recent if entry[0] > now - RECENT_DAYS]
    if recent and recent[-1][0] == now:
        recent.pop()
    changed = {}
    for name, sets in done.items():
        one = state.track(known[name])
        earned = one.earned if _as_asked(sets, day) else 0
        changed[name] = TrackState(one.step, earned, one.stepped, now, one.eased)
    new: dict[str, Any] = {
        "tracks": {**state.tracks, **changed},
        "recent": (*recent, (now, tuple(done))),
    }
    if is_session(done):  # a walk neither ends a rest nor bridges a gap
        new |= {
            "course": state.course or now,
            "last_session": now,
            "resting": 0,
            "rested": now if state.resting else state.rested,
        }
    return replace(state, **new)


def _sore(
    state: State, now: int, lights: Mapping[str, Light], whole: Light, known: Tracks
) -> State:
    """Step back what hurt too much, and ask for less of everything."""
    if not (whole.red or whole.amber):
        return state
    state = stepped_back(state, known, (name for name, one in lights.items() if one.red))
    return replace(eased(state, state.tracks), last_bad=now)


def _earns(now: TrackState, track: Track, sets: list[SetDone], day: Day) -> bool:
    """Whether all of the step was done, on every side and as asked for; a quarter less is not."""
    step: Step = track.steps[now.step]
    known = activities().get(step.exercise)
    sides = known.sides if known else {one.side for one in sets}
    # In a set of both legs that take turns, as in the march, each leg does its own.
    legs = [len(sides) if one.side == "both" else 1 for one in sets]
    full = sum(legs) >= step.sets * len(sides)
    full = full and all(_is_of(one, step, times) for one, times in zip(sets, legs, strict=True))
    return full and not now.eased and _as_asked(sets, day)


def _is_of(one: SetDone, step: Step, legs: int) -> bool:
    """Whether a set is one of a step: not of an earlier one that asked for less."""
    done, wanted = (
        (one.repetitions, step.repetitions) if step.repetitions else (one.seconds, step.seconds)
    )
    return one.exercise == step.exercise and (not done or done >= legs * wanted)


def _as_asked(sets: list[SetDone], day: Day) -> bool:
    """Whether each set reached what was asked for, and none felt too hard."""
    felt = day.efforts or {}
    return all(one.dose_met and felt.get(one.exercise) != "hard" for one in sets)
