"""What holds for every page: headings in order, named fields, tokens, nothing inline."""

from html.parser import HTMLParser

import pytest

from backline.records.events import LeftOut, MeasuredTest, Symptoms

from .conftest import Browser

PAGES = (
    "/welcome", "/screening", "/screening/1", "/about", "/about/you", "/about/feel", "/about/tries",
    "/about/days", "/about/goals", "/today", "/results", "/plan", "/plan/walk", "/self-care",
)  # fmt: skip


class Marks(HTMLParser):
    """Reads a page: its headings, forms, fields and what stands inline."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.labelled: list[str] = []
        self.fields: list[str] = []
        self.posting = self.tokens = 0
        self.inline: list[str] = []
        self._labels = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        self.inline += [name for name in known if name == "style" or name.startswith("on")]
        self.ids += [known["id"]] if "id" in known else []
        if tag in {"h1", "h2", "h3"}:
            self.headings.append(int(tag[1]))
        elif tag == "form":
            self.posting += known.get("method") == "post"
        elif tag == "label":
            self._labels += 1
            self.labelled.append(known.get("for", ""))
        elif tag in {"input", "select", "textarea"}:
            if known.get("name") == "csrf_token":
                self.tokens += 1
            elif known.get("type") != "hidden" and not self._labels:
                self.fields.append(known.get("id", ""))

    def handle_endtag(self, tag: str) -> None:
        self._labels -= tag == "label"


@pytest.mark.parametrize("lived", [False, True])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_well_formed(browser: Browser, path: str, lived: bool) -> None:
    if lived:
        browser.screened(scope=["osteoporosis"])
        browser.keep(MeasuredTest("slr", "left", 62.3, 5.2), Symptoms({"feels_tight": "yes"}))
        browser.keep(LeftOut("bridge", "today"))
    browser.post("/screening/start")
    found = browser.get(path)
    assert found.is_success
    marks = Marks(found.text)
    assert marks.headings.count(1) == 1
    first = marks.headings[0]
    steps = zip([first, *marks.headings], marks.headings, strict=False)
    assert all(after <= before + 1 for before, after in steps)
    assert marks.tokens == marks.posting
    assert set(marks.fields) <= set(marks.labelled)
    assert len(marks.ids) == len(set(marks.ids))
    assert marks.inline == []
