"""One contract for every exercise file: a new one brings its own examples and needs no new test."""

from typing import Any

import pytest

from backline.library import activities, exercises
from backline.motion.coach import run
from backline.motion.definition import Activity, Example, Exercise
from backline.motion.record import record
from backline.motion.types import LANDMARKS, Hold, Pose, Rep
from backline.sources.figure import figure_poses, mirror

LIBRARY = exercises()
SIX = {
    "straight_leg_raise", "bridge", "standing_march", "strap_stretch", "knee_to_chest",
    "active_hamstring_stretch",
}  # fmt: skip
THREE_MORE = {"forward_bend", "single_leg_bridge", "chair_stand"}
LADDER = {"bridge_long_lever", "hamstring_slider", "hip_hinge"}
EXAMPLES = [
    pytest.param(exercise, example, id=f"{exercise.id}-{number}")
    for exercise in LIBRARY.values()
    for number, example in enumerate(exercise.examples, 1)
]
ALIKE = {
    # The same movement, held or repeated: told apart by the plan, not by the picture.
    ("straight_leg_raise", "strap_stretch"),
    ("strap_stretch", "straight_leg_raise"),
    # Who stops half way, as a stiff person does, has made a small forward bend, too; soft and
    # straight knees differ by less than the model's error. All the way down is no hinge.
    ("hip_hinge", "forward_bend"),
}
"""What is done, and what it may be taken for."""
every_exercise = pytest.mark.parametrize("exercise", LIBRARY.values(), ids=lambda one: one.id)
every_activity = pytest.mark.parametrize("one", activities().values(), ids=lambda one: one.id)


def poses(example: Example, **options: Any) -> list[Pose]:
    """Perform the example with the stick figure."""
    return figure_poses(example.traces, posture=example.posture, working=example.working, **options)


def test_the_library_is_complete() -> None:
    assert set(LIBRARY) == SIX | THREE_MORE | LADDER
    assert set(activities()) == {*LIBRARY, "walk"}
    assert len(EXAMPLES) >= 2 * len(SIX)


@pytest.mark.parametrize(("exercise", "example"), EXAMPLES)
def test_examples_are_judged_as_they_say(exercise: Exercise, example: Example) -> None:
    found = record(exercise, poses(example))
    expect = example.expect
    faults = sorted(fault.id for effort in found.efforts if effort.excluded_by is None
                    for fault in effort.faults)  # fmt: skip
    told = {"excluded": found.count.excluded, "faults": faults}
    told["holds" if exercise.movement.kind == "hold" else "repetitions"] = found.count.total
    assert told == {**expect, "faults": sorted(expect["faults"])}, example.says


@pytest.mark.parametrize(("exercise", "example"), EXAMPLES)
def test_a_mirrored_person_is_judged_alike_on_the_other_side(
    exercise: Exercise, example: Example
) -> None:
    plain = record(exercise, poses(example))
    other = record(exercise, mirror(poses(example)))
    swapped = {"left": "right", "right": "left"}
    assert other.count.total == plain.count.total
    assert [effort.side for effort in other.efforts] == [
        swapped.get(effort.side, effort.side) for effort in plain.efforts
    ]


@every_exercise
def test_faults_can_be_said(exercise: Exercise) -> None:
    for fault in (*exercise.faults, *exercise.set_faults):
        assert fault.says.endswith(".")
        assert 1 <= len(fault.cue.split()) <= 9, f"{fault.id}: too long to say in time"
    assert "too_fast" in {fault.id for fault in exercise.faults}
    uneven = "uneven_sides" in {fault.id for fault in exercise.set_faults}
    assert uneven == (exercise.sides != ("both",))


@every_exercise
def test_what_cannot_be_seen_is_said(exercise: Exercise) -> None:
    assert any("back" in sentence for sentence in exercise.unwatched)


@every_activity
def test_numbers_have_a_source(one: Activity) -> None:
    assert one.references
    assert one.words["evidence"]["sources"]
    assert one.words["dose"]["source"]


@every_activity
def test_there_is_an_easier_form_and_a_word_of_care(one: Activity) -> None:
    assert one.words["easier"]
    care = " ".join(one.warnings).lower()
    for word in ("pain", "stop", "leg"):
        assert word in care
    for frightening in ("damage", "slipped", "out of place"):
        assert frightening not in care


@every_activity
def test_how_much_is_repetitions_or_seconds_or_minutes(one: Activity) -> None:
    amounts = (one.dose.repetitions, one.dose.hold_s, one.dose.minutes)
    (amount,) = [amount for amount in amounts if amount]
    assert 0 < amount[0] <= amount[1]
    assert f"{amount[0]:g}" in one.dose.text
    assert one.dose.per_side == (one.sides != ("both",))


@every_exercise
@pytest.mark.parametrize("frames", [0, 1, 200], ids=["empty", "one frame", "nobody"])
def test_an_empty_or_unseen_stream_is_no_exercise(exercise: Exercise, frames: int) -> None:
    found = record(exercise, [Pose.absent(number / 25) for number in range(frames)])
    assert found.efforts == ()
    assert found.count.total == 0
    assert found.withheld
    if frames == 200:
        assert [round(gap.end_s - gap.start_s, 1) for gap in found.unseen] == [8.0]
        assert len(found.unseen[0].landmarks) < LANDMARKS


@pytest.mark.parametrize(("exercise", "example"), EXAMPLES)
def test_an_example_of_one_is_not_another(exercise: Exercise, example: Example) -> None:
    """What is counted as two exercises at once would be counted wrongly once."""
    if exercise.examples[0] != example:
        return
    for other in LIBRARY.values():
        if other.id == exercise.id or (exercise.id, other.id) in ALIKE:
            continue
        counted = [event for event in run(other, poses(example))
                   if isinstance(event, Rep | Hold) and event.excluded_by is None]  # fmt: skip
        assert counted == [], f"{exercise.id} is taken for {other.id}"
