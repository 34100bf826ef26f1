"""The exercises done standing: pitches at one instant."""

from collections.abc import Callable

from .beat import Beat, Plan
from .posture import Hand, Leg, Posture, both
from .spec import LIMBS, Limb

MARCH_KNEE_DEG = 95.0


def standing_march(beat: Beat) -> Plan:
    """Return one knee raised, the arms swinging against it."""
    u = beat.progress
    lean = beat.planted("lean_back") - beat.planted("lean_forward")
    hip = (beat.amplitude - beat.planted("low_knee")) * u
    knee = min(MARCH_KNEE_DEG, 1.05 * hip) + beat.sway(1)
    raised = Leg(hip, hip - knee, hip - knee - 10 * u, 1.0)
    legs: dict[Limb, Leg] = {beat.limb: raised, beat.other: _still(beat)}
    hands = {beat.limb: Hand("swing", -25 * u), beat.other: Hand("swing", 30 * u)}
    return Plan(Posture(lean + beat.sway(3), legs), hands, stance=(beat.other,))


def forward_bend(beat: Beat) -> Plan:
    """Return the trunk bent forward, the hips moved back over the heels, the arms hanging."""
    u = beat.progress
    top = beat.amplitude * u
    rounded = beat.planted("rounded_back")
    knee = beat.planted("bent_knee") + 2 * u
    pelvis = -(0.58 * top - (rounded * 0.4)) + beat.sway(3)
    lumbar, upper = 0.42 * top + rounded * 0.4, 0.15 * top + rounded
    lean = -0.10 * top
    leg = Leg(lean + knee * 0.5, lean - knee * 0.5, 0.0, 1.0)
    posture = Posture(
        pelvis, dict.fromkeys(LIMBS, leg), lumbar, upper, head=pelvis - lumbar - upper - 10 * u
    )
    return Plan(posture, both("hang"), stance=LIMBS)


def _still(beat: Beat) -> Leg:
    return Leg(beat.sway(2) * 0.5, -1.0 + beat.sway(2) * 0.5, 0.0, 1.0)


STANDING_PLANS: dict[str, Callable[[Beat], Plan]] = {
    "standing_march": standing_march,
    "forward_bend": forward_bend,
}
