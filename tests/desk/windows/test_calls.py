"""Asking Windows: memory handed over and read, with libraries and a registry of our own."""

import ctypes
from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any

import pytest

from backline.desk.windows import calls as asking
from backline.desk.windows.answers import Screen, Session, Ticks, Times, Use
from backline.desk.windows.calls import (
    MONITORINFO,
    WTS_CURRENT_SESSION,
    SessionInfoHead,
    WindowsCalls,
)


def to(reference: Any) -> Any:
    """Return what ``byref`` points to."""
    return reference._obj


class Function:
    """A function of a library, which is told what it gives."""

    restype: Any = None

    def __init__(self, does: Callable[..., Any]) -> None:
        self.does = does

    def __call__(self, *given: Any) -> Any:
        return self.does(*given)


def made(**libraries: Mapping[str, Callable[..., Any]]) -> WindowsCalls:
    """Return calls over libraries that hold only these functions."""

    def load(name: str) -> Any:
        if name not in libraries:
            raise OSError(f"{name}.dll was not found")
        return SimpleNamespace(**{key: Function(does) for key, does in libraries[name].items()})

    return WindowsCalls(load, lambda: REGISTRY)


def test_the_layouts_are_those_of_the_headers() -> None:
    """Sizes and offsets as a C compiler gives them for 64-bit Windows."""
    assert ctypes.sizeof(asking.LASTINPUTINFO) == 8
    assert ctypes.sizeof(MONITORINFO) == 40
    assert (MONITORINFO.rcMonitor.offset, MONITORINFO.dwFlags.offset) == (4, 36)
    assert ctypes.sizeof(SessionInfoHead) == 20
    assert SessionInfoHead.SessionState.offset == 12
    assert SessionInfoHead.SessionFlags.offset == 16


def test_ticks() -> None:
    def last_input(reference: Any) -> int:
        assert to(reference).cbSize == 8
        to(reference).dwTime = 4_294_966_296
        return 1

    found = made(
        user32={"GetLastInputInfo": last_input}, kernel32={"GetTickCount": lambda: 500}
    ).ticks()
    assert found == Ticks(4_294_966_296, 500)


class SessionLibrary:
    """``wtsapi32``, which counts what it has handed out and taken back."""

    def __init__(self, head: SessionInfoHead, size: int = 240) -> None:
        self.head, self.size, self.out = head, size, 0

    def functions(self) -> dict[str, Callable[..., Any]]:
        return {"WTSQuerySessionInformationW": self.query, "WTSFreeMemory": self.free}

    def query(self, server: None, session: Any, what: int, found: Any, size: Any) -> int:
        assert (server, session.value, what) == (None, WTS_CURRENT_SESSION, 25)
        to(found).value = ctypes.addressof(self.head)
        to(size).value = self.size
        self.out += 1
        return 1

    def free(self, memory: Any) -> None:
        assert memory.value == ctypes.addressof(self.head)
        self.out -= 1


@pytest.mark.parametrize("flags", [0, 1, 0xFFFFFFFF])
def test_session(flags: int) -> None:
    library = SessionLibrary(SessionInfoHead(1, 0, 2, 0, flags))
    assert made(wtsapi32=library.functions()).session() == Session(0, flags)
    assert library.out == 0


@pytest.mark.parametrize(("level", "size"), [(2, 240), (1, 8)])
def test_a_session_of_another_shape_is_refused_and_freed(level: int, size: int) -> None:
    library = SessionLibrary(SessionInfoHead(level, 0, 2, 0, 1), size)
    with pytest.raises(OSError, match="WTSINFOEXW"):
        made(wtsapi32=library.functions()).session()
    assert library.out == 0


def test_numbers() -> None:
    def notification(state: Any) -> int:
        to(state).value = 6
        return 0

    def wnf(name: Any, *rest: Any) -> int:
        kind, scope, stamp, profile, size = rest
        assert (to(name).value, to(size).value) == (asking.QUIET_PROFILE, 4)
        assert (kind, scope) == (None, None)
        to(stamp).value, to(profile).value = 17, 2
        return 0

    def power(level: int, given: None, given_size: Any, flags: Any, size: Any) -> int:
        assert (level, given, given_size.value, size.value) == (16, None, 0, 4)
        to(flags).value = 3
        return 0

    calls = made(
        shell32={"SHQueryUserNotificationState": notification},
        ntdll={"NtQueryWnfStateData": wnf},
        powrprof={"CallNtPowerInformation": power},
    )
    assert (calls.notification_state(), calls.quiet_profile(), calls.execution_state()) == (6, 2, 3)


def test_times() -> None:
    def now(reference: Any) -> None:
        to(reference).dwHighDateTime, to(reference).dwLowDateTime = 2, 5

    calls = made(kernel32={"GetSystemTimeAsFileTime": now, "GetTickCount64": lambda: 100})
    assert calls.times() == Times(2 * 2**32 + 5, 2 * 2**32 + 5 - 1_000_000)


def test_screens() -> None:
    areas = {0x7_0001_0001: (0, 0, 2560, 1440, 1), 0x7_0001_0003: (-1920, 120, 0, 1200, 0)}

    def inform(handle: Any, reference: Any) -> int:
        info = to(reference)
        assert info.cbSize == 40
        if handle.value not in areas:
            return 0
        *area, flags = areas[handle.value]
        info.rcMonitor.left, info.rcMonitor.top, info.rcMonitor.right, info.rcMonitor.bottom = area
        info.dwFlags = flags
        return 1

    def enumerate_all(context: None, clip: None, each: Any, data: Any) -> int:
        assert (context, clip, data.value) == (None, None, 0)
        for handle in (*areas, 0x99):  # one was pulled out just now
            assert each(handle, None, None, 0)
        return 1

    calls = made(user32={"GetMonitorInfoW": inform, "EnumDisplayMonitors": enumerate_all})
    assert calls.screens() == (
        Screen(0, 0, 2560, 1440, primary=True),
        Screen(-1920, 120, 0, 1200, primary=False),
    )


class Key(SimpleNamespace):
    """An open key."""

    def __enter__(self) -> "Key":
        return self

    def __exit__(self, *error: object) -> None:
        pass


class Registry:
    """`winreg` over nested mappings: a mapping is a key, anything else a value."""

    HKEY_CURRENT_USER = "HKCU"

    def __init__(self, tree: Mapping[str, Any]) -> None:
        self.tree = tree

    def OpenKey(self, root: str, path: str) -> Key:  # noqa: N802 - the name in `winreg`
        assert root == self.HKEY_CURRENT_USER
        found: Any = self.tree
        for name in path.removeprefix(asking.CONSENT_STORE + "\\").split("\\"):
            if name not in found:
                raise FileNotFoundError(2, "The system cannot find the file specified")
            found = found[name]
        if found is DENIED:
            raise PermissionError(5, "Access is denied")
        return Key(held=found)

    def QueryInfoKey(self, key: Key) -> tuple[int, int, int]:  # noqa: N802
        return (len(self._keys(key)), len(key.held) - len(self._keys(key)), 0)

    def EnumKey(self, key: Key, at: int) -> str:  # noqa: N802
        return self._keys(key)[at]

    def QueryValueEx(self, key: Key, name: str) -> tuple[object, int]:  # noqa: N802
        if name not in key.held:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        return key.held[name], 11

    @staticmethod
    def _keys(key: Key) -> list[str]:
        return [name for name, one in key.held.items() if isinstance(one, Mapping)]


DENIED = dict[str, Any]()
REGISTRY = Registry(
    {
        "webcam": {
            "Value": "Allow",
            "Microsoft.WindowsCamera_8wekyb3d8bbwe": {
                "Value": "Allow",
                "LastUsedTimeStart": 5,
                "LastUsedTimeStop": 9,
            },
            "Never.Asked_abc": {"Value": "Prompt"},
            "Not.Ours_abc": DENIED,
            "Odd_abc": {"LastUsedTimeStart": "5", "LastUsedTimeStop": 0},
            "NonPackaged": {
                "Value": "Allow",
                "C:#Program Files#Zoom#bin#Zoom.exe": {
                    "LastUsedTimeStart": 20,
                    "LastUsedTimeStop": 0,
                },
            },
        },
    }
)


def test_uses_of_a_device() -> None:
    assert made().uses("webcam") == (
        Use("Microsoft.WindowsCamera_8wekyb3d8bbwe", 5, 9),
        Use("C:#Program Files#Zoom#bin#Zoom.exe", 20, 0),
    )


def test_a_device_that_the_registry_does_not_know() -> None:
    with pytest.raises(FileNotFoundError):
        made().uses("microphone")


@pytest.mark.parametrize(
    ("name", "libraries"),
    [
        ("ticks", {"user32": {"GetLastInputInfo": lambda *_: 0}}),
        ("session", {"wtsapi32": {"WTSQuerySessionInformationW": lambda *_: 0}}),
        ("session", {"wtsapi32": {}}),
        ("notification_state", {"shell32": {"SHQueryUserNotificationState": lambda _: -2147467}}),
        ("quiet_profile", {"ntdll": {}}),  # no such function any more
        ("quiet_profile", {"ntdll": {"NtQueryWnfStateData": lambda *_: -1073741772}}),
        ("execution_state", {}),  # no such library
        ("execution_state", {"powrprof": {"CallNtPowerInformation": lambda *_: -1073741790}}),
        ("screens", {"user32": {"GetMonitorInfoW": print, "EnumDisplayMonitors": lambda *_: 0}}),
    ],
)  # fmt: skip
def test_a_refusal_is_an_oserror(name: str, libraries: dict[str, dict[str, Any]]) -> None:
    with pytest.raises(OSError, match=r"."):
        getattr(made(**libraries), name)()
