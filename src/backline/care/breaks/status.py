"""What the machine of breaks says of itself, for whoever asks."""

from .answers import MINUTE_S
from .decisions import Phase, Status
from .ledger import wall
from .policy import Breaks
from .seen import Seen


def status_of(breaks: Breaks, seen: Seen) -> Status:
    """Return where things stand at a look that was taken."""
    state, t = breaks.state, seen.t_s
    away = breaks.presence.away
    until_s = breaks.presence.left_s if away else t
    phase: Phase = "away" if away and state.phase != "break" else state.phase
    if phase == "sitting" and state.standing:
        phase = "standing"
    due_s = state.from_s + breaks.settings.every_min * MINUTE_S - t
    paused = breaks.paused(t)
    waits_for = (*sorted(seen.holds - breaks.settings.not_waited_for), *["pause"][: int(paused)])
    return Status(
        phase=phase,
        unbroken_s=t - state.stood_s if state.standing else breaks.ledger.unbroken_s(until_s),
        due_in_s=max(0.0, due_s) if phase in ("sitting", "standing") else None,
        held_by=waits_for if phase == "held" else (),
        paused_until=wall(seen, state.paused_until_s or t) if paused else None,
        on_duty=breaks.on_duty(seen.at),
        skips=state.skips,
        today=breaks.ledger.sum(until_s),
    )
