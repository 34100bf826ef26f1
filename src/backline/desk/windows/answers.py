"""What Windows answers, before anybody has thought about it: raw values and who fetches them."""

from dataclasses import dataclass
from typing import Literal, Protocol

Device = Literal["webcam", "microphone"]
"""The names of the two keys under ``CapabilityAccessManager\\ConsentStore``."""


@dataclass(frozen=True, slots=True)
class Ticks:
    """``LASTINPUTINFO.dwTime`` of ``GetLastInputInfo``, and ``GetTickCount``.

    Attributes
    ----------
    touched_ms, now_ms : int
        Milliseconds since the start of the system, 32 bits: back to 0 after 49.7 days.
    """

    touched_ms: int
    now_ms: int


@dataclass(frozen=True, slots=True)
class Session:
    """Two members of ``WTSINFOEX_LEVEL1_W`` for the session that this process runs in.

    Attributes
    ----------
    state : int
        ``SessionState``, a ``WTS_CONNECTSTATE_CLASS``.
    flags : int
        ``SessionFlags``, as an unsigned number.
    """

    state: int
    flags: int


@dataclass(frozen=True, slots=True)
class Use:
    r"""One program's entry under a device of the ``ConsentStore``.

    Attributes
    ----------
    program : str
        The name of its key: a package, or a path with ``#`` for ``\``.
    start, stop : int
        ``LastUsedTimeStart`` and ``LastUsedTimeStop``, FILETIME: units of 100 ns since 1601. A stop
        of 0 says that the device is in use.
    """

    program: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Times:
    """The wall clock and the start of the system, both FILETIME."""

    now: int
    started: int


@dataclass(frozen=True, slots=True)
class Screen:
    """``MONITORINFO``: ``rcMonitor`` in pixels, and whether it is the primary one."""

    left: int
    top: int
    right: int
    bottom: int
    primary: bool


class Calls(Protocol):
    """Whoever asks Windows; each method raises OSError where there is no answer."""

    def ticks(self) -> Ticks:
        """Return when something was last touched in this session, and now."""

    def session(self) -> Session:
        """Return ``WTSQuerySessionInformation(..., WTSSessionInfoEx, ...)``."""

    def notification_state(self) -> int:
        """Return ``SHQueryUserNotificationState``: a ``QUERY_USER_NOTIFICATION_STATE``."""

    def quiet_profile(self) -> int:
        """Return the profile of Focus Assist: 0 off, 1 priority only, 2 alarms only."""

    def execution_state(self) -> int:
        """Return ``CallNtPowerInformation(SystemExecutionState)``: ``ES_`` flags."""

    def uses(self, device: Device) -> tuple[Use, ...]:
        """Return this person's entries for a device in the ``ConsentStore``."""

    def times(self) -> Times:
        """Return the wall clock and when the system was started."""

    def screens(self) -> tuple[Screen, ...]:
        """Return what ``EnumDisplayMonitors`` and ``GetMonitorInfo`` tell."""


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers of one moment; None for each that there is not."""

    ticks: Ticks | None = None
    session: Session | None = None
    notification_state: int | None = None
    quiet_profile: int | None = None
    execution_state: int | None = None
    webcam: tuple[Use, ...] | None = None
    microphone: tuple[Use, ...] | None = None
    times: Times | None = None
