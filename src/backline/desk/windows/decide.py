"""What follows from the answers of Windows: pure, so that recorded answers can try it anywhere."""

from collections.abc import Iterable, Iterator
from typing import Final

from ...care.breaks import Hold
from ...library.numbers_load import numbers
from ...motion.said import Own, say
from ..desktop import NO_HOLDS, Look, Monitor
from .answers import Answers, Screen, Session, Ticks, Times, Use

NAME: Final = "Windows"
TICKS: Final = 2**32
AHEAD_MS: Final = 60_000
"""``GetLastInputInfo``: the tick "is not guaranteed to be incremental", so one that is this little
ahead of the clock is now, and not 49.7 days ago (chosen by us)."""

WTS_DISCONNECTED: Final = 4
WTS_SESSIONSTATE_LOCK: Final = 0
"""1 is unlocked, 0xFFFFFFFF unknown. On Windows 7 and Server 2008 R2 lock and unlock are exchanged
"due to a code defect"; Python 3.11 does not run there, so nothing is done about it."""

QUNS_NOT_PRESENT: Final = (
    1  # "a screen saver is displayed, the machine is locked", or switched user
)
NOTIFICATION_HOLDS: Final[dict[int, Hold]] = {
    2: "full_screen",  # QUNS_BUSY: full-screen application or Presentation Settings
    3: "full_screen",  # QUNS_RUNNING_D3D_FULL_SCREEN
    4: "do_not_disturb",  # QUNS_PRESENTATION_MODE: "to block notifications and pop-up messages"
    6: "do_not_disturb",  # QUNS_QUIET_TIME: the first hour of a new account
}
"""5 accepts notifications. 7, ``QUNS_APP``, says that a Store application runs, which filled the
screen on Windows 8 alone: held for that, a break would hardly ever come."""

ES_DISPLAY_REQUIRED: Final = 0x2
FILETIME_S: Final = 10_000_000
MOST: Final = int(numbers("breaks")["device_most_h"] * 3600 * FILETIME_S)


def look(answers: Answers, *, closely: bool) -> Look:
    """Return what one moment's answers say; without ``closely`` nothing is held."""
    return Look(
        idle_s=None if answers.ticks is None else idle_s(answers.ticks),
        locked=locked(answers.session, answers.notification_state),
        holds=frozenset(_holds(answers)) if closely else NO_HOLDS,
        watching=closely and bool((answers.execution_state or 0) & ES_DISPLAY_REQUIRED),
    )


def idle_s(ticks: Ticks) -> float:
    """Return the seconds since the last touch, across the turn of the 32-bit counter.

    >>> idle_s(Ticks(touched_ms=2**32 - 1000, now_ms=500)), idle_s(Ticks(1016, 1000))
    (1.5, 0.0)
    """
    since_ms = (ticks.now_ms - ticks.touched_ms) % TICKS
    return 0.0 if since_ms >= TICKS - AHEAD_MS else since_ms / 1000


def locked(session: Session | None, notification_state: int | None) -> bool:
    """Whether nobody can see the desk: locked, disconnected, behind a screen saver."""
    away = session is not None and (
        session.flags == WTS_SESSIONSTATE_LOCK or session.state == WTS_DISCONNECTED
    )
    return away or notification_state == QUNS_NOT_PRESENT


def in_use(uses: Iterable[Use], times: Times | None) -> bool:
    """Whether any program uses a device now.

    A program that crashed or lost its power leaves an entry without an end behind, so one from
    before the start of the system is not believed, nor one that is hours old.
    """
    return any(
        use.stop == 0
        and use.start > 0
        and (times is None or max(times.started, times.now - MOST) <= use.start)
        for use in uses
    )


def monitors(screens: Iterable[Screen]) -> tuple[Monitor, ...]:
    """Return screens with the primary one first, the others from left to right."""
    ordered = sorted(screens, key=lambda one: (not one.primary, one.left, one.top))
    return tuple(
        Monitor(one.left, one.top, one.right - one.left, one.bottom - one.top) for one in ordered
    )


def blind(answers: Answers) -> tuple[str, ...]:
    """Return a sentence for each thing that was asked for and not answered."""
    return tuple(_blind(answers))


def _holds(answers: Answers) -> Iterator[Hold]:
    camera = in_use(answers.webcam or (), answers.times)
    microphone = in_use(answers.microphone or (), answers.times)
    if camera:
        yield "camera"
    if microphone:
        yield "microphone"
    if camera and microphone:
        yield "call"
    if hold := NOTIFICATION_HOLDS.get(answers.notification_state or 0):
        yield hold
    if answers.quiet_profile:
        yield "do_not_disturb"


def _blind(answers: Answers) -> Iterator[str]:
    system = Own(NAME)
    if answers.ticks is None:
        yield say(
            "{system} does not tell here when a key or the mouse was last touched: you count as"
            " being there until the screen is locked.",
            system=system,
        )
    if answers.session is None and answers.notification_state is None:
        yield say("{system} does not tell here whether the screen is locked.", system=system)
    if answers.notification_state is None:
        yield say("{system} does not tell here whether a window fills the screen.", system=system)
    if answers.quiet_profile is None:
        yield say("{system} does not tell here whether do-not-disturb is on.", system=system)
    if answers.webcam is None:
        yield say("{system} does not tell here whether the camera is in use.", system=system)
    if answers.microphone is None:
        yield say("{system} does not tell here whether the microphone is in use.", system=system)
    if answers.execution_state is None:
        yield say("{system} does not tell here whether a film keeps the screen on.", system=system)
