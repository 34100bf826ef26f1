"""`backline log test`: values from elsewhere count like those by camera."""

import pytest

from backline.records import open_store

from .kept import kept
from .made import Backline, refused


def test_a_therapist_s_value_becomes_a_finding(backline: Backline) -> None:
    assert backline("log", "test", "slr", "52", "--side", "left").code == 0
    assert backline("log", "test", "bridge_hold", "90", "--error", "2").code == 0
    with open_store() as store:
        slr, hold = store.history().tests
    assert (slr.test, slr.side, slr.value, slr.error) == ("slr", "left", 52, 8.5)
    assert (hold.side, hold.value, hold.error) == ("both", 90, 2)
    assert "52" in backline("findings").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("slr", "52"), "needs --side left or right"),
        (("slr", "52", "--side", "both"), "needs --side left or right"),
        (("bridge_hold", "60", "--side", "left"), "needs --side both"),
        (("slr", "400", "--side", "left"), "400"),
        (("chair_stand_30s", "-3"), "-3"),
        (("slt", "52", "--side", "left"), "slr"),
        (("slr", "52", "--side", "left", "--error", "-1"), "error"),
    ],
)
def test_mistakes_are_said(backline: Backline, words: tuple[str, ...], said: str) -> None:
    assert said in refused(backline, "log", "test", *words)
    assert not kept("test")
