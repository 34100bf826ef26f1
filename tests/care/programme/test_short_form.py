"""The short form: what matters most, for a day with few minutes."""

import pytest

from backline.care.programme import Prescription, State, length_s, short_form
from backline.care.programme.aim import aim_of

from .made import asked, exercises

LIMITED = aim_of(("limited_length",), True, {}, False)
WEAK = aim_of(("low_capacity",), True, {}, False)
BETWEEN_S = 20.0


def whole(day: Prescription) -> float:
    return sum(length_s(item) + BETWEEN_S for item in day.items)


@pytest.mark.parametrize("minutes", [1, 3, 5, 8, 12, 30, 90])
@pytest.mark.parametrize("aim", [LIMITED, WEAK], ids=["length", "strength"])
@pytest.mark.parametrize("number", [0, 1, 2, 5])
def test_it_fits_or_is_one_exercise(minutes: float, aim: object, number: int) -> None:
    full = asked(State(), number, aim=aim)  # type: ignore[arg-type]
    short = short_form(full, minutes)
    assert short.items
    assert len(short.items) == 1 or whole(short) <= 60 * minutes
    assert all(item.sets == 1 for item in short.items)
    assert [name for name in exercises(full) if name in exercises(short)] == exercises(short)
    assert short.reasons[-1].rule == "short_form"


def test_what_the_results_point_to_comes_first() -> None:
    assert exercises(short_form(asked(State(), 0, aim=WEAK), 1)) == ["bridge"]
    assert exercises(short_form(asked(State(), 0, aim=LIMITED), 1)) == ["active_hamstring_stretch"]


def test_enough_minutes_leave_nothing_out() -> None:
    full = asked(State(), 0)
    assert exercises(short_form(full, 120)) == exercises(full)


def test_the_length_of_an_item() -> None:
    items = {item.exercise: item for item in asked(State(), 0).items}
    assert length_s(items["bridge"]) == 2 * 8 * 4 + 20
    assert length_s(items["knee_to_chest"]) == 4 * 30 + 3 * 20
    assert length_s(items["active_hamstring_stretch"]) == 2 * 10 * (4 + 10) + 20
    assert length_s(items["walk"]) == 600
