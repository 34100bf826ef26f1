"""No text of ours asserts what a claim file rejects, in English or in Spanish."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from backline.i18n.catalogue import Catalogue, catalogue
from backline.library.claims_load import claims
from backline.web.i18n.extract import NOT_IN_PAGES, PACKAGE, messages
from tests.planted_phrases import PLANTED, PLANTED_ES
from tests.rejected import (
    Text,
    named,
    of_code,
    of_messages,
    of_page,
    of_translations,
    offences,
)

EVERY = claims().values()
CODE = sorted(path for part in NOT_IN_PAGES for path in (PACKAGE / part).rglob("*.py"))
PAGES = ("README.md", "docs/app.md")


def text(says: str) -> Text:
    return Text("planted", says, says)


def test_no_message_asserts_it() -> None:
    own = named(claims())
    texts = [one for one in of_messages(messages()) if one.says not in own]
    assert len(texts) > 2000
    assert [line for one in texts for line in offences(one, EVERY)] == []


def test_no_words_of_the_terminal_or_of_reports_assert_it() -> None:
    texts = [one for path in CODE for one in of_code(path)]
    assert len(texts) > 500
    assert [line for one in texts for line in offences(one, EVERY)] == []


@pytest.mark.parametrize("page", PAGES)
def test_no_page_of_the_documentation_asserts_it(repo: Path, page: str) -> None:
    texts = list(of_page(repo / page))
    assert len(texts) > 10
    assert [line for one in texts for line in offences(one, EVERY)] == []


def test_no_translation_asserts_it() -> None:
    own = named(claims())
    texts = [one for one in of_translations(catalogue("es")) if one.english not in own]
    assert len(texts) > 2000
    assert [line for one in texts for line in offences(one, EVERY, "es")] == []


@pytest.mark.parametrize("name", PLANTED)
def test_every_phrase_is_found_where_it_is_planted(name: str) -> None:
    one = claims()[name]
    found = [offences(text(says), [one]) for says in PLANTED[name]]
    assert all(found), "not found: " + PLANTED[name][[*map(bool, found)].index(False)]
    idle = [p for p in one.rejects if not any(re.search(p, s, re.I) for s in PLANTED[name])]
    assert not idle, "nothing is planted for these"


@pytest.mark.parametrize("name", PLANTED_ES)
def test_every_spanish_phrase_is_found_where_it_is_planted(name: str) -> None:
    one = claims()[name]
    found = [offences(text(says), [one], "es") for says in PLANTED_ES[name]]
    assert all(found), "not found: " + PLANTED_ES[name][[*map(bool, found)].index(False)]
    idle = [p for p in one.rejects_es if not any(re.search(p, s, re.I) for s in PLANTED_ES[name])]
    assert not idle, "nothing is planted for these"


def test_something_is_planted_for_every_claim_that_rejects_anything() -> None:
    assert set(PLANTED) == {one.id for one in EVERY if one.rejects}
    assert set(PLANTED_ES) == {one.id for one in EVERY if one.rejects_es}


def test_what_is_allowed_is_needed() -> None:
    texts = [one.says for one in of_messages(messages())]
    for one in EVERY:
        bare = replace(one, allowed=())
        for part in one.allowed:
            inside = [says for says in texts if part in " ".join(says.split())]
            assert any(offences(text(says), [bare]) for says in inside), f"{one.id}: {part}"


def test_a_part_that_is_allowed_allows_nothing_beside_it() -> None:
    one = replace(claims()["sitting"], allowed=("that sitting shortens it is not known",))
    assert not offences(text("Some say that sitting shortens it is not known."), [one])
    said = "That sitting shortens it: no, that sitting shortens it is not known. Sitting is bad."
    assert offences(text(said), [one])
    spanish = Text("es.po", "Estar sentado acorta.", "... that sitting shortens it is not known")
    assert not offences(spanish, [one], "es")
    assert offences(replace(spanish, english="Sitting."), [one], "es")


def test_texts_are_taken_from_code_and_pages(tmp_path: Path) -> None:
    path = tmp_path / "one.py"
    path.write_text(
        '"""No pain, no gain."""\n\n\ndef a():\n    """B c."""\n    say(f"It {b} is", "d e")\n'
    )
    assert {"It x is", "d e"} <= {one.says for one in of_code(path)}
    assert not any(says in one.says for one in of_code(path) for says in ("gain", "B c"))
    page = tmp_path / "one.md"
    page.write_text("# One\n\nTwo **words**\nhere.\n\n```sh\nthree\n```\n")
    assert [" ".join(one.says.split()) for one in of_page(page)] == ["One", "Two words here.", ""]


def test_translations_have_both_forms() -> None:
    known = Catalogue({"{n} day": "{n} día"}, {"{n} day": ("{n} día", "{n} días")})
    assert {one.says for one in of_translations(known)} == {"{n} día", "{n} días"}
