"""What the companion says, read from a real listener on the channel."""

from datetime import UTC, datetime

import pytest

from backline.web.breaks.running import COUNTS, PHASES, Running, fitting, read, running

from .companion import SITTING, companion


def test_nobody_runs() -> None:
    assert running() is None


def test_the_state_is_read_from_the_wire() -> None:
    until = datetime(2026, 12, 1, 12, tzinfo=UTC)
    with companion(paused_until=until.isoformat(), held_by=["call", "pause"], phase="held"):
        found = running()
    assert found is not None
    assert (found.phase, found.held_by, found.paused_until) == ("held", ("call", "pause"), until)
    assert found.counts == {"taken": 3, "natural": 1, "standing": 0, "skipped": 1}
    assert (found.sitting_s, found.longest_s, found.prompt) == (9000.0, 2700.0, 4)


def test_a_companion_of_another_version_may_leave_things_out() -> None:
    found = read({"phase": "flying"})
    assert found.phase == "sitting"
    assert found.counts == dict.fromkeys(COUNTS, 0)
    assert read(SITTING | {"today": None}).sitting_s == 0.0


@pytest.mark.parametrize("phase", PHASES)
def test_what_fits_a_phase(phase: str) -> None:
    found = fitting(Running(phase))
    assert ("sitting" in found) == (phase == "standing")
    assert ("now" in found) == (phase not in {"page", "break"})
    assert ("skip" in found) == ("snooze" in found) == Running(phase).due
    assert "pause" in found


def test_a_pause_can_be_ended_and_skipping_has_an_end() -> None:
    assert fitting(Running("held", paused_until=datetime.now(UTC)))[-1] == "resume"
    assert "skip" not in fitting(Running("notice", may_skip=False))
    assert "snooze" not in fitting(Running("notice", may_snooze=False))
