"""Asking Windows itself, through ctypes and winreg. Not tried on a real machine: see the docs.

The names are those of Microsoft's documentation. Everywhere else than on Windows each question is
refused with an OSError.
"""

import ctypes
import sys
from collections.abc import Callable
from ctypes import c_int32, c_ssize_t, c_uint32, c_uint64, c_void_p
from functools import cached_property
from typing import Any

from .answers import Device, Screen, Session, Ticks, Times, Use

if sys.platform == "win32":
    CALLBACK = ctypes.WINFUNCTYPE
else:
    CALLBACK = ctypes.CFUNCTYPE

CONSENT_STORE = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore"
NON_PACKAGED = "NonPackaged"
WTS_CURRENT_SESSION = 0xFFFFFFFF
WTS_SESSION_INFO_EX = 25
MONITORINFOF_PRIMARY = 1
SYSTEM_EXECUTION_STATE = 16
QUIET_PROFILE = 0x0D83063EA3BF1C75
"""``WNF_SHEL_QUIETHOURS_ACTIVE_PROFILE_CHANGED``: Microsoft documents no way to ask for Focus
Assist (do not disturb), but this one has been the same since Windows 10 1803. Where it is not, the
answer is an error, and is said to be missing."""


class LASTINPUTINFO(ctypes.Structure):
    """``winuser.h``; members here and below are as wide as on Windows, whatever the system."""

    _fields_ = (("cbSize", c_uint32), ("dwTime", c_uint32))


class SessionInfoHead(ctypes.Structure):
    """The beginning of ``WTSINFOEXW`` (``wtsapi32.h``), as far as it is read.

    Level 1 stands in a union that is aligned for its ``LARGE_INTEGER`` members.
    """

    _fields_ = (
        ("Level", c_uint32),
        ("Padding", c_uint32),
        ("SessionId", c_uint32),
        ("SessionState", c_int32),
        ("SessionFlags", c_uint32),
    )


class RECT(ctypes.Structure):
    """``windef.h``."""

    _fields_ = (("left", c_int32), ("top", c_int32), ("right", c_int32), ("bottom", c_int32))


class MONITORINFO(ctypes.Structure):
    """``winuser.h``."""

    _fields_ = (("cbSize", c_uint32), ("rcMonitor", RECT), ("rcWork", RECT), ("dwFlags", c_uint32))


class FILETIME(ctypes.Structure):
    """``minwinbase.h``."""

    _fields_ = (("dwLowDateTime", c_uint32), ("dwHighDateTime", c_uint32))


ENUM_PROC = CALLBACK(c_int32, c_void_p, c_void_p, ctypes.POINTER(RECT), c_ssize_t)


def windows_library(name: str) -> Any:
    """Return a system library; OSError where it cannot be loaded."""
    if sys.platform != "win32":
        raise OSError(f"{name} is a part of Windows")
    return ctypes.WinDLL(name)


def windows_registry() -> Any:
    """Return the module `winreg`; OSError where there is none."""
    if sys.platform != "win32":
        raise OSError("the registry is a part of Windows")
    import winreg  # noqa: PLC0415 - exists on Windows alone

    return winreg


class WindowsCalls:
    """`Calls` on the running system.

    Parameters
    ----------
    library, registry : callable
        What loads a library by its name, and the registry; others in tests.
    """

    def __init__(
        self,
        library: Callable[[str], Any] = windows_library,
        registry: Callable[[], Any] = windows_registry,
    ) -> None:
        self._load = library
        self._load_registry = registry
        self._libraries = dict[str, Any]()

    def ticks(self) -> Ticks:
        """Return when something was last touched in this session, and now."""
        info = LASTINPUTINFO(cbSize=ctypes.sizeof(LASTINPUTINFO))
        if not self._function("user32", "GetLastInputInfo")(ctypes.byref(info)):
            raise OSError("GetLastInputInfo")
        return Ticks(info.dwTime, self._function("kernel32", "GetTickCount", c_uint32)())

    def session(self) -> Session:
        """Return the state of this process's own session."""
        found, size = c_void_p(), c_uint32()
        done = self._function("wtsapi32", "WTSQuerySessionInformationW")(
            None,  # WTS_CURRENT_SERVER_HANDLE
            c_uint32(WTS_CURRENT_SESSION),
            WTS_SESSION_INFO_EX,
            ctypes.byref(found),
            ctypes.byref(size),
        )
        if not done or not found:
            raise OSError("WTSQuerySessionInformationW")
        try:
            if size.value < ctypes.sizeof(SessionInfoHead):
                raise OSError("WTSINFOEXW is too short")
            head = SessionInfoHead.from_buffer_copy(
                ctypes.string_at(found, ctypes.sizeof(SessionInfoHead))
            )
        finally:
            self._function("wtsapi32", "WTSFreeMemory", None)(found)
        if head.Level != 1:
            raise OSError("WTSINFOEXW has another level")
        return Session(head.SessionState, head.SessionFlags)

    def notification_state(self) -> int:
        """Return whether a notification would be in order."""
        state = c_int32()
        _zero(self._function("shell32", "SHQueryUserNotificationState")(ctypes.byref(state)))
        return state.value

    def quiet_profile(self) -> int:
        """Return the profile of Focus Assist."""
        profile, stamp = c_uint32(), c_uint32()
        size = c_uint32(ctypes.sizeof(profile))
        name = c_uint64(QUIET_PROFILE)
        query = self._function("ntdll", "NtQueryWnfStateData")
        _zero(
            query(ctypes.byref(name), None, None, ctypes.byref(stamp), ctypes.byref(profile),
                  ctypes.byref(size))
        )  # fmt: skip
        return profile.value

    def execution_state(self) -> int:
        """Return what programs ask of the power management."""
        flags = c_uint32()
        size = c_uint32(ctypes.sizeof(flags))
        inform = self._function("powrprof", "CallNtPowerInformation")
        _zero(inform(SYSTEM_EXECUTION_STATE, None, c_uint32(0), ctypes.byref(flags), size))
        return flags.value

    def uses(self, device: Device) -> tuple[Use, ...]:
        """Return this person's entries for a device: packaged programs, then all others."""
        path = rf"{CONSENT_STORE}\{device}"
        names = self._keys(path)
        found = [self._use(path, name) for name in names if name != NON_PACKAGED]
        if NON_PACKAGED in names:
            path = rf"{path}\{NON_PACKAGED}"
            found += [self._use(path, name) for name in self._keys(path)]
        return tuple(one for one in found if one)

    def times(self) -> Times:
        """Return ``GetSystemTimeAsFileTime``, and the same without ``GetTickCount64``."""
        now = FILETIME()
        self._function("kernel32", "GetSystemTimeAsFileTime", None)(ctypes.byref(now))
        ran_ms = self._function("kernel32", "GetTickCount64", c_uint64)()
        now_100ns = (now.dwHighDateTime << 32) + now.dwLowDateTime
        return Times(now_100ns, now_100ns - ran_ms * 10_000)

    def screens(self) -> tuple[Screen, ...]:
        """Return the screens in pixels, as far as Windows does not scale them for this process."""
        inform = self._function("user32", "GetMonitorInfoW")
        found = list[Screen]()

        def one(handle: int, _context: Any, _area: Any, _data: int) -> bool:
            info = MONITORINFO(cbSize=ctypes.sizeof(MONITORINFO))
            if inform(c_void_p(handle), ctypes.byref(info)):
                area = info.rcMonitor
                primary = bool(info.dwFlags & MONITORINFOF_PRIMARY)
                found.append(Screen(area.left, area.top, area.right, area.bottom, primary))
            return True

        enumerate_all = self._function("user32", "EnumDisplayMonitors")
        if not enumerate_all(None, None, ENUM_PROC(one), c_ssize_t(0)):
            raise OSError("EnumDisplayMonitors")
        return tuple(found)

    @cached_property
    def _registry(self) -> Any:
        return self._load_registry()

    def _function(self, library: str, name: str, gives: Any = c_int32) -> Any:
        """Return a function of a library; OSError where either is missing."""
        if library not in self._libraries:
            self._libraries[library] = self._load(library)
        try:
            function = getattr(self._libraries[library], name)
        except AttributeError as error:
            raise OSError(f"{library} has no {name}") from error
        function.restype = gives
        return function

    def _keys(self, path: str) -> tuple[str, ...]:
        """Return the names of the keys under a key of this person's part of the registry."""
        registry = self._registry
        with registry.OpenKey(registry.HKEY_CURRENT_USER, path) as key:
            return tuple(registry.EnumKey(key, at) for at in range(registry.QueryInfoKey(key)[0]))

    def _use(self, path: str, name: str) -> Use | None:
        """Return one entry; None for one that may not be read or has no times."""
        registry = self._registry
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, rf"{path}\{name}") as key:
                start, stop = (
                    registry.QueryValueEx(key, value)[0]
                    for value in ("LastUsedTimeStart", "LastUsedTimeStop")
                )
        except OSError:
            return None
        return Use(name, start, stop) if isinstance(start, int) and isinstance(stop, int) else None


def _zero(status: int) -> None:
    """Raise unless a status says success: ``S_OK``, ``STATUS_SUCCESS``."""
    if status:
        raise OSError(f"status {status & 0xFFFFFFFF:#010x}")
