"""The desk on Windows, as the companion sees it."""

from collections.abc import Callable
from typing import TypeVar

from ..desktop import Look, Monitor
from . import decide
from .answers import Answers, Calls
from .calls import WindowsCalls

T = TypeVar("T")


class Windows:
    """A `Desktop` on Windows 10 and 11.

    Every call is answered within a millisecond or so by the system itself, so nothing is kept
    between two looks and nothing runs beside them.

    Parameters
    ----------
    calls : Calls
        Who asks Windows.
    blind : tuple of str
        What cannot be seen.
    """

    name: str = decide.NAME

    def __init__(self, calls: Calls, blind: tuple[str, ...] = ()) -> None:
        self._calls = calls
        self.blind = blind

    async def look(self, *, closely: bool = True) -> Look:
        """Look once; without ``closely`` the devices and what runs are left alone."""
        return decide.look(asked(self._calls, closely=closely), closely=closely)

    async def monitors(self) -> tuple[Monitor, ...]:
        """Return the screens, the primary one at (0, 0) first; others may lie left of it."""
        return decide.monitors(_answer(self._calls.screens) or ())

    async def close(self) -> None:
        """Let go of nothing: nothing is held."""


async def open_windows(calls: Calls | None = None) -> Windows:
    """Return the desk, after asking it everything once to know what cannot be seen.

    Parameters
    ----------
    calls : Calls, optional
        Who asks Windows; without it Windows itself is asked, and on another system there is no
        answer to anything.
    """
    calls = WindowsCalls() if calls is None else calls
    return Windows(calls, decide.blind(asked(calls)))


def asked(calls: Calls, *, closely: bool = True) -> Answers:
    """Return the answers of this moment; an answer that is refused is None, never an error."""
    always = Answers(
        ticks=_answer(calls.ticks),
        session=_answer(calls.session),
        notification_state=_answer(calls.notification_state),
    )
    if not closely:
        return always
    return Answers(
        ticks=always.ticks,
        session=always.session,
        notification_state=always.notification_state,
        quiet_profile=_answer(calls.quiet_profile),
        execution_state=_answer(calls.execution_state),
        webcam=_answer(lambda: calls.uses("webcam")),
        microphone=_answer(lambda: calls.uses("microphone")),
        times=_answer(calls.times),
    )


def _answer(call: Callable[[], T]) -> T | None:
    try:
        return call()
    except OSError:
        return None
