"""Do-not-disturb: of a real dunst, of real settings, and of services as KDE and Xfce have them."""

import asyncio
from typing import Any

import pytest
from dbus_fast import Variant

from tests.desk import xsession
from tests.desk.linux.made import comes, opened, service, until

NOTICES, AT = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
QUIET = {"do_not_disturb"}


def test_a_real_dunst_that_is_paused(seat: xsession.Session) -> None:
    xsession.needs("dunst", "dunstctl")

    async def sit() -> None:
        with seat.running("dunst"):
            await comes(seat.env["DBUS_SESSION_BUS_ADDRESS"], NOTICES)
            async with opened() as desktop:
                assert not (await desktop.look()).holds
                seat.run("dunstctl", "set-paused", "true")
                await until(desktop, lambda seen: seen.holds == QUIET)
                seat.run("dunstctl", "set-paused", "false")
                await until(desktop, lambda seen: not seen.holds)

    asyncio.run(sit())


@pytest.mark.parametrize("desktop_name", ["GNOME", "ubuntu:GNOME"])
def test_the_banners_of_gnome(
    seat: xsession.Session, monkeypatch: pytest.MonkeyPatch, desktop_name: str
) -> None:
    schema = "org.gnome.desktop.notifications"
    xsession.needs("gsettings")
    known = seat.run("gsettings", "list-schemas").split()
    if schema not in known:
        pytest.skip("Not installed: gsettings-desktop-schemas.")
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", desktop_name)

    async def sit() -> None:
        async with opened() as desktop:
            assert not (await desktop.look()).holds
            seat.run("gsettings", "set", schema, "show-banners", "false")
            await until(desktop, lambda seen: seen.holds == QUIET)
            seat.run("gsettings", "set", schema, "show-banners", "true")
            await until(desktop, lambda seen: not seen.holds)

    asyncio.run(sit())


@pytest.mark.usefixtures("seat")
def test_settings_that_cannot_be_asked_hold_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "GNOME")
    monkeypatch.setenv("PATH", "/nowhere")

    async def sit() -> None:
        async with opened() as desktop:
            assert not (await desktop.look()).holds

    asyncio.run(sit())


@pytest.mark.parametrize(
    ("name", "asked", "signature"),
    [
        (NOTICES, (AT, "org.freedesktop.DBus.Properties", "Get", NOTICES, "Inhibited"), "v"),
        (
            "org.xfce.Xfconf",
            ("/org/xfce/Xfconf", "org.xfce.Xfconf", "GetProperty", "xfce4-notifyd",
             "/do-not-disturb"),
            "v",
        ),
    ],
)  # fmt: skip
def test_a_service_that_says_so(
    seat: xsession.Session, name: str, asked: tuple[str, ...], signature: str
) -> None:
    answers: dict[tuple[Any, ...], tuple[str, Any]] = {asked: (signature, Variant("b", False))}

    async def sit() -> None:
        address = seat.env["DBUS_SESSION_BUS_ADDRESS"]
        async with service(address, name, answers), opened() as desktop:
            assert not (await desktop.look()).holds
            answers[asked] = (signature, Variant("b", True))
            await until(desktop, lambda seen: seen.holds == QUIET)

    asyncio.run(sit())
