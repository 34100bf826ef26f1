"""Where to go and how soon, with the number of the country."""

import pytest

from backline.care.screening import safety_net, screen

from .made import TODAY, full


@pytest.mark.parametrize(
    ("country", "number"),
    [("DE", "112"), ("de", "112"), ("US", "911"), ("GB", "999 or 112"), ("AU", "000")],
)
def test_the_number_of_the_country(country: str, number: str) -> None:
    net = safety_net(country)
    assert net.number == number
    assert f"Call {number} now" in net.emergency
    assert number in net.standing
    assert number in screen(full(major_trauma="yes"), TODAY, country=country).advice


@pytest.mark.parametrize("country", [None, "", "ZZ", "Germany", "112"])
def test_generic_words_where_the_country_is_not_known(country: str | None) -> None:
    net = safety_net(country)
    assert "local emergency number" in net.number
    assert screen(full(), TODAY, country=country) == screen(full(), TODAY)


def test_each_level_says_how_soon() -> None:
    net = safety_net()
    assert "now" in net.emergency
    assert "24 hours" in net.same_day
    assert "one to two weeks" in net.days


def test_both_are_said_where_answers_are_missing_and_a_doctor_is_needed() -> None:
    answers = full(hot_swollen_calf="yes")
    del answers["weight_loss"]
    said = screen(answers, TODAY).advice
    assert "Answer the open questions" in said
    assert said.startswith(safety_net().same_day)
