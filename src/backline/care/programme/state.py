"""Where a person stands in the programme: a value that each day turns into the next one.

Days are ordinals (`datetime.date.toordinal`), since a state is also kept as JSON and a fold over
years has to be quick; 0 means never.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from ...library.programme_load import Track, Tracks

WALK = "walk"


@dataclass(frozen=True, slots=True)
class TrackState:
    """Where a person stands on one track.

    Attributes
    ----------
    step : int
        Index into the track's steps.
    earned : int
        Earned exercise sessions one after the other since the last step.
    stepped, done : int
        Day of the last step up; day on which it was last done.
    eased : bool
        Whether a quarter less is asked for the next time.
    """

    step: int
    earned: int = 0
    stepped: int = 0
    done: int = 0
    eased: bool = False


@dataclass(frozen=True, slots=True)
class Pending:
    """An exercise session whose next morning has not been told yet.

    ``earning`` are the tracks that were done in full and without too much pain; ``amber`` and
    ``red`` say that it hurt too much (docs/programme.md).
    """

    day: int
    earning: tuple[str, ...] = ()
    amber: bool = False
    red: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """All that the programme remembers.

    Attributes
    ----------
    course : int
        First day of this course; a long break begins a new one.
    last_session : int
        Last day with more than a walk.
    tracks : mapping of track id to TrackState
    pending : Pending or None
    bad_mornings, sore_sessions : int
        One after the other, up to now.
    resting, rested : int
        First day of the rest that goes on; last day of the one before.
    rests : int
        Rests that followed one another within four weeks.
    last_bad : int
        Day of the last bad morning or sore exercise session.
    maintaining : int
        Since when what was gained is only kept.
    goals_met : bool
        Whether maintenance began because the tests had nothing more to point to.
    usual : tuple of (day, pain)
        Pain before exercise of the last weeks.
    recent : tuple of (day, tracks)
        What was done on the exercise days of the last four weeks.
    """

    course: int = 0
    last_session: int = 0
    tracks: Mapping[str, TrackState] = field(default_factory=dict)
    pending: Pending | None = None
    bad_mornings: int = 0
    sore_sessions: int = 0
    resting: int = 0
    rested: int = 0
    rests: int = 0
    last_bad: int = 0
    maintaining: int = 0
    goals_met: bool = False
    usual: tuple[tuple[int, float], ...] = ()
    recent: tuple[tuple[int, tuple[str, ...]], ...] = ()

    def track(self, track: Track) -> TrackState:
        """Return where the person stands on a track; at its start where it was never done."""
        return self.tracks.get(track.id) or TrackState(track.start)

    def exercise_days(self, since: int) -> int:
        """Return on how many days from then on there was more to do than a walk."""
        return sum(day >= since and is_session(done) for day, done in self.recent)

    def with_tracks(self, changed: Mapping[str, TrackState]) -> "State":
        """Return the state with some tracks changed."""
        return replace(self, tracks={**self.tracks, **changed}) if changed else self


def is_session(done: Iterable[str]) -> bool:
    """Return whether these tracks make an exercise session: more than a walk."""
    return any(name != WALK for name in done)


def stepped_back(state: State, known: Tracks, which: Iterable[str]) -> State:
    """Return the state one step lower on some tracks, a quarter less to begin with."""
    changed = {}
    for name in which:
        now = state.track(known[name])
        changed[name] = replace(now, step=max(0, now.step - 1), earned=0, eased=True)
    return state.with_tracks(changed)


def eased(state: State, which: Iterable[str]) -> State:
    """Return the state with a quarter less asked for on some tracks that were done before.

    A step up that was not tried yet is taken back: a quarter less of it might still be more.
    """
    changed = {}
    for name in which:
        now = state.tracks.get(name)
        if now and not (now.eased and now.earned == 0 and now.stepped <= now.done):
            changed[name] = replace(tried(now), earned=0, eased=True)
    return state.with_tracks(changed)


def tried(one: TrackState) -> TrackState:
    """Return where one stood when it was last done: a later step up is taken back."""
    untried = one.stepped > one.done
    return replace(one, step=max(0, one.step - 1), stepped=0) if untried else one


def as_json(state: State) -> dict[str, Any]:
    """Return the state as plain values, for a snapshot."""
    return asdict(state)


def from_json(data: Mapping[str, Any]) -> State:
    """Return the state of a snapshot; what `as_json` gave comes back equal."""
    pending = data["pending"]
    return State(
        **{
            **data,
            "tracks": {name: TrackState(**entry) for name, entry in data["tracks"].items()},
            "pending": pending and Pending(**{**pending, "earning": tuple(pending["earning"])}),
            "usual": tuple((day, pain) for day, pain in data["usual"]),
            "recent": tuple((day, tuple(done)) for day, done in data["recent"]),
        }
    )
