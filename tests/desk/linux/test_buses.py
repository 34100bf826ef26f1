"""Buses that are not there, go, come back, or whose services do not answer."""

import asyncio
import os
from pathlib import Path

import pytest
from dbus_fast import Message
from dbus_fast.aio import MessageBus

from backline.desk.linux.buses import Bus, Question, session_bus
from tests.desk import xsession
from tests.desk.linux.made import SOON_S, hung, opened, owned, service, until

SAVER = "org.gnome.ScreenSaver"
ACTIVE = ("/org/gnome/ScreenSaver", SAVER, "GetActive")


@pytest.mark.parametrize(
    "address", [None, "", "unix:path=/nowhere", "nonsense", "tcp:host=x,port=y"]
)
def test_no_bus_is_a_sentence(address: str | None) -> None:
    async def ask() -> None:
        bus = Bus(address, "It is not there.", SOON_S)
        for _ in range(3):
            assert await bus.ask(Question("a.b", "/", "a.b", "C", "b")) is None
        assert bus.blind == "It is not there."
        await bus.close()

    asyncio.run(ask())


def test_the_bus_at_its_usual_place_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    runtime = tmp_path_factory.mktemp("r")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))

    async def ask() -> str:
        bus = session_bus(SOON_S)
        of = "org.freedesktop.DBus"
        found = await bus.ask(Question(of, "/org/freedesktop/DBus", of, "GetId", "s"))
        await bus.close()
        return str(found)

    assert asyncio.run(ask()) == "None"
    with xsession.bus(runtime / "bus", os.environ):
        assert len(asyncio.run(ask())) == 32


def test_a_bus_that_goes_is_a_sentence_and_one_that_comes_back_is_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    socket = tmp_path_factory.mktemp("r") / "bus"
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", xsession.at(socket))
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", xsession.at(socket))
    monkeypatch.delenv("DISPLAY", raising=False)

    async def sit() -> None:
        with xsession.bus(socket, os.environ) as process:
            async with opened() as desktop:
                assert not desktop.blind
                process.kill()
                process.wait()
                socket.unlink()
                await until(desktop, lambda _seen: len(desktop.blind) == 2)
                for of, told in zip(("session bus", "system bus"), desktop.blind, strict=True):
                    assert of in told
                assert not (await desktop.look()).locked
                with xsession.bus(socket, os.environ):
                    await until(desktop, lambda _seen: not desktop.blind)
                    async with service(xsession.at(socket), SAVER, {ACTIVE: ("b", True)}):
                        await until(desktop, lambda seen: seen.locked, closely=False)

    asyncio.run(sit())


def test_a_service_that_never_answers_holds_nothing_up(seat: xsession.Session) -> None:
    async def sit() -> None:
        silent = await MessageBus(seat.env["DBUS_SESSION_BUS_ADDRESS"]).connect()
        await silent.request_name(SAVER)
        silent.add_message_handler(lambda _message: True)  # taken, and never answered
        async with opened() as desktop:
            seen = await desktop.look()
            assert seen.idle_s is not None
            assert not seen.locked
            assert not desktop.blind
        silent.disconnect()

    asyncio.run(sit())


def test_a_question_without_an_answer_leaves_nothing_and_is_left_alone(
    seat: xsession.Session,
) -> None:
    heard = list[str]()

    async def sit() -> None:
        address = seat.env["DBUS_SESSION_BUS_ADDRESS"]
        silent = await MessageBus(address).connect()
        await silent.request_name(SAVER)

        def take(message: Message) -> bool:
            heard.append(str(message.member))
            return message.member == "GetActive"  # taken, and never answered

        silent.add_message_handler(take)
        bus = Bus(address, "It is not there.", SOON_S)
        question = Question(SAVER, ACTIVE[0], SAVER, "GetActive", "b")
        assert await bus.ask(question) is None
        assert await bus.ask(question) is None
        assert heard.count("GetActive") == 1
        assert bus._bus is not None
        assert not bus._bus._method_return_handlers
        await asyncio.sleep(2 * SOON_S)
        assert await bus.ask(question) is None
        assert heard.count("GetActive") == 2
        await bus.close()
        silent.disconnect()

    asyncio.run(sit())


def test_a_bus_that_hangs_keeps_no_socket(tmp_path_factory: pytest.TempPathFactory) -> None:
    socket = tmp_path_factory.mktemp("r") / "bus"

    async def sit() -> None:
        async with hung(socket) as tried:
            bus = Bus(xsession.at(socket), "It is not there.", 0.0)
            for _ in range(3):
                assert await bus.ask(Question("a.b", "/", "a.b", "C", "b")) is None
            assert bus.blind == "It is not there."
            await tried(3)

    asyncio.run(sit())


def test_looking_starts_no_service(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    xsession.needs("dunst")
    assert Path("/usr/share/dbus-1/services/org.knopwob.dunst.service").exists()
    address = xsession.at(socket := tmp_path_factory.mktemp("r") / "bus")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.delenv("DISPLAY", raising=False)

    async def sit() -> None:
        async with opened() as desktop:
            for _ in range(3):
                await desktop.look()
                await asyncio.sleep(2 * SOON_S)
        for name in ("org.freedesktop.Notifications", "org.mate.ScreenSaver"):
            assert not await owned(address, name)

    with xsession.bus(socket, os.environ):
        asyncio.run(sit())
