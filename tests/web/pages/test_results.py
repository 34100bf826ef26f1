"""Results: findings with their reasons, values with their errors, and what is missing."""

from backline.records.events import MeasuredTest, ProfileFacts, Symptoms

from .conftest import Browser, words


def test_with_nothing_known_it_says_where_to_begin(browser: Browser) -> None:
    found = browser.get("/results")
    assert "Nothing is measured or answered yet" in words(found)
    assert 'href="/tests"' in found.text
    assert 'href="/about"' in found.text
    assert "Nothing found" not in words(found)


def test_a_finding_comes_with_reason_doubt_and_sources(browser: Browser) -> None:
    browser.screened()
    browser.keep(ProfileFacts("female", 1971), MeasuredTest("slr", "left", 62.3, 5.2))
    said = words(browser.get("/results"))
    assert "Limited length" in said
    assert "62.3 degrees (give or take 5.2); limited is below 65 for women" in said
    assert "within its error of the border" in said
    assert "Bandy 1997" in said
    assert "This is not a diagnosis" in said
    assert "62.3 ± 5.2 degrees" in said
    assert "Stretch the hamstrings, to a comfortable pull" in said


def test_a_value_without_an_error_says_so(browser: Browser) -> None:
    browser.keep(MeasuredTest("slr", "left", 62.0))
    assert "error not known" in words(browser.get("/results"))


def test_what_is_missing_leads_to_where_it_is_got(browser: Browser) -> None:
    browser.keep(MeasuredTest("slr", "left", 62.0, 5))
    found = browser.get("/results")
    assert 'href="/tests/ake"' in found.text
    assert 'href="/about/feel"' in found.text
    assert "Which norms fit you" in words(found)
    browser.keep(ProfileFacts("male", 1960))
    assert "Which norms fit you" not in words(browser.get("/results"))


def test_a_test_that_is_left_out_is_not_offered(browser: Browser) -> None:
    browser.screened(scope=["osteoporosis"])
    found = browser.get("/results")
    assert 'href="/tests/forward_bend"' not in found.text
    assert "left out because of your answers" in words(found)


def test_a_doctor_comes_before_any_finding(browser: Browser) -> None:
    browser.screened(weight_loss="yes")
    said = words(browser.get("/results"))
    assert said.index("See a doctor") < said.index("This is not a diagnosis")


def test_a_nerve_that_may_be_sensitive_is_told_calmly(browser: Browser) -> None:
    browser.keep(Symptoms({"below_knee": "unsure", "feels_tight": "no"}))
    said = words(browser.get("/results"))
    assert "A nerve may be sensitive" in said
    assert "Healthy people give such answers too" in said
    assert "Does what you feel go below the knee?" in said
