"""The page on real screens: windows cover them, answers come back, and nothing is left behind."""

import asyncio
import shutil
import subprocess
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from backline.desk.page import BreakPage, PageRequest
from backline.desk.page.profiles import forsaken
from backline.desk.page.server import AppServer
from backline.records.app_files import LOCK, write_file
from tests.desk import xsession
from tests.desk.page.screens import (
    DEADLINE_S,
    TWO,
    Answers,
    commands_with,
    covered,
    pages,
    soon,
    windows,
)  # fmt: skip

KILLED = """
import asyncio, sys
from backline.desk.page.browser import BrowserWindows
from tests.desk.page.screens import TWO

async def sit():
    await BrowserWindows(print).open("chromium", [sys.argv[1]] * 2, TWO)
    await asyncio.sleep(1000)

asyncio.run(sit())
"""
DEAF_S = 1.7  # a little longer than the page takes no answers
Doing = Callable[[BreakPage, Answers], Awaitable[None]]


def sit(request: PageRequest, do: Doing, app: AppServer | None = None) -> tuple[BreakPage, Answers]:
    """Show a page, do something, close it."""

    async def sitting() -> tuple[BreakPage, Answers]:
        page, answers = BreakPage(app=app), Answers()
        try:
            await page.show(request, TWO, answers)
            await do(page, answers)
        finally:
            await page.close()
        return page, answers

    return asyncio.run(sitting())


@pytest.fixture
def chromium(screens: xsession.Session, monkeypatch: pytest.MonkeyPatch) -> xsession.Session:
    """Return the screens with a real browser."""
    xsession.needs("chromium")
    monkeypatch.setenv("BACKLINE_BROWSER", "chromium")
    return screens


def script(folder: Path, text: str) -> str:
    path = folder / "a-browser"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.slow
def test_the_browser_covers_both_monitors_and_leaves_nothing(
    chromium: xsession.Session, request_: PageRequest, temporary: Path
) -> None:
    async def do(page: BreakPage, answers: Answers) -> None:
        assert page.showing
        assert not page.why
        await soon(lambda: covered(chromium), "windows on both monitors")
        await soon(lambda: asked.count("/went") == 2, "both pages")
        assert list(temporary.glob("backline-break-*"))
        assert not commands_with("tk_page")
        await page.close()
        assert not page.showing
        assert not windows(chromium)
        assert not commands_with(str(temporary))
        assert not list(temporary.iterdir())
        assert not answers.got

    with pages() as (address, asked):
        sit(request_, do, AppServer(address, "Ann Lee"))
    full = "/breaks/now?full=1&profile=Ann+Lee"
    assert {path for path in asked if path.startswith("/breaks")} == {
        full, full.replace("full=1", "full=1&calm=1"),
    }  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("monitor", [0, 1])
def test_a_person_closes_one_window_and_all_are_gone(
    chromium: xsession.Session, request_: PageRequest, monitor: int, temporary: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("backline.desk.page.browser.OPENS_S", 0.0)  # the test is quick

    async def do(page: BreakPage, answers: Answers) -> None:
        await soon(lambda: covered(chromium), "windows on both monitors")
        await soon(lambda: asked.count("/went") == 2, "both pages")
        found = list[str]()

        def look() -> list[str]:  # a busy machine may still be moving it
            found.extend(id_ for id_, at in windows(chromium).items() if at == TWO[monitor])
            return found

        await soon(look, "the window on that monitor")
        chromium.run("xdotool", "windowfocus", "--sync", found[0], "key", "ctrl+w")
        await soon(lambda: answers.got, "an answer")
        assert not page.showing
        await soon(lambda: not windows(chromium), "no windows")
        await page.close()
        assert not list(temporary.iterdir())

    with pages() as (address, asked):
        _, answers = sit(request_, do, AppServer(address, "me"))
    assert answers.got == [("close", {})]


@pytest.mark.slow
@pytest.mark.parametrize("breaks_down", ["exit 3", "sleep 2; exit 3", "exit 0", "sleep 2; exit 0"])
def test_a_browser_that_breaks_down_is_replaced(
    screens: xsession.Session,
    request_: PageRequest,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    breaks_down: str,
) -> None:
    async def do(page: BreakPage, answers: Answers) -> None:
        await soon(lambda: covered(screens), "our own windows")
        await soon(lambda: page.showing, "a page")
        assert not answers.got

    monkeypatch.setenv("BACKLINE_BROWSER", script(tmp_path, breaks_down))
    sit(request_, do, AppServer("http://127.0.0.1:9/", "me"))
    assert not windows(screens)


@pytest.mark.slow
def test_a_companion_that_is_killed_takes_the_browser_with_it(
    chromium: xsession.Session, temporary: Path
) -> None:
    with pages() as (address, asked):
        command = [sys.executable, "-c", KILLED, address]
        repo = str(Path(__file__).parents[3])
        env = {**chromium.env, "TMPDIR": str(temporary), "PYTHONPATH": repo}
        with subprocess.Popen(command, env=env) as companion:
            xsession.wait_for(lambda: asked.count("/went") == 2, "both pages", DEADLINE_S)
            xsession.wait_for(lambda: covered(chromium), "windows on both monitors")
            companion.kill()
    xsession.wait_for(lambda: not commands_with(str(temporary)), "no browser")
    assert not windows(chromium)
    assert len(list(temporary.glob("backline-break-*"))) == 2
    forsaken(str(temporary))  # as the next companion does
    assert not list(temporary.iterdir())


def test_an_app_that_asks_for_a_pin_is_not_opened(
    chromium: xsession.Session, request_: PageRequest
) -> None:
    async def do(page: BreakPage, _: Answers) -> None:
        assert page.showing
        await soon(lambda: covered(chromium), "our own windows")
        assert commands_with("tk_page")

    write_file(LOCK, {"hash": "00", "salt": "00"})
    sit(request_, do, AppServer("http://127.0.0.1:9/", "me"))


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["Escape"], "close"),
        (["Tab", "Tab", "Return"], "snooze"),
        (["Tab", "Tab", "Tab", "space"], "skip"),
        (["Tab", "Tab", "Tab", "Tab", "Return"], "standing"),
    ],
)
def test_the_keyboard_answers(
    screens: xsession.Session, request_: PageRequest, keys: list[str], answer: str
) -> None:
    async def do(page: BreakPage, answers: Answers) -> None:
        await soon(lambda: covered(screens), "windows on both monitors")
        await asyncio.sleep(DEAF_S)
        screens.run("xdotool", "key", "--delay", "60", *keys)
        await soon(lambda: answers.got, "an answer")
        assert not page.showing
        await soon(lambda: not windows(screens), "no windows")

    _, answers = sit(request_, do)
    assert answers.got == [(answer, {"seconds": 0.0})]


def test_the_mouse_closes_either_window(screens: xsession.Session, request_: PageRequest) -> None:
    for monitor in TWO:
        corner = str(monitor.x + monitor.width - 50), "28"

        async def do(_: BreakPage, answers: Answers, corner: tuple[str, str] = corner) -> None:
            await soon(lambda: covered(screens), "windows on both monitors")
            await asyncio.sleep(DEAF_S)
            screens.run("xdotool", "mousemove", *corner, "click", "1")
            await soon(lambda: answers.got, "an answer")

        _, answers = sit(request_, do)
        assert answers.names == ["close"]


def test_what_is_typed_as_the_page_appears_answers_nothing(
    screens: xsession.Session, request_: PageRequest
) -> None:
    async def do(page: BreakPage, answers: Answers) -> None:
        screens.run("xdotool", "key", "--delay", "20", "Tab", "Return", "space", "Escape")
        await soon(lambda: covered(screens), "windows on both monitors")
        await asyncio.sleep(DEAF_S)
        assert page.showing
        assert not answers.got

    sit(request_, do)


def test_a_break_is_begun_and_done(screens: xsession.Session, request_: PageRequest) -> None:
    async def do(page: BreakPage, answers: Answers) -> None:
        await soon(lambda: covered(screens), "windows on both monitors")
        await asyncio.sleep(DEAF_S)
        screens.run("xdotool", "key", "--delay", "60", "Tab", "Return")
        await soon(lambda: answers.names == ["start"], "a start")
        assert page.showing
        screens.run("xdotool", "key", "Return")
        await soon(lambda: answers.names == ["start", "done"], "an end")
        assert answers.got[1][1]["seconds"] > 0

    sit(request_, do)


def test_who_leaves_at_the_end_of_a_break_is_done(
    screens: xsession.Session, request_: PageRequest
) -> None:
    async def do(_: BreakPage, answers: Answers) -> None:
        await soon(lambda: covered(screens), "windows on both monitors")
        await asyncio.sleep(DEAF_S)
        screens.run("xdotool", "key", "Escape")
        await soon(lambda: answers.got, "an answer")

    for seconds, answer in ((1, "done"), (60, "close")):
        _, answers = sit(replace(request_, begun=True, seconds=seconds), do)
        assert answers.names == [answer]


def test_who_needs_help_now_has_nothing_to_begin(
    screens: xsession.Session, request_: PageRequest
) -> None:
    async def do(_: BreakPage, answers: Answers) -> None:
        await soon(lambda: covered(screens), "windows on both monitors")
        await asyncio.sleep(DEAF_S)
        screens.run("xdotool", "key", "--delay", "60", "Tab", "Return")
        await soon(lambda: answers.got, "an answer")

    offer = {"title": "Get help now", "why": "Call 112.", "urgent": True}
    _, answers = sit(replace(request_, offer=offer, begun=True, seconds=1), do)
    assert answers.got == [("close", {"seconds": 0.0})]


def test_what_may_not_be_chosen_is_not_there(
    screens: xsession.Session, request_: PageRequest
) -> None:
    async def do(_: BreakPage, answers: Answers) -> None:
        await soon(lambda: covered(screens), "windows on both monitors")
        await asyncio.sleep(DEAF_S)
        screens.run("xdotool", "key", "--delay", "60", "Tab", "Tab", "Return")
        await soon(lambda: answers.got, "an answer")

    _, answers = sit(replace(request_, may_skip=False, may_snooze=False), do)
    assert answers.names == ["standing"]


def test_a_page_of_little_and_of_much_fits(
    screens: xsession.Session, request_: PageRequest
) -> None:
    async def do(_: BreakPage, answers: Answers) -> None:
        await soon(lambda: covered(screens), "windows on both monitors")
        await asyncio.sleep(DEAF_S)
        screens.run("xdotool", "key", "--delay", "60", "Tab", "Return")  # the only choice
        await soon(lambda: answers.got, "an answer")

    little = PageRequest({}, {}, seconds=0, begun=True)
    steps = ["Take the time that you need for it, one after the other. " * 3] * 9
    offer = {**request_.offer, "steps": steps, "poster": __file__}
    much = replace(request_, offer=offer, begun=True, theme="light", text_size="larger")
    for request in (little, much):
        _, answers = sit(request, do)
        assert answers.names == ["done"]


def test_a_page_is_taken_away_while_it_opens(
    screens: xsession.Session, request_: PageRequest
) -> None:
    async def closing() -> None:
        page, answers = BreakPage(), Answers()
        showing = asyncio.create_task(page.show(request_, TWO, answers))
        await asyncio.sleep(0.1)
        await page.close()
        await showing
        assert not page.showing
        await page.show(request_, TWO, answers)  # and it can be shown again
        assert page.showing
        await page.close()
        assert not commands_with("tk_page")
        assert not windows(screens)
        assert not answers.got

    asyncio.run(closing())


def test_a_child_that_is_killed_counts_as_closed(
    screens: xsession.Session, request_: PageRequest
) -> None:
    async def do(_: BreakPage, answers: Answers) -> None:
        await soon(lambda: covered(screens), "windows on both monitors")
        window = next(iter(windows(screens)))
        screens.run("xdotool", "windowkill", window)
        await soon(lambda: answers.got, "an answer")

    _, answers = sit(request_, do)
    assert answers.got == [("close", {})]


async def no_page(page: BreakPage, answers: Answers) -> None:
    assert not page.showing
    assert not answers.got


def test_without_a_screen_a_sentence_says_so(
    request_: PageRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform != "linux":
        pytest.skip("Only on Linux is there a system without a screen.")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BACKLINE_BROWSER"):
        monkeypatch.delenv(name, raising=False)
    page, _ = sit(request_, no_page)
    assert "no screen can be reached" in page.why


def test_without_browser_and_tkinter_a_sentence_says_so(
    screens: xsession.Session,
    request_: PageRequest,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    planted = tmp_path / "tkinter"
    planted.mkdir()
    (planted / "__init__.py").write_text("raise ImportError('planted')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    page, _ = sit(request_, no_page)
    assert "nor Python's tkinter" in page.why
    assert not windows(screens)
    shutil.rmtree(planted)
    sit(request_, lambda page, _: soon(lambda: page.showing, "a page, now that it is there"))
