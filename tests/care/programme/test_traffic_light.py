"""How it hurts: red, amber, the mornings after, and one's own usual pain."""

import pytest

from backline.care.history import Day, PainCheck
from backline.care.programme import State
from backline.care.programme.soreness import Light, light, morning_of, usual_pain
from backline.care.programme.state import Pending

from .made import UNMEASURED, asked, at, climbed, exercises, fold, full, morning, rules, session


def during(pain: float, **known: object) -> PainCheck:
    return PainCheck("during", pain, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("check", "usual", "seen"),
    [
        (during(3), 0, Light()),
        (during(3.5), 0, Light(amber=True)),
        (during(4), None, Light(amber=True)),
        (during(5), 2, Light()),
        (during(5), 0, Light(amber=True)),
        (during(5.5), 5, Light(red=True)),
        (during(0, stopped=True), 0, Light(red=True)),
        (during(0, leg_worse="yes"), 0, Light(red=True)),
        (during(0, leg_worse="unsure"), 0, Light(red=True)),
        (PainCheck("after", 6), 0, Light(red=True)),
        (PainCheck("before", 9), 0, Light()),
        (PainCheck("morning", 9, "yes"), 0, Light()),
    ],
)
def test_the_light(check: PainCheck, usual: float | None, seen: Light) -> None:
    assert light([check], usual) == seen


def test_red_outweighs_amber() -> None:
    assert light([during(4), during(6)], 0) == Light(red=True)


@pytest.mark.parametrize(
    ("pain", "leg", "usual", "judged"),
    [
        (1, "no", 1, "good"), (2, "no", 1, "so_so"), (3, "no", 1, "bad"),
        (0, "yes", 1, "bad"), (0, "unsure", 1, "bad"),
        (0, "no", None, "good"), (3, "no", None, "so_so"), (4, "no", None, "bad"),
    ],
)  # fmt: skip
def test_the_morning(pain: float, leg: str, usual: float | None, judged: str) -> None:
    assert morning_of(morning(0, pain, leg), usual) == judged  # type: ignore[arg-type]


def test_before_exercise_stands_in_for_a_morning_that_nobody_told() -> None:
    assert morning_of(Day(at(0), pains=(PainCheck("before", 4),)), 0) == "bad"
    both = Day(at(0), pains=(PainCheck("before", 4), PainCheck("morning", 0)))
    assert morning_of(both, 0) == "good"
    assert morning_of(Day(at(0), pains=(during(9),)), 0) is None


def test_the_usual_is_the_median_of_four_weeks_rounded_up() -> None:
    assert usual_pain(()) is None
    assert usual_pain([(1, 1.0), (2, 7.0)]) == 1.0
    assert usual_pain([(1, 1.5), (2, 2.5), (3, 3.5)]) == 3.0
    assert usual_pain([(1, 0.0), (2, 0.0), (3, 9.0)]) == 0.0
    state = fold([session(0, before=6), session(27, before=1), session(28, before=1)])
    assert [pain for _, pain in state.usual] == [1, 1]


def test_who_only_tells_the_mornings_has_a_usual_pain_too() -> None:
    days = [morning(number, 4) for number in range(3)]
    assert usual_pain(fold(days).usual) == 4
    assert morning_of(morning(3, 4), 4) == "good"


@pytest.mark.parametrize(
    "red", [{"during": 6.0}, {"stopped": True}, {"leg": "yes"}, {"leg": "unsure"}]
)
def test_red_steps_back_and_asks_for_less(red: dict[str, object]) -> None:
    state, now = climbed("bridge", 2)
    sore = fold([session(now, *full("bridge", 2), **red)], state=state)  # type: ignore[arg-type]
    after = sore.tracks["bridge"]
    assert (after.step, after.eased, after.earned) == (1, True, 0)
    assert sore.pending == Pending(at(now).toordinal(), (), red=True)


def test_red_in_one_exercise_steps_back_that_one_and_eases_all() -> None:
    state, now = climbed("bridge", 2)
    sets = (*full("bridge", 2), *full("knee_to_chest"))
    hurts = PainCheck("during", 7, exercise="bridge")
    after = fold([Day(at(now), sets, (hurts,))], state=state)
    assert (after.tracks["bridge"].step, after.tracks["bridge"].eased) == (1, True)
    assert (after.tracks["knee_to_chest"].step, after.tracks["knee_to_chest"].eased) == (0, True)


def test_amber_keeps_the_step_and_asks_for_a_quarter_less() -> None:
    state, now = climbed("bridge", 1)
    after = fold([session(now, *full("bridge", 1), during=4)], state=state)
    assert (after.tracks["bridge"].step, after.tracks["bridge"].eased) == (1, True)
    item = next(item for item in asked(after, now + 6).items if item.exercise == "bridge")
    assert (item.sets, item.repetitions, item.eased) == (2, 7, True)
    assert [one.rule for one in item.reasons] == ["bridge", "eased"]


def test_amber_stays_until_a_good_morning_after_a_session_without_it() -> None:
    state = fold([session(0, during=4), morning(1)])
    assert state.tracks["bridge"].eased
    state = fold([session(3), morning(4)], state=state)
    assert not state.tracks["bridge"].eased


def test_a_so_so_morning_earns_nothing_and_costs_nothing() -> None:
    state = fold([session(0)])
    after = fold([morning(1, 1)], state=state)
    assert after.tracks == state.tracks
    assert after.last_bad == 0
    assert after.pending is None


def test_a_bad_morning_is_gentle_and_less() -> None:
    state = fold([session(0), morning(3, 2)])
    day = asked(state, 3)
    assert "bad_morning" in rules(day)
    assert "bridge" not in exercises(day)
    assert day.left_out["bridge"].rule == "no_strength_on_a_bad_morning"
    assert state.tracks["bridge"].eased
    assert {"bridge", "straight_leg_raise"} <= set(exercises(asked(state, 4)))


def test_a_bad_morning_takes_back_a_step_that_was_not_tried() -> None:
    state, now = climbed("bridge", 1)
    assert state.tracks["bridge"].step == 1
    up = fold([session(now + 5, *full("bridge", 1)), morning(now + 6)], state=state)
    assert up.tracks["bridge"].step == 2
    back = fold([morning(now + 7, 3)], state=up)
    assert (back.tracks["bridge"].step, back.tracks["bridge"].eased) == (1, True)


def test_two_bad_mornings_in_a_row_step_back() -> None:
    state, now = climbed("bridge", 3)
    once = fold([session(now, *full("bridge", 3)), morning(now + 1, 2)], state=state)
    assert once.tracks["bridge"].step == 3
    again = session(now + 2, *full("bridge", 3), before=None)
    twice = fold([again, morning(now + 3, 3)], state=once)
    assert twice.tracks["bridge"].step == 2
    assert twice.bad_mornings == 0


def test_a_good_morning_between_two_bad_ones_keeps_the_step() -> None:
    state, now = climbed("bridge", 3)
    days = []
    for number, pain in ((now, 2.0), (now + 2, 0.0), (now + 4, 2.0)):
        days += [session(number, *full("bridge", 3)), morning(number + 1, pain)]
    assert fold(days, state=state).tracks["bridge"].step == 3


def test_nothing_has_happened_yet() -> None:
    assert fold([]) == State()
    assert fold([Day(at(0), not_today=True)], UNMEASURED) == State()


def test_a_morning_before_the_first_session_is_nobody_s_fault() -> None:
    state = fold([morning(0, 5)])
    assert (state.last_bad, state.tracks) == (0, {})
    first = asked(fold([morning(-1, 5), morning(0, 5)]), 0)
    assert "bridge" in exercises(first)
    assert "bad_morning" not in rules(first)
