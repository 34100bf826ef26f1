"""Which desktop is found: that of the system, or none, and then in words."""

import asyncio
import sys
from types import ModuleType

import pytest

from backline.desk.desktop import Look
from backline.desk.here import NoDesktop, open_desktop
from tests.desk import xsession

TRIES = 10


@pytest.fixture
def nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    for name in xsession.NOT_OURS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere")


@pytest.mark.usefixtures("nothing")
def test_no_display_and_no_bus_is_a_sentence_each() -> None:
    async def sit() -> None:
        desktop = await open_desktop()
        assert desktop.name == "no desktop"
        assert await desktop.look() == await desktop.look(closely=False) == Look()
        assert await desktop.monitors() == ()
        display, session, system = desktop.blind
        assert "neither an X display nor a Wayland display" in display
        assert "session bus" in session
        assert "system bus" in system
        await desktop.close()

    asyncio.run(sit())


@pytest.mark.usefixtures("nothing")
def test_a_display_that_does_not_answer_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4242")

    async def sit() -> None:
        desktop = await open_desktop()
        assert desktop.name == "X11"
        assert "X server :4242 does not answer" in desktop.blind[0]
        assert (await desktop.look()).idle_s is None
        await desktop.close()

    asyncio.run(sit())


@pytest.mark.usefixtures("seat")
def test_the_session_is_found() -> None:
    async def sit() -> None:
        for _ in range(TRIES):  # a machine that is busy may be slow to answer
            desktop = await open_desktop()
            told = desktop.name, desktop.blind, (await desktop.look()).idle_s is not None
            await desktop.close()
            if told[2]:
                break
        assert told == ("X11", (), True)

    asyncio.run(sit())


SYSTEMS = pytest.mark.parametrize(
    ("system", "name", "opens"),
    [("win32", "windows", "open_windows"), ("darwin", "macos", "open_macos")],
)


def adapter(
    monkeypatch: pytest.MonkeyPatch, system: str, name: str, holds: ModuleType | None
) -> None:
    """Let the system be another one, and its adapter what a test wants it to be."""
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setitem(sys.modules, f"backline.desk.{name}", ModuleType(name))
    monkeypatch.setitem(sys.modules, f"backline.desk.{name}.adapter", holds)


@SYSTEMS
def test_another_system_has_its_own(
    monkeypatch: pytest.MonkeyPatch, system: str, name: str, opens: str
) -> None:
    theirs, module = NoDesktop(), ModuleType("adapter")

    async def open_theirs() -> NoDesktop:
        return theirs

    setattr(module, opens, open_theirs)
    adapter(monkeypatch, system, name, module)
    assert asyncio.run(open_desktop()) is theirs


@SYSTEMS
def test_one_that_does_not_open_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, system: str, name: str, opens: str
) -> None:
    async def refuse() -> None:
        raise OSError("no such call")

    module = ModuleType("adapter")
    setattr(module, opens, refuse)
    for holds in (module, None):
        adapter(monkeypatch, system, name, holds)
        found = asyncio.run(open_desktop())
        assert isinstance(found, NoDesktop)
        assert len(found.blind) == 1


def test_a_system_without_an_adapter_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "plan9")
    found = asyncio.run(open_desktop())
    assert isinstance(found, NoDesktop)
    assert len(found.blind) == 1
