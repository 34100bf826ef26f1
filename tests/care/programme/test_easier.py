"""The easier form: what is said is what the programme then does, and it is never harder."""

import pytest

from backline.care.programme import Item, State, easier_form
from backline.care.programme.aim import aim_of
from backline.care.programme.gate import Gate
from backline.care.programme.prescribe import prescribe
from backline.care.programme.state import TrackState

from .made import KNOWN, RULES, at

AIM = aim_of((), False, {}, True)
STEPS = [
    (track.id, step, eased)
    for track in KNOWN.values()
    for step in range(len(track.steps))
    for eased in (False, True)
]


def given(track: str, step: int, eased: bool, *left_out: str) -> dict[str, Item]:
    """Return what a person on a step of a track is asked for, by track."""
    first = at(0).toordinal()
    state = State(last_session=first, tracks={track: TrackState(step, done=first, eased=eased)})
    turn = next(slot.tracks for slot in AIM.slots if track in slot.tracks)
    others = {name: TrackState(0, done=at(4).toordinal()) for name in turn if name != track}
    state = state.with_tracks(others)
    day = prescribe(state, at(6), AIM, Gate(left_out=frozenset(left_out)), RULES)
    return {item.track: item for item in day.items}


@pytest.mark.parametrize(("track", "step", "eased"), STEPS)
def test_the_easier_form_is_what_the_programme_gives_and_no_more_load(
    track: str, step: int, eased: bool
) -> None:
    now = given(track, step, eased)[track]
    assert (now.step, now.eased) == (step + 1, eased)
    easier = easier_form(now, KNOWN)
    then = given(track, step, eased, now.exercise).get(track)
    if easier is None:
        assert then is None
        return
    assert then is not None
    assert (then.exercise, then.sets, then.rung) == (easier.exercise, easier.sets, easier.rung)
    assert then.load <= now.load
    assert easier.rung < now.rung


def test_the_first_form_of_a_track_has_none() -> None:
    assert easier_form(given("bridge", 3, eased=False)["bridge"], KNOWN) is None


def test_a_harder_form_has_the_last_step_before_it() -> None:
    easier = easier_form(given("bridge", 5, eased=False)["bridge"], KNOWN)
    assert easier is not None
    assert (easier.exercise, easier.repetitions, easier.seconds) == ("bridge", 10, 10.0)


def test_every_track_takes_part() -> None:
    assert {name for slot in AIM.slots for name in slot.tracks} == set(KNOWN)
