"""The bands: at the printed borders, by sex and age, and never better for a worse value."""

from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.care.bands import Band, band, limited_by

ORDER: dict[Band | None, int] = {"limited": 0, "borderline": 1, "typical": 2}
SEXES = ("female", "male", "unspecified")
DEGREES = st.floats(0, 180)


@pytest.mark.parametrize(
    ("test", "sex", "age", "value", "expected"),
    [
        ("slr", "male", 30, 70.0, "typical"),
        ("slr", "male", 30, 69.9, "borderline"),
        ("slr", "male", 30, 60.0, "borderline"),
        ("slr", "male", None, 59.9, "limited"),
        ("slr", "female", 30, 75.0, "typical"),
        ("slr", "female", 30, 74.9, "borderline"),
        ("slr", "female", 30, 65.0, "borderline"),
        ("slr", "female", 80, 64.9, "limited"),
        ("slr", "unspecified", 30, 75.0, "typical"),
        ("slr", "unspecified", 30, 72.0, "borderline"),
        ("slr", "unspecified", 30, 62.0, "borderline"),
        ("slr", "unspecified", 30, 60.0, "borderline"),
        ("slr", "unspecified", 30, 59.9, "limited"),
        ("ake", "male", 30, 20.0, "typical"),
        ("ake", "male", 30, 20.1, "borderline"),
        ("ake", "male", 30, 33.0, "borderline"),
        ("ake", "male", 30, 33.1, "limited"),
        ("ake", "female", None, 15.0, "typical"),
        ("ake", "female", 30, 15.1, "borderline"),
        ("ake", "female", 30, 24.0, "borderline"),
        ("ake", "female", 30, 24.1, "limited"),
        ("ake", "unspecified", 30, 15.0, "typical"),
        ("ake", "unspecified", 30, 30.0, "borderline"),
        ("ake", "unspecified", 30, 33.1, "limited"),
        ("chair_stand_30s", "male", 60, 14, "typical"),
        ("chair_stand_30s", "male", 60, 13, "limited"),
        ("chair_stand_30s", "male", 64, 13, "limited"),
        ("chair_stand_30s", "male", 65, 13, "typical"),
        ("chair_stand_30s", "female", 60, 12, "typical"),
        ("chair_stand_30s", "female", 60, 11, "limited"),
        ("chair_stand_30s", "female", 94, 3, "limited"),
        ("chair_stand_30s", "unspecified", 60, 14, "typical"),
        ("chair_stand_30s", "unspecified", 60, 13, "borderline"),
        ("chair_stand_30s", "unspecified", 60, 12, "borderline"),
        ("chair_stand_30s", "unspecified", 60, 11, "limited"),
        ("chair_stand_30s", "unspecified", 85, 8, "typical"),
        ("chair_stand_30s", "unspecified", 85, 7, "limited"),
        ("chair_stand_30s", "male", 59, 3, None),
        ("chair_stand_30s", "male", 95, 3, None),
        ("chair_stand_30s", "male", None, 3, None),
        ("forward_bend", "male", 30, 90.0, None),
        ("single_leg_bridge", "male", 30, 20, None),
        ("bridge_hold", "female", 70, 90, None),
        ("slr", "male", 30, nan, None),
    ],
)
def test_the_band(
    test: str, sex: str, age: int | None, value: float, expected: Band | None
) -> None:
    found, source = band(test, value, sex, age)
    assert found == expected
    assert (source is None) == (expected is None)
    assert (limited_by(test, value, sex, age) is None) == (expected is None)


def test_the_source_says_the_borders_and_whose_they_are() -> None:
    _, source = band("slr", 50, "male", 30)
    assert source is not None
    assert source.startswith(
        "Straight-leg raise, men: typical from 70 degrees on, limited below 60."
    )
    assert "Source: chosen by us" in source
    _, both = band("slr", 50, "unspecified", 30)
    assert both is not None
    assert "women: typical from 75" in both
    assert "men: typical from 70" in both
    assert both.count("Source: ") == both.count("chosen by us") == 1


@pytest.mark.parametrize("sex", SEXES)
@given(a=DEGREES, b=DEGREES)
def test_a_worse_value_never_gets_a_better_band(sex: str, a: float, b: float) -> None:
    low, high = sorted((a, b))
    assert ORDER[band("slr", low, sex, 40)[0]] <= ORDER[band("slr", high, sex, 40)[0]]
    assert ORDER[band("ake", low, sex, 40)[0]] >= ORDER[band("ake", high, sex, 40)[0]]


@pytest.mark.parametrize("test", ["slr", "ake", "chair_stand_30s"])
@given(value=DEGREES, age=st.integers(60, 94))
def test_without_a_sex_only_what_both_agree_on(test: str, value: float, age: int) -> None:
    women, men = (band(test, value, sex, age)[0] for sex in ("female", "male"))
    expected = women if women == men else "borderline"
    assert band(test, value, "unspecified", age)[0] == expected


@pytest.mark.parametrize("test", ["slr", "ake", "chair_stand_30s"])
@pytest.mark.parametrize("sex", SEXES)
@given(value=DEGREES, age=st.integers(60, 94))
def test_limited_is_what_lies_beyond_its_border(
    test: str, sex: str, value: float, age: int
) -> None:
    beyond = limited_by(test, value, sex, age)
    assert beyond is not None
    assert (band(test, value, sex, age)[0] == "limited") == (beyond > 0)


def test_distances() -> None:
    assert limited_by("slr", 55, "male", 30) == 5
    assert limited_by("slr", 68, "male", 30) == -8
    assert limited_by("ake", 40, "unspecified", 30) == 7
