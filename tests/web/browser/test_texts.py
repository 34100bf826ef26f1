"""The words of scripts in the page's language."""

import pytest
from playwright.sync_api import Page

from .conftest import OpenPage

SAY = """async () => {
  const { t, tn, number } = await import("/static/js/texts.js");
  return [
    t("Next: {name}.", { name: "X" }), tn("{n} second", "{n} seconds", 1),
    tn("{n} second", "{n} seconds", 2.5), t("No {such} message", { other: 1 }), number(1234.56),
  ];
}"""


def asked_for_texts(page: Page) -> bool:
    """Whether the page loaded a file of messages."""
    names: list[str] = page.evaluate(
        'performance.getEntriesByType("resource").map((one) => new URL(one.name).pathname)'
    )
    return any(name.startswith("/texts/") for name in names)


@pytest.mark.slow
def test_spanish(open_page: OpenPage) -> None:
    page = open_page(locale="es-ES")
    page.goto("/welcome")
    assert page.evaluate(SAY) == [
        "Siguiente: X.", "1 segundo", "2,5 segundos", "No {such} message", "1234,6",
    ]  # fmt: skip
    assert asked_for_texts(page)


@pytest.mark.slow
def test_english_loads_nothing(open_page: OpenPage) -> None:
    page = open_page(locale="fr-FR")
    page.goto("/welcome")
    assert page.evaluate(SAY) == [
        "Next: X.", "1 second", "2.5 seconds", "No {such} message", "1234.6",
    ]  # fmt: skip
    assert not asked_for_texts(page)


@pytest.mark.slow
def test_without_the_file_the_page_speaks_english(open_page: OpenPage) -> None:
    page = open_page(locale="es-ES")
    page.route("**/texts/**", lambda route: route.fulfill(status=200, body="no json"))
    page.goto("/welcome")
    assert page.evaluate(SAY)[0] == "Next: X."
