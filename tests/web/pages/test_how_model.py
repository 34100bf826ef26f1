"""The page about the body model."""

from backline.library.numbers_load import numbers

from .conftest import Browser, words


def test_every_number_stands_there_with_its_source(browser: Browser) -> None:
    said = words(browser.get("/how/model"))
    known = numbers("body")
    assert len(known) > 40
    for name in known:
        one = known.explain(name)
        assert one.says in said
        assert one.source in said


def test_it_says_where_it_falls_short(browser: Browser) -> None:
    said = words(browser.get("/how/model"))
    assert "13 of 15 published comparisons are met" in said
    assert "turn the pelvis by 2 degrees" in said
    assert "turn the pelvis by 3 degrees" in said
