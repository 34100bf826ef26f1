"""Idle time under Wayland: a real compositor, one that speaks the newer protocol, and D-Bus."""

import asyncio
import os
import struct
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from dbus_fast import Variant

from backline.desk.linux import wayland
from tests.desk import xsession
from tests.desk.linux.made import hung, opened, service, until

NOBODY = 65534
SAVER, MUTTER = "org.freedesktop.ScreenSaver", "org.gnome.Mutter.IdleMonitor"


@contextmanager
def sway() -> Iterator[tuple[Path, str]]:
    """Yield the folder and the name of a real compositor's socket."""
    xsession.needs("sway", "wtype")
    user = NOBODY if os.getuid() == 0 else None  # it refuses to run as root
    with TemporaryDirectory(prefix="sway-") as folder:
        if user is not None:
            os.chown(folder, user, user)
        env = {name: value for name, value in os.environ.items() if name not in xsession.NOT_OURS}
        env |= {
            "HOME": folder, "XDG_RUNTIME_DIR": folder, "WLR_BACKENDS": "headless",
            "WLR_LIBINPUT_NO_DEVICES": "1", "WLR_RENDERER": "pixman",
        }  # fmt: skip
        with xsession.running(("sway", "--config", "/dev/null"), env, user):
            xsession.wait_for(lambda: sockets(folder), "sway")
            yield Path(folder), sockets(folder)[0]


def sockets(folder: str) -> list[str]:
    return [one.name for one in Path(folder).glob("wayland-*") if one.suffix != ".lock"]


def test_a_real_compositor_tells_when_nothing_is_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    async def type_a_letter() -> None:
        typing = await asyncio.create_subprocess_exec("wtype", "a")
        assert await typing.wait() == 0

    async def sit() -> None:
        with sway() as (folder, name):
            monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
            monkeypatch.setenv("WAYLAND_DISPLAY", name)
            async with opened() as desktop:
                assert desktop.name == "Wayland"
                assert not any("does not tell when a key" in one for one in desktop.blind)
                for _ in range(2):
                    await until(desktop, lambda seen: (seen.idle_s or 0.0) > 2.0, closely=False)
                    await type_a_letter()
                    await until(desktop, lambda seen: seen.idle_s == 0.0, closely=False)

    async def goes() -> None:
        async with AsyncExitStack() as stack:
            with sway() as (folder, name):
                monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
                monkeypatch.setenv("WAYLAND_DISPLAY", name)
                desktop = await stack.enter_async_context(opened())
                assert (await desktop.look(closely=False)).idle_s is not None
            await until(desktop, lambda seen: seen.idle_s is None, closely=False)
            assert any("does not tell when a key" in one for one in desktop.blind)

    for one in xsession.NOT_OURS:
        monkeypatch.delenv(one, raising=False)
    asyncio.run(sit())
    asyncio.run(goes())


class Newer(asyncio.Protocol):
    """A compositor that offers ext-idle-notify-v1, and says what the test wants it to."""

    def __init__(self, version: int) -> None:
        self.version = version
        self.heard = list[tuple[int, int, bytes]]()
        self.transport: Any = None

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def say(self, of: int, number: int, body: bytes = b"") -> None:
        self.transport.write(struct.pack("=II", of, (8 + len(body)) << 16 | number) + body)

    def data_received(self, data: bytes) -> None:
        while data:
            of, word = struct.unpack_from("=II", data)
            body, data = data[8 : word >> 16], data[word >> 16 :]
            self.heard.append((of, word & 0xFFFF, body))
            if (of, word & 0xFFFF) == (1, 1):
                offers = (3, b"wl_seat\0", 8), (9, b"ext_idle_notifier_v1\0\0\0\0", self.version)
                for name, interface, version in offers:
                    length = len(interface.rstrip(b"\0")) + 1
                    told = struct.pack("=II", name, length) + interface
                    self.say(2, 0, told + struct.pack("=I", version))
            elif (of, word & 0xFFFF) == (1, 0):
                self.say(3, 0, struct.pack("=I", 1))


@pytest.mark.parametrize(("version", "request_number"), [(1, 1), (2, 2), (3, 2)])
def test_the_newer_protocol(
    monkeypatch: pytest.MonkeyPatch, version: int, request_number: int
) -> None:
    async def sit() -> None:
        with TemporaryDirectory(prefix="wl-") as folder:
            made = Newer(version)
            monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
            monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
            loop = asyncio.get_running_loop()
            server = await loop.create_unix_server(lambda: made, f"{folder}/wayland-7")
            found = await wayland.compositor()
            assert found is not None
            assert found.idle_s() == 0.0
            while len(made.heard) < 5:
                await asyncio.sleep(0.01)
            asked = struct.pack("=III", 6, 2000, 5)
            assert made.heard[-1] == (4, request_number, asked)
            for number, still in ((0, True), (1, False), (0, True)):
                made.say(6, number)
                while (found.idle_s() != 0.0) is not still:
                    await asyncio.sleep(0.01)
            made.say(1, 0, bytes(12))  # an error, which ends it
            while not found.lost:
                await asyncio.sleep(0.01)
            assert found.idle_s() is None
            server.close()

    asyncio.run(sit())


@pytest.mark.parametrize("said", [b"", b"HTTP/1.1 400 Bad Request\r\n\r\n", bytes(64)])
def test_what_is_no_compositor_is_none(monkeypatch: pytest.MonkeyPatch, said: bytes) -> None:
    async def sit() -> None:
        with TemporaryDirectory(prefix="wl-") as folder:
            monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
            monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
            assert await wayland.compositor() is None

            async def answer(_in: asyncio.StreamReader, out: asyncio.StreamWriter) -> None:
                out.write(said)
                await out.drain()
                out.close()

            async with await asyncio.start_unix_server(answer, f"{folder}/wayland-7"):
                found = await wayland.compositor()
                assert found is None or found.idle_s() is None

    asyncio.run(sit())


def test_a_compositor_that_hangs_keeps_no_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wayland, "PATIENCE_S", 0.05)

    async def sit() -> None:
        with TemporaryDirectory(prefix="wl-") as folder:
            monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
            monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
            async with hung(Path(folder, "wayland-7")) as tried:
                before = len(list(Path("/proc/self/fd").iterdir()))
                for _ in range(3):
                    assert await wayland.compositor() is None
                await tried(3)
                assert len(list(Path("/proc/self/fd").iterdir())) == before

    asyncio.run(sit())


@pytest.mark.parametrize(
    ("asked", "answer", "expected_s"),
    [
        (("/org/gnome/Mutter/IdleMonitor/Core", MUTTER, "GetIdletime"), ("t", 61_500), 61.5),
        (("/org/freedesktop/ScreenSaver", SAVER, "GetSessionIdleTime"), ("u", 90_000), 90),
        (("/org/freedesktop/ScreenSaver", SAVER, "GetSessionIdleTime"), ("u", 0), None),
    ],
)
def test_what_desktops_tell_on_the_bus(
    seat: xsession.Session,
    monkeypatch: pytest.MonkeyPatch,
    asked: tuple[str, str, str],
    answer: tuple[str, int],
    expected_s: float | None,
) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-99")  # nobody is there

    async def sit() -> None:
        address = seat.env["DBUS_SESSION_BUS_ADDRESS"]
        async with service(address, asked[1], {asked: answer}), opened() as desktop:
            assert desktop.name == "Wayland"
            # The X server knows of a much shorter time, which is not the desktop's.
            assert (await desktop.look(closely=False)).idle_s == expected_s
            unknown = any("does not tell when a key" in one for one in desktop.blind)
            assert unknown is (expected_s is None)

    asyncio.run(sit())


@pytest.mark.parametrize("idle", [True, False])
def test_the_login_manager_is_asked_last(
    seat: xsession.Session, monkeypatch: pytest.MonkeyPatch, idle: bool
) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-99")
    since_us = round((time.clock_gettime(time.CLOCK_MONOTONIC) - 400) * 1e6)
    state = {"IdleHint": Variant("b", idle), "IdleSinceHintMonotonic": Variant("t", since_us)}
    asked = (
        "/org/freedesktop/login1/session/auto",
        "org.freedesktop.DBus.Properties",
        "GetAll",
        "org.freedesktop.login1.Session",
    )

    async def sit() -> float | None:
        address = seat.env["DBUS_SYSTEM_BUS_ADDRESS"]
        answers = {asked: ("a{sv}", state)}
        async with service(address, "org.freedesktop.login1", answers), opened() as desktop:
            return (await desktop.look(closely=False)).idle_s

    found_s = asyncio.run(sit())
    assert found_s is None if not idle else found_s is not None and 400 <= found_s < 1000
