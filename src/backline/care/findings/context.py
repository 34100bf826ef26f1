"""What stands around the findings: days and nights, other joints, and what was not measured."""

from collections.abc import Mapping

from ...library.numbers_load import numbers
from ...library.questions_load import questions
from ...motion.said import Own, joined, say
from ..bands import norm_for
from .inputs import CAPACITY, LENGTH, Inputs
from .say import because, doubt

HABITS = (
    ("sitting_h_day", "sitting", "sitting_long_h", 1),
    ("activity_min_week", "activity", "activity_low_min_week", -1),
    ("sleep_h_night", "sleep_hours", "sleep_short_h", -1),
    ("stress", "stress", "stress_high", 1),
)
"""Answer, reason, number; 1 where much is worth telling, -1 where less than the number is."""


def habits(whole_body: Mapping[str, object] | None) -> list[str]:
    """Return what about the days and nights is worth looking at; no finding rests on it."""
    told = []
    known, answers = numbers("findings"), whole_body or {}
    for question, reason, number, sign in HABITS:
        value = answers.get(question)
        if not isinstance(value, (int, float)):
            continue
        if value >= known[number] if sign > 0 else value < known[number]:
            told.append(because(reason, value=value))
    if answers.get("sleep_quality") == "poorly":
        told.append(because("sleep_poor"))
    return told


def places(whole_body: Mapping[str, object] | None) -> str:
    """Return the joints that were named, in words, with a colon in front; empty without any."""
    named = (whole_body or {}).get("other_joint_places") or ()
    choices = questions()["other_joint_places"].choices
    if not isinstance(named, (list, tuple)) or not named:
        return ""
    told = joined((choices.get(str(one), Own(one)) for one in named), ", ")
    return say(": {places}", places=told)


def aside(inputs: Inputs) -> list[str]:
    """Return what was not measured and could have been a reason."""
    done = {test for test, legs in inputs.tests.items() if legs}
    if not done & {*LENGTH, *CAPACITY}:
        return [doubt("nothing_measured")]
    stands = "chair_stand_30s" in done
    if norm_for("chair_stand_30s", inputs.sex, inputs.age_years) is None:
        done.discard("chair_stand_30s")
    told = [] if done & {*LENGTH} else [doubt("no_length")]
    if not done & {*CAPACITY}:
        told.append(doubt("no_strength"))
    if stands and inputs.age_years is None:
        told.append(doubt("no_age"))
    return told
