"""A screen that is locked: by a real locker, by services as desktops have them, by logind."""

import asyncio
from typing import Any

import pytest
from dbus_fast import Variant

from tests.desk import xsession
from tests.desk.linux.made import comes, opened, service, until

LOGIND, SESSION = "org.freedesktop.login1", "org.freedesktop.login1.Session"
STATE = (
    "/org/freedesktop/login1/session/auto", "org.freedesktop.DBus.Properties", "GetAll", SESSION,
)  # fmt: skip


def test_a_real_locker(seat: xsession.Session) -> None:
    xsession.needs("mate-screensaver", "mate-screensaver-command")

    async def sit() -> None:
        async with opened() as desktop:
            with seat.running("mate-screensaver", "--no-daemon"):
                await comes(seat.env["DBUS_SESSION_BUS_ADDRESS"], "org.mate.ScreenSaver")
                assert not (await desktop.look(closely=False)).locked
                seat.run("mate-screensaver-command", "--lock")
                await until(desktop, lambda seen: seen.locked, closely=False)
                seat.run("mate-screensaver-command", "--deactivate")
                await until(desktop, lambda seen: not seen.locked, closely=False)

    asyncio.run(sit())


@pytest.mark.parametrize("of", ["freedesktop", "gnome", "mate", "cinnamon", "xfce"])
def test_a_service_that_says_so(seat: xsession.Session, of: str) -> None:
    name = f"org.{of}.ScreenSaver"
    answers: dict[tuple[Any, ...], tuple[str, Any]] = {}

    async def sit() -> None:
        async with opened() as desktop:
            assert not (await desktop.look(closely=False)).locked
            async with service(seat.env["DBUS_SESSION_BUS_ADDRESS"], name, answers):
                answers[(f"/org/{of}/ScreenSaver", name, "GetActive")] = ("b", True)
                await until(desktop, lambda seen: seen.locked, closely=False)
                answers[(f"/org/{of}/ScreenSaver", name, "GetActive")] = ("b", False)
                await until(desktop, lambda seen: not seen.locked, closely=False)
                answers[(f"/org/{of}/ScreenSaver", name, "GetActive")] = ("b", True)
                await until(desktop, lambda seen: seen.locked, closely=False)
            await until(desktop, lambda seen: not seen.locked, closely=False)

    asyncio.run(sit())


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ({"LockedHint": True, "Active": True, "Type": "x11"}, True),
        ({"LockedHint": False, "Active": False, "Type": "wayland"}, True),  # another's turn
        ({"LockedHint": False, "Active": False, "Type": "tty"}, False),
        ({"LockedHint": False, "Active": True, "Type": "x11"}, False),
    ],
)
def test_what_the_login_manager_says(
    seat: xsession.Session, state: dict[str, Any], expected: bool
) -> None:
    kinds = {bool: "b", str: "s"}
    kept = {name: Variant(kinds[type(value)], value) for name, value in state.items()}

    async def sit() -> None:
        address = seat.env["DBUS_SYSTEM_BUS_ADDRESS"]
        async with service(address, LOGIND, {STATE: ("a{sv}", kept)}), opened() as desktop:
            assert (await desktop.look(closely=False)).locked is expected

    asyncio.run(sit())
