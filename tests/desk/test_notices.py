"""Notices on a real bus with a real server, with a poor one, and with none at all."""

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest

from backline.care.breaks.seen import Answer
from backline.desk import notices as module
from backline.desk.notices import IN_WORDS, Notices
from tests.desk import xsession

POOR = Path(__file__).parent / "poor_server.py"
DEADLINE_S = 30.0
NO_SERVICES = """<busconfig><type>session</type><listen>{}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy>
</busconfig>"""
BUTTONS: list[tuple[str, Answer]] = [
    ("Start", "start"), ("In 5 minutes", "snooze"), ("Not this one", "skip"),
]  # fmt: skip
Doing = Callable[[Notices, list[Answer]], Awaitable[None]]


@contextmanager
def bare_bus(seat: xsession.Session) -> Iterator[xsession.Session]:
    """Yield the session with a bus of its own, which starts no service by itself."""
    home = Path(seat.env["HOME"])
    socket, config = home / "bare", home / "bare.conf"
    config.write_text(NO_SERVICES.format(xsession.at(socket)))
    env = {**seat.env, "DBUS_SESSION_BUS_ADDRESS": xsession.at(socket)}
    daemon = "dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile"
    with xsession.running(daemon, env) as process:
        xsession.wait_for(socket.exists, "a bus")
        try:
            yield xsession.Session(env, seat.x, {"session": process})
        finally:
            process.kill()
            process.wait()
            socket.unlink()


@pytest.fixture
def desk(seat: xsession.Session, monkeypatch: pytest.MonkeyPatch) -> Iterator[xsession.Session]:
    """Yield a session whose bus has nothing on it."""
    with bare_bus(seat) as made:
        made.enter(monkeypatch)
        yield made


@contextmanager
def dunst(desk: xsession.Session, press: str = "") -> Iterator[None]:
    """Let a real server run, in whose menu of choices ``press`` is pressed."""
    xsession.needs("dunst", "dunstctl", "dbus-send", "busctl")
    home = Path(desk.env["HOME"])
    menu, config = home / "menu", home / "dunstrc"
    menu.write_text(f"#!/bin/sh\ngrep -F '#{press} ' || true\n")
    menu.chmod(0o755)
    config.write_text(f"[global]\ndmenu = {menu}\nhistory_length = 20\n")
    with desk.running("dunst", "-conf", str(config)) as process:
        xsession.wait_for(lambda: served(desk), "dunst")
        try:
            yield
        finally:
            process.kill()
            process.wait()
            xsession.wait_for(lambda: not served(desk), "no dunst")


def served(desk: xsession.Session) -> bool:
    names = desk.run(
        "dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus",
        "/org/freedesktop/DBus", "org.freedesktop.DBus.ListNames",
    )  # fmt: skip
    return "org.freedesktop.Notifications" in names


def shown(desk: xsession.Session) -> int:
    """Return how many notices are on the screen, or about to be."""
    return sum(int(desk.run("dunstctl", "count", kind)) for kind in ("displayed", "waiting"))


def past(desk: xsession.Session) -> list[tuple[str, str]]:
    """Return title and text of the notices that are gone."""
    found = json.loads(desk.run("dunstctl", "history"))
    return [(one["summary"]["data"], one["body"]["data"]) for one in found["data"][0]]


async def soon(condition: Callable[[], object], what: str) -> None:
    deadline_s = time.monotonic() + DEADLINE_S
    while not await asyncio.to_thread(condition):
        assert time.monotonic() < deadline_s, f"waited in vain: {what}"
        await asyncio.sleep(0.05)


def with_notices(do: Doing) -> list[Answer]:
    """Open notices, do something, close them; return what was answered."""
    troubles = list[object]()

    async def doing() -> list[Answer]:
        asyncio.get_running_loop().set_exception_handler(lambda _, told: troubles.append(told))
        notices, answers = await Notices.open(), list[Answer]()
        try:
            await do(notices, answers)
        finally:
            await notices.close()
        return answers

    answers = asyncio.run(doing())
    assert not troubles
    return answers


def test_a_notice_is_shown_replaced_and_withdrawn(desk: xsession.Session) -> None:
    async def do(notices: Notices, answers: list[Answer]) -> None:
        assert notices.works
        assert not notices.why
        assert notices.buttons
        await notices.show("First", "Stand <b>up</b> & walk", BUTTONS, answers.append)
        await soon(lambda: shown(desk) == 1, "a notice")
        await notices.show("Second", "", [], answers.append)
        await soon(
            lambda: past(desk) == [("First", "Stand \u2039b\u203aup\u2039/b\u203a + walk")],
            "the first gone",
        )
        assert shown(desk) == 1
        await notices.withdraw()
        await soon(lambda: shown(desk) == 0, "nothing on the screen")
        await notices.withdraw()

    with dunst(desk):
        assert with_notices(do) == []


@pytest.mark.parametrize(("text", "answer"), BUTTONS)
def test_a_button_is_pressed(desk: xsession.Session, text: str, answer: Answer) -> None:
    async def do(notices: Notices, answers: list[Answer]) -> None:
        await notices.show("A break", "Stand up.", BUTTONS, answers.append)
        await soon(lambda: shown(desk) == 1, "a notice")
        await asyncio.to_thread(desk.run, "dunstctl", "context")
        await soon(lambda: answers, "an answer")
        await notices.withdraw()

    with dunst(desk, press=text):
        assert with_notices(do) == [answer]


def test_a_click_begins_where_that_can_be_chosen(desk: xsession.Session) -> None:
    async def do(notices: Notices, answers: list[Answer]) -> None:
        for buttons in ([("I sit again", "sitting")], BUTTONS):  # the first has nothing to begin
            await notices.show("A break", "", buttons, answers.append)  # type: ignore[arg-type]
            await soon(lambda: shown(desk) == 1, "a notice")
            await asyncio.to_thread(desk.run, "dunstctl", "action", "0")
            await soon(lambda: shown(desk) == 0, "no notice")
        await soon(lambda: answers, "an answer")

    with dunst(desk):
        assert with_notices(do) == ["start"]


def test_one_that_is_taken_away_is_put_off(desk: xsession.Session) -> None:
    async def do(notices: Notices, answers: list[Answer]) -> None:
        await notices.show("A break", "", BUTTONS, answers.append)
        await soon(lambda: shown(desk) == 1, "a notice")
        await asyncio.to_thread(desk.run, "dunstctl", "close-all")
        await soon(lambda: past(desk), "a notice that is gone")
        await soon(lambda: answers, "an answer")
        await notices.withdraw()
        assert notices.works

    with dunst(desk):
        assert with_notices(do) == ["snooze"]


def test_a_server_that_dies_is_told_and_one_that_comes_back_is_used(
    desk: xsession.Session,
) -> None:
    async def do(notices: Notices, answers: list[Answer]) -> None:
        with dunst(desk):
            await notices.show("First", "", BUTTONS, answers.append)
            assert notices.works
        await notices.show("Second", "", BUTTONS, answers.append)
        assert not notices.works
        assert "no desktop that shows notices" in notices.why
        await notices.withdraw()
        with dunst(desk):
            await notices.show("Third", "", BUTTONS, answers.append)
            assert notices.works
            assert not notices.why
            await soon(lambda: shown(desk) == 1, "a notice")

    assert with_notices(do) == []


def test_a_bus_that_dies_is_told(seat: xsession.Session, monkeypatch: pytest.MonkeyPatch) -> None:
    async def do(notices: Notices, answers: list[Answer]) -> None:
        with bare_bus(seat) as desk:
            desk.enter(monkeypatch)
            with dunst(desk):
                await notices.show("First", "", BUTTONS, answers.append)
                assert notices.works
                desk.buses["session"].kill()
                await asyncio.sleep(0.2)
                await notices.show("Second", "", BUTTONS, answers.append)
                assert not notices.works
                monkeypatch.setattr(xsession, "wait_for", lambda *_: None)  # there is no bus to ask

    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    assert with_notices(do) == []


@pytest.mark.parametrize("address", ["unix:path=/nowhere", "nonsense", ""])
def test_without_a_bus_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    async def do(notices: Notices, answers: list[Answer]) -> None:
        assert not notices.works
        assert "no desktop that shows notices" in notices.why
        await notices.show("A break", "", BUTTONS, answers.append)
        assert not notices.works

    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.delenv("DISPLAY", raising=False)
    if sys.platform != "linux":
        pytest.skip("Only Linux has the bus.")
    assert with_notices(do) == []


def test_without_a_server_a_sentence_says_so(desk: xsession.Session) -> None:
    async def do(notices: Notices, _: list[Answer]) -> None:
        assert not notices.works
        assert "no desktop that shows notices" in notices.why

    assert not served(desk)
    with_notices(do)


def test_without_the_package_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    async def do(notices: Notices, answers: list[Answer]) -> None:
        assert "desktop-notifier is missing" in notices.why
        await notices.show("A break", "", BUTTONS, answers.append)
        assert not notices.works

    monkeypatch.setitem(sys.modules, "desktop_notifier", None)
    assert with_notices(do) == []


@pytest.fixture
def other_system(monkeypatch: pytest.MonkeyPatch) -> type:
    """Return what stands for another system's notices, to be told what it can."""
    import desktop_notifier  # noqa: PLC0415 - replaced for this test

    class Other:
        can: frozenset[object] = frozenset()
        allowed = True

        def __init__(self, *_: object) -> None:
            pass

        async def get_capabilities(self) -> frozenset[object]:
            return self.can

        async def request_authorisation(self) -> bool:
            return self.allowed

    planted = ModuleType("desktop_notifier")
    planted.__dict__.update(vars(desktop_notifier), DesktopNotifier=Other)
    monkeypatch.setitem(sys.modules, "desktop_notifier", planted)
    return Other


def test_a_mac_without_an_app_bundle_and_one_that_forbids(other_system: type) -> None:
    async def not_here(notices: Notices, _: list[Answer]) -> None:
        assert "installed as an app" in notices.why

    async def forbidden(notices: Notices, _: list[Answer]) -> None:
        assert "not allowed" in notices.why

    with_notices(not_here)
    other_system.can, other_system.allowed = frozenset({"a"}), False  # type: ignore[attr-defined]
    with_notices(forbidden)


@pytest.mark.parametrize("mode", ["clicks", "silent"])
def test_a_server_without_buttons_gets_them_in_words(desk: xsession.Session, mode: str) -> None:
    out = Path(desk.env["HOME"]) / f"poor-{mode}"

    async def do(notices: Notices, answers: list[Answer]) -> None:
        assert notices.works
        assert not notices.buttons
        await notices.show("A break", "Stand up.", BUTTONS, answers.append)
        body, actions = json.loads(out.read_text())
        assert body == f"Stand up.\n{IN_WORDS}"
        assert actions == ["default", ""]
        if mode == "clicks":
            await soon(lambda: answers, "an answer")
        notices.in_words = "Pulsa aquí."
        await notices.show("Un descanso", "", BUTTONS, answers.append)
        assert json.loads(out.read_text())[0] == "Pulsa aquí."
        await notices.show("Hoy", "Nada.", [], answers.append)
        assert json.loads(out.read_text())[0] == "Nada."

    with desk.running(sys.executable, str(POOR), mode, str(out)):
        xsession.wait_for(lambda: served(desk), "a poor server")
        answers = with_notices(do)
    assert set(answers) == ({"start"} if mode == "clicks" else set())


def test_a_server_that_hangs_is_not_waited_for(
    desk: xsession.Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def do(notices: Notices, answers: list[Answer]) -> None:
        assert notices.works
        monkeypatch.setattr(module, "ANSWER_S", 0.3)
        await notices.show("A break", "", BUTTONS, answers.append)
        assert not notices.works

    with desk.running(sys.executable, str(POOR), "hangs", ""):
        xsession.wait_for(lambda: served(desk), "a poor server")
        assert with_notices(do) == []
