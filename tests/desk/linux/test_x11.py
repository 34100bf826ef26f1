"""A real X server with a window manager, touched by xdotool and xset."""

import asyncio
import os
import signal
import struct
import subprocess
from pathlib import Path

import pytest
from Xlib.ext.dpms import DPMSInfo

from backline.desk.desktop import Monitor
from backline.desk.linux.x11 import Connection
from tests.desk import xsession
from tests.desk.linux.made import full_screen, opened, until


def test_idle_time_grows_until_a_key_or_the_mouse_is_touched(seat: xsession.Session) -> None:
    async def sit() -> None:
        async with opened() as desktop:
            assert desktop.name == "X11"
            for touch in (("key", "a"), ("mousemove_relative", "3", "3"), ("click", "1")):
                await until(desktop, lambda seen: (seen.idle_s or 0.0) > 1.0, closely=False)
                seat.run("xdotool", *touch)
                await until(desktop, lambda seen: (seen.idle_s or 0.0) < 1.0, closely=False)

    asyncio.run(sit())


def test_the_screen_saver_counts_as_locked(seat: xsession.Session) -> None:
    async def sit() -> None:
        async with opened() as desktop:
            assert not (await desktop.look(closely=False)).locked
            seat.run("xset", "s", "activate")
            await until(desktop, lambda seen: seen.locked, closely=False)
            seat.run("xdotool", "key", "a")
            await until(desktop, lambda seen: not seen.locked, closely=False)

    asyncio.run(sit())


def test_what_xscreensaver_writes_counts_as_locked(seat: xsession.Session) -> None:
    def write(status: str) -> None:
        seat.run("xprop", "-root", "-f", "_SCREENSAVER_STATUS", "32a", *status.split())

    xsession.needs("xprop")

    async def sit() -> None:
        async with opened() as desktop:
            write("-set _SCREENSAVER_STATUS LOCK")
            await until(desktop, lambda seen: seen.locked, closely=False)
            write("-remove _SCREENSAVER_STATUS")
            await until(desktop, lambda seen: not seen.locked, closely=False)

    asyncio.run(sit())


@pytest.mark.parametrize(
    ("power_level", "enabled", "expected"),
    [(0, 1, False), (1, 1, True), (2, 1, True), (3, 1, True), (3, 0, False)],
)
def test_a_screen_that_is_switched_off_counts_as_locked(
    seat: xsession.Session,
    monkeypatch: pytest.MonkeyPatch,
    power_level: int,
    enabled: int,
    expected: bool,
) -> None:
    """Only a server with a real screen has the extension: its answer is made up here."""
    answer = struct.pack("=BBHIHB21x", 1, 0, 7, 0, power_level, enabled)
    info, _rest = DPMSInfo._reply.parse_binary(answer, None)
    assert seat.env["DISPLAY"]
    connection = Connection()
    monkeypatch.setitem(connection._can, "DPMS", True)
    monkeypatch.setattr(connection._display, "dpms_info", lambda: info, raising=False)
    assert connection.look(closely=False).locked is expected
    connection.close()


def test_a_full_screen_window_is_something_to_wait_for(seat: xsession.Session) -> None:
    async def sit() -> None:
        async with opened() as desktop:
            assert not (await desktop.look()).holds
            with full_screen(seat.env["DISPLAY"]):
                await until(desktop, lambda seen: seen.holds == {"full_screen"})
                assert not (await desktop.look(closely=False)).holds
            await until(desktop, lambda seen: not seen.holds)

    asyncio.run(sit())


@pytest.mark.parametrize(
    ("title", "of"), [("a page", "backline-break"), ("backline-break - a page", "Chromium")]
)
def test_our_own_page_is_nothing_to_wait_for(seat: xsession.Session, title: str, of: str) -> None:
    async def sit() -> None:
        async with opened() as desktop:
            with full_screen(seat.env["DISPLAY"], title, of):
                seat.run("xdotool", "search", "--sync", "--onlyvisible", "--name", title)
                xsession.wait_for(lambda: _active(seat) == title, "our page to become active")
                assert not (await desktop.look()).holds

    asyncio.run(sit())


def _active(seat: xsession.Session) -> str:
    return subprocess.run(
        ["xdotool", "getactivewindow", "getwindowname"],
        env=seat.env, capture_output=True, text=True, check=False,
    ).stdout.strip()  # fmt: skip


def test_two_monitors_are_told_with_the_first_one_first(seat: xsession.Session) -> None:
    xsession.needs("xrandr")
    seat.run("xrandr", "--setmonitor", "right", "640/170x800/210+640+0", "screen")
    seat.run("xrandr", "--setmonitor", "*left", "640/170x800/210+0+0", "none")

    async def sit() -> tuple[Monitor, ...]:
        async with opened() as desktop:
            return await desktop.monitors()

    try:
        assert asyncio.run(sit()) == (Monitor(0, 0, 640, 800), Monitor(640, 0, 640, 800))
    finally:
        seat.run("xrandr", "--delmonitor", "right", "--delmonitor", "left")


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("-extension", "RANDR"), (Monitor(0, 0, 1280, 800),)),
        (
            ("-extension", "RANDR", "+xinerama", "-screen", "1", "800x600x24"),
            (Monitor(0, 0, 1280, 800), Monitor(0, 0, 800, 600)),
        ),
    ],
)
def test_monitors_of_an_older_server(
    monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], expected: tuple[Monitor, ...]
) -> None:
    async def sit() -> tuple[Monitor, ...]:
        async with opened() as desktop:
            return await desktop.monitors()

    with xsession.x_server(*options) as (display, _x):
        monkeypatch.setenv("DISPLAY", display)
        found = asyncio.run(sit())
    assert found == expected


def test_a_server_without_the_extension_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    async def sit() -> None:
        async with opened() as desktop:
            assert (await desktop.look()).idle_s is None
            assert "MIT-SCREEN-SAVER" in desktop.blind[0]

    with xsession.x_server("-extension", "MIT-SCREEN-SAVER") as (display, _x):
        monkeypatch.setenv("DISPLAY", display)
        asyncio.run(sit())


def test_a_server_that_goes_is_a_sentence_and_one_that_comes_back_is_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def sit() -> None:
        with xsession.x_server() as (display, x):
            monkeypatch.setenv("DISPLAY", display)
            async with opened() as desktop:
                assert (await desktop.look()).idle_s is not None
                assert not any("X server" in one for one in desktop.blind)
                x.kill()
                x.wait()
                seen = await until(desktop, lambda seen: seen.idle_s is None)
                assert not seen.locked
                assert not seen.holds
                assert [one for one in desktop.blind if f"X server {display}" in one]
                assert await desktop.monitors() == ()
                with xsession.running(("Xvfb", display, "-nolisten", "tcp"), os.environ):
                    await until(desktop, lambda seen: seen.idle_s is not None)
                    assert not any("X server" in one for one in desktop.blind)
                    assert await desktop.monitors()

    asyncio.run(sit())


def test_a_server_that_hangs_does_not_hang_the_companion(monkeypatch: pytest.MonkeyPatch) -> None:
    async def sit() -> None:
        with xsession.x_server() as (display, x):
            monkeypatch.setenv("DISPLAY", display)
            async with opened() as desktop:
                x.send_signal(signal.SIGSTOP)
                await until(desktop, lambda seen: seen.idle_s is None)
                assert any("takes too long" in one for one in desktop.blind)
                x.send_signal(signal.SIGCONT)
                await until(desktop, lambda seen: seen.idle_s is not None)
                assert not any("X server" in one for one in desktop.blind)
                x.send_signal(signal.SIGSTOP)
                await until(desktop, lambda seen: seen.idle_s is None)

    asyncio.run(sit())  # and it ends, although the server still hangs


@pytest.mark.parametrize("number", [b"", None])
def test_a_cookie_for_any_name_lets_us_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, number: bytes | None
) -> None:
    def entry(number: bytes) -> bytes:
        parts = b"", number, b"MIT-MAGIC-COOKIE-1", bytes(range(16))
        return struct.pack(">H", 65535) + b"".join(struct.pack(">H", len(p)) + p for p in parts)

    async def sit() -> None:
        async with opened() as desktop:
            assert (await desktop.look()).idle_s is not None

    server, client = tmp_path / "server", tmp_path / "client"
    server.write_bytes(entry(b""))
    with xsession.x_server("-auth", str(server)) as (display, _x):
        client.write_bytes(entry(display[1:].encode() if number is None else number))
        monkeypatch.setenv("XAUTHORITY", str(client))
        monkeypatch.setenv("DISPLAY", display)
        asyncio.run(sit())
