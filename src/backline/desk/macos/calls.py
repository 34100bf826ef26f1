"""Asking macOS itself, through ctypes and two of its tools. Not tried on a real Mac: see the docs.

The names are those of Apple's documentation: Quartz Event Services, Quartz Display Services, Quartz
Window Services and Core Foundation. Everywhere else each question is refused with an OSError.
"""

import asyncio
import ctypes
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from ctypes import POINTER, c_bool, c_char_p, c_double, c_int32, c_int64, c_long, c_uint32, c_void_p
from functools import cached_property
from pathlib import Path
from typing import Any

from .answers import Area, Window

APPLICATION_SERVICES = (
    "/System/Library/Frameworks/ApplicationServices.framework/ApplicationServices"
)
CORE_FOUNDATION = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
PMSET = ("/usr/bin/pmset", "-g", "assertions")
IOREG = ("/usr/sbin/ioreg", "-c", "IOHIDSystem", "-d", "4", "-a")
ASSERTIONS = Path("Library", "DoNotDisturb", "DB", "Assertions.json")
TOOL_MOST_S = 5.0  # chosen by us: both answer within a tenth of a second

HID_SYSTEM_STATE = 1  # kCGEventSourceStateHIDSystemState: hardware, not what programs post
ANY_INPUT_EVENT = 0xFFFFFFFF  # kCGAnyInputEventType
WINDOWS = 1 | 16  # kCGWindowListOptionOnScreenOnly | kCGWindowListExcludeDesktopElements
UTF8 = 0x08000100  # kCFStringEncodingUTF8
SINT64 = 4  # kCFNumberSInt64Type
MOST_DISPLAYS = 16
SESSION_KEYS = ("CGSSessionScreenIsLocked", "kCGSSessionOnConsoleKey")


class CGRect(ctypes.Structure):
    """``CGGeometry.h``: origin and size; a ``CGFloat`` is a double on every Mac of today."""

    _fields_ = (("x", c_double), ("y", c_double), ("width", c_double), ("height", c_double))


# What each function gives and takes: without it ctypes would cut pointers to 32 bits.
QUARTZ: Mapping[str, tuple[Any, ...]] = {
    "CGEventSourceSecondsSinceLastEventType": (c_double, c_int32, c_uint32),
    "CGSessionCopyCurrentDictionary": (c_void_p,),
    "CGMainDisplayID": (c_uint32,),
    "CGDisplayIsAsleep": (c_uint32, c_uint32),
    "CGGetActiveDisplayList": (c_int32, c_uint32, POINTER(c_uint32), POINTER(c_uint32)),
    "CGDisplayBounds": (CGRect, c_uint32),
    "CGWindowListCopyWindowInfo": (c_void_p, c_uint32, c_uint32),
    "CGRectMakeWithDictionaryRepresentation": (c_bool, c_void_p, POINTER(CGRect)),
}
FOUNDATION: Mapping[str, tuple[Any, ...]] = {
    "CFStringCreateWithCString": (c_void_p, c_void_p, c_char_p, c_uint32),
    "CFDictionaryGetValue": (c_void_p, c_void_p, c_void_p),
    "CFArrayGetCount": (c_long, c_void_p),
    "CFArrayGetValueAtIndex": (c_void_p, c_void_p, c_long),
    "CFGetTypeID": (ctypes.c_ulong, c_void_p),
    "CFBooleanGetTypeID": (ctypes.c_ulong,),
    "CFBooleanGetValue": (c_bool, c_void_p),
    "CFNumberGetTypeID": (ctypes.c_ulong,),
    "CFNumberGetValue": (c_bool, c_void_p, c_long, c_void_p),
    "CFRelease": (None, c_void_p),
}


class Framework:
    """Functions of one framework; OSError where it, or one of them, is missing.

    Parameters
    ----------
    library : object
        As `ctypes.CDLL` loads it.
    functions : mapping
        What each gives, and then what it takes.
    """

    def __init__(self, library: Any, functions: Mapping[str, tuple[Any, ...]]) -> None:
        self._library = library
        self._functions = functions
        self._ready = dict[str, Any]()

    def __call__(self, name: str, *given: Any) -> Any:
        """Call a function."""
        if name not in self._ready:
            try:
                function = getattr(self._library, name)
            except AttributeError as error:
                raise OSError(f"there is no {name}") from error
            function.restype, *function.argtypes = self._functions[name]
            self._ready[name] = function
        return self._ready[name](*given)


class MacCalls:
    """`Calls` on the running system.

    Parameters
    ----------
    load : callable
        What loads a library by its path; another in tests.
    home : Path, optional
        The person's own folder.
    """

    def __init__(self, load: Callable[[str], Any] = ctypes.CDLL, home: Path | None = None) -> None:
        self._load = load
        self._home = home
        self._strings = dict[str, Any]()

    def idle_s(self) -> float:
        """Return the seconds since the hardware was last touched."""
        since = "CGEventSourceSecondsSinceLastEventType"
        return float(self._quartz(since, HID_SYSTEM_STATE, ANY_INPUT_EVENT))

    def session(self) -> Mapping[str, bool]:
        """Return what is true or false of this login; OSError where it has no window server."""
        with self._owned(self._quartz("CGSessionCopyCurrentDictionary")) as session:
            return {
                key: value
                for key in SESSION_KEYS
                if (value := self._truth(self._value(session, key))) is not None
            }

    def asleep(self) -> bool:
        """Return whether the main display is asleep."""
        return bool(self._quartz("CGDisplayIsAsleep", self._quartz("CGMainDisplayID")))

    def displays(self) -> tuple[Area, ...]:
        """Return the displays in points, the main one first."""
        found, count = (c_uint32 * MOST_DISPLAYS)(), c_uint32()
        if self._quartz("CGGetActiveDisplayList", MOST_DISPLAYS, found, ctypes.byref(count)):
            raise OSError("CGGetActiveDisplayList")
        return tuple(
            _area(self._quartz("CGDisplayBounds", display)) for display in found[: count.value]
        )

    def windows(self) -> tuple[Window, ...]:
        """Return the windows on the screen; titles, which need a permission, are not read."""
        with self._owned(self._quartz("CGWindowListCopyWindowInfo", WINDOWS, 0)) as windows:
            count = self._foundation("CFArrayGetCount", windows)
            found = (
                self._window(self._foundation("CFArrayGetValueAtIndex", windows, at))
                for at in range(count)
            )
            return tuple(one for one in found if one)

    def focus(self) -> str:
        """Return the file of what is on; PermissionError without full disk access."""
        path = (self._home or Path.home()) / ASSERTIONS
        return path.read_text("utf-8", errors="replace")

    async def assertions(self) -> str:
        """Return what keeps the Mac awake."""
        return (await printed(PMSET)).decode("utf-8", errors="replace")

    async def hid_registry(self) -> bytes:
        """Return the part of the IO registry that knows of keyboard and mouse."""
        return await printed(IOREG)

    @cached_property
    def _quartz(self) -> Framework:
        return Framework(self._load(APPLICATION_SERVICES), QUARTZ)

    @cached_property
    def _foundation(self) -> Framework:
        return Framework(self._load(CORE_FOUNDATION), FOUNDATION)

    @contextmanager
    def _owned(self, copied: int | None) -> Iterator[int]:
        """Give what a Copy function has returned, and release it."""
        if not copied:
            raise OSError("there is no window server in this session")
        try:
            yield copied
        finally:
            self._foundation("CFRelease", copied)

    def _window(self, info: int) -> Window | None:
        pid = self._number(self._value(info, "kCGWindowOwnerPID"))
        layer = self._number(self._value(info, "kCGWindowLayer"))
        bounds, area = self._value(info, "kCGWindowBounds"), CGRect()
        if pid is None or layer is None or not bounds:
            return None
        represented = "CGRectMakeWithDictionaryRepresentation"
        if not self._quartz(represented, bounds, ctypes.byref(area)):
            return None
        return Window(pid, layer, _area(area))

    def _value(self, dictionary: int, key: str) -> int | None:
        if key not in self._strings:  # a handful, kept for good
            self._strings[key] = self._foundation(
                "CFStringCreateWithCString", None, key.encode(), UTF8
            )
        value: int | None = self._foundation("CFDictionaryGetValue", dictionary, self._strings[key])
        return value

    def _truth(self, value: int | None) -> bool | None:
        """Return a CFBoolean, or a CFNumber that stands for one; None for anything else."""
        if not value:
            return None
        if self._foundation("CFGetTypeID", value) == self._foundation("CFBooleanGetTypeID"):
            return bool(self._foundation("CFBooleanGetValue", value))
        number = self._number(value)
        return None if number is None else bool(number)

    def _number(self, value: int | None) -> int | None:
        """Return a CFNumber; None for anything else."""
        if not value or (
            self._foundation("CFGetTypeID", value) != self._foundation("CFNumberGetTypeID")
        ):
            return None
        number = c_int64()
        done = self._foundation("CFNumberGetValue", value, SINT64, ctypes.byref(number))
        return number.value if done else None


async def printed(command: tuple[str, ...], most_s: float = TOOL_MOST_S) -> bytes:
    """Return what a tool prints.

    Raises
    ------
    OSError
        If it cannot be started, fails, or does not end in time; then it is ended.
    """
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        output, _ = await asyncio.wait_for(process.communicate(), most_s)
    except TimeoutError as error:
        raise OSError(f"{command[0]} did not answer") from error
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    if process.returncode:
        raise OSError(f"{command[0]} ended with {process.returncode}")
    return output


def _area(rect: CGRect) -> Area:
    return Area(rect.x, rect.y, rect.width, rect.height)
