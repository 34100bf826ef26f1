"""The decided screening a second time, written out plainly, without clearances: a yardstick."""

from collections.abc import Iterator, Mapping
from typing import Any

from .made import ASKED, DAYS, EMERGENCY, SAME_DAY

Holding = Iterator[tuple[str, int]]


def expected(answers: Mapping[str, Any]) -> dict[str, int]:
    """Return each rule that holds with its grade: 0 ok, 1 days, 2 same day, 3 emergency."""
    found: dict[str, int] = {}
    for name, grade in (*alone(answers), *together(answers), *about_the_person(answers)):
        found[name] = max(grade, found.get(name, 0))
    return found


def alone(answers: Mapping[str, Any]) -> Holding:
    for name in ASKED:
        answer = answers[name]
        if answer == "no":
            continue
        if name in EMERGENCY or (name == "old_saddle_numbness" and answer == "unsure"):
            yield name, 3
        elif name in SAME_DAY:
            yield name, 2
        else:
            yield name, 1 if name in DAYS else 0


def together(answers: Mapping[str, Any]) -> Holding:
    def said(name: str) -> bool:
        return bool(answers[name] != "no")

    fragile = "osteoporosis" in answers["scope"] or "long_term_steroids" in answers["scope"]
    weak = said("stable_one_leg_numbness") or said("one_leg_weakness_under_two_weeks")
    if said("fever_or_very_unwell") and said("infection_risk"):
        yield "fever_and_infection_risk", 3
    if said("cancer_history_new_pain") and weak:
        yield "cancer_and_leg_signs", 3
    if said("acute_severe_pain"):
        if said("known_aneurysm") or said("pulsing_lump"):
            yield "acute_and_vascular", 3
        if answers["age_years"] >= 65 or fragile:
            yield "acute_and_fragile", 2
        if said("night_pain_no_relief") or said("weight_loss"):
            yield "acute_and_systemic", 2
    if fragile:
        yield "fragile_bones", 0


def about_the_person(answers: Mapping[str, Any]) -> Holding:
    age, features, scope = (
        answers["age_years"], set(answers["inflammatory_features"]), answers["scope"],
    )  # fmt: skip
    others = features - {"onset_before_45", "over_3_months", "onset_before_35"}
    early = "onset_before_35" in features or age < 35
    count = len(others) + early
    begun = "onset_before_45" in features or age < 45
    if begun and "over_3_months" in features and count >= 4:
        yield "inflammatory_pattern", 1
    if age < 18:
        yield "under_18", 1
    for word, name in {
        "pregnant": "scope_pregnant",
        "recent_birth": "scope_recent_birth",
        "spine_surgery_3_months": "scope_spine_surgery",
        "hip_or_knee_surgery_3_months": "scope_joint_surgery",
        "hip_replacement": "scope_hip_replacement",
    }.items():
        if word in scope:
            yield name, 1
