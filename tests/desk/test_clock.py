"""The steady clock never goes back, whichever clock the system has for it."""

import pytest

from backline.desk.clock import steady_s


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_it_never_goes_back(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    monkeypatch.setattr("sys.platform", system)
    read_s = [steady_s() for _ in range(100)]
    assert read_s == sorted(read_s)
