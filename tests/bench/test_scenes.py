"""The rendered people: drawn from seeds, posed as planted, and drawn as posed."""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import av
import numpy as np
import pytest

os.environ.setdefault("LP_NUM_THREADS", "1")  # read once, when the first renderer is made

from bench import scenes
from bench.distractors import KINDS, distractors
from bench.renders import ALL_SETS, is_rendered, read_truth, render, render_missing
from bench.scenes import Scene, draw
from bench.synth import Clip, NoRendererError, Renderer, Spec, rotations
from bench.synth.body import Body
from bench.synth.lying import MAT_M, SINK_M
from bench.synth.posture import Leg, Posture
from bench.synth.spec import FAULTS
from bench.synth.truth import included_deg

SHORT = Spec(reps=1, up=0.4, hold=0.2, down=0.4, lead=0.2, fps=5, width=160, height_px=120)
CLEAN = [draw(exercise, "", 3) for exercise in scenes.CLEAN_DEG]


def angles(spec: Spec, name: str) -> np.ndarray:
    """Return one angle of every frame of a clip, degrees."""
    return np.array([frame["angles"][name] for _, frame in Clip(spec).frames()])


@pytest.fixture
def renderer() -> Iterator[Renderer]:
    try:
        drawing = Renderer((160, 120), 0)
    except NoRendererError as error:
        pytest.skip(str(error))
    yield drawing
    drawing.clear()


# -- what is drawn from seeds


def test_the_same_seed_gives_the_same_spec() -> None:
    assert draw("glute_bridge", "low_hips", 7) == draw("glute_bridge", "low_hips", 7)
    assert draw("glute_bridge", "low_hips", 7) != draw("glute_bridge", "low_hips", 8)


def test_a_seed_gives_the_clip_that_it_always_gave() -> None:
    spec = draw("straight_leg_raise", "bent_knee", 10000)
    told = (spec.side, spec.reps, round(spec.azimuth, 3), spec.light, spec.pattern, spec.fault_reps)
    assert told == ("right", 3, 10.263, "warm", 2, [0, 1])


def test_the_sets_hold_what_they_say() -> None:
    sizes = {name: len(make()) for name, make in ALL_SETS.items() if name != "distractors"}
    assert sizes == {"full": 340, "daily": 60, "oblique": 20, "front_march": 8, "forward_bend": 10}
    groups = [(s.spec.exercise, s.spec.fault) for s in scenes.full()]
    assert {groups.count(group) for group in groups} == {20}
    assert {s.stem for s in scenes.daily()} <= {s.stem for s in scenes.full()}
    every = [s.stem for name, make in ALL_SETS.items() if name != "daily" for s in make()]
    assert len(set(every)) == len(every)


def test_views_are_what_the_sets_say() -> None:
    for scene in scenes.oblique():
        off = abs((scene.spec.azimuth + 90) % 180 - 90)
        assert 32 <= off <= 60
    assert all(abs(scene.spec.azimuth - 90) <= 10 for scene in scenes.front_march())


@pytest.mark.slow
def test_every_kind_of_distractor_has_six_clips_and_only_planted_repetitions() -> None:
    for kind, make in KINDS.items():
        assert len(make()) >= 6, kind
    for scene in distractors():
        planted = len(Clip(scene.spec, scene.stage).act.repetitions)
        assert planted == (0 if scene.kind == "other_exercise" else scene.spec.reps)
        assert scene.judged_as in scenes.EXERCISE_IDS.values()


# -- the body


@pytest.mark.parametrize("shape", scenes.BODIES)
def test_planted_flexion_is_the_angle_between_the_joints(shape: dict[str, float]) -> None:
    body = Body(shape)
    leg = Leg(thigh=90 + 40, shank=90 + 40 - 25, foot=0)
    joints = body.joints(body.turns(Posture(90, {"L": leg, "R": leg})))
    at = {name: joints[body.index[name]] for name in ("upperleg01.L", "lowerleg01.L", "foot.L")}
    hip, knee, ankle = at.values()
    assert 180 - included_deg(hip, knee, ankle) == pytest.approx(25, abs=1e-6)
    pitch = np.degrees(np.arctan2((knee - hip)[0], -(knee - hip)[2]))
    assert pitch == pytest.approx(130, abs=1e-6)


def test_segments_keep_their_lengths_in_every_pose() -> None:
    act = Clip(replace(CLEAN[4], fps=4)).act
    body = act.body
    for t_s in np.arange(0, act.duration_s, 0.5):
        joints = act.at(float(t_s)).joints
        hip, knee, ankle = (
            joints[body.index[f"{bone}.R"]] for bone in ("upperleg01", "lowerleg01", "foot")
        )
        assert np.linalg.norm(knee - hip) == pytest.approx(body.thigh_m, abs=2e-3)
        assert np.linalg.norm(ankle - knee) == pytest.approx(body.shank_m, abs=2e-3)


def test_rotations_are_rotations() -> None:
    for turn in (rotations.pitch(33), rotations.roll(-70), rotations.yaw(140)):
        np.testing.assert_allclose(turn @ turn.T, np.eye(3), atol=1e-12)
        assert np.linalg.det(turn) == pytest.approx(1)
    np.testing.assert_allclose(rotations.pitch(90) @ [1, 0, 0], [0, 0, 1], atol=1e-12)
    u, v = np.array([1.0, 2, 3]), np.array([-2.0, 0.5, 1])
    aligned = rotations.between(u, v) @ u / np.linalg.norm(u)
    np.testing.assert_allclose(aligned, v / np.linalg.norm(v), atol=1e-12)


def test_left_and_right_are_mirrored() -> None:
    spec = replace(SHORT, amplitude=60, other_leg="bent", sway=0)
    right = list(Clip(spec).frames())
    left = list(Clip(replace(spec, side="left")).frames())
    for (_, a), (_, b) in zip(right, left, strict=True):
        for name in ("hip_flexion", "knee_flexion", "hip_line"):
            for side, other in (("right", "left"), ("left", "right")):
                there, here = a["angles"][f"{side}_{name}"], b["angles"][f"{other}_{name}"]
                assert there == pytest.approx(here, abs=0.3)
        x, y, z = a["joints"]["right_ankle"]
        np.testing.assert_allclose(b["joints"]["left_ankle"], [x, -y, z], atol=5e-3)


# -- the movements


@pytest.mark.parametrize("amplitude", [35.0, 60.0])
def test_the_straight_leg_raise_reaches_its_amplitude(amplitude: float) -> None:
    spec = replace(SHORT, amplitude=amplitude, sway=0, fps=20)
    thigh = angles(spec, "right_thigh_pitch")
    assert thigh.max() - 90 == pytest.approx(amplitude, abs=0.1)
    assert angles(spec, "right_knee_flexion").max() == pytest.approx(1.5, abs=0.1)


@pytest.mark.parametrize("fault_deg", [0.0, 20.0])
def test_the_bridge_reaches_its_angle_less_the_fault(fault_deg: float) -> None:
    fault = {"fault": "low_hips", "fault_size": fault_deg} if fault_deg else {}
    spec = Spec("glute_bridge", reps=1, amplitude=170, sway=0, fps=20, **fault)  # type: ignore[arg-type]
    assert angles(spec, "right_hip_line").min() == pytest.approx(10 + fault_deg, abs=0.2)


@pytest.mark.parametrize("spec", CLEAN, ids=lambda spec: spec.exercise)
def test_a_fault_shows_only_where_it_is_planted(spec: Spec) -> None:
    drawn = draw(spec.exercise, next(iter(FAULTS[spec.exercise])), 3)
    assert drawn.fault_reps is not None
    repetitions = Clip(drawn).act.repetitions
    faulty = [rep.index for rep in repetitions if rep.fault]
    assert faulty == drawn.fault_reps
    assert len(faulty) < len(repetitions)


@pytest.mark.slow
@pytest.mark.parametrize("spec", CLEAN, ids=lambda spec: spec.exercise)
def test_nobody_sinks_into_the_floor_or_floats(spec: Spec) -> None:
    act = Clip(spec).act
    floor = 0.0 if spec.standing else MAT_M - SINK_M
    for t_s in np.linspace(0, act.duration_s, 5, endpoint=False):
        moment = act.at(float(t_s))
        vertices, _ = act.body.skin(moment.turns, moment.joints)
        lowest = vertices[~act.body.part_mask("hand.L", "hand.R", "farm.L", "farm.R"), 2].min()
        assert lowest == pytest.approx(floor, abs=0.03)


@pytest.mark.slow
@pytest.mark.parametrize("scene", KINDS["getting_ready"]()[:3], ids=lambda scene: scene.stem)
def test_getting_ready_goes_from_standing_to_lying_without_a_jump(scene: Scene) -> None:
    spec = replace(scene.spec, fps=30)
    frames = [frame for _, frame in Clip(spec, scene.stage).frames()]
    trunk = np.array([frame["angles"]["trunk_pitch"] for frame in frames])
    assert abs(trunk[0]) < 3
    assert abs(trunk[-1]) < 3
    first = next(k for k, frame in enumerate(frames) if frame["rep"] >= 0)
    assert trunk[first] == pytest.approx(90, abs=3)
    hips = np.array([frame["joints"]["right_hip"] for frame in frames])
    assert np.linalg.norm(np.diff(hips, axis=0), axis=1).max() < 0.05
    feet = np.array([frame["joints"]["right_ankle"] for frame in frames[: 2 * 30]])
    assert np.ptp(feet, axis=0).max() < 0.01


@pytest.mark.parametrize(
    ("exercise", "trunk_deg", "knee_deg"), [("sit_up", (35, 47), 99), ("squat", (-50, -35), 90)]
)
def test_the_decoys_do_what_their_names_say(
    exercise: str, trunk_deg: tuple[float, float], knee_deg: float
) -> None:
    scene = next(s for s in KINDS["other_exercise"]() if s.spec.exercise == exercise)
    spec = replace(scene.spec, reps=1, fps=10)
    frames = [frame["angles"] for _, frame in Clip(spec, scene.stage).frames()]
    assert trunk_deg[0] < min(frame["trunk_pitch"] for frame in frames) < trunk_deg[1]
    assert max(frame["right_knee_flexion"] for frame in frames) > knee_deg


# -- the pictures


@pytest.mark.slow
def test_a_spec_renders_and_its_truth_says_where_the_person_is(
    renderer: Renderer, tmp_path: Path
) -> None:
    Clip(SHORT).render(tmp_path / "clip", renderer)
    truth = json.loads((tmp_path / "clip.json").read_text())
    with av.open(str(tmp_path / "clip.mp4")) as film:
        images = [frame.to_ndarray(format="rgb24") for frame in film.decode(video=0)]
        times = [k / 5 for k in range(len(images))]
    assert len(images) == truth["n_frames"] == 7
    assert [frame["t"] for frame in truth["frames"]] == times
    assert truth["spec"] == json.loads(json.dumps(asdict(SHORT)))
    ankles = [np.array(frame["pixels"]["right_ankle"]) for frame in truth["frames"]]
    assert ankles[3][1] < ankles[0][1] - 5
    moved = np.abs(images[3].astype(int) - images[0]).sum(2)
    rows, columns = np.nonzero(moved > 60)
    assert np.hypot(columns - ankles[3][0], rows - ankles[3][1]).min() < 8
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.slow
def test_the_same_spec_gives_the_same_pictures(renderer: Renderer) -> None:
    first = [image for image, _ in Clip(SHORT).frames(renderer)]
    other = [image for image, _ in Clip(replace(SHORT, exercise="glute_bridge")).frames(renderer)]
    again = [image for image, _ in Clip(SHORT).frames(renderer)]
    np.testing.assert_array_equal(first, again)
    assert np.any(np.array(first[0]) != np.array(other[0]))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["bystander", "in_the_way", "hand_held"])
def test_a_distractor_changes_the_picture_but_not_the_person(kind: str, renderer: Renderer) -> None:
    scene = KINDS[kind]()[0]
    spec = replace(scene.spec, fps=0.5, noise=0, width=160, height_px=120)
    plain = list(Clip(spec).frames(renderer))
    changed = list(Clip(spec, scene.stage).frames(renderer))
    for (image, frame), (other, distracted) in zip(plain, changed, strict=True):
        assert image is not None
        assert other is not None
        assert np.abs(image.astype(int) - other).max() > 40
        assert frame["joints"] == distracted["joints"]
        assert (frame["pixels"] == distracted["pixels"]) == (kind != "hand_held")


@pytest.mark.slow
def test_a_set_is_rendered_once(renderer: Renderer, tmp_path: Path) -> None:
    assert renderer
    todo = [Scene(f"clip-{k}", replace(SHORT, seed=k), judged_as="bridge") for k in range(2)]
    render(todo[0], tmp_path)
    assert list(render_missing(todo, tmp_path)) == ["clip-1"]
    assert all(is_rendered(scene, tmp_path) for scene in todo)
    assert not list(render_missing(todo, tmp_path))
    assert read_truth(todo[1], tmp_path)["judged_as"] == "bridge"
