"""Self-care: what it says, and where that comes from."""

from backline.library.self_care_load import self_care
from backline.records.events import ProfileFacts

from .conftest import Browser, words


def test_every_part_is_shown_with_its_sources(browser: Browser) -> None:
    said = words(browser.get("/self-care"))
    for part in self_care().values():
        for text in (part.name, part.says, *part.do, *part.warnings):
            assert text in said
        for one in part.evidence:
            assert f"{one.says} Source: {one.source}." in said


def test_when_to_see_somebody_names_the_number(browser: Browser) -> None:
    browser.keep(ProfileFacts(country="US"))
    assert "stop and call 911 now" in words(browser.get("/self-care"))
