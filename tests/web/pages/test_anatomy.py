"""The pages of the anatomy: everything in words too, one thing apart, and where to go on."""

import re

import pytest

from backline.i18n import Texts
from backline.library.anatomy_load import anatomy
from backline.library.drawing_values import Drawing
from backline.library.drawings_load import drawings
from backline.records.events import ProfileFacts
from backline.render.labels import placed

from .conftest import Browser, words

PAGES = ("/how/muscles", "/how/nerves")


def test_every_muscle_is_told_in_words(browser: Browser) -> None:
    said = words(browser.get("/how/muscles"))
    for one in anatomy().muscles.values():
        for text in (
            one.name,
            one.plain,
            one.begins,
            one.ends,
            one.does,
            one.nerve_says,
            *one.work.values(),
        ):
            assert text in said
    for fact in anatomy().muscle_facts:
        assert f"{fact.says} Source: {fact.source}." in said


def test_every_nerve_and_root_is_told_in_words(browser: Browser) -> None:
    said = words(browser.get("/how/nerves"))
    known = anatomy()
    for one in known.nerves.values():
        for text in (one.name, one.path, one.moves, one.feels):
            assert text in said
    for root in known.roots.values():
        assert f"{root.name} {root.moves} {root.feels}" in said
    assert "L4 to S3" in said
    assert "It does not mean that tight hamstrings bring on back pain" in said


@pytest.mark.parametrize("path", PAGES)
def test_every_link_within_a_page_has_its_place(browser: Browser, path: str) -> None:
    text = browser.get(path).text
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)


@pytest.mark.parametrize("path", PAGES)
def test_it_leads_to_the_questions_and_the_claims(browser: Browser, path: str) -> None:
    browser.keep(ProfileFacts(country="US"))
    found = browser.get(path)
    for link in ("/screening", "/about/feel", "/claims", "/how"):
        assert f'href="{link}"' in found.text
    assert "stop and call 911 now" in words(found)


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("/how/muscles?muscle=calf", "Gastrocnemius. Pushes the foot down"),
        ("/how/nerves?nerve=tibial", "Tibial nerve, L4 to S3. All about it Moves: Three"),
    ],
)
def test_one_is_shown_apart(browser: Browser, asked: str, shown: str) -> None:
    found = browser.get(asked)
    assert shown in re.sub(r" (?=[.,:])", "", words(found))
    assert 'class="anatomy has-chosen"' in found.text
    name = asked.rpartition("=")[2]
    assert re.search(rf'={name}#choice" aria-current="true"', found.text)


@pytest.mark.parametrize("odd", ["", "elbow", "<script>", "Sciatic", "%00", "x" * 3000])
def test_an_odd_value_shows_all(browser: Browser, odd: str) -> None:
    for path in ("/how/muscles?muscle=", "/how/nerves?nerve="):
        found = browser.get(path + odd)
        assert found.status_code == 200
        assert "has-chosen" not in found.text


@pytest.mark.parametrize("drawing", drawings().values(), ids=drawings())
def test_the_spanish_words_have_room(drawing: Drawing) -> None:
    for one in placed(drawing, Texts("es").gettext):
        assert one.left >= 0, one.lines
        assert one.left + one.width <= drawing.size[0], one.lines
