"""The catalogues themselves: complete, and true to their templates."""

from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message

from backline.i18n.catalogue import UNREVIEWED, catalogue, catalogue_of, forms, read
from backline.web.i18n.extract import LOCALE, SAFETY

SPANISH = LOCALE / "es" / "LC_MESSAGES" / "backline.po"


def parts(template: str) -> list[tuple[str, str, str]]:
    """Return the parts of a template with their ways of being written, in order of their names."""
    found = Formatter().parse(template)
    return sorted((name, spec or "", way or "") for _, name, spec, way in found if name is not None)


@pytest.fixture(scope="module")
def spanish() -> Catalog:
    return read(SPANISH.read_text("utf-8"))


def test_every_message_has_a_spanish_translation(spanish: Catalog) -> None:
    missing = [one.id for one in spanish if one.id and not all(forms(one.string))]
    assert not missing, f"{len(missing)} messages of {SPANISH.name} wait for a translation"


def test_every_translation_has_the_parts_of_its_message(spanish: Catalog) -> None:
    differ = [
        (message, translation)
        for one in spanish
        if one.id and all(forms(one.string))
        for message, translation in zip(forms(one.id), forms(one.string), strict=True)
        if parts(message) != parts(translation)
    ]
    assert not differ


def test_a_translation_ends_as_its_message_does(spanish: Catalog) -> None:
    ends = [
        (message, translation)
        for one in spanish
        if one.id and all(forms(one.string))
        for message, translation in zip(forms(one.id), forms(one.string), strict=True)
        if message.endswith(".") != translation.endswith(".")
    ]
    assert not ends


def test_safety_texts_say_that_no_clinician_has_read_them(spanish: Catalog) -> None:
    of_safety = [one for one in spanish if SAFETY in one.auto_comments]
    assert len(of_safety) > 100
    assert all(UNREVIEWED in one.user_comments for one in of_safety)


def test_a_language_is_reviewed_once_nothing_says_otherwise() -> None:
    read_by_one = Message("Stop.", "Para.")
    unread = Message("Go.", "Sigue.", user_comments=[UNREVIEWED])
    assert catalogue_of([read_by_one]).reviewed
    assert not catalogue_of([read_by_one, unread]).reviewed


def test_what_is_not_translated_is_not_there() -> None:
    found = catalogue_of([Message("a", ""), Message(("b", "bs"), ("x", "")), Message("c", "d")])
    assert found.one == {"c": "d"}
    assert not found.many


def test_a_plural_serves_without_a_number_too() -> None:
    found = catalogue_of([Message(("{n} day", "{n} days"), ("{n} día", "{n} días"))])
    assert found.one == {"{n} day": "{n} día"}
    assert found.many == {"{n} day": ("{n} día", "{n} días")}


def test_english_needs_none() -> None:
    assert not catalogue("en").one
