"""The pages of the tests: what is open, what was measured, values from elsewhere."""

import json
import re

import pytest

from backline.care.history import Answer
from backline.library.tests_load import protocols
from backline.records.events import MeasuredTest, Symptoms

from .conftest import Browser, words

UNUSABLE, NO_PAGE = 422, 404


def test_every_test_is_listed_and_has_a_page(browser: Browser) -> None:
    browser.screened()
    browser.asked()
    listed = words(browser.get("/tests"))
    for name, known in protocols().items():
        assert known.name in listed
        page = words(browser.get(f"/tests/{name}"))
        for line in (*known.how, *known.set_up, known.does_not_mean, known.stop.says):
            assert line in page
        for one in known.not_when:
            assert one.says in page


def test_before_the_safety_questions_no_test_is_open(browser: Browser) -> None:
    said = words(browser.get("/tests"))
    assert "No test today." in said
    answer = browser.client.get("/tests/slr/camera", follow_redirects=False)
    assert answer.headers["location"] == "/tests/slr"
    assert "start" not in words(browser.get("/tests/slr")).split("How")[1].split("What the")[0]


def test_on_a_day_that_is_kept_free_no_test_is_open(browser: Browser) -> None:
    browser.screened()
    browser.post("/today/not")
    assert browser.get("/tests/slr/camera").url.path == "/tests/slr"
    assert "No test today. Not today: that is an answer" in words(browser.get("/tests/slr"))


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_when_the_other_leg_brings_it_on_nothing_pulls_on_the_nerve(
    browser: Browser, answer: Answer
) -> None:
    browser.screened()
    browser.asked()
    browser.keep(Symptoms({"crossed_response": answer}))
    for name in protocols():
        path = browser.get(f"/tests/{name}/camera").url.path
        assert path.endswith("/camera") == (name not in {"slr", "ake", "forward_bend"})
    assert "raising the other leg brings on what you feel" in words(browser.get("/tests/slr"))


def test_tests_that_are_left_out_say_why_while_exercise_is_open(browser: Browser) -> None:
    browser.screened(acute_severe_pain="yes")
    browser.asked()
    assert "No test today" not in words(browser.get("/tests"))
    for name in protocols():
        answer = browser.client.get(f"/tests/{name}/camera", follow_redirects=False)
        assert answer.headers["location"] == f"/tests/{name}"
        assert "left out because of your safety answers" in words(browser.get(f"/tests/{name}"))


def test_the_newest_value_stands_with_its_error(browser: Browser) -> None:
    browser.screened()
    browser.keep(MeasuredTest("slr", "left", 61.4, 9.2), days_ago=9)
    browser.keep(MeasuredTest("slr", "left", 68.0, 8.5), days_ago=2)
    said = words(browser.get("/tests/slr"))
    assert "Left leg: 68 ± 9 degrees, 21 November 2026" in said
    assert "61" not in said


@pytest.mark.parametrize("name", protocols())
def test_the_script_gets_what_it_needs(browser: Browser, name: str) -> None:
    browser.screened()
    browser.asked()
    text = browser.get(f"/tests/{name}/camera").text
    found = re.search(r'id="script">(.*?)</script>', text, re.DOTALL)
    assert found
    script = json.loads(found[1])
    assert (script["test"], tuple(script["sides"])) == (name, protocols()[name].sides)
    assert (script["stop"]["time_s"] is None) == (script["stop"]["rule"] != "time")


def test_a_value_from_elsewhere_counts(browser: Browser) -> None:
    browser.screened()
    assert browser.sent_to("/tests/slr", side="left", value="72,5") == "/results"
    with browser.store() as store:
        (kept,) = store.history().tests
    assert (kept.test, kept.side, kept.value) == ("slr", "left", 72.5)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"value": "72"}, "Choose the leg"),
        ({"side": "left", "value": "high"}, "as a number"),
        ({"side": "left", "value": "720"}, "720"),
        ({"side": "both", "value": "x"}, "Choose the leg"),
    ],
)
def test_what_cannot_be_is_refused(browser: Browser, fields: dict[str, object], says: str) -> None:
    browser.screened()
    answer = browser.post("/tests/slr", **fields)
    assert answer.status_code == UNUSABLE
    assert says in words(answer)
    with browser.store() as store:
        assert store.history().tests == ()


def test_a_test_that_is_not_known_has_no_page(browser: Browser) -> None:
    assert browser.get("/tests/yoga").status_code == NO_PAGE


def test_recordings_offer_every_exercise_that_a_camera_can_judge(browser: Browser) -> None:
    page = browser.get("/recordings")
    assert "Bridge" in words(page)
    assert 'value="walk"' not in page.text
