"""The exercises done lying on the back: pitches at one instant."""

from collections.abc import Callable

from .beat import Beat, BridgeTop, Plan
from .posture import Leg, Posture, both
from .spec import LIMBS
from .timeline import ease

KNEE_TO_CHEST_FLEXION_DEG = 125


def straight_leg(beat: Beat) -> Plan:
    """Return the straight-leg raise, or the same with the hands on a strap."""
    u, strap = beat.progress, beat.exercise == "strap_stretch"
    arch = beat.planted("arched_back")
    tilt = 0.12 * max(0.0, beat.amplitude - 50) * u  # the pelvis follows the leg a little
    flat = beat.flat_deg - 90.0
    thigh = 90 + (flat + (beat.amplitude - flat) * u + beat.sway(0))
    knee = beat.planted("bent_knee") + 1.5 * u + abs(beat.sway(1))
    pulled = strap and u > 0.3  # the strap pulls the foot once the leg is up
    leg = Leg(thigh, thigh - knee, thigh - knee + (5 if pulled else -15), 3.0)
    posture = _lying(beat, leg, pelvis=90.0 - arch + tilt, lumbar=-arch + tilt)
    return Plan(posture, both("strap" if strap else "floor"))


def knee_to_chest(beat: Beat) -> Plan:
    """Return one knee pulled to the chest by the hands."""
    u = beat.progress
    top = beat.amplitude - beat.planted("low_knee")
    tilt = 0.2 * max(0.0, top - 80) * u
    flat = beat.flat_deg - 90.0
    thigh = 90 + flat + (top - flat) * u + beat.sway(0)
    knee = KNEE_TO_CHEST_FLEXION_DEG * ease(min(1.0, 1.6 * u)) + beat.sway(1)
    leg = Leg(thigh, thigh - knee, thigh - knee - 20, 5.0)
    posture = _lying(beat, leg, pelvis=90.0 + tilt, lumbar=0.0 + tilt)
    lift = beat.planted("other_leg_lifts")
    if lift:
        raised = beat.flat_deg + lift
        posture = posture.with_leg(beat.other, Leg(raised, raised - 0.8 * lift, 50.0, 4.0))
    return Plan(posture, both("shin"))


def active_knee_extension(beat: Beat) -> Plan:
    """Return the knee extended from 90 degrees with the thigh held upright."""
    left = beat.amplitude + (beat.fault_deg if beat.fault == "bent_knee" else 0.0)
    thigh = 90 + 90 - beat.planted("hip_drop") + beat.sway(0)
    knee = 90 + (left - 90) * beat.progress + beat.sway(1)
    leg = Leg(thigh, thigh - knee, thigh - knee + 5, 3.0)
    return Plan(_lying(beat, leg, pelvis=90.0, lumbar=0.0), both("thigh"))


def bridge(beat: Beat) -> Plan:
    """Return what the bridge lifts to; `bench.synth.bridge` finds the pitches."""
    low = beat.fault_deg if beat.fault == "low_hips" else 0.0
    past = beat.fault_deg if beat.fault == "past_straight" else 0.0
    top = BridgeTop(beat.amplitude - low + past, beat.planted("arched_back"))
    legs = dict.fromkeys(LIMBS, Leg(90, 90, 0))
    return Plan(Posture(90.0, legs, head=90.0), both("floor"), bridge=top)


def _lying(beat: Beat, leg: Leg, pelvis: float, lumbar: float) -> Posture:
    flat = Leg(beat.flat_deg, beat.flat_deg, 65.0, 4.0)
    return Posture(pelvis, {beat.limb: leg, beat.other: flat}, lumbar, head=90.0)


SUPINE: dict[str, Callable[[Beat], Plan]] = {
    "straight_leg_raise": straight_leg,
    "strap_stretch": straight_leg,
    "knee_to_chest": knee_to_chest,
    "active_knee_extension": active_knee_extension,
    "glute_bridge": bridge,
}
