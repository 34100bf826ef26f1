"""A clearance lifts the rule that it names, and nothing else, while it may."""

from datetime import date, timedelta

import pytest

from backline.care.screening import screen
from backline.care.screening.clearance import months_later
from backline.library.screening_load import screening

from .made import CLEARABLE, FEATURES, NOT_CLEARABLE, TODAY, asked_before, full, ids, note

HOLDING: dict[str, dict[str, object]] = {
    **{name: {name: "yes"} for name in (*CLEARABLE, *NOT_CLEARABLE)},
    "under_18": {"age_years": 15},
    "scope_pregnant": {"scope": ["pregnant"]},
    "scope_recent_birth": {"scope": ["recent_birth"]},
    "scope_spine_surgery": {"scope": ["spine_surgery_3_months"]},
    "scope_joint_surgery": {"scope": ["hip_or_knee_surgery_3_months"]},
    "scope_hip_replacement": {"scope": ["hip_replacement"]},
    "inflammatory_pattern": {"inflammatory_features": list(FEATURES)},
    "fever_and_infection_risk": {"fever_or_very_unwell": "yes", "infection_risk": "yes"},
    "cancer_and_leg_signs": {"cancer_history_new_pain": "yes", "stable_one_leg_numbness": "yes"},
    "acute_and_vascular": {"acute_severe_pain": "yes", "pulsing_lump": "yes"},
    "acute_and_fragile": {"acute_severe_pain": "yes", "age_years": 80},
    "acute_and_systemic": {"acute_severe_pain": "yes", "weight_loss": "yes"},
    "acute_not_easing": {"acute_severe_pain": "yes"},
    "fragile_bones": {"scope": ["osteoporosis"]},
    "not_cleared": {"age_years": None},
}
CRAMP = "walking_leg_cramp"


@pytest.mark.parametrize("name", CLEARABLE)
def test_lifts_its_rule_to_ok_with_what_is_left_out(name: str) -> None:
    closed = screen(full(**HOLDING[name]), TODAY)
    opened = screen(full(**HOLDING[name], clearances=[note(name)]), TODAY)
    assert (closed.level, opened.level) == ("soon", "ok")
    assert opened.modify == closed.modify
    assert ids(opened) == [name]
    assert "clinic" in opened.rules[0].because
    assert opened.notes == ()


@pytest.mark.parametrize("name", NOT_CLEARABLE)
def test_lifts_nothing_else(name: str) -> None:
    earlier = [asked_before(30, acute_severe_pain="yes")] if name == "acute_not_easing" else []
    closed = screen(full(**HOLDING[name]), TODAY, earlier)
    noted = screen(full(**HOLDING[name], clearances=[note(name)]), TODAY, earlier)
    assert name in ids(closed)
    assert (noted.level, noted.within, noted.rules) == (closed.level, closed.within, closed.rules)
    assert len(noted.notes) == 1
    known = [one.because for one in screening().rules if one.id == name]
    assert any(because in noted.notes[0] for because in known)


@pytest.mark.parametrize("other", CLEARABLE)
def test_lifts_the_named_rule_only(other: str) -> None:
    outcome = screen(full(walking_leg_cramp="yes", clearances=[note(other)]), TODAY)
    assert (outcome.level == "ok") == (other == CRAMP)


@pytest.mark.parametrize(
    ("given", "expires", "word"),
    [
        ("2026-11-23", "2027-01-01", "has not come"),
        ("2026-06-01", "2026-11-21", "ran out"),
        ("2026-10-01", "2027-04-02", "6 months"),
        ("2026-11-01", "2026-10-01", "before it begins"),
        ("", "2027-01-01", "needs"),
        ("2026-10-01", "", "needs"),
    ],
)
def test_is_not_used_out_of_its_time(given: str, expires: str, word: str) -> None:
    outcome = screen(full(walking_leg_cramp="yes", clearances=[note(CRAMP, given, expires)]), TODAY)
    assert outcome.within == "days"
    (said,) = outcome.notes
    assert word in said


@pytest.mark.parametrize(
    ("given", "expires"),
    [("2026-11-22", "2027-05-22"), ("2026-06-01", "2026-11-22"), ("2026-08-31", "2027-02-28")],
)
def test_is_used_to_the_last_day(given: str, expires: str) -> None:
    outcome = screen(full(walking_leg_cramp="yes", clearances=[note(CRAMP, given, expires)]), TODAY)
    assert outcome.level == "ok"


@pytest.mark.parametrize("field", ["by", "date", "note", "expires"])
@pytest.mark.parametrize("empty", ["", "  ", None, "left out"])
def test_is_not_used_with_a_field_empty(field: str, empty: str | None) -> None:
    given: dict[str, object] = {**note(CRAMP), field: empty}
    if empty == "left out":
        del given[field]
    outcome = screen(full(walking_leg_cramp="yes", clearances=[given]), TODAY)
    assert outcome.within == "days"
    assert len(outcome.notes) == 1


def test_one_good_note_is_enough() -> None:
    notes = [note(CRAMP, expires="2026-10-02"), note(CRAMP), note(CRAMP, expires="2026-12-01")]
    outcome = screen(full(walking_leg_cramp="yes", clearances=notes), TODAY)
    assert (outcome.level, outcome.notes) == ("ok", ())
    assert outcome.valid_until == TODAY + timedelta(days=28)


def test_answers_hold_until_a_used_clearance_runs_out() -> None:
    soon = note(CRAMP, expires="2026-11-30")
    used = screen(full(walking_leg_cramp="yes", clearances=[soon]), TODAY)
    assert used.valid_until == date(2026, 11, 30)
    unused = screen(full(clearances=[soon]), TODAY)
    assert unused.valid_until == TODAY + timedelta(days=28)
    assert screen(full(walking_leg_cramp="yes"), TODAY).valid_until is None


@pytest.mark.parametrize(
    ("before", "now", "lifted"),
    [
        (["yes"], "yes", True),
        (["yes"], "unsure", True),  # unsure counts as yes in every rule
        (["unsure"], "unsure", True),
        (["unsure"], "yes", False),
        (["no"], "yes", False),
        (["no"], "unsure", False),
        (["yes", "no"], "yes", False),
        (["yes", "unsure"], "yes", False),
    ],
)
def test_is_void_once_the_answer_has_changed(before: list[str], now: str, lifted: bool) -> None:
    earlier = [
        asked_before(50 - 10 * at, walking_leg_cramp=answer) for at, answer in enumerate(before)
    ]
    answers = full(walking_leg_cramp=now, clearances=[note(CRAMP)])
    outcome = screen(answers, TODAY, earlier)
    assert (outcome.level == "ok") == lifted
    assert lifted or "has changed" in outcome.notes[0]
    assert screen(answers, TODAY, earlier[::-1]) == outcome


def test_answers_before_the_clearance_do_not_void_it() -> None:
    earlier = [asked_before(60, walking_leg_cramp="no"), asked_before(53)]
    assert earlier[1].day == date(2026, 9, 30)
    outcome = screen(full(walking_leg_cramp="yes", clearances=[note(CRAMP)]), TODAY, earlier)
    assert outcome.level == "ok"


def test_answers_of_the_day_of_the_clearance_count_and_later_ones_than_today_do_not() -> None:
    answers = full(walking_leg_cramp="yes", clearances=[note(CRAMP, TODAY.isoformat())])
    assert screen(answers, TODAY, [asked_before(0)]).level == "soon"
    assert screen(answers, TODAY, [asked_before(-1)]).level == "ok"


def test_another_answer_that_changes_does_not_void_it() -> None:
    earlier = [asked_before(20, walking_leg_cramp="yes", acute_severe_pain="no")]
    answers = full(walking_leg_cramp="yes", acute_severe_pain="yes", clearances=[note(CRAMP)])
    assert screen(answers, TODAY, earlier).level == "ok"


def test_one_more_sign_voids_a_clearance_of_signs() -> None:
    fewer, all_of_them = list(FEATURES[:-1]), list(FEATURES)
    cleared = [note("inflammatory_pattern")]
    earlier = [asked_before(20, inflammatory_features=fewer)]
    same = full(inflammatory_features=fewer, clearances=cleared)
    more = full(inflammatory_features=all_of_them, clearances=cleared)
    assert screen(same, TODAY, earlier).level == "ok"
    assert screen(more, TODAY, earlier).level == "soon"


def test_a_scope_that_came_back_voids_and_a_birthday_does_not() -> None:
    pregnant = full(scope=["pregnant"], clearances=[note("scope_pregnant")])
    assert screen(pregnant, TODAY, [asked_before(20, scope=["pregnant"])]).level == "ok"
    assert screen(pregnant, TODAY, [asked_before(20)]).level == "soon"
    older = full(age_years=17, clearances=[note("under_18")])
    assert screen(older, TODAY, [asked_before(20, age_years=16)]).level == "ok"


def test_months_end_on_the_last_day_where_there_is_no_such_day() -> None:
    assert months_later(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_later(date(2026, 12, 5), 6) == date(2027, 6, 5)
    assert months_later(date(2026, 6, 30), 6) == date(2026, 12, 30)
