"""The companion in this process, with a planted desktop: what goes wrong while it looks."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from backline.desk.companion import Companion, Options
from backline.desk.desktop import Look, Monitor
from backline.motion.errors import InputError
from backline.records import app_files, companion_log
from tests.desk.played import Errands, Notices, until

START = datetime(2026, 12, 1, 9, tzinfo=UTC)


class Planted:
    """A desktop that may break."""

    def __init__(self) -> None:
        self.name = "planted"
        self.blind: tuple[str, ...] = ()
        self.breaks = self.closed = False
        self.gate = asyncio.Event()
        self.gate.set()

    async def look(self, *, closely: bool = True) -> Look:
        del closely
        await self.gate.wait()
        if self.breaks:
            raise RuntimeError("the display is on fire")
        return Look(0.0)

    async def monitors(self) -> tuple[Monitor, ...]:
        return ()

    async def close(self) -> None:
        self.closed = True


class Life:
    """A companion with clocks that a test turns."""

    def __init__(self) -> None:
        self.t_s, self.lines, self.log = 0.0, list[str](), list[Any]()
        self.desktop, self.notices = Planted(), Notices(self.log)
        self.companion = Companion(
            Options(), self.desktop, self.notices,  # type: ignore[arg-type]
            lambda: START + timedelta(seconds=self.t_s), lambda: self.t_s, self.lines.append,
        )  # fmt: skip

    async def sits(self, minutes: int) -> None:
        """Let time go by, a look a minute."""
        for _ in range(minutes):
            self.t_s += 60
            await self.asks("status")

    async def asks(self, do: str, **more: Any) -> dict[str, Any]:
        found: dict[str, Any] = (await self.companion.handle({"do": do, **more}))["status"]
        return found


@pytest.fixture(autouse=True)
def errands(monkeypatch: pytest.MonkeyPatch) -> Errands:
    """Have no process be sent."""
    made = Errands(keep={"problems": ["The records are busy."]})
    monkeypatch.setattr("backline.desk.companion.Errands", lambda *_: made)
    monkeypatch.setattr("backline.desk.companion.LOOKS_EVERY_S", 0.01)
    return made


def lived(act: Callable[[Life], Coroutine[Any, Any, None]]) -> Life:
    """Let a companion run while something is done, and end it as its process does."""

    async def run() -> Life:
        life = Life()
        running = asyncio.create_task(life.companion.run())
        await asyncio.sleep(0)
        try:
            await act(life)
        finally:
            life.companion.stop()
            await running
            await life.companion.end()
        return life

    return asyncio.run(run())


def test_who_asks_before_the_first_look_waits_for_it() -> None:
    async def act(life: Life) -> None:
        life.desktop.gate.clear()
        asked = asyncio.create_task(life.asks("status"))
        await asyncio.sleep(0)
        life.desktop.gate.set()
        assert (await asked)["phase"] == "sitting"

    assert lived(act).desktop.closed


def test_a_look_that_goes_wrong_is_said_and_it_goes_on() -> None:
    async def act(life: Life) -> None:
        await life.asks("status")
        life.desktop.breaks = True
        await until(lambda: life.lines)
        life.desktop.breaks = False
        assert (await life.asks("status"))["phase"] == "sitting"

    assert any("on fire" in line for line in lived(act).lines)


def test_it_can_be_stopped_where_looking_goes_wrong_and_twice() -> None:
    async def act(life: Life) -> None:
        await life.asks("status")
        life.desktop.breaks = True
        assert (await life.asks("stop"))["phase"] == "sitting"
        assert (await life.asks("stop"))["phase"] == "sitting"
        with pytest.raises(InputError, match="is ending"):
            await life.asks("status")

    assert lived(act).desktop.closed


def test_what_is_open_at_the_end_is_logged_and_where_it_stands_is_kept() -> None:
    async def act(life: Life) -> None:
        await life.asks("status")
        await life.sits(5)

    lived(act)
    (line,) = companion_log.waiting()
    assert (line["kind"], line["ended"], line["seconds"]) == ("sitting_bout", "stopped", 300.0)
    assert app_files.read_file(app_files.COMPANION)["profile"] == "me"


def test_answers_of_a_notice_are_taken_in_their_turn() -> None:
    async def act(life: Life) -> None:
        await life.asks("status")
        await life.sits(45)
        await until(lambda: life.notices.shown)
        life.notices.on_answer("skip")
        while (await life.asks("status"))["today"]["skipped"] != 1:
            await asyncio.sleep(0)

    lived(act)
    assert "break" in {line["kind"] for line in companion_log.waiting()}
