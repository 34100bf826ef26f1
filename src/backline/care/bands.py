"""Bands: whether a test's value is typical, borderline or limited for this person, and how surely.

Sex decides where the norm has it. With sex unspecified a band is given only where both agree, else
borderline: the two norms become one with the stricter border at either end.
"""

from dataclasses import replace
from math import isnan
from typing import Literal

from ..library.norms_load import Norm, norms
from ..motion.said import joined, say

Band = Literal["typical", "borderline", "limited"]
Sex = Literal["female", "male", "unspecified"]


def norm_for(test: str, sex: str, age_years: int | None) -> Norm | None:
    """Return the norm that holds for a person.

    Returns
    -------
    Norm or None
        None where there is none for this test and age. ``says`` and ``source`` of both sexes where
        the sex is unspecified.
    """
    sexes = ("female", "male") if sex == "unspecified" else (sex,)
    held = [norm for norm in norms(test) for one in sexes if norm.holds_for(one, age_years)]
    if len(held) < len(sexes):
        return None
    first, last = held[0], held[-1]
    best, worst = (max, min) if first.better == "higher" else (min, max)
    return replace(
        first,
        sex=sex,
        typical_at=best(first.typical_at, last.typical_at),
        limited_beyond=worst(first.limited_beyond, last.limited_beyond),
        says=joined(dict.fromkeys(norm.says for norm in held)),
        source=joined(dict.fromkeys(norm.source for norm in held), "; "),
    )


def band(
    test: str, value: float, sex: str, age_years: int | None
) -> tuple[Band | None, str | None]:
    """Return the band of a value, and where its borders come from.

    Parameters
    ----------
    test : str
        Id of the test, such as ``slr``.
    value : float
        In the test's unit: degrees, or stands in 30 s.
    sex : str
        ``female``, ``male`` or ``unspecified``.
    age_years : int or None
        None where it is not known.

    Returns
    -------
    band : str or None
        None without a norm for this test and age, or where the value is NaN.
    norm_source : str or None
        The borders in words with their source; None where the band is.
    """
    norm = norm_for(test, sex, age_years)
    if norm is None or isnan(value):
        return None, None
    said = say("{says} Source: {source}.", says=norm.says, source=norm.source)
    sign = 1 if norm.better == "higher" else -1
    if sign * value >= sign * norm.typical_at:
        return "typical", said
    return ("limited" if sign * value < sign * norm.limited_beyond else "borderline"), said


def limited_by(test: str, value: float, sex: str, age_years: int | None) -> float | None:
    """Return how far a value lies beyond the border of ``limited``, in the test's unit.

    Returns
    -------
    float or None
        Positive where it is limited, zero at the border, negative on the better side of it; a value
        that lies within its error of the border could be either. None without a norm.
    """
    norm = norm_for(test, sex, age_years)
    if norm is None or isnan(value):
        return None
    return norm.limited_beyond - value if norm.better == "higher" else value - norm.limited_beyond
