"""The body that is moved in the page: the same as the model says, under a mouse, a finger, keys."""

import json
import re
from collections.abc import Mapping
from math import isnan
from typing import Any

import pytest
from playwright.sync_api import Page

from backline.body.person import person, typical
from backline.body.scenes import SCENES, SHIFTS_DEG
from backline.body.task import Task
from backline.explaining import shown, told
from backline.explaining.drawn import UNKNOWN, Shown
from backline.explaining.told import task_of, within
from backline.render.body_figure import Figure, drawn

from .conftest import PHONE, OpenPage
from .watching import Watch

pytestmark = pytest.mark.slow

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
BETWEEN: Mapping[str, list[Mapping[str, float]]] = {
    "bend": [
        {"trunk": 63.0, "knee": 15.0, "shift": 5.0},
        {"trunk": 33.0, "knee": 50.0, "shift": 0.0},
    ],
    "sit": [{"trunk": 15.0, "knee": 40.0, "ankle": 5.0, "shift": 15.0}],
    "long": [{"trunk": 25.0, "knee": 8.0, "ankle": -8.0, "shift": -5.0}],
    "lie": [{"thigh": 65.0, "knee": 5.0, "ankle": 5.0, "shift": 12.0, "neck": 20.0}],
}
GRID = "async ([url, inputs]) => (await (await import('/static/js/how/grid.js')).load(url))"
AT, LIMIT = f"{GRID}.at(inputs)", f"{GRID}.limit(inputs)"
PATHS = """async ([frames, values]) => {
  const { figure } = await import("/static/js/how/figure.js");
  figure(document.querySelector("svg.body")).show(frames, values);
  const kept = (name) =>
    [...document.querySelectorAll(`svg.body .body-picture [${name}]`)]
      .map((one) => one.getAttribute(name));
  return { d: kept("d"), transform: kept("transform") };
}"""


@pytest.fixture
def open_how(open_page: OpenPage, watch: Watch) -> OpenPage:
    watch.allowed.append("Service Worker")

    def opened(**context: Any) -> Page:
        return open_page(service_workers="block", **context)

    return opened


def at(page: Page, path: str) -> Page:
    page.goto(path)
    page.locator("#how[data-ready]").wait_for()
    return page


def task(scene: str, inputs: Mapping[str, float]) -> Task:
    return task_of(scene, {"knee": 0.0, "ankle": 0.0, **inputs})


def numbers_of(text: str) -> list[float]:
    return [float(one) for one in NUMBER.findall(text)]


@pytest.mark.parametrize("scene", SCENES)
def test_the_page_draws_by_the_same_rule(open_how: OpenPage, scene: str) -> None:
    page = at(open_how(), f"/how/move?scene={scene}")
    inputs = {name: axis[len(axis) // 2] for name, axis in SCENES[scene].inputs.items()}
    found = shown(task(scene, inputs), typical())
    kept = page.evaluate(PATHS, [found.frames, found.values])
    picture = str(drawn(Figure(found.frames, found.values, scene, "x"))).split("</title>")[1]
    for name in ("d", "transform"):
        wanted = re.findall(rf' {name}="([^"]*)"', picture)
        assert len(kept[name]) == len(wanted) > 10
        for one, other in zip(kept[name], wanted, strict=True):
            assert numbers_of(one) == pytest.approx(numbers_of(other), abs=0.11)


def alike(found: dict[str, Any], truth: Shown, deg: float, mm: float) -> None:
    for name, (x, y, angle) in truth.frames.items():
        got = found["frames"][name]
        assert got[2] == pytest.approx(angle, abs=deg), name
        assert got[:2] == pytest.approx([x, y], abs=mm), name


@pytest.mark.parametrize("scene", SCENES)
def test_the_page_knows_every_posture_of_the_grid(open_how: OpenPage, scene: str) -> None:
    page = at(open_how(), f"/how/move?scene={scene}")
    url = json.loads(page.locator("#how-data").text_content() or "")["url"]
    axes = SCENES[scene].inputs
    for share in (0.0, 0.4, 0.8, 1.0):
        inputs = {name: axis[round(share * (len(axis) - 1))] for name, axis in axes.items()}
        shift = SHIFTS_DEG[round(share * (len(SHIFTS_DEG) - 1))]
        truth = shown(task(scene, inputs), person(shift))
        found = page.evaluate(AT, [url, {**inputs, "shift": shift}])
        alike(found, truth, 0.01, 1.0)
        for name, value in found["values"].items():
            if name in UNKNOWN.get(scene, ()):
                assert isnan(value)
            else:
                assert value == pytest.approx(truth.values[name], abs=0.01)
    for between in BETWEEN[scene]:
        found = page.evaluate(AT, [url, dict(between)])
        alike(found, shown(task(scene, between), person(between["shift"])), 1.0, 10.0)


@pytest.mark.parametrize("scene", SCENES)
def test_the_page_stops_where_the_person_stops(open_how: OpenPage, scene: str) -> None:
    page = at(open_how(), f"/how/move?scene={scene}")
    url = json.loads(page.locator("#how-data").text_content() or "")["url"]
    first, *others = SCENES[scene].inputs
    for shift, tolerance in ((0.0, 17.4), (25.0, 12.0), (-10.0, 30.0)):
        inputs = {name: SCENES[scene].inputs[name][0] for name in others}
        found = page.evaluate(LIMIT, [url, {**inputs, "shift": shift, "tolerance": tolerance}])
        held, by = within(scene, {**inputs, first: 999.0}, person(shift, tolerance))
        assert found["angle"] == pytest.approx(held[first], abs=2.5)
        assert found["by"] == by


def handle(page: Page, name: str) -> tuple[float, float]:
    box = page.locator(f'[data-handle="{name}"] .handle-dot').bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def value(page: Page, name: str) -> float:
    return float(page.locator(f'[data-handle="{name}"]').get_attribute("aria-valuenow") or "nan")


def test_a_mouse_bends_the_body(open_how: OpenPage) -> None:
    page = at(open_how(), "/how/move?scene=bend&trunk=10")
    before = page.locator('[data-number="hamstrings"]').text_content()
    x, y = handle(page, "trunk")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 12, steps=6)
    page.mouse.move(x + 110, y + 60, steps=6)
    page.mouse.up()
    bent = value(page, "trunk")
    assert 25 < bent < 90
    assert page.locator('[data-number="hamstrings"]').text_content() != before
    page.wait_for_url(re.compile(r"trunk=\d"))
    sentence = f"the trunk leaning forward {bent:.0f} degrees"
    page.locator("[data-told]", has_text=sentence).wait_for()
    assert float(page.locator("#how-trunk").input_value()) == pytest.approx(bent, abs=1.0)


def test_it_stops_where_it_pulls_too_much_and_says_so(open_how: OpenPage) -> None:
    page = at(open_how(), "/how/move?scene=bend&trunk=40")
    assert page.locator("[data-stop]").is_hidden()
    page.locator('[data-handle="trunk"]').focus()
    page.keyboard.press("End")
    stop = page.locator("[data-stop]")
    stop.wait_for()
    assert "as much pull as this person takes" in (stop.text_content() or "")
    limit = told("bend", {"trunk": 999.0}, typical()).inputs["trunk"]
    assert value(page, "trunk") == pytest.approx(limit, abs=2.5)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert value(page, "trunk") == pytest.approx(limit - 4, abs=3)
    stop.wait_for(state="hidden")


def test_keys_move_every_ring(open_how: OpenPage) -> None:
    page = at(open_how(), "/how/move?scene=lie&thigh=30&knee=20")
    for name in ("thigh", "knee", "ankle", "neck"):
        start = value(page, name)
        page.locator(f'[data-handle="{name}"]').focus()
        page.keyboard.press("PageUp")
        page.wait_for_function(
            "([name, start]) => Number(document.querySelector(`[data-handle=${name}]`)"
            ".getAttribute('aria-valuenow')) === start + 10",
            arg=[name, start],
        )
        said = page.locator(f'[data-handle="{name}"]').get_attribute("aria-valuetext")
        assert said == f"{start + 10:.0f} degrees"
    page.locator("[data-told]", has_text="one leg raised 40 degrees").wait_for()
    assert "thigh=40" in page.url


def test_a_finger_raises_the_leg_and_the_page_stays(open_how: OpenPage) -> None:
    page = at(open_how(viewport=PHONE, has_touch=True), "/how/move?scene=lie&thigh=20")
    x, y = handle(page, "thigh")
    scrolled = page.evaluate("scrollY")
    touch = page.context.new_cdp_session(page)

    def send(kind: str, *points: tuple[float, float]) -> None:
        touch.send(
            "Input.dispatchTouchEvent",
            {"type": kind, "touchPoints": [{"x": px, "y": py} for px, py in points]},
        )

    send("touchStart", (x, y))
    for part in range(1, 9):
        send("touchMove", (x - 2.5 * part, y - 5 * part))
    send("touchEnd")
    assert value(page, "thigh") > 35
    assert page.evaluate("scrollY") == scrolled
    page.locator("[data-told]", has_text=f"raised {value(page, 'thigh'):.0f} degrees").wait_for()


def test_a_ring_is_large_enough_for_a_finger(open_how: OpenPage) -> None:
    for scene in SCENES:
        page = at(open_how(viewport=PHONE), f"/how/move?scene={scene}")
        for room in page.locator(".handle-room").all():
            box = room.bounding_box()
            assert box
            assert min(box["width"], box["height"]) >= 44


def test_sliders_and_whose_hamstrings(open_how: OpenPage) -> None:
    page = at(open_how(), "/how/move?scene=bend&trunk=80")
    before = page.locator('[data-number="pelvis"]').text_content()
    page.locator("#how-shift").fill("30")
    page.locator("[data-stop]").wait_for()
    page.locator("#how-shift").dispatch_event("change")
    assert page.locator('[data-number="pelvis"]').text_content() != before
    page.wait_for_url(re.compile(r"shift=30\.0"))
    assert page.locator("[data-who][aria-current]").count() == 0
    page.locator("#how-tolerance").fill("60")
    page.locator("[data-stop]").wait_for(state="hidden")


def test_what_is_shown_is_what_the_server_shows(open_how: OpenPage) -> None:
    for scene in SCENES:
        page = open_how(java_script_enabled=False)
        page.goto(f"/how/move?scene={scene}")
        plain = page.locator("[data-number]").all_text_contents()
        page = at(open_how(), f"/how/move?scene={scene}")
        for one, other in zip(
            page.locator("[data-number]").all_text_contents(), plain, strict=True
        ):
            assert numbers_of(one) == pytest.approx(numbers_of(other), abs=0.11, rel=0.02)


def test_without_scripts_a_form_draws(open_how: OpenPage) -> None:
    page = open_how(java_script_enabled=False)
    page.goto("/how/move?scene=sit")
    page.locator("#how-trunk").fill("25")
    page.get_by_role("button", name="Draw it").click()
    page.locator("[data-told]", has_text="leaning forward 25 degrees").wait_for()


def test_a_walk_goes_on(open_how: OpenPage) -> None:
    page = open_how()
    page.goto("/how/walks/bending")
    page.get_by_role("link", name="Next").click()
    page.locator("#how[data-ready]").wait_for()
    page.get_by_text("Step 2 of 5").wait_for()
    page.get_by_role("link", name="Move the picture").click()
    at(page, page.url)
    assert value(page, "trunk") == 30


def test_a_walk_keeps_still_for_those_who_ask(open_how: OpenPage) -> None:
    page = open_how(reduced_motion="reduce")
    page.goto("/how/walks/bending?step=3")
    page.wait_for_load_state("networkidle")
    assert page.locator("#how[data-ready]").count() == 0
