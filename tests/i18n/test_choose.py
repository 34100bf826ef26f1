"""Which language a visit is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.i18n import choose, languages


@pytest.mark.parametrize(
    ("preferred", "accepted", "language"),
    [
        ("es", "en", "es"),
        (None, "es", "es"),
        (None, "es-AR,es;q=0.9", "es"),
        (None, "de, es;q=0.4, en;q=0.6", "en"),
        (None, "en;q=0, es;q=0.1", "es"),
        (None, "es;q=0", "en"),
        (None, "fr", "en"),
        (None, "", "en"),
        ("klingon", "es", "es"),
        ("", "ES", "es"),
        (None, "es;q=x, *;q=0.5", "en"),
        (None, "qps", "qps"),
    ],
)
def test_preference_then_browser_then_english(
    preferred: str | None, accepted: str, language: str
) -> None:
    assert choose(preferred, accepted) == language


@given(st.text())
def test_any_header_gives_a_language(accepted: str) -> None:
    assert choose(None, accepted) in {*languages(), "qps"}


def test_languages_have_their_own_names() -> None:
    assert languages() == {"en": "English", "es": "Español"}
