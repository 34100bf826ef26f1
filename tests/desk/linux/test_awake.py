"""A film that keeps the screen awake, as GNOME, KDE and logind tell of it."""

import asyncio
import os
from typing import Any

import pytest

from tests.desk import xsession
from tests.desk.linux.made import opened, service, until

KDE = "org.kde.Solid.PowerManagement.PolicyAgent"
INHIBIT, AT = "org.freedesktop.PowerManagement.Inhibit", "/org/freedesktop/PowerManagement/Inhibit"


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        (
            "org.gnome.SessionManager",
            ("/org/gnome/SessionManager", "org.gnome.SessionManager", "IsInhibited", 8),
        ),
        (KDE, ("/org/kde/Solid/PowerManagement/PolicyAgent", KDE, "HasInhibition", 4)),
    ],
)
def test_a_service_that_says_so(seat: xsession.Session, name: str, asked: tuple[Any, ...]) -> None:
    answers = {asked: ("b", False)}

    async def sit() -> None:
        address = seat.env["DBUS_SESSION_BUS_ADDRESS"]
        async with service(address, name, answers), opened() as desktop:
            assert not (await desktop.look()).watching
            answers[asked] = ("b", True)
            await until(desktop, lambda seen: seen.watching)
            assert not (await desktop.look(closely=False)).watching

    asyncio.run(sit())


@pytest.mark.parametrize(
    "name", ["org.freedesktop.PowerManagement", "org.freedesktop.PowerManagement.Inhibit"]
)
def test_music_or_a_download_is_no_film(seat: xsession.Session, name: str) -> None:
    async def sit() -> None:
        address = seat.env["DBUS_SESSION_BUS_ADDRESS"]
        answers = {(AT, INHIBIT, "HasInhibit"): ("b", True)}
        async with service(address, name, answers), opened() as desktop:
            assert not (await desktop.look()).watching

    asyncio.run(sit())


@pytest.mark.parametrize(
    ("what", "mode", "ours", "expected"),
    [
        ("sleep:idle", "block", True, True),
        ("idle", "delay", True, False),
        ("handle-lid-switch", "block", True, False),
        ("idle", "block", False, False),
    ],
)
def test_what_the_login_manager_says(
    seat: xsession.Session, what: str, mode: str, ours: bool, expected: bool
) -> None:
    asked = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "ListInhibitors")
    uid = os.getuid() if ours else os.getuid() + 1
    answers = {asked: ("a(ssssuu)", [[what, "a player", "a film", mode, uid, 7]])}

    async def sit() -> None:
        address = seat.env["DBUS_SYSTEM_BUS_ADDRESS"]
        async with service(address, "org.freedesktop.login1", answers), opened() as desktop:
            assert (await desktop.look()).watching is expected

    asyncio.run(sit())
