"""About you: optional everywhere, filled in with what is known, and nobody is made to try."""

from typing import Any

import pytest

from backline.care.history import History
from backline.library.questions_load import questions
from backline.records.events import Function, Symptoms, WholeBody

from .conftest import Browser, words

UNUSABLE = 422
PARTS = ("you", "feel", "tries", "days", "goals")


def history(browser: Browser) -> History:
    with browser.store() as store:
        return store.history()


def test_every_question_is_asked_somewhere(browser: Browser) -> None:
    browser.screened()
    browser.post("/about/tries/may", against="no")
    said = " ".join(words(browser.get(f"/about/{part}")) for part in PARTS)
    assert [one.id for one in questions().values() if one.text not in said] == []


@pytest.mark.parametrize("part", PARTS)
def test_all_of_it_may_be_left_out(browser: Browser, part: str) -> None:
    browser.post(f"/about/{part}")
    found = history(browser)
    assert (found.person.sex, found.symptoms, found.whole_body) == ("unspecified", (), None)


def test_what_was_said_is_kept_and_filled_in(browser: Browser) -> None:
    browser.post("/about/you", sex="female", birth_year="1971", country="CH")
    browser.post("/about/feel", where=["lower_back", "foot"], feels_tight="yes")
    browser.post("/about/days", sitting_h_day="7,5", sleep_quality="poorly", stress="6")
    browser.post("/about/goals", **{"goal-0": "Socks", "score-0": "4"})
    found = history(browser)
    assert (found.person.sex, found.person.birth_year, found.person.country) == (
        "female", 1971, "CH",
    )  # fmt: skip
    assert found.symptoms[0].answers == {"feels_tight": "yes", "below_knee": "yes"}
    assert found.whole_body == {"sitting_h_day": 7.5, "sleep_quality": "poorly", "stress": 6.0}
    assert found.days[0].function == {"Socks": 4.0}
    assert 'value="1971"' in browser.get("/about/you").text
    assert 'value="CH" selected' in browser.get("/about/you").text
    assert 'name="feels_tight" value="yes" checked' in browser.get("/about/feel").text
    assert 'value="7.5"' in browser.get("/about/days").text
    assert 'value="Socks"' in browser.get("/about/goals").text
    assert 'name="score-0" value="4" checked' in browser.get("/about/goals").text
    assert "3 answers" in words(browser.get("/about"))


def test_an_answer_may_be_taken_back(browser: Browser) -> None:
    browser.keep(WholeBody({"sitting_h_day": 8, "stress": 5}))
    browser.post("/about/days", stress="5")
    assert history(browser).whole_body == {"stress": 5.0}


@pytest.mark.parametrize(
    ("part", "given", "says"),
    [
        ("you", {"birth_year": "1850"}, "A number from 1900 to 2100"),
        ("you", {"birth_year": "in May"}, "A number from 1900"),
        ("you", {"birth_year": "2050"}, "a year up to 2026"),
        ("days", {"sitting_h_day": "25"}, "A number from 0 to 24"),
        ("goals", {"goal-0": "Socks"}, "Socks: choose how well"),
        ("goals", {"score-1": "3"}, "needs a name"),
        ("feel", {"feels_tight": "perhaps"}, "feels_tight has to be"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_kept(
    browser: Browser, part: str, given: dict[str, Any], says: str
) -> None:
    found = browser.post(f"/about/{part}", **given)
    assert found.status_code == UNUSABLE
    assert says in words(found)
    with browser.store() as store:
        assert not store.events()


def test_what_was_typed_is_still_there_beside_the_problem(browser: Browser) -> None:
    text = browser.post("/about/days", sitting_h_day="x", other_joint_places=["hip", "knee"]).text
    assert 'value="hip" checked' in text
    assert 'value="knee" checked' in text
    assert 'value="upper_back" checked' not in text
    text = browser.post("/about/goals", **{"goal-0": "Socks", "goal-1": "B", "score-1": "2"}).text
    assert 'value="Socks"' in text
    assert 'name="score-1" value="2" checked' in text
    text = browser.post("/about/days", sitting_h_day="25", stress="4").text
    assert 'value="25"' in text
    assert 'name="stress" value="4" checked' in text
    text = browser.post("/about/you", birth_year="in May", country="CH").text
    assert 'value="in May"' in text
    assert 'value="CH" selected' in text


@pytest.mark.parametrize("against", ["yes", "unsure", ""])
def test_a_try_is_left_out_when_something_may_speak_against_it(
    browser: Browser, against: str
) -> None:
    browser.screened()
    found = browser.post("/about/tries/may", against=against)
    assert found.url.path == "/about/days"
    assert "leave these questions out" in words(found)
    assert "chin" not in words(browser.get("/about/tries")).partition("Leave it out when")[2]


def test_a_try_is_offered_when_nothing_speaks_against_it(browser: Browser) -> None:
    browser.screened()
    found = browser.post("/about/tries/may", against="no")
    assert found.url.path == "/about/tries"
    assert "nodding the chin" in words(found)
    browser.post("/about/tries", neck_changes_it="unsure")
    assert history(browser).symptoms[0].answers == {"neck_changes_it": "unsure"}


def test_no_try_while_exercise_is_not_open(browser: Browser) -> None:
    assert browser.sent_to("/about/tries/may", against="no") != "/about/tries"
    said = words(browser.get("/about/tries"))
    assert "do not say that exercise is open today" in said
    assert "nodding the chin" not in said


def test_the_parts_follow_one_another(browser: Browser) -> None:
    for part, after in zip(PARTS, (*PARTS[1:], ""), strict=True):
        assert browser.sent_to(f"/about/{part}") == f"/about/{after}".rstrip("/")
    assert browser.sent_to("/about/you", then="overview") == "/about"
    assert browser.get("/about/nothing").url.path == "/about"


def test_the_newest_of_each_activity_is_filled_in(browser: Browser) -> None:
    browser.keep(Function("Socks", 3), Symptoms({"feels_tight": "yes"}), days_ago=3)
    browser.keep(Function("Socks", 7))
    assert 'name="score-0" value="7" checked' in browser.get("/about/goals").text
