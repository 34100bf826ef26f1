"""A test guided by the camera, and a film looked at in the page: what comes out of each."""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from playwright.sync_api import expect

from backline.analysis import Clip
from backline.measuring import Asked, measure_clip
from backline.records.events import MeasuredTest
from bench.tests_accuracy import whole_tests

from .coached import Heard, kept, plan
from .conftest import OpenPage
from .films import MODEL, rendered
from .serving import Served
from .stage import Stage

pytestmark = pytest.mark.slow


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


def test_a_guided_test_measures_what_the_recording_measures(
    open_page: OpenPage, stage: Stage
) -> None:
    scene = next(one for one in whole_tests() if one.spec.exercise == "glute_bridge")
    path = rendered(scene)
    clip = Clip(str(path), model=MODEL)
    (true,) = measure_clip(
        clip, Asked("bridge_hold"), lambda _: nullcontext(lambda _: None)
    ).results
    plan()
    page = open_page(camera=stage.path)
    Heard().over(page.context)
    stage.still(path)
    page.goto("/tests/bridge_hold")
    page.locator("a[href='/tests/bridge_hold/camera']").first.click()
    guide = page.locator("#guide")
    expect(guide).to_have_attribute("data-state", "testing", timeout=60000)
    stage.play(path)
    expect(guide).to_have_attribute("data-state", "ended", timeout=90000)
    (result,) = kept("test")
    assert isinstance(result.event, MeasuredTest)
    assert (result.event.test, result.event.side) == ("bridge_hold", "both")
    assert true.value is not None
    assert true.error is not None
    assert result.event.value == pytest.approx(true.value, abs=true.error)
    page.get_by_role("link", name="What the results suggest").click()
    page.wait_for_url("**/results")
    assert len(kept("test")) == 1


def test_a_film_is_looked_at_in_the_page(open_page: OpenPage, repo: Path) -> None:
    plan()
    page = open_page()
    page.goto("/recordings")
    page.select_option("#exercise", "bridge")
    page.set_input_files("#film", repo / "samples" / "bridge.mp4")
    page.get_by_role("button", name="Look at it").click()
    expect(page.locator("#heading")).to_have_text("3 repetitions count", timeout=90000)
    expect(page.locator("#table tr")).to_have_count(4)
    assert kept("set", "repetition") == []
