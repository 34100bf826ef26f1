"""A person's own exercises: from a file of theirs into the plan."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from backline.care.history import Day, SetDone
from backline.care.programme import Rules, State, plan
from backline.care.programme.advance import advance
from backline.care.programme.aim import Aim, aim_of
from backline.care.programme.gate import Gate
from backline.care.programme.own import own_tracks
from backline.care.programme.plan import as_done
from backline.care.programme.prescribe import prescribe
from backline.care.screening.movements import on_the_back
from backline.library import activities, activity, everything
from backline.motion.definition import Activity, Dose

from .made import OK, START, at, history, morning


def own(kind: str, sides: tuple[str, ...] = ("both",), sets: int = 1, **amount: object) -> Activity:
    dose = Dose("so much", 0.0, None, None, sets, per_side=len(sides) > 1)
    return replace(
        activity("walk"), id="mine", name="Mine", kind=kind, sides=sides,
        dose=replace(dose, **amount),  # type: ignore[arg-type]
    )  # fmt: skip


def rules_with(one: Activity) -> Rules:
    return Rules.of(activities() | {one.id: one})


def aim_with(rules: Rules) -> Aim:
    return aim_of(("nothing_found",), True, rules.own, False)


def steps(one: Activity) -> list[tuple[int, int, float]]:
    track = own_tracks({one.id: one})["mine"]
    return [(step.sets, step.repetitions, step.seconds) for step in track.steps]


def test_the_library_has_no_own_tracks() -> None:
    assert own_tracks(activities()) == {}


def test_from_the_light_end_of_the_dose_to_the_full_one() -> None:
    assert steps(own("strength", repetitions=(8, 12), sets=3)) == [
        (3, count, 0.0) for count in range(8, 13)
    ]
    held = own("control", repetitions=(5, 6), dwell_s=5.0)
    assert steps(held) == [(1, 5, 5.0), (1, 6, 5.0)]
    assert steps(own("stretch", hold_s=(20.0, 60.0))) == [
        (1, 0, seconds) for seconds in (20.0, 30.0, 40.0, 50.0, 60.0)
    ]
    assert [seconds for _, _, seconds in steps(own("mobility", minutes=(0.5, 1.0)))] == [
        30, 38, 45, 52, 60,
    ]  # fmt: skip
    assert steps(own("strength", repetitions=(10, 10))) == [(1, 10, 0.0)]


@pytest.mark.parametrize("low", [0, 0.2])
def test_nothing_at_all_is_never_asked_for(low: float) -> None:
    assert steps(own("stretch", hold_s=(low, 10.0)))[0] == (1, 0, 1.0)
    assert steps(own("strength", repetitions=(int(low), 4)))[0] == (1, 1, 0.0)


def test_one_that_does_not_say_how_much_is_not_planned() -> None:
    assert own_tracks({"mine": own("strength")}) == {}
    assert "mine" not in rules_with(own("strength")).known


@pytest.mark.parametrize(
    ("one", "times"),
    [
        (own("strength", repetitions=(8, 12)), 2),
        (own("stretch", ("left", "right"), hold_s=(20.0, 30.0)), 5),
        (own("control", repetitions=(8, 12)), 5),
        (own("mobility", minutes=(5.0, 10.0)), 5),
    ],
)
def test_it_is_planned_like_the_rest(one: Activity, times: int) -> None:
    rules = rules_with(one)
    aim, state, days = aim_with(rules), State(), []
    for number in range(14):
        days.append(prescribe(state, at(number), aim, Gate(), rules))
        state = advance(state, as_done(days[-1]), aim, rules.known)
    mine = [item for day in days for item in day.items if item.exercise == "mine"]
    assert len(mine) == 2 * times
    assert mine[0].sides == one.sides
    assert mine[0].why == "One of your own exercises."
    hard = [any(item.kind == "strength" for item in day.items) for day in days]
    assert not any(one and after for one, after in pairwise(hard))


@pytest.mark.parametrize("sides", [("both",), ("left",), ("left", "right")])
def test_it_grows(sides: tuple[str, ...]) -> None:
    one = own("strength", sides, sets=2, repetitions=(8, 12))
    rules = rules_with(one)
    aim, state = aim_with(rules), State()
    for number in (0, 3):
        sets = tuple(
            SetDone("mine", side, 8)  # type: ignore[arg-type]
            for side in sides
            for _ in range(2)
        )
        for day in (Day(at(number), sets), morning(number + 1)):
            state = advance(state, day, aim, rules.known)
    assert state.tracks["mine"].step == 1


def test_what_was_done_of_a_file_that_is_gone_changes_nothing() -> None:
    rules = Rules.of(activities())
    day = Day(at(0), (SetDone("mine", "both", 8),))
    assert not advance(State(), day, aim_with(rules), rules.known).tracks


def test_one_s_own_exercise_on_the_back_is_left_out_with_the_others(tmp_path: Path) -> None:
    text = (
        'id = "{id}"\nname = "Mine"\nkind = "control"\nposition = "{position}"\nsides = ["both"]\n'
        'watched = false\nwhy = "From my therapist."\nsteps = ["Do it."]\nwarnings = ["Gently."]\n'
        'unwatched = ["all of it"]\n[dose]\nrepetitions = [5, 10]\ntext = "5 to 10."\n'
        '[[reference]]\nclaim = "all"\nsource = "my therapist"\n'
    )
    for name, position in (("lying_one", "supine"), ("standing_one", "standing")):
        (tmp_path / f"{name}.toml").write_text(text.format(id=name, position=position), "utf-8")
    mine = Rules.of(everything(tmp_path))
    lying = replace(OK, modify=tuple(on_the_back()))
    asked = [item.exercise for item in plan(history(), mine, lying, START).today.items]
    assert "standing_one" in asked
    assert "lying_one" not in asked
    assert "bridge" not in asked
    free = [item.exercise for item in plan(history(), mine, OK, START).today.items]
    assert {"lying_one", "standing_one"} <= set(free)
