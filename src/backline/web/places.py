"""Countries and what to dial there, as a page offers them."""

import re
from collections.abc import Mapping

from backline.care.screening import safety_net
from backline.i18n import Texts
from backline.library.screening_load import emergency_numbers


def countries(texts: Texts) -> Mapping[str, str]:
    """Return the names of all countries whose emergency number is known, in their own order."""
    named = {code: texts.country(code) for code in emergency_numbers()}
    return dict(sorted(named.items(), key=lambda one: one[1].casefold()))


def to_dial(country: str | None) -> list[str]:
    """Return the emergency numbers of a country as a telephone takes them; none where unknown.

    >>> to_dial("US"), to_dial(None)
    (['911'], [])
    """
    return re.findall(r"\d{2,}", safety_net(country).number)
