"""The words of one language."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.i18n import Texts
from backline.i18n.catalogue import catalogue
from backline.motion.said import Figure, Own, Said, capital, joined, say

DAY = date(2026, 11, 22)


@pytest.fixture
def es() -> Texts:
    return Texts("es")


@given(st.text(max_size=80))
def test_english_says_what_it_is_given(text: str) -> None:
    assert Texts().gettext(text) == text
    assert Texts().translate([text, {"a": (text,)}]) == [text, {"a": [text]}]


@given(st.text(max_size=80))
def test_what_no_catalogue_holds_stays_as_it_is(text: str) -> None:
    if text.strip() not in catalogue("es").one:
        assert Texts("es").gettext(text) == text


def test_a_message_of_the_library(es: Texts) -> None:
    assert es.gettext("Bridge") == "Puente"
    assert es.gettext(" (give or take {error:g})", error=6.5) == " (más o menos 6,5)"


def test_parts_are_translated_too(es: Texts) -> None:
    said = say("Next: {form}, {dose}.", form="Bridge", dose=say("{minutes} min", minutes=5))
    assert es.gettext(said) == "Después: Puente, 5 min."
    assert es.gettext(joined(["Bridge", "Walk"], ", ")) == "Puente, Caminar"


def test_own_words_are_left_alone(es: Texts) -> None:
    assert es.gettext(say("Next: {dose}.", dose=Own("Bridge"))) == "Después: Bridge."


def test_numbers_and_days_in_parts(es: Texts) -> None:
    said = say("Pain is {pain} on {day}, {share:.0%}.", pain=Figure(3.5), day=DAY, share=0.2)
    assert said == "Pain is 3.5 on 2026-11-22, 20%."
    assert es.gettext(said) == "Pain is 3,5 on 22 de noviembre de 2026, 20\N{NO-BREAK SPACE}%."
    assert Texts().gettext(said) == "Pain is 3.5 on 22 November 2026, 20%."
    assert es.gettext(say("{n} {all}", n=[1.5, 2], all=7)) == "1,5, 2 7"


def test_a_moment_has_its_time() -> None:
    at = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)
    assert Texts().gettext(say("{at:%Y-%m-%d %H:%M}", at=at)) == "22 November 2026, 09:05"


def test_a_value_is_quoted_as_python_does(es: Texts) -> None:
    assert es.gettext(say("{given!r}", given="x")) == "'x'"


def test_the_capital_is_made_after_translation(es: Texts) -> None:
    assert es.gettext(capital(say("{test}.", test="straight-leg raise"))) == (
        "Elevación de la pierna recta."
    )


@pytest.mark.parametrize(("n", "said"), [(1, "1 minuto"), (2, "2 minutos"), (0.5, "0,5 minutos")])
def test_plurals(es: Texts, n: float, said: str) -> None:
    assert es.ngettext("{n} minute", "{n} minutes", n) == said


def test_a_plural_that_no_catalogue_holds(es: Texts) -> None:
    assert es.ngettext("{n} zebu of {of}", "{n} zebus of {of}", 2, of="Bridge") == (
        "2 zebus of Puente"
    )


def test_names_and_lists(es: Texts) -> None:
    assert es.country("de") == "Alemania"
    assert es.listed(["Bridge", "Walk"]) == "Puente y Caminar"
    assert es.part_of_day(DAY, "yMMMM") == "noviembre de 2026"
    assert Texts().part_of_day(DAY, "MMMd") == "22 Nov"


def test_the_pseudo_language_marks_what_a_catalogue_holds() -> None:
    pseudo = Texts("qps")
    assert pseudo.gettext("Bridge") == "⟦Bridge⟧"
    assert pseudo.gettext("Not a message of ours") == "Not a message of ours"
    assert pseudo.ngettext("{n} minute", "{n} minutes", 2) == "⟦2 minutes⟧"
    assert pseudo.gettext(joined(["Bridge", Own("mine"), "x"])) == "⟦Bridge⟧ ⟦mine⟧ x"


def test_a_language_says_whether_a_clinician_has_read_it(es: Texts) -> None:
    assert Texts().reviewed
    assert not Texts().unreviewed
    assert not es.reviewed
    assert es.unreviewed.startswith("Estas palabras se tradujeron del inglés")


SAIDS = st.recursive(
    st.one_of(
        st.text(max_size=8), st.integers(), st.floats(allow_nan=False).map(Figure),
        st.text(max_size=8).map(Own),
    ),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda pair: say("{a} of {b}", a=pair[0], b=pair[1])),
        inner.map(lambda part: capital(say("{part}.", part=part))),
        st.lists(inner.map(str), max_size=3).map(joined),
    ),
    max_leaves=6,
)  # fmt: skip


@given(SAIDS.filter(lambda value: isinstance(value, Said)))
def test_in_english_a_text_is_put_together_as_it_was(said: Said) -> None:
    assert Texts().gettext(said) == said
