"""Whole sessions before the camera: what is counted, kept, said and shown, from start to end."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from backline.records.events import ExerciseSet, Fault, Hold, Repetition, SessionEnd, SetEnd

from .coached import (
    Heard,
    after,
    asked,
    begin,
    count,
    each,
    into_set,
    kept,
    plan,
    state,
    until,
    wait,
)
from .conftest import OpenPage
from .serving import Served
from .stage import Stage

pytestmark = pytest.mark.slow


@pytest.fixture
def app_server(data_folder: Path) -> Iterator[Served]:
    served = Served(data_folder)
    served.start()
    yield served
    served.kill()


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    made = Stage(tmp_path_factory.mktemp("stage") / "camera.y4m")
    yield made
    made.close()


def test_try(open_page, stage, app_server):
    import os, time

    plan(asked("bridge", repetitions=4))
    page = open_page(camera=stage.path)
    heard = Heard()
    heard.over(page.context)
    film = Path("bench/.cache/clips/set-bridge.mp4").absolute()
    stage.still(film)
    try:
        begin(page)
        into_set(page, stage, film, 2.5)
        wait(lambda: state(page), lambda s: s != "set", page, 60)
        print("film at", stage.at_s)
        until(page, "finished", 90)
        page.wait_for_url("**/summary/**")
    finally:
        page.screenshot(path="/tmp/e2e_try.png")
        for line in heard.lines:
            print(line)
        print(page.url)
    for one in kept():
        print(one.id, one.parent, one.event)
