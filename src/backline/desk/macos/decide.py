"""What follows from the answers of macOS: pure, so that recorded answers can try it anywhere."""

import json
import plistlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final
from xml.parsers.expat import ExpatError

from ...care.breaks import Hold
from ...motion.said import Own, say
from ..desktop import NO_HOLDS, Look, Monitor
from . import assertions as awake
from .answers import Answers, Area, Window

NAME: Final = "macOS"
LOCKED: Final = "CGSSessionScreenIsLocked"  # is there only while the screen is locked
ON_CONSOLE: Final = "kCGSSessionOnConsoleKey"  # false once another person has been switched to
IDLE_KEY: Final = "HIDIdleTime"  # nanoseconds
NOTCH_PT: Final = 40.0
"""Where a camera is cut out of a screen, a window that fills it begins 32 to 38 points down."""


def look(answers: Answers, *, closely: bool) -> Look:
    """Return what one moment's answers say; without ``closely`` nothing is held."""
    held = awake.assertions(answers.assertions or "")
    return Look(
        idle_s=idle_s(answers),
        locked=locked(answers.session, answers.asleep),
        holds=frozenset(_holds(answers, held)) if closely else NO_HOLDS,
        watching=closely and bool(awake.films(held)),
    )


def idle_s(answers: Answers) -> float | None:
    """Return the seconds since the last touch, from the registry where there is nothing better."""
    if answers.idle_s is not None:
        return max(answers.idle_s, 0.0)
    return None if answers.registry is None else registry_idle_s(answers.registry)


def registry_idle_s(registry: bytes) -> float | None:
    """Return ``HIDIdleTime`` from a list of the IO registry; None where it is not in it."""
    try:
        tree = plistlib.loads(registry)
    except (ValueError, ExpatError, plistlib.InvalidFileException):
        return None
    found = next(_idle_ns(tree), None)
    return None if found is None else found / 1e9


def locked(session: Mapping[str, bool] | None, asleep: bool | None) -> bool:
    """Whether nobody can see the desk: locked, another person's turn, or the display asleep."""
    away = session is not None and (session.get(LOCKED, False) or not session.get(ON_CONSOLE, True))
    return away or bool(asleep)


def focus_on(text: str) -> bool | None:
    """Whether a Focus is on; None where the file is not of the known form.

    One that a timetable has turned on is not in this file.
    """
    try:
        stores = json.loads(text)["data"]
        return any(bool(store.get("storeAssertionRecords")) for store in stores)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def full_screen(
    windows: Iterable[Window], displays: Collection[Area], films: Collection[int]
) -> bool:
    """Whether a program's window covers a whole display.

    One that leaves out a strip at the top, as high as a menu bar, may be an ordinary large window:
    it counts only where its program keeps the screen on.
    """
    return any(
        window.layer == 0
        and any(_covers(window.area, display, window.pid in films) for display in displays)
        for window in windows
    )


def monitors(displays: Iterable[Area]) -> tuple[Monitor, ...]:
    """Return displays in points, which is what windows are placed in here."""
    return tuple(
        Monitor(round(one.x), round(one.y), round(one.width), round(one.height)) for one in displays
    )


def blind(answers: Answers) -> tuple[str, ...]:
    """Return a sentence for each thing that was asked for and not answered."""
    return tuple(_blind(answers))


def _covers(area: Area, display: Area, film: bool) -> bool:
    top = area.y - display.y
    return (
        (area.x, area.width) == (display.x, display.width)
        and 0 <= top <= (NOTCH_PT if film else 0)
        and area.y + area.height == display.y + display.height
    )


def _idle_ns(node: Any) -> Iterator[int]:
    if isinstance(node, Mapping):
        value = node.get(IDLE_KEY)
        if isinstance(value, int) and value >= 0:
            yield value
        node = list(node.values())
    if isinstance(node, list):
        for inner in node:
            yield from _idle_ns(inner)


def _holds(answers: Answers, held: Collection[awake.Assertion]) -> Iterator[Hold]:
    camera, microphone = awake.camera(held), awake.microphone(held)
    if camera:
        yield "camera"
    if microphone:
        yield "microphone"
    if awake.call(held) or (camera and microphone):
        yield "call"
    if full_screen(answers.windows or (), answers.displays or (), awake.films(held)):
        yield "full_screen"
    if answers.focus is not None and focus_on(answers.focus):
        yield "do_not_disturb"


def _blind(answers: Answers) -> Iterator[str]:
    system = Own(NAME)
    if idle_s(answers) is None:
        yield say(
            "{system} does not tell here when a key or the mouse was last touched: you count as"
            " being there until the screen is locked.",
            system=system,
        )
    if answers.session is None:
        yield say("{system} does not tell here whether the screen is locked.", system=system)
    if answers.windows is None or answers.displays is None:
        yield say("{system} does not tell here whether a window fills the screen.", system=system)
    if answers.focus is None or focus_on(answers.focus) is None:
        yield say(
            "{system} does not tell here whether a Focus is on. It would if you gave the program"
            " that starts the companion full disk access in the privacy settings; the companion"
            " works without it.",
            system=system,
        )
    if answers.assertions is None:
        yield say(
            "{system} does not tell here whether camera or microphone are in use, or a film keeps"
            " the screen on.",
            system=system,
        )
