"""What the engine saw, as events to keep: a value that was not measured is left out."""

from math import isnan

from ..motion import types as seen
from .events import Fault, Hold, Repetition


def kept_as(seen_event: seen.Rep | seen.Hold) -> tuple[Repetition | Hold, tuple[Fault, ...]]:
    """Return the event for a repetition or a hold, and those for its faults, which go under it."""
    faults = tuple(
        Fault(one.id, one.start_s, one.end_s, _known(one.worst_deg)) for one in seen_event.faults
    )
    if isinstance(seen_event, seen.Hold):
        hold = Hold(
            side=seen_event.side,
            start_s=seen_event.start_s,
            end_s=seen_event.end_s,
            dose_met=seen_event.dose_met,
            mean_deg=_known(seen_event.mean_deg),
            mean_error_deg=_known(seen_event.mean_error_deg),
            excluded_by=seen_event.excluded_by,
        )
        return hold, faults
    repetition = Repetition(
        side=seen_event.side,
        start_s=seen_event.start_s,
        turn_s=seen_event.turn_s,
        end_s=seen_event.end_s,
        dwell_s=seen_event.dwell_s,
        dose_met=seen_event.dose_met,
        peak_deg=_known(seen_event.peak_deg),
        peak_error_deg=_known(seen_event.peak_error_deg),
        rom_deg=_known(seen_event.rom_deg),
        excluded_by=seen_event.excluded_by,
    )
    return repetition, faults


def _known(value: float) -> float | None:
    return None if isnan(value) else value
