"""Asking macOS: what is handed over, read and released, with frameworks of our own."""

import asyncio
import ctypes
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from backline.desk.macos.answers import Area, Window
from backline.desk.macos.calls import (
    APPLICATION_SERVICES,
    ASSERTIONS,
    FOUNDATION,
    QUARTZ,
    CGRect,
    MacCalls,
    printed,
)

BOOLEAN, NUMBER, OTHER = 1, 2, 3
KINDS = {bool: BOOLEAN, int: NUMBER}


def to(reference: Any) -> Any:
    """Return what ``byref`` points to."""
    return reference._obj


class Mac:
    """Both frameworks; an object's address is its place in a list, and copies are counted."""

    def __init__(self, session: object = None, windows: object = None) -> None:
        self.session, self.windows = session, windows
        self.objects: list[Any] = [None]  # no object has the address 0
        self.copies = set[int]()

    def load(self, path: str) -> Any:
        names = QUARTZ if path == APPLICATION_SERVICES else FOUNDATION
        return SimpleNamespace(**{name: self.function(name) for name in names})

    def function(self, name: str) -> Callable[..., Any]:
        """Return a function that can be told what it gives and takes."""

        def call(*given: Any) -> Any:
            assert call.argtypes == list((QUARTZ | FOUNDATION)[name][1:])  # type: ignore[attr-defined, operator]
            assert len(given) == len(call.argtypes)  # type: ignore[attr-defined]
            return getattr(self, name)(*given)

        return call

    def address(self, value: object) -> int:
        self.objects.append(value)
        return len(self.objects) - 1

    def copied(self, value: object) -> int | None:
        if value is None:
            return None
        self.copies.add(address := self.address(value))
        return address

    def CGEventSourceSecondsSinceLastEventType(self, state: int, kind: int) -> float:  # noqa: N802
        assert (state, kind) == (1, 0xFFFFFFFF)
        return 12.5

    def CGSessionCopyCurrentDictionary(self) -> int | None:  # noqa: N802
        return self.copied(self.session)

    def CGMainDisplayID(self) -> int:  # noqa: N802
        return 7

    def CGDisplayIsAsleep(self, display: int) -> int:  # noqa: N802
        return int(display == 7)

    def CGGetActiveDisplayList(self, most: int, found: Any, count: Any) -> int:  # noqa: N802
        assert most == len(found)
        found[0], found[1], to(count).value = 7, 9, 2
        return 0

    def CGDisplayBounds(self, display: int) -> CGRect:  # noqa: N802
        return CGRect(0, 0, 1512, 982) if display == 7 else CGRect(-1920, -98, 1920, 1080)

    def CGWindowListCopyWindowInfo(self, options: int, near: int) -> int | None:  # noqa: N802
        assert (options, near) == (17, 0)
        return self.copied(self.windows)

    def CGRectMakeWithDictionaryRepresentation(self, at: int, rect: Any) -> bool:  # noqa: N802
        bounds = self.objects[at]
        if not isinstance(bounds, dict):
            return False
        for name in ("x", "y", "width", "height"):
            setattr(to(rect), name, bounds[name])
        return True

    def CFStringCreateWithCString(self, allocator: None, text: bytes, encoding: int) -> int:  # noqa: N802
        assert (allocator, encoding) == (None, 0x08000100)
        return self.address(text.decode())

    def CFDictionaryGetValue(self, at: int, key: int) -> int | None:  # noqa: N802
        held = self.objects[at]
        name = self.objects[key]
        return self.address(held[name]) if name in held else None

    def CFArrayGetCount(self, at: int) -> int:  # noqa: N802
        return len(self.objects[at])

    def CFArrayGetValueAtIndex(self, at: int, index: int) -> int:  # noqa: N802
        return self.address(self.objects[at][index])

    def CFGetTypeID(self, at: int) -> int:  # noqa: N802
        return KINDS.get(type(self.objects[at]), OTHER)

    def CFBooleanGetTypeID(self) -> int:  # noqa: N802
        return BOOLEAN

    def CFNumberGetTypeID(self) -> int:  # noqa: N802
        return NUMBER

    def CFBooleanGetValue(self, at: int) -> bool:  # noqa: N802
        assert type(self.objects[at]) is bool
        return bool(self.objects[at])

    def CFNumberGetValue(self, at: int, kind: int, number: Any) -> bool:  # noqa: N802
        assert kind == 4
        assert type(self.objects[at]) is int
        to(number).value = self.objects[at]
        return True

    def CFRelease(self, at: int) -> None:  # noqa: N802
        self.copies.remove(at)


def test_numbers() -> None:
    calls = MacCalls(Mac().load)
    assert calls.idle_s() == 12.5
    assert calls.asleep()
    assert calls.displays() == (Area(0, 0, 1512, 982), Area(-1920, -98, 1920, 1080))


@pytest.mark.parametrize(
    ("session", "expected"),
    [
        ({"kCGSSessionOnConsoleKey": True, "kCGSSessionUserIDKey": 501},
         {"kCGSSessionOnConsoleKey": True}),
        ({"kCGSSessionOnConsoleKey": 0, "CGSSessionScreenIsLocked": 1},
         {"kCGSSessionOnConsoleKey": False, "CGSSessionScreenIsLocked": True}),
        ({"CGSSessionScreenIsLocked": "odd"}, {}),
        ({}, {}),
    ],
)  # fmt: skip
def test_session(session: dict[str, object], expected: dict[str, bool]) -> None:
    mac = Mac(session=session)
    calls = MacCalls(mac.load)
    assert calls.session() == expected
    assert calls.session() == expected
    assert not mac.copies


def test_without_a_window_server() -> None:
    calls = MacCalls(Mac().load)
    with pytest.raises(OSError, match="no window server"):
        calls.session()
    with pytest.raises(OSError, match="no window server"):
        calls.windows()


def test_windows() -> None:
    bounds = {"x": 0.0, "y": 38.0, "width": 1512.0, "height": 944.0}
    whole = {"kCGWindowOwnerPID": 901, "kCGWindowLayer": 0, "kCGWindowBounds": bounds}
    mac = Mac(
        windows=[
            whole,
            whole | {"kCGWindowLayer": 24},
            whole | {"kCGWindowBounds": "odd"},
            whole | {"kCGWindowOwnerPID": "odd"},
            {"kCGWindowOwnerPID": 901},
        ]
    )
    area = Area(0.0, 38.0, 1512.0, 944.0)
    assert MacCalls(mac.load).windows() == (Window(901, 0, area), Window(901, 24, area))
    assert not mac.copies


def test_a_function_that_is_gone_is_an_oserror() -> None:
    calls = MacCalls(lambda _: SimpleNamespace())
    for ask in (calls.idle_s, calls.session, calls.asleep, calls.displays, calls.windows):
        with pytest.raises(OSError, match="there is no CG"):
            ask()


def test_pointers_keep_their_width() -> None:
    for gives, *takes in (*QUARTZ.values(), *FOUNDATION.values()):
        assert all(issubclass(one, ctypes._SimpleCData | ctypes._Pointer) for one in takes)
        assert gives is None or gives is CGRect or issubclass(gives, ctypes._SimpleCData)
    assert FOUNDATION["CFRelease"] == (None, ctypes.c_void_p)


def test_the_focus_file(tmp_path: Path) -> None:
    calls = MacCalls(Mac().load, tmp_path)
    with pytest.raises(FileNotFoundError):
        calls.focus()
    path = tmp_path / ASSERTIONS
    path.parent.mkdir(parents=True)
    path.write_bytes(b'{"data":[]}\xff')
    assert calls.focus() == '{"data":[]}\N{REPLACEMENT CHARACTER}'


def python(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


def test_what_a_tool_prints() -> None:
    assert asyncio.run(printed(python("print('ab')"))).split() == [b"ab"]


@pytest.mark.parametrize(
    "command",
    [
        python("raise SystemExit(3)"),
        python("import time; print('ab', flush=True); time.sleep(60)"),
        ("/nowhere/pmset", "-g"),
    ],
)
def test_a_tool_that_fails_is_an_oserror(command: tuple[str, ...]) -> None:
    with pytest.raises(OSError, match=r"."):
        asyncio.run(printed(command, most_s=0.5))
