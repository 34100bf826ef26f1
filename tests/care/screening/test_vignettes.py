"""People as they come: the decided vignettes, and ours."""

import json
from pathlib import Path

import pytest

from backline.care.screening import check, screen

from .made import TODAY, full, ids, note

OWN = [
    ("runner of 28, tight thighs, nothing else", {"age_years": 28}, None, None),
    ("leaking since an hour, back stiff", {"bladder_change": "yes"}, "now", "bladder_change"),
    ("not sure about the bowels", {"bowel_change": "unsure"}, "now", "bowel_change"),
    (
        "band around the chest, walks like drunk, had a cold sore",
        {"unsteady_or_band_pain": "yes", "infection_risk": "unsure"}, "now",
        "unsteady_or_band_pain",
    ),
    ("leg went cold and white", {"cold_pale_leg": "yes"}, "now", "cold_pale_leg"),
    (
        "pregnant, bleeding, midwife had cleared her",
        {"scope": ["pregnant"], "bleeding_in_pregnancy": "yes",
         "clearances": [note("scope_pregnant"), note("bleeding_in_pregnancy")]},
        "now", "bleeding_in_pregnancy",
    ),
    (
        "prostate cancer, new night pain, toes tingle",
        {"age_years": 70, "cancer_history_new_pain": "yes", "stable_one_leg_numbness": "yes"},
        "now", "cancer_and_leg_signs",
    ),
    (
        "the same, both cleared: together they are not",
        {"age_years": 70, "cancer_history_new_pain": "yes", "stable_one_leg_numbness": "yes",
         "clearances": [note("cancer_history_new_pain"), note("stable_one_leg_numbness")]},
        "now", "cancer_and_leg_signs",
    ),
    (
        "aneurysm cleared by the surgeon, now cannot stand up",
        {"known_aneurysm": "yes", "acute_severe_pain": "unsure",
         "clearances": [note("known_aneurysm")]},
        "now", "acute_and_vascular",
    ),
    (
        "shivers, on chemotherapy, unsure about fever",
        {"fever_or_very_unwell": "unsure", "infection_risk": "yes"}, "now",
        "fever_and_infection_risk",
    ),
    ("not sure whether the numbness is old", {"old_saddle_numbness": "unsure"}, "now",
     "old_saddle_numbness"),
    (
        "the same with a note", {"old_saddle_numbness": "unsure",
                                 "clearances": [note("old_saddle_numbness")]},
        "now", "old_saddle_numbness",
    ),
    ("fell off a horse this morning", {"major_trauma": "yes"}, "now", "major_trauma"),
    (
        "72, strong pain since a sneeze",
        {"age_years": 72, "acute_severe_pain": "yes"}, "same_day", "acute_and_fragile",
    ),
    (
        "72, sneezed, too", {"age_years": 72, "acute_severe_pain": "yes",
                             "minor_trauma_fragile_bones": "yes"},
        "same_day", "minor_trauma_fragile_bones",
    ),
    ("drop foot for a week, steady", {"one_leg_weakness_under_two_weeks": "yes"}, "same_day",
     "one_leg_weakness_under_two_weeks"),
    ("beating lump, feels well", {"pulsing_lump": "unsure"}, "same_day", "pulsing_lump"),
    (
        "strong pain, no rest at night, weight loss cleared",
        {"acute_severe_pain": "yes", "weight_loss": "yes", "clearances": [note("weight_loss")]},
        "same_day", "acute_and_systemic",
    ),
    (
        "fever with a note from the doctor",
        {"fever_or_very_unwell": "yes", "clearances": [note("fever_or_very_unwell")]},
        "same_day", "fever_or_very_unwell",
    ),
    ("pregnant, tightening belly", {"scope": ["pregnant"], "contractions_in_pregnancy": "yes"},
     "same_day", "contractions_in_pregnancy"),
    ("cancer long ago, oncologist says move",
     {"cancer_history_new_pain": "yes", "clearances": [note("cancer_history_new_pain")]}, None,
     "cancer_history_new_pain"),
    ("hip replaced years ago, surgeon agrees",
     {"age_years": 68, "scope": ["hip_replacement"], "clearances": [note("scope_hip_replacement")]},
     None, "scope_hip_replacement"),
    ("hip replaced eight weeks ago, only the hip itself cleared",
     {"scope": ["hip_replacement", "hip_or_knee_surgery_3_months"],
      "clearances": [note("scope_hip_replacement")]}, "days", "scope_joint_surgery"),
    ("the clearance ran out yesterday",
     {"walking_leg_cramp": "yes",
      "clearances": [note("walking_leg_cramp", "2026-06-01", "2026-11-21")]}, "days",
     "walking_leg_cramp"),
    ("sixteen, with the club doctor's note", {"age_years": 16, "clearances": [note("under_18")]},
     None, "under_18"),
    ("three months after birth is over", {"age_years": 33}, None, None),
    ("birth ten weeks ago", {"age_years": 33, "scope": ["recent_birth"]}, "days",
     "scope_recent_birth"),
    ("24, stiff for a year, wakes at five, heel pain, uncle irrelevant",
     {"age_years": 24, "inflammatory_features":
      ["over_3_months", "wakes_second_half_of_night", "enthesitis", "better_with_movement"]},
     "days", "inflammatory_pattern"),
    ("52, began at 40, three signs",
     {"age_years": 52, "inflammatory_features":
      ["onset_before_45", "over_3_months", "psoriasis", "buttock_pain", "better_with_movement"]},
     None, None),
    ("52, the same signs, began at 50, more of them",
     {"age_years": 52, "inflammatory_features":
      ["over_3_months", "psoriasis", "buttock_pain", "better_with_movement", "arthritis"]},
     None, None),
    ("osteoporosis, otherwise well", {"age_years": 74, "scope": ["osteoporosis"]}, None,
     "fragile_bones"),
    ("cannot straighten up, 30", {"age_years": 30, "acute_severe_pain": "yes"}, None,
     "acute_severe_pain"),
    ("tingling foot after the strap, unsure", {"leg_symptoms_after_exercise": "unsure"}, "days",
     "leg_symptoms_after_exercise"),
    ("no age given", {"age_years": None}, "same_day", "not_cleared"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "answers", "within", "rule"), OWN, ids=[one[0] for one in OWN])
def test_our_vignettes(
    text: str, answers: dict[str, object], within: str | None, rule: str | None
) -> None:
    outcome = screen(check(full(**answers)), TODAY)
    assert outcome.within == within, text
    assert rule is None or rule in ids(outcome)
    assert rule is not None or outcome.rules == ()


def test_the_decided_vignettes(shared: Path) -> None:
    told = json.loads((shared / "vignettes.json").read_text("utf-8"))["vignettes"]
    assert len(told) == 40
    wrong = {}
    for one in told:
        outcome = screen(check(full(**one["answers"])), TODAY)
        right = (outcome.level, outcome.within) == (one["level"], one["within"])
        if not right or one["rule"] not in {None, *ids(outcome)}:
            wrong[one["id"]] = outcome
    assert wrong == {}
