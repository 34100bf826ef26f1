"""The settings of breaks: kept for the person, and everything wrong said at once."""

from backline.library.numbers_load import numbers
from backline.records.break_settings import break_settings, keep_break_settings

from .conftest import Browser, words

SENT = {
    "every_min": "30", "break_min": "2", "away_min": "4", "day_limit_h": "0", "place": "floor",
    "remind_at": "18:00", "work_hours": "", "work_hours_was": "", "quiet_hours": "22:00-07:00",
    "quiet_hours_was": "22:00-07:00", "quiet_hours_from_0": "22:00", "quiet_hours_to_0": "07:00",
}  # fmt: skip


def test_what_was_chosen_is_kept(browser: Browser) -> None:
    rows = {
        "work_hours_days_0": ["mon", "tue"], "work_hours_from_0": "09:00",
        "work_hours_to_0": "12:00",
    }  # fmt: skip
    assert browser.sent_to("/breaks/settings", **SENT, **rows) == "/breaks/settings?saved=true"
    found = break_settings("me")
    assert (found.every_min, found.place, found.remind_at) == (30.0, "floor", "18:00")
    assert found.full_screen is False  # its tick was not in the form
    assert [str(one) for one in found.work_hours] == ["mon,tue 09:00-12:00"]
    page = browser.get("/breaks/settings?saved=true")
    assert "Saved." in words(page)
    assert 'name="work_hours_from_0" value="09:00"' in page.text
    assert 'name="work_hours_from_1" value=""' in page.text


def test_what_is_wrong_is_said_for_all_fields_and_nothing_is_lost(browser: Browser) -> None:
    keep_break_settings("me", break_settings("me").changed({"every_min": 40}))
    sent = {**SENT, "every_min": "5", "break_min": "x", "remind_at": "late"}
    page = browser.post("/breaks/settings", **sent)
    assert page.status_code == 422
    said = words(page)
    for text in ("Sitting before a break:", "How long a break is:", "'late' is no time of day"):
        assert text in said
    assert 'value="5"' in page.text
    assert break_settings("me").every_min == 40.0


def test_every_number_says_where_it_comes_from(browser: Browser) -> None:
    said, known = words(browser.get("/breaks/settings")), numbers("breaks")
    for name in ("every_min", "break_min", "away_min"):
        assert known.explain(name).source in said
