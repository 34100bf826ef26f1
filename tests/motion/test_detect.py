"""Planted movements come back: as many as there were, when they were, and as large."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.motion.detect import GAP_S, LONGEST, Excursion, Movement, Settings, Sustained

from .made import level

NAN = float("nan")
UP = Settings(direction=1, rest_low_deg=-25, rest_high_deg=30, enter_deg=15, leave_deg=10)
DOWN = replace(UP, direction=-1, rest_low_deg=-30, rest_high_deg=25)
Samples = list[tuple[float, float]]


@dataclass(frozen=True)
class Planted:
    """The same movement, some times over: a cosine out, a stay, a cosine back, a pause."""

    size_deg: float
    rest_deg: float
    out_s: float
    stay_s: float
    back_s: float
    pause_s: float
    times: int
    fps: float

    @property
    def starts_s(self) -> list[float]:
        period_s = self.out_s + self.stay_s + self.back_s + self.pause_s
        return [1.0 + number * period_s for number in range(self.times)]

    def samples(self, from_s: float = 0.0) -> Samples:
        end_s = self.starts_s[-1] + self.out_s + self.stay_s + self.back_s + 1.0
        times = [number / self.fps for number in range(int(end_s * self.fps))]
        return [(t_s, self.rest_deg + self.size_deg * self._level(t_s)) for t_s in times
                if t_s >= from_s]  # fmt: skip

    def _level(self, t_s: float) -> float:
        return sum(level(t_s, at, self.out_s, self.stay_s, self.back_s) for at in self.starts_s)


planted = st.builds(
    Planted,
    size_deg=st.floats(40, 120),
    rest_deg=st.floats(-15, 20),
    out_s=st.floats(0.5, 3.0),
    stay_s=st.one_of(st.just(0.0), st.floats(0, 12)),
    back_s=st.floats(0.5, 3.0),
    pause_s=st.floats(0.3, 3.0),
    times=st.integers(1, 4),
    fps=st.floats(10, 60),
)
ONE = Planted(80.0, 0.0, 1.5, 2.0, 1.5, 1.0, 1, 25.0)
THREE = replace(ONE, times=3)


def found(samples: Samples, settings: Settings = UP) -> list[Movement]:
    excursion = Excursion(settings)
    ended = [excursion.update(t_s, value) for t_s, value in samples]
    return [movement for movement in ended if movement]


@given(planted)
def test_movements_are_found_when_they_were_and_as_large(plan: Planted) -> None:
    movements = found(plan.samples())
    assert len(movements) == plan.times
    for movement, start_s in zip(movements, plan.starts_s, strict=True):
        top_s = start_s + plan.out_s
        assert movement.start_s == pytest.approx(start_s, abs=0.25)
        assert movement.in_s == pytest.approx(top_s, abs=0.25)
        assert movement.out_s == pytest.approx(top_s + plan.stay_s, abs=0.25)
        assert movement.end_s == pytest.approx(top_s + plan.stay_s + plan.back_s, abs=0.25)
        assert movement.peak_deg == pytest.approx(plan.rest_deg + plan.size_deg, abs=3)
        assert movement.rom_deg == pytest.approx(plan.size_deg, abs=5)
        assert not movement.cut


@given(planted)
def test_its_times_are_in_order(plan: Planted) -> None:
    for movement in found(plan.samples()):
        times = [movement.start_s, movement.in_s, movement.turn_s, movement.out_s, movement.end_s]
        assert times == sorted(times)


@given(plan=planted, by_s=st.floats(-1000, 1e5))
def test_a_later_clock_moves_the_times_and_nothing_else(plan: Planted, by_s: float) -> None:
    here = found(plan.samples())
    there = found([(t_s + by_s, value) for t_s, value in plan.samples()])
    for one, other in zip(here, there, strict=True):
        assert other.start_s - by_s == pytest.approx(one.start_s, abs=0.01)
        assert other.end_s - by_s == pytest.approx(one.end_s, abs=0.01)
        assert other.peak_deg == pytest.approx(one.peak_deg, abs=0.01)


@given(planted)
def test_a_falling_movement_is_the_mirror_of_a_rising_one(plan: Planted) -> None:
    rising = found(plan.samples())
    falling = found([(t_s, -value) for t_s, value in plan.samples()], DOWN)
    for one, other in zip(rising, falling, strict=True):
        assert (other.start_s, other.turn_s, other.end_s) == (one.start_s, one.turn_s, one.end_s)
        assert (other.peak_deg, other.rest_deg) == (-one.peak_deg, -one.rest_deg)
        assert other.rom_deg == one.rom_deg


@given(plan=planted.filter(lambda plan: plan.stay_s > 1), share=st.floats(0, 1))
def test_a_stream_that_begins_away_from_rest_gives_no_half_movement(
    plan: Planted, share: float
) -> None:
    first_top_s = plan.starts_s[0] + plan.out_s + share * plan.stay_s
    assert len(found(plan.samples(from_s=first_top_s))) == plan.times - 1


@given(plan=planted, tremble=st.lists(st.floats(-3, 3), min_size=20, max_size=20))
def test_trembling_makes_no_movements(plan: Planted, tremble: list[float]) -> None:
    shaken = [(t_s, value + tremble[number % 20])
              for number, (t_s, value) in enumerate(plan.samples())]  # fmt: skip
    assert len(found(shaken)) == plan.times
    rest = [(t_s, tremble[number % 20]) for number, (t_s, _) in enumerate(plan.samples())]
    assert found(rest) == []


def test_less_than_enter_is_no_movement() -> None:
    assert found(replace(THREE, size_deg=14.0).samples()) == []
    assert len(found(replace(THREE, size_deg=20.0).samples())) == 3


def test_rest_out_of_its_range_is_waited_for() -> None:
    assert found(replace(THREE, rest_deg=50.0).samples()) == []


def test_settling_slowly_moves_rest_and_is_no_movement() -> None:
    settling = [(number / 25, 2.0 * number / 25) for number in range(250)]
    assert found(settling) == []


@pytest.mark.parametrize("frames", ["unseen", "dropped"])
@pytest.mark.parametrize("gap_s", [0.6, 1.4])
def test_a_gap_ends_a_movement_if_it_is_longer_than_a_second(frames: str, gap_s: float) -> None:
    excursion, ended = Excursion(UP), []
    for t_s, value in ONE.samples():
        unseen = 2.6 <= t_s < 2.6 + gap_s
        if unseen and frames == "dropped":
            continue
        movement = excursion.update(t_s, NAN if unseen else value)
        ended += [movement] if movement else []
    (only,) = ended
    assert only.cut == (gap_s > GAP_S)
    if only.cut:
        assert only.end_s == only.out_s == pytest.approx(2.6, abs=0.05)


def test_after_a_gap_rest_is_found_anew() -> None:
    excursion = Excursion(UP)
    for number in range(25):
        excursion.update(number / 25, 0.0)
    assert excursion.resting
    excursion.update(1.5, NAN)
    assert excursion.resting
    excursion.update(2.5, NAN)
    assert not excursion.resting


def test_what_is_cut_off_is_marked_and_forgotten() -> None:
    excursion = Excursion(UP)
    for t_s, value in ONE.samples():
        if t_s < 3.0:
            excursion.update(t_s, value)
    assert excursion.out
    movement = excursion.cut()
    assert movement is not None
    assert movement.cut
    assert movement.peak_deg == pytest.approx(80)
    assert not excursion.out
    assert excursion.cut() is None


def test_reset_forgets_a_movement_without_a_word() -> None:
    excursion, samples = Excursion(UP), THREE.samples()
    ended = []
    for t_s, value in samples:
        if t_s == 3.0:
            excursion.reset()
            assert not excursion.out
        movement = excursion.update(t_s, value)
        ended += [movement] if movement else []
    assert len(ended) == 2


def test_an_endless_stay_keeps_bounded_memory_and_its_times() -> None:
    plan = replace(ONE, stay_s=3.0 * LONGEST / 25)
    excursion, most, ended = Excursion(UP), 0, []
    for t_s, value in plan.samples():
        movement = excursion.update(t_s, value)
        most = max(most, len(excursion.rows))
        ended += [movement] if movement else []
    assert most <= LONGEST
    (only,) = ended
    assert only.out_s - only.in_s == pytest.approx(plan.stay_s, abs=0.25)
    assert only.peak_deg == pytest.approx(80, abs=1)


def test_a_dip_in_a_long_stay_is_not_its_end() -> None:
    plan = replace(ONE, stay_s=8.0)
    dip = [(t_s, value - (30 if 6.0 <= t_s <= 6.4 else 0)) for t_s, value in plan.samples()]
    (only,) = found(dip)
    assert only.out_s - only.in_s == pytest.approx(8.0, abs=0.5)


def test_a_movement_keeps_the_rows_that_came_with_its_samples() -> None:
    excursion = Excursion(UP)
    for t_s, value in ONE.samples():
        movement = excursion.update(t_s, value, (t_s, value))
        if movement:
            break
    assert movement is not None
    assert all(row == (t_s, value) for t_s, value, row in movement.rows)
    assert movement.rows[0][0] <= movement.start_s + 0.25


@given(for_s=st.floats(0, 2), fps=st.floats(5, 60))
def test_a_condition_is_sustained_after_its_time_and_not_before(for_s: float, fps: float) -> None:
    lasting = Sustained(for_s)
    for number in range(200):
        assert lasting.update(number / fps, True) == (number / fps >= for_s)


def test_a_lapse_begins_the_time_anew() -> None:
    lasting = Sustained(0.3)
    assert not lasting.update(0.0, True)
    assert not lasting.update(0.2, False)
    assert not lasting.update(0.4, True)
    assert not lasting.update(0.6, True)
    assert lasting.update(0.8, True)
