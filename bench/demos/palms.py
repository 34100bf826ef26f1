"""Hands that lie on the mat with the palm down, as a person's do."""

from ..synth import hands, rotations
from ..synth.body import Body, Turns
from ..synth.lying import MAT_M
from ..synth.posture import Hands
from ..synth.rotations import Array
from ..synth.spec import LIMBS, SIGN_OF, Limb
from ..synth.timeline import ease

PRONATION_DEG, EXTENSION_DEG = 70.0, 20.0
FOREARM_SHARE = 0.5
LIFTED_M = 0.10
"""A hand this far above where it lies is turned no more."""


def place(body: Body, turns: Turns, joints: Array, where: Hands, leg: Limb) -> None:
    """Do what `hands.place` does, and turn the palms down near the mat; changes ``turns``."""
    hands.place(body, turns, joints, where, leg)
    placed = body.joints(turns, joints[0])
    for limb in LIMBS:
        elbow, wrist = (placed[body.index[f"{name}.{limb}"]] for name in ("lowerarm01", "wrist"))
        lying_m = MAT_M + hands.HAND_M + hands.PALM_M
        share = 1 - ease((wrist[2] - lying_m) / LIFTED_M)
        turn = SIGN_OF[limb] * PRONATION_DEG * share
        forearm = rotations.about(wrist - elbow, FOREARM_SHARE * turn)
        turns["farm", limb] = forearm @ turns["farm", limb]
        hand = rotations.about(wrist - elbow, turn) @ turns["hand", limb]
        turns["hand", limb] = rotations.pitch(EXTENSION_DEG * share) @ hand
