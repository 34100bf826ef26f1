"""The pace of a repetition without a camera."""

from backline.care.session.tempo import tempo_s
from backline.library import exercise, exercises


def test_a_bridge_takes_its_time() -> None:
    assert tempo_s(exercise("bridge")) == 3.5


def test_no_tempo_would_be_called_too_fast() -> None:
    for one in exercises().values():
        assert tempo_s(one) >= 2 * one.movement.fast_s, one.id
