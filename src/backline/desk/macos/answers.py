"""What macOS answers, before anybody has thought about it: raw values and who fetches them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol


class Area(NamedTuple):
    """A ``CGRect`` in points, from the upper left corner of the main display."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Window:
    """Three entries of ``CGWindowListCopyWindowInfo`` for one window.

    Attributes
    ----------
    pid : int
        ``kCGWindowOwnerPID``: the process that it belongs to.
    layer : int
        ``kCGWindowLayer``; 0 for the windows of programs.
    area : Area
        ``kCGWindowBounds``.
    """

    pid: int
    layer: int
    area: Area


class Calls(Protocol):
    """Whoever asks macOS; each method raises OSError where there is no answer."""

    def idle_s(self) -> float:
        """Return ``CGEventSourceSecondsSinceLastEventType`` of the hardware, for any event."""

    def session(self) -> Mapping[str, bool]:
        """Return what is true or false in ``CGSessionCopyCurrentDictionary``."""

    def asleep(self) -> bool:
        """Return ``CGDisplayIsAsleep`` of the main display."""

    def displays(self) -> tuple[Area, ...]:
        """Return ``CGDisplayBounds`` of ``CGGetActiveDisplayList``, the main one first."""

    def windows(self) -> tuple[Window, ...]:
        """Return the windows that are on the screen; the desktop's own left out."""

    def focus(self) -> str:
        """Return the text of ``~/Library/DoNotDisturb/DB/Assertions.json``."""

    async def assertions(self) -> str:
        """Return what ``pmset -g assertions`` prints."""

    async def hid_registry(self) -> bytes:
        """Return the property list of ``ioreg -c IOHIDSystem -d 4 -a``."""


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers of one moment; None for each that there is not.

    Attributes
    ----------
    registry : bytes or None
        Asked for only where ``idle_s`` is missing.
    """

    idle_s: float | None = None
    registry: bytes | None = None
    session: Mapping[str, bool] | None = None
    asleep: bool | None = None
    displays: tuple[Area, ...] | None = None
    windows: tuple[Window, ...] | None = None
    focus: str | None = None
    assertions: str | None = None
