"""A break before the camera in a real browser: its course, and a march that is seen and counted."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from backline.records import open_store
from backline.records.events import Break, Repetition, SessionEnd, SessionStart, SetEnd

from .coached import Heard, count, kept, plan, press, until, wait
from .conftest import OpenPage
from .serving import Served
from .session_lab import BRIDGE, CAMERA, HOLD, Session, answer, does, effects, names
from .session_lab import until as till
from .stage import Stage

pytestmark = pytest.mark.slow

NAME = "standing_march"
STEPS = 3
"""Knees that are lifted before the set is ended by hand; the recording has four."""


@pytest.fixture
def app_server(data_folder: Path) -> Iterator[Served]:
    served = Served(data_folder)
    served.start()
    yield served
    served.kill()


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path / "camera.y4m")
    yield made
    made.close()


@pytest.fixture
def session(browser: Callable[..., Browser], app_server: Served) -> Iterator[Session]:
    context = browser().new_context(base_url=app_server.url)
    yield Session(context.new_page())
    context.close()


def test_it_asks_nothing_afterwards(session: Session) -> None:
    rest = BRIDGE | {"in_break": True}
    log = session.play(
        rest, does("heard"), *CAMERA[2:], answer(4), till("finished"), wanted="camera"
    )
    assert names(log) == ["sound", "show", "place", "ready", "set", "counted", "finished"]
    assert [one["do"] for one in effects(log)] == ["camera", "open", "end", "finish"]
    said = [one["text"] for each in log for one in each["said"]]
    assert said[-1] == "That was the break. Well done."
    both = session.play(HOLD | {"in_break": True}, does("heard"), till("finished"), wanted="timer")
    assert "turn" in names(both)
    assert not {"pain", "effort", "rest"} & {*names(both)}


def test_a_break_before_the_camera_is_counted_aloud_and_kept_as_a_break(
    open_page: OpenPage, stage: Stage, repo: Path
) -> None:
    film = repo / "samples" / f"{NAME}.mp4"
    session = plan(
        {"exercise": "bridge", "sets": 1, "repetitions": 4, "seconds": 0.0, "sides": ["both"],
         "rung": 1, "step": 1, "eased": False}
    )  # fmt: skip
    page = open_page(camera=stage.path)
    heard = Heard()
    heard.over(page.context, None)
    stage.still(film, 0.1)
    page.goto(f"/breaks/now?offer={NAME}")
    page.get_by_role("link", name="With the camera").click()
    press(page, "Skip the sound check", "Go on now")
    until(page, "set", 60)
    stage.play(film, 0.1)
    wait(lambda: count(page), lambda shown: shown == str(STEPS), page, 30)
    press(page, "End the set", "That is right")
    page.wait_for_url("**/breaks?said=done")
    expect(page.locator(".note.good")).to_have_text("Done, and kept.")

    assert {str(number) for number in range(1, STEPS + 1)} <= {*heard.of("said")}
    assert heard.of("state") == ["show", "place", "ready", "set", "counted", "finished"]
    (start,) = (one for one in kept("session_start") if one.id != session)
    assert isinstance(start.event, SessionStart)
    assert start.event.in_break
    (number,) = (one.id for one in kept("set") if one.parent == start.id)
    seen = [one.event for one in kept("repetition") if one.parent == number]
    assert [one.side for one in seen if isinstance(one, Repetition)][:2] == ["right", "left"]
    (end,) = (one.event for one in kept("set_end"))
    assert isinstance(end, SetEnd)
    assert end.repetitions == STEPS
    assert [one.event for one in kept("session_end")] == [SessionEnd(in_break=True)]
    (rest,) = (one.event for one in kept("break"))
    assert isinstance(rest, Break)
    assert (rest.outcome, rest.exercise) == ("taken", NAME)
    with open_store() as store:
        day = store.history().days[-1]
    assert (day.sets, [one.repetitions for one in day.in_breaks]) == ((), [STEPS])

    page.goto("/session")  # the session of the day is where it was
    press(page, "Skip the sound check")
    expect(page.locator(".session-course")).to_have_text("Exercise 1 of 1")
    assert len(kept("session_start")) == 2
