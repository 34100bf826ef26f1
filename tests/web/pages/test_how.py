"""How the body connects: whatever an address asks for, a posture is drawn and told."""

import json
import re

import pytest

from backline.body.person import typical
from backline.body.scenes import SCENES
from backline.explaining import scene_json, told, walked
from backline.library.walks_load import walks
from backline.records.events import MeasuredTest
from backline.web.how import words as known
from backline.web.how.asked import asked
from backline.web.how.people import Whose
from backline.web.how.picture import HANDLES, scene_url

from .conftest import Browser, words

EVERY = [(one.id, at + 1) for one in walks().values() for at in range(len(one.steps))]


def script_of(text: str) -> dict[str, object]:
    found = re.search(r'id="how-data">(.*?)</script>', text, re.DOTALL)
    assert found
    data: dict[str, object] = json.loads(found[1])
    return data


def test_the_hub_leads_everywhere(browser: Browser) -> None:
    page = browser.get("/how")
    for path in ("/how/move", "/how/muscles", "/how/nerves", "/how/model", "/claims"):
        assert f'href="{path}"' in page.text
        assert browser.get(path).status_code == 200
    for one in walks().values():
        assert f'href="/how/walks/{one.id}"' in page.text
        assert one.name in words(page)


@pytest.mark.parametrize("scene", SCENES)
def test_a_posture_is_drawn_and_told(browser: Browser, scene: str) -> None:
    first = next(iter(SCENES[scene].inputs))
    page = browser.get(f"/how/move?scene={scene}&{first}=30&knee=0")
    said = words(page)
    for sentence in told(scene, {first: 30.0, "knee": 0.0}, typical()).sentences:
        assert sentence in said
    assert page.text.count('data-handle="') == len(HANDLES[scene])
    assert f'name="{first}" type="number"' in page.text
    assert script_of(page.text)["scene"] == scene


@pytest.mark.parametrize(
    "query",
    [
        "scene=nothing", "trunk=nan&knee=inf", "trunk=1e99&knee=-1e99&neck=x", "who=you&shift=900",
        "scene=lie&thigh=&ankle=%F0%9F%A6%B5", "scene=long&tolerance=-3", "trunk=60&trunk=70",
    ],
)  # fmt: skip
def test_odd_values_are_held_to_the_range(browser: Browser, query: str) -> None:
    for path in ("/how/move", "/how/told"):
        assert browser.get(f"{path}?{query}").status_code == 200


def test_what_is_asked_is_held_and_kept() -> None:
    one = Whose("typical", "Typical", typical())
    found = asked({"scene": "sit", "trunk": "500", "knee": "nan", "shift": "99"}, {"typical": one})
    assert found.inputs == {"trunk": 60.0, "knee": 90.0, "ankle": 0.0, "neck": 0.0}
    assert found.person.shift_deg == 40.0
    assert not found.own
    assert found.query(who="you", shift=None).startswith("scene=sit&trunk=60&knee=90")
    assert "tolerance=17.4" in found.query()
    as_shown = {"shift": "0.0", "tolerance": f"{typical().tolerance_nm:.1f}"}
    assert asked(as_shown, {"typical": one}).own


def test_the_limit_is_told(browser: Browser) -> None:
    page = browser.get("/how/move?scene=bend&trunk=120")
    assert "data-stop>It stops here: this is as much pull as this person takes." in page.text
    easy = browser.get("/how/move?scene=bend&trunk=20")
    assert "data-stop hidden>" in easy.text


def test_a_test_makes_it_you(browser: Browser) -> None:
    page = browser.get("/how/move?who=you")
    assert "A test of yours makes it you" in words(page)
    assert 'href="/tests"' in page.text
    assert "body-ghost" not in page.text
    browser.keep(MeasuredTest("slr", "left", 55.0, 6.0))
    mine = browser.get("/how/move?scene=lie&thigh=110&who=you")
    assert "By your tests of the left leg." in words(mine)
    assert mine.text.count("body-ghost") == 2
    assert re.search(r"Gets to \d+ degrees \d+ degrees \(\d+ degrees to \d+ degrees\)", words(mine))
    assert "You after six weeks of the plan" in words(mine)
    changed = browser.get("/how/move?scene=lie&thigh=110&who=you&shift=30")
    assert "body-ghost" not in changed.text


def test_the_words_come_alone(browser: Browser) -> None:
    answer = browser.get("/how/told?scene=lie&thigh=60")
    html = answer.json()["html"]
    for sentence in told("lie", {"thigh": 60.0}, typical()).sentences:
        assert sentence in html
    assert "<table>" in html
    assert "<html" not in html


@pytest.mark.parametrize("name", SCENES)
def test_a_scene_is_kept_for_good_under_its_address(browser: Browser, name: str) -> None:
    first = browser.get(scene_url(name))
    assert first.text == scene_json(name)
    assert "immutable" in first.headers["cache-control"]
    assert browser.get(f"/how/scene/{name}.json").headers["cache-control"] == "no-cache"
    mark = first.headers["etag"]
    again = browser.client.get(f"/how/scene/{name}.json", headers={"If-None-Match": mark})
    assert again.status_code == 304


@pytest.mark.parametrize("path", ["/how/scene/x.json", "/how/scene/lie", "/how/walks/x"])
def test_there_are_no_others(browser: Browser, path: str) -> None:
    assert browser.get(path).status_code == 404


@pytest.mark.parametrize(("name", "at"), EVERY)
def test_a_step_shows_and_says(browser: Browser, name: str, at: int) -> None:
    walk = walks()[name]
    step = walk.steps[at - 1]
    page = browser.get(f"/how/walks/{name}?step={at}")
    said = words(page)
    assert step.title in said
    assert walked(step).says in said
    assert known.PEOPLE[step.person] in said
    assert f"Step {at} of {len(walk.steps)}" in said
    assert ('rel="next"' in page.text) == (at < len(walk.steps))
    assert ('rel="prev"' in page.text) == (at > 1)
    for claim in walk.claims:
        assert f'href="/claims/{claim}"' in page.text
    for part in step.look:
        assert re.search(rf"part-{part}[^\"]* look", page.text), part
    tried = re.search(r'class="button plain" href="([^"]+)"', page.text)
    assert tried
    assert browser.get(tried[1].replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize("step", ["0", "-4", "99", "x", "", "1e9", "٣"])
def test_a_step_that_is_none_is_the_nearest(browser: Browser, step: str) -> None:
    assert browser.get(f"/how/walks/bending?step={step}").status_code == 200


def test_what_one_tries_is_what_was_shown(browser: Browser) -> None:
    page = browser.get("/how/walks/bending?step=5")
    tried = re.search(r'class="button plain" href="([^"]+)"', page.text)
    assert tried
    there = browser.get(tried[1].replace("&amp;", "&"))
    for sentence in walked(walks()["bending"].steps[4]).sentences:
        assert sentence in words(there)


def test_every_part_and_person_has_a_name() -> None:
    for one in walks().values():
        for step in one.steps:
            assert step.person in known.PEOPLE
            assert set(step.look) <= set(known.PARTS)
    assert list(known.SCENES) == list(SCENES)


def test_exercises_and_results_lead_to_the_figure(browser: Browser) -> None:
    page = browser.get("/exercises/knee_to_chest").text
    assert 'href="/how/walks/exercises?step=5"' in page
    assert "/how/walks/" not in browser.get("/exercises/walk").text
    assert 'href="/how/move?who=you"' in browser.get("/results").text


@pytest.mark.parametrize(
    "path", ["/how/move", *(f"/how/walks/{name}" for name in walks())], ids=str
)
def test_nobody_is_asked_to_copy_a_picture(browser: Browser, path: str) -> None:
    said = words(browser.get(path))
    assert "This is a picture, not a test to copy." in said
    assert 'href="/screening"' in browser.get(path).text


def test_who_is_sent_to_somebody_first_is_not_drawn(browser: Browser) -> None:
    browser.keep(MeasuredTest("slr", "left", 55.0, 6.0))
    assert "who=later" in browser.get("/how/move").text
    browser.screened(one_leg_weakness_under_two_weeks="yes")
    text = browser.get("/how/move").text
    assert "who=later" not in text
    assert "You are not drawn while the safety questions" in text


def test_no_load_is_told_on_the_floor(browser: Browser) -> None:
    assert "it was not checked against measurements" in words(browser.get("/how/move?scene=long"))
    assert "not checked" not in words(browser.get("/how/move?scene=sit"))
