"""Where one leg's movement stands at this moment: what a live screen shows, and a sample holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from typing import Literal

from .skeleton import LEGS
from .track import Track
from .types import Side

Phase = Literal["rest", "moving", "top", "waiting", "unseen"]


@dataclass(frozen=True, slots=True)
class Now:
    """The newest judged frame, without its signals.

    Attributes
    ----------
    t_s : float
        Its time; NaN before the first frame. The engine looks two frames back.
    angle_deg : float
        The movement's own signal (working leg); NaN where unseen.
    angle_side : Side
        The leg that the angle belongs to.
    phase : str
        ``rest``, ``moving``, ``top``, ``waiting`` (seen, but not in position yet) or ``unseen``.
    count : int
        Repetitions or holds that count so far.
    held_s : float
        Seconds in the position so far; 0 outside it.
    """

    t_s: float
    angle_deg: float
    angle_side: Side
    phase: Phase
    count: int
    held_s: float


def now_of(tracks: Sequence[Track], count: int) -> Now:
    """Return where the leg stands that is furthest out."""
    track = max(tracks, key=lambda item: item.excursion.out * item.excursion.excursion_deg)
    held_s = track.t_s - track.top_since_s if track.at_top else 0.0
    return Now(track.t_s, track.value_deg, _side(track), _phase(track), count, held_s)


def _side(track: Track) -> Side:
    if track.exercise.sides == ("both",):
        return "both"
    return "left" if LEGS[track.named_leg()] == "left" else "right"


def _phase(track: Track) -> Phase:
    if track.excursion.out:
        return "top" if track.at_top else "moving"
    if isnan(track.value_deg):
        return "unseen"
    return "rest" if track.excursion.resting else "waiting"
