"""The desk on macOS, as the companion sees it."""

from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from ..clock import steady_s
from ..desktop import Look, Monitor
from . import decide
from .answers import Answers, Calls
from .calls import MacCalls

T = TypeVar("T")
ASK_EVERY_S = 30.0
"""How long what another process printed is believed: starting one costs more than all the rest
(chosen by us)."""


class Kept(Generic[T]):
    """An answer that is asked for again only after a while, whether it came or not.

    Parameters
    ----------
    ask : callable
        Asks; raises OSError where there is no answer.
    clock : callable
        Seconds of a steady clock.
    """

    def __init__(self, ask: Callable[[], Awaitable[T]], clock: Callable[[], float]) -> None:
        self._ask = ask
        self._clock = clock
        self._at_s: float | None = None
        self._answer: T | None = None

    async def __call__(self) -> T | None:
        """Return the answer; None where there is none."""
        now_s = self._clock()
        if self._at_s is None or not 0 <= now_s - self._at_s < ASK_EVERY_S:
            self._at_s = now_s
            try:
                self._answer = await self._ask()
            except OSError:
                self._answer = None
        return self._answer


class MacOS:
    """A `Desktop` on macOS 12 and later.

    Parameters
    ----------
    calls : Calls
        Who asks macOS.
    clock : callable, optional
        Seconds of a steady clock.
    """

    name: str = decide.NAME

    def __init__(self, calls: Calls, clock: Callable[[], float] = steady_s) -> None:
        self.blind: tuple[str, ...] = ()
        self._calls = calls
        self._assertions = Kept(calls.assertions, clock)
        self._registry = Kept(calls.hid_registry, clock)

    async def look(self, *, closely: bool = True) -> Look:
        """Look once; without ``closely`` devices, windows and the Focus are left alone.

        Where Quartz does not tell the idle time, it comes from the IO registry, and is up to half a
        minute old.
        """
        return decide.look(await self.asked(closely=closely), closely=closely)

    async def monitors(self) -> tuple[Monitor, ...]:
        """Return the displays in points, the main one at (0, 0) first; others may be left of it."""
        return decide.monitors(_answer(self._calls.displays) or ())

    async def close(self) -> None:
        """Let go of nothing: nothing is held."""

    async def asked(self, *, closely: bool = True) -> Answers:
        """Return the answers of this moment; one that is refused is None, never an error."""
        calls = self._calls
        idle_s = _answer(calls.idle_s)
        return Answers(
            idle_s=idle_s,
            registry=await self._registry() if idle_s is None else None,
            session=_answer(calls.session),
            asleep=_answer(calls.asleep),
            displays=_answer(calls.displays) if closely else None,
            windows=_answer(calls.windows) if closely else None,
            focus=_answer(calls.focus) if closely else None,
            assertions=await self._assertions() if closely else None,
        )


async def open_macos(calls: Calls | None = None, clock: Callable[[], float] = steady_s) -> MacOS:
    """Return the desk, after asking it everything once to know what cannot be seen.

    Parameters
    ----------
    calls : Calls, optional
        Who asks macOS; without it macOS itself is asked, and on another system there is no answer
        to anything.
    clock : callable, optional
        Seconds of a steady clock.
    """
    desk = MacOS(MacCalls() if calls is None else calls, clock)
    desk.blind = decide.blind(await desk.asked())
    return desk


def _answer(call: Callable[[], T]) -> T | None:
    try:
        return call()
    except OSError:
        return None
