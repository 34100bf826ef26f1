"""The first visit."""

import pytest

from backline.records.preferences import preferences

from .conftest import Browser, words


def test_a_new_person_is_led_from_welcome_to_the_safety_questions(browser: Browser) -> None:
    found = browser.get("/")
    assert found.url.path == "/welcome"
    said = words(found)
    for what in ("Not a medical device", "nothing leaves this machine", "never recorded", "mat"):
        assert what in said
    assert browser.sent_to("/welcome", then="screening") == "/screening"
    assert "Step 1 of 3" in words(browser.get("/screening"))


def test_the_steps_lead_on_to_today(browser: Browser) -> None:
    browser.screened()
    assert 'href="/about"' in browser.get("/screening").text
    assert "Step 2 of 3" in words(browser.get("/about"))
    assert browser.sent_to("/about/goals", first="1") == "/today"
    assert "Step 3 of 3" in words(browser.get("/today"))


def test_language_and_country_are_kept(browser: Browser) -> None:
    browser.post("/welcome", language="es", country="CH", then="stay")
    assert preferences("me").language == "es"
    with browser.store() as store:
        assert store.history().person.country == "CH"


@pytest.mark.parametrize("given", [{"language": "xx"}, {"country": "ZZ"}, {"country": ""}, {}])
def test_what_is_no_language_and_no_country_changes_nothing(
    browser: Browser, given: dict[str, str]
) -> None:
    assert browser.post("/welcome", **given).url.path == "/welcome"
    assert not preferences("me").language
    with browser.store() as store:
        assert store.history().person.country is None
