"""Clips in which something else goes on than the planted repetitions; none of it may be counted."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from .scenes import BODIES, DARK_SKIN, EXERCISE_IDS, HAIR, LIGHT_SKIN, SIX, Draw, Scene, draw
from .synth.bystander import Bystander
from .synth.clip import Stage
from .synth.room import Furniture
from .synth.shake import Shake, aim_of, camera_of
from .synth.spec import Spec

FIRST_SEED = 20000
"""Seeds of the clips of the five kinds start here, 100 apart."""
SIDE_VIEW_DEG = (-15, 15)
MAT_EXERCISES = ["glute_bridge", "straight_leg_raise", "knee_to_chest"]
"""What one lies down for."""
SHORT_S = 1.1
"""Longest way up or down: keeps these clips short."""


def bystander() -> list[Scene]:
    """Return 8 clips with a second person in the background, standing or walking to and fro."""
    scenes = []
    for k in range(8):
        exercise = SIX[k % 6]
        spec = _short(draw(exercise, "", FIRST_SEED + k, SIDE_VIEW_DEG))
        d = Draw("bystander", exercise, spec.seed)
        who = _walking(d, spec) if k % 2 else _standing(d, spec)
        scenes.append(_scene("bystander", spec, Stage(bystander=who)))
    return scenes


def getting_ready() -> list[Scene]:
    """Return 9 clips of standing, lying down, two repetitions, and getting up again."""
    scenes = []
    for k in range(9):
        drawn = draw(MAT_EXERCISES[k % 3], "", FIRST_SEED + 100 + k, SIDE_VIEW_DEG)
        spec = replace(
            _short(drawn, reps=2),
            hold=min(drawn.hold, 2.5),
            distance=3.3 + 0.3 * (drawn.distance - 2.5),
            height=max(drawn.height, 0.5),
            aim=[0.1, 0.0, 0.62],
        )
        scenes.append(_scene("getting_ready", spec, Stage("getting_ready")))
    return scenes


def in_the_way() -> list[Scene]:
    """Return 8 clips with a box or a chair in front of part of the legs."""
    scenes = []
    for k in range(8):
        exercise = SIX[k % 6]
        spec = _short(draw(exercise, "", FIRST_SEED + 200 + k, SIDE_VIEW_DEG))
        d = Draw("in_the_way", exercise, spec.seed)
        thing = _before_legs(d, spec, "box" if k % 2 else "chair")
        scenes.append(_scene("in_the_way", spec, Stage(furniture=(thing,))))
    return scenes


def hand_held() -> list[Scene]:
    """Return 6 clips from a camera in somebody's hand, one of each exercise."""
    scenes = []
    for k, exercise in enumerate(SIX):
        spec = _short(draw(exercise, "", FIRST_SEED + 300 + k, SIDE_VIEW_DEG))
        d = Draw("hand_held", exercise, spec.seed)
        shake = Shake(d.between(0.5, 1.5), d.between(0.02, 0.05), spec.seed)
        scenes.append(_scene("hand_held", spec, Stage(shake=shake)))
    return scenes


def other_exercise() -> list[Scene]:
    """Return 4 clips of sit-ups to be judged as bridges and 4 of squats as marches."""
    scenes = []
    for k in range(8):
        decoy, judged = (("sit_up", "glute_bridge"), ("squat", "standing_march"))[k % 2]
        drawn = draw(judged, "", FIRST_SEED + 400 + k, SIDE_VIEW_DEG)
        spec = replace(
            _short(drawn),
            exercise=decoy,
            reps=3,
            amplitudes=None,
            side="both",
            hold=min(drawn.hold, 0.5),
        )
        stem = f"{decoy}-other_exercise-{spec.seed}"
        stage = Stage("repeated")
        scenes.append(Scene(stem, spec, stage, "other_exercise", EXERCISE_IDS[judged]))
    return scenes


KINDS: dict[str, Callable[[], list[Scene]]] = {
    "bystander": bystander,
    "getting_ready": getting_ready,
    "in_the_way": in_the_way,
    "hand_held": hand_held,
    "other_exercise": other_exercise,
}


def distractors() -> list[Scene]:
    """Return the clips of every kind."""
    return [scene for kind in KINDS.values() for scene in kind()]


def _scene(kind: str, spec: Spec, stage: Stage) -> Scene:
    stem = f"{spec.exercise}-{kind}-{spec.seed}"
    return Scene(stem, spec, stage, kind, EXERCISE_IDS[spec.exercise])


def _short(spec: Spec, reps: int = 4) -> Spec:
    """Return the spec with at most so many repetitions, none of them slow, at 10 to 15 fps."""
    amplitudes = (spec.amplitudes or [])[:reps]
    return replace(
        spec,
        reps=len(amplitudes),
        amplitudes=amplitudes,
        up=min(spec.up, SHORT_S),
        down=min(spec.down, SHORT_S),
        rest=min(spec.rest, 0.5),
    )


def _behind(spec: Spec, depth_m: float, aside_m: float) -> tuple[float, float]:
    """Return a place on the floor so far behind the person and to the right in the picture."""
    aim, eye = aim_of(spec), camera_of(spec).eye
    away = (aim - eye)[:2] / np.linalg.norm((aim - eye)[:2])
    right = np.array([away[1], -away[0]])
    x, y = aim[:2] + depth_m * away + aside_m * right
    return float(x), float(y)


def _look(d: Draw) -> Spec:
    """Return somebody's body and clothes."""
    tone = d.between(0, 1)
    return Spec(
        shape=d.pick(BODIES),
        skin=[float(x) for x in LIGHT_SKIN * (1 - tone) + DARK_SKIN * tone],
        hair=d.pick(HAIR),
        top=d.colour(),
        bottom=d.colour(),
        sleeve=float(d.pick([0.5, 0.7, 1.9])),
        hem=float(d.pick([0.62, 0.8, 0.13])),
    )


def _standing(d: Draw, spec: Spec) -> Bystander:
    aside = d.pick([-1, 1]) * d.between(0.7, 1.4)
    place = _behind(spec, d.between(1.2, 2.0), aside)
    to_camera = camera_of(spec).eye[:2] - np.array(place)
    facing = float(np.degrees(np.arctan2(to_camera[1], to_camera[0])))
    return Bystander(_look(d), place, place, facing_deg=facing + d.between(-50, 50))


def _walking(d: Draw, spec: Spec) -> Bystander:
    depth = d.between(1.3, 2.2)
    ends = [_behind(spec, depth, aside) for aside in (-d.between(1.2, 2.0), d.between(1.2, 2.0))]
    if d.between(0, 1) < 0.5:
        ends.reverse()
    return Bystander(_look(d), ends[0], ends[1], speed_m_s=d.between(0.6, 1.0))


def _before_legs(d: Draw, spec: Spec, kind: str) -> Furniture:
    """Return a thing on the line from the camera to the shins."""
    shins = np.array([0.0, 0.0, 0.3] if spec.standing else [d.between(0.35, 0.65), 0.0, 0.2])
    eye = camera_of(spec).eye
    near = eye + (shins - eye) * d.between(0.62, 0.75)
    red, green, blue = d.colour()
    return Furniture(
        kind,
        x=float(near[0]),
        y=float(near[1]),
        width=d.between(0.22, 0.34),
        depth=d.between(0.22, 0.34),
        height=float(near[2]) + d.between(0.0, 0.1) if kind == "box" else d.between(0.75, 0.9),
        colour=(red, green, blue),
    )
