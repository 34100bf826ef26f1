"""The pages of the claims, and the one line on other pages that leads to them."""

import pytest

from backline.library import activities
from backline.library.claims_load import VERDICTS as KNOWN
from backline.library.claims_load import Claim, about, claims
from backline.library.self_care_load import self_care
from backline.library.tests_load import protocols
from backline.records.events import Symptoms
from backline.web.claim_words import VERDICTS, behind, place

from .conftest import Browser, words

EVERY = list(claims().values())
LINE = "The claims behind this, checked:"
every = pytest.mark.parametrize("one", EVERY, ids=lambda one: one.id)


def test_all_of_them_are_listed_in_order(browser: Browser) -> None:
    page = browser.get("/claims")
    said = words(page)
    for one in EVERY:
        assert f'href="/claims/{one.id}"' in page.text
        assert f"{one.short} {VERDICTS[one.verdict].word} {one.instead}" in said
    at = [page.text.index(f'href="/claims/{one.id}"') for one in EVERY]
    assert at == sorted(at)


def test_every_verdict_is_explained(browser: Browser) -> None:
    said = words(browser.get("/claims"))
    assert tuple(VERDICTS) == KNOWN
    for verdict in VERDICTS.values():
        assert f"{verdict.word} {verdict.means}" in said


@every
def test_a_page_tells_all_of_a_claim(browser: Browser, one: Claim) -> None:
    page = browser.get(f"/claims/{one.id}")
    said = words(page)
    told = [one.short, one.article, one.instead, VERDICTS[one.verdict].means]
    told += [f"{known.says} Source: {known.source}." for known in one.found]
    assert [text for text in told if text not in said] == []
    assert ("What we say instead" in said) == (one.verdict != "supported")
    for where in one.about:
        assert f'<a href="{place(where).path}">' in page.text
    assert 'href="/how"' in page.text


@every
def test_where_it_leads_there_is_a_page(browser: Browser, one: Claim) -> None:
    for path in {place(where).path for where in one.about}:
        bare, _, anchor = path.partition("#")
        page = browser.get(bare)
        assert page.status_code == 200
        assert not anchor or f'id="{anchor}"' in page.text


def test_there_are_no_others(browser: Browser) -> None:
    assert browser.get("/claims/nothing").status_code == 404
    with pytest.raises(KeyError):
        place("exercise:nothing")


@pytest.mark.parametrize("name", activities())
def test_an_exercise_leads_to_its_claims(browser: Browser, name: str) -> None:
    page = browser.get(f"/exercises/{name}")
    assert (LINE in words(page)) == bool(about("exercise", name))
    for one in behind("exercise", name):
        assert f'href="/claims/{one.id}"' in page.text


@pytest.mark.parametrize("name", protocols())
def test_a_test_leads_to_its_claims(browser: Browser, name: str) -> None:
    page = browser.get(f"/tests/{name}")
    assert (LINE in words(page)) == bool(about("test", name))
    for one in behind("test", name):
        assert f'href="/claims/{one.id}"' in page.text


def test_self_care_leads_to_its_claims(browser: Browser) -> None:
    page = browser.get("/self-care")
    with_claims = [name for name in self_care() if about("self_care", name)]
    assert words(page).count(LINE) == len(with_claims) > 1
    assert 'href="/claims/massage_gun"' in page.text


def test_a_finding_leads_to_its_claims(browser: Browser) -> None:
    browser.keep(Symptoms({"below_knee": "yes"}))
    page = browser.get("/results")
    assert LINE in words(page)
    assert 'href="/claims/shared_nerves"' in page.text


def test_a_claim_leads_to_the_walks_that_show_it(browser: Browser) -> None:
    text = browser.get("/claims/pelvis").text
    assert 'href="/how/walks/bending"' in text
    assert 'href="/how/walks/standing"' in text
    assert "/how/walks/exercises" not in text
