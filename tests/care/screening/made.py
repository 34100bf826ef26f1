"""What the tests of the screening share: the decided table, answer sets, and any answer set."""

from collections.abc import Mapping
from datetime import date, timedelta

from hypothesis import strategies as st

from backline.care.history import Screened
from backline.care.screening import Outcome, questions

TODAY = date(2026, 11, 22)
EMERGENCY = (
    "saddle_numbness", "bladder_change", "bowel_change", "sexual_change",
    "both_legs_or_worsening_weakness", "unsteady_or_band_pain", "sudden_severe_with_faintness",
    "chest_pain_or_breathless", "collapsed_or_confused", "major_trauma", "bleeding_in_pregnancy",
    "cold_pale_leg",
)  # fmt: skip
SAME_DAY = (
    "fever_or_very_unwell", "infection_risk", "minor_trauma_fragile_bones",
    "cancer_history_new_pain", "one_leg_weakness_under_two_weeks", "hot_swollen_calf",
    "hamstring_pop_or_bruise", "urine_burning_or_blood", "contractions_in_pregnancy",
    "known_aneurysm", "pulsing_lump",
)  # fmt: skip
DAYS = (
    "weight_loss", "stable_one_leg_numbness", "walking_leg_cramp",
    "worse_two_weeks_or_not_better_six", "night_pain_no_relief", "leg_symptoms_after_exercise",
    "old_saddle_numbness",
)  # fmt: skip
OK = ("acute_severe_pain",)
ASKED = (*EMERGENCY, *SAME_DAY, *DAYS, *OK)
SCOPE = (
    "pregnant", "recent_birth", "spine_surgery_3_months", "hip_or_knee_surgery_3_months",
    "hip_replacement", "osteoporosis", "long_term_steroids",
)  # fmt: skip
FEATURES = (
    "onset_before_45", "over_3_months", "onset_before_35", "wakes_second_half_of_night",
    "buttock_pain", "better_with_movement", "nsaid_helps_in_48h", "family_history", "arthritis",
    "enthesitis", "psoriasis", "eye_inflammation", "bowel_disease",
)  # fmt: skip
CLEARABLE = (
    "under_18", "scope_pregnant", "scope_recent_birth", "scope_spine_surgery",
    "scope_joint_surgery", "scope_hip_replacement", "old_saddle_numbness",
    "stable_one_leg_numbness", "leg_symptoms_after_exercise", "known_aneurysm",
    "walking_leg_cramp", "cancer_history_new_pain", "weight_loss", "inflammatory_pattern",
    "worse_two_weeks_or_not_better_six", "night_pain_no_relief",
)  # fmt: skip
NOT_CLEARABLE = (
    *EMERGENCY, *(name for name in SAME_DAY if name not in CLEARABLE), *OK,
    "fever_and_infection_risk", "cancer_and_leg_signs", "acute_and_vascular", "acute_and_fragile",
    "acute_and_systemic", "acute_not_easing", "fragile_bones", "not_cleared",
)  # fmt: skip


def full(**answers: object) -> dict[str, object]:
    """Return a full set of answers of a person of 40: no to all, save what is given."""
    empty: dict[str, object] = {"scope": [], "inflammatory_features": [], "clearances": []}
    return {"age_years": 40, **empty, **dict.fromkeys(ASKED, "no"), **answers}


def note(rule: str, given: str = "2026-10-01", expires: str = "2027-03-01") -> dict[str, str]:
    """Return a clearance that lifts its rule on the day of the tests."""
    return {"rule": rule, "by": "clinic", "date": given, "note": "may exercise", "expires": expires}


def asked_before(days: int, **answers: object) -> Screened:
    """Return a full set of answers given some days ago."""
    return Screened(TODAY - timedelta(days=days), full(**answers))


def ids(outcome: Outcome) -> list[str]:
    return [rule.id for rule in outcome.rules]


def grade(outcome: Outcome) -> int:
    """Return how high an outcome is: 0 ok, 1 days, 2 same day, 3 emergency."""
    return {None: 0, "days": 1, "same_day": 2, "now": 3}[outcome.within]


def three_valued() -> list[str]:
    return [one.id for one in questions() if one.kind == "three_valued"]


days = st.dates(TODAY - timedelta(days=250), TODAY + timedelta(days=250)).map(date.isoformat)
notes = st.fixed_dictionaries(
    {
        "rule": st.sampled_from((*CLEARABLE, *NOT_CLEARABLE)),
        "by": st.sampled_from(["clinic", "clinic", ""]),
        "date": days,
        "note": st.just("may exercise"),
        "expires": days,
    }
)
good_notes = st.sampled_from(CLEARABLE).map(note)


@st.composite
def answer_sets(draw: st.DrawFn) -> dict[str, object]:
    """Any full set of answers, most of them no, with clearances good and bad."""
    milder = st.sampled_from(ASKED[len(EMERGENCY) :])
    said = st.dictionaries(milder, st.sampled_from(["yes", "unsure"]), max_size=5)
    worst = st.dictionaries(st.sampled_from(EMERGENCY), st.just("unsure"), max_size=1)
    return full(
        age_years=draw(st.integers(0, 120) | st.integers(14, 70)),
        scope=draw(st.lists(st.sampled_from(SCOPE), max_size=3)),
        inflammatory_features=draw(st.lists(st.sampled_from(FEATURES), max_size=9, unique=True)),
        clearances=draw(st.lists(good_notes | notes, max_size=6)),
        **draw(said),
        **(draw(worst) if draw(st.integers(0, 9)) == 0 else {}),
    )


earlier_sets = st.lists(
    st.builds(Screened, st.integers(0, 90).map(lambda ago: TODAY - timedelta(ago)), answer_sets()),
    max_size=3,
)


def without(answers: Mapping[str, object], name: str) -> dict[str, object]:
    return {key: value for key, value in answers.items() if key != name}
