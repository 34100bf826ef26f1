"""What is rendered: clips drawn from seeds by body, skin, clothes, light and view, in sets."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from .synth.clip import Stage
from .synth.spec import FAULTS, STANDING, Spec

EXERCISE_IDS = {
    "straight_leg_raise": "straight_leg_raise",
    "glute_bridge": "bridge",
    "standing_march": "standing_march",
    "strap_stretch": "strap_stretch",
    "knee_to_chest": "knee_to_chest",
    "active_knee_extension": "active_hamstring_stretch",
    "forward_bend": "forward_bend",
}
"""The id of the definition that judges each rendered exercise."""

GROUPS = [
    ("straight_leg_raise", ""),
    ("straight_leg_raise", "bent_knee"),
    ("glute_bridge", ""),
    ("glute_bridge", "low_hips"),
    ("glute_bridge", "past_straight"),
    ("standing_march", ""),
    ("standing_march", "low_knee"),
    ("standing_march", "lean_back"),
    ("standing_march", "lean_forward"),
    ("strap_stretch", ""),
    ("strap_stretch", "bent_knee"),
    ("knee_to_chest", ""),
    ("knee_to_chest", "other_leg_lifts"),
    ("knee_to_chest", "low_knee"),
    ("active_knee_extension", ""),
    ("active_knee_extension", "hip_drop"),
    ("active_knee_extension", "bent_knee"),
]
"""Exercise and planted fault; a fault that no landmark can show is not among them."""
SIX = list(dict(GROUPS))

BODIES: list[dict[str, float]] = [
    {},
    {"gender": 1.0, "height": 0.35},
    {"gender": 0.0, "height": 0.45},
    {"gender": 1.0, "age": 0.95, "height": 0.3},
]
"""The four committed bodies: average, man, woman, old man."""
LIGHT_SKIN, DARK_SKIN = np.array([0.72, 0.52, 0.43]), np.array([0.12, 0.07, 0.05])
HAIR = [[0.06, 0.04, 0.03], [0.45, 0.33, 0.16], [0.55, 0.55, 0.53], [0.25, 0.12, 0.06]]
LIGHTS = ["bright", "soft", "dim", "warm", "backlit"]
HOLD_S = {
    "strap_stretch": (2.5, 5.5),
    "knee_to_chest": (2.5, 5.5),
    "active_knee_extension": (2.5, 5),
}
CLEAN_DEG = {
    "active_knee_extension": (5, 25),
    "glute_bridge": (164, 176),
    "straight_leg_raise": (35, 60),
    "standing_march": (84, 95),
    "strap_stretch": (60, 80),
    "knee_to_chest": (117, 130),
    "forward_bend": (75, 100),
}
"""The amplitudes of a movement done well, as in `bench.synth.spec.AMPLITUDE_DEG`."""


@dataclass(frozen=True)
class Scene:
    """One clip to render.

    Attributes
    ----------
    stem : str
        Name of its files.
    spec : Spec
    stage : Stage
        What else is in it.
    kind : str
        ``exercise``, or the distractor's kind.
    judged_as : str
        Id of the definition that is to judge it.
    """

    stem: str
    spec: Spec
    stage: Stage = field(default_factory=Stage)
    kind: str = "exercise"
    judged_as: str = ""

    @property
    def notes(self) -> dict[str, str]:
        """What the truth's top level says about it beside the spec."""
        return {"kind": self.kind, "judged_as": self.judged_as}


class Draw:
    """Draws from one seed; the order of its calls decides every clip, so it never changes."""

    def __init__(self, exercise: str, fault: str, seed: int) -> None:
        self.rng = np.random.default_rng([seed, *map(ord, exercise + fault)])

    def between(self, low: float, high: float) -> float:
        """Return a number of an interval."""
        return float(self.rng.uniform(low, high))

    def pick(self, options: list[Any]) -> Any:
        """Return one of the options."""
        return options[self.rng.integers(len(options))]

    def colour(self, low: float = 0.02, high: float = 0.7, power: float = 1.3) -> list[float]:
        """Return red, green and blue, 0 to 1."""
        return [float(x) for x in self.rng.uniform(low, high, 3) ** power]


def draw(exercise: str, fault: str, seed: int, view_deg: tuple[float, float] = (-20, 20)) -> Spec:
    """Return the spec of a clip; the same arguments give the same spec.

    Parameters
    ----------
    exercise, fault : str
        The fault may be empty; it is planted in some of the repetitions.
    seed : int
    view_deg : tuple of float
        How far off a side view the camera may stand, degrees, positive towards the feet.
    """
    d = Draw(exercise, fault, seed)
    tone = d.between(0, 1)
    moves = _moves(d, exercise, fault)
    return Spec(
        exercise=exercise,
        fault=fault,
        seed=seed,
        other_leg="bent" if exercise == "straight_leg_raise" else "flat",
        **moves,
        **_timing(d, exercise, fault),
        **_view(d, exercise, view_deg),
        skin=[float(x) for x in LIGHT_SKIN * (1 - tone) + DARK_SKIN * tone],
        **_clothes(d),
    )


def _moves(d: Draw, exercise: str, fault: str) -> dict[str, Any]:
    many = int(d.rng.integers(4, 7))
    few = 2 if exercise in HOLD_S else int(d.rng.integers(2, 4))
    reps = many if exercise == "standing_march" else few
    low, high = CLEAN_DEG[exercise]
    base = d.between(low, high)
    amplitudes = [float(np.clip(base + d.between(-3, 3), low, high)) for _ in range(reps)]
    faulty = int(d.rng.integers(1, reps))
    chosen = sorted(int(k) for k in d.rng.choice(reps, faulty, replace=False)) if fault else None
    if fault == "bent_knee" and exercise == "active_knee_extension":
        amplitudes = [base] * reps
    return {
        "reps": reps,
        "amplitudes": amplitudes,
        "fault_reps": chosen,
        "side": "both" if exercise == "standing_march" else d.pick(["right", "left"]),
    }


def _timing(d: Draw, exercise: str, fault: str) -> dict[str, Any]:
    return {
        "up": d.between(0.8, 1.6),
        "down": d.between(0.8, 1.6),
        "rest": d.between(0.2, 0.9),
        "hold": d.between(*HOLD_S.get(exercise, (0.2, 1.0))),
        "lead": d.between(0.7, 1.2),
        "fault_size": FAULTS[exercise][fault] * d.between(0.9, 1.25) if fault else None,
        "shape": d.pick(BODIES),
    }


def _view(d: Draw, exercise: str, view_deg: tuple[float, float]) -> dict[str, Any]:
    height = (0.7, 1.4) if exercise in STANDING else (0.35, 1.2)
    return {
        "azimuth": d.pick([0, 180]) + d.between(*view_deg),
        "distance": d.between(2.5, 3.6),
        "height": d.between(*height),
        "roll": d.between(-3, 3),
        "light": d.pick(LIGHTS),
        "noise": d.between(1, 6),
        "fps": d.pick([10, 12, 15, 15]),
    }


def _clothes(d: Draw) -> dict[str, Any]:
    return {
        "hair": d.pick(HAIR),
        "top": d.colour(),
        "bottom": d.colour(),
        "shoe": d.colour(),
        "mat": d.colour(),
        "wall": d.colour(0.35, 0.8, 1.0),
        "sleeve": float(d.pick([0.5, 0.7, 1.9])),
        "hem": float(d.pick([0.62, 0.8, 0.13])),
        "pattern": int(d.rng.integers(3)),
        "loose": d.between(0.5, 2.0),
    }


def scene(name: str, spec: Spec) -> Scene:
    """Return the scene of a spec with nothing else in it."""
    stem = f"{spec.exercise}-{name}-{spec.seed}"
    return Scene(stem, spec, judged_as=EXERCISE_IDS[spec.exercise])


def full() -> list[Scene]:
    """Return 20 clips of every fault and 20 clean ones of every exercise."""
    seeds = range(10000, 10020)
    return [scene(f or "clean", draw(e, f, seed)) for seed in seeds for e, f in GROUPS]


def daily() -> list[Scene]:
    """Return 60 of `full`: three of every fault and four or five clean ones of every exercise."""
    scenes = full()
    three = 3 * len(GROUPS)
    clean = [s for s in scenes[three:] if not s.spec.fault]
    return scenes[:three] + clean[: 60 - three]


def oblique() -> list[Scene]:
    """Return 20 clean clips, 32 to 60 degrees off a side view, towards the feet or the head."""
    views = [(32, 60), (-60, -32)]
    specs = [draw(SIX[k % 6], "", 510 + k, views[k // 6 % 2]) for k in range(20)]
    return [scene("oblique", spec) for spec in specs]


def front_march() -> list[Scene]:
    """Return 8 marches from the front, within 10 degrees."""
    specs = [draw("standing_march", "", 600 + k, (-10, 10)) for k in range(8)]
    ahead = [replace(spec, azimuth=90 + (spec.azimuth + 90) % 180 - 90) for spec in specs]
    return [scene("front", spec) for spec in ahead]


def forward_bend() -> list[Scene]:
    """Return 10 clean forward bends."""
    return [scene("clean", draw("forward_bend", "", seed)) for seed in range(10000, 10010)]


SETS: dict[str, Callable[[], list[Scene]]] = {
    "full": full,
    "daily": daily,
    "oblique": oblique,
    "front_march": front_march,
    "forward_bend": forward_bend,
}
"""Sets by name; `bench.distractors` has one more."""
