"""Answers as Windows gives them by its documentation: none was recorded on a real machine."""

from dataclasses import dataclass, replace
from typing import TypeVar

from backline.desk.windows.answers import (
    Answers,
    Device,
    Screen,
    Session,
    Ticks,
    Times,
    Use,
)

T = TypeVar("T")
ACCESS_DENIED = PermissionError(5, "Access is denied")
SECOND = 10_000_000  # FILETIME
NOW = 134_405_892_000_000_000  # 1 December 2026
STARTED = NOW - 3 * 86_400 * SECOND

WORKING = Answers(
    ticks=Ticks(touched_ms=259_196_000, now_ms=259_200_000),
    session=Session(state=0, flags=1),
    notification_state=5,
    quiet_profile=0,
    execution_state=0,
    webcam=(
        Use("Microsoft.WindowsCamera_8wekyb3d8bbwe", STARTED + SECOND, STARTED + 90 * SECOND),
        Use("C:#Program Files#Zoom#bin#Zoom.exe", NOW - 9_000 * SECOND, NOW - 7_000 * SECOND),
    ),
    microphone=(Use("MSTeams_8wekyb3d8bbwe", NOW - 9_000 * SECOND, NOW - 7_000 * SECOND),),
    times=Times(NOW, STARTED),
)
"""Somebody writes: touched 4 s ago, nothing else going on."""

LAPTOP_AND_SCREENS = (
    Screen(-1920, 120, 0, 1200, primary=False),
    Screen(2560, 0, 4480, 1080, primary=False),
    Screen(0, 0, 2560, 1440, primary=True),
)


def using(program: str = "MSTeams_8wekyb3d8bbwe", since_s: float = 60) -> tuple[Use, ...]:
    """Return one entry of a device that is in use."""
    return (Use(program, NOW - round(since_s * SECOND), 0),)


@dataclass
class Recorded:
    """`Calls` that give recorded answers; one that is None, or named in ``refuse``, is refused."""

    answers: Answers = WORKING
    screens_found: tuple[Screen, ...] = LAPTOP_AND_SCREENS
    refuse: frozenset[str] = frozenset()
    refusal: OSError = ACCESS_DENIED

    def __post_init__(self) -> None:
        self.calls = list[str]()

    def change(self, **changes: object) -> None:
        self.answers = replace(self.answers, **changes)  # type: ignore[arg-type]

    def _give(self, name: str, answer: T | None) -> T:
        self.calls.append(name)
        if answer is None or name in self.refuse:
            raise self.refusal
        return answer

    def ticks(self) -> Ticks:
        return self._give("ticks", self.answers.ticks)

    def session(self) -> Session:
        return self._give("session", self.answers.session)

    def notification_state(self) -> int:
        return self._give("notification_state", self.answers.notification_state)

    def quiet_profile(self) -> int:
        return self._give("quiet_profile", self.answers.quiet_profile)

    def execution_state(self) -> int:
        return self._give("execution_state", self.answers.execution_state)

    def uses(self, device: Device) -> tuple[Use, ...]:
        found = self.answers.webcam if device == "webcam" else self.answers.microphone
        return self._give(device, found)

    def times(self) -> Times:
        return self._give("times", self.answers.times)

    def screens(self) -> tuple[Screen, ...]:
        return self._give("screens", self.screens_found)
