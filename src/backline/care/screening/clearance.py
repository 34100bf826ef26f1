"""Clearances: a note of a doctor or therapist lifts the rule that it names, and no other."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from ...library.numbers_load import numbers
from ...library.screening_load import Rule, screening
from ...motion.said import Own, say
from ..history import Screened
from .facts import HELD, Answers, words

FIELDS = ("rule", "by", "date", "note", "expires")


def for_rule(answers: Answers, name: str) -> list[Mapping[str, str]]:
    """Return the clearances that name a rule."""
    given = answers.get("clearances")
    notes = given if isinstance(given, (list, tuple)) else ()
    return [note for note in notes if note.get("rule") == name]


def why_not(
    note: Mapping[str, str], rule: Rule, answers: Answers, today: date, earlier: Sequence[Screened]
) -> str | None:
    """Return why a clearance does not lift its rule, as a sentence; None where it does."""
    said, months = screening().texts["clearance"], int(numbers("screening")["clearance_months"])
    if not rule.clearable:
        reason = "not_clearable"
    elif not all((note.get(field) or "").strip() for field in FIELDS):
        reason = "incomplete"
    else:
        given, expires = date.fromisoformat(note["date"]), date.fromisoformat(note["expires"])
        faults = {
            "future": given > today,
            "backwards": expires < given,
            "too_long": expires > months_later(given, months),
            "expired": expires < today,
            "changed": changed(rule, answers, given, earlier),
        }
        reason = next((name for name, holds in faults.items() if holds), "")
    parts = in_words(note) | {"rule": rule.because, "months": months}
    return say(said[reason], **parts) if reason else None


def in_words(note: Mapping[str, str]) -> dict[str, Own | date]:
    """Return a clearance as parts of a sentence: somebody's own words, and days as days."""
    found: dict[str, Own | date] = {}
    for name, text in note.items():
        is_day = name in {"date", "expires"} and (text or "").strip()
        found[name] = date.fromisoformat(text) if is_day else Own(text)
    return found


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, the month's last where there is no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def changed(rule: Rule, answers: Answers, since: date, earlier: Sequence[Screened]) -> bool:
    """Return whether the answer has risen since the clearance: it is no longer what was cleared.

    From yes to unsure is no change, since unsure counts as yes in every rule. Answers before the
    clearance do not matter: whoever gave it saw what was there on its date.
    """
    then = [one.answers for one in earlier if one.day >= since]
    given = [weight for one in (*then, answers) if (weight := weigh(rule, one)) is not None]
    return any(not after <= before for before, after in pairwise(given))


def weigh(rule: Rule, answers: Answers) -> frozenset[str] | None:
    """Return what the answer to a rule's question holds, growing with it; None if not answered.

    An age changes by itself: it never voids a clearance.
    """
    if rule.id == "inflammatory_pattern":
        return words(answers, "inflammatory_features")
    if rule.id == "under_18":
        return frozenset()
    if rule.id.startswith("scope_"):
        return words(answers, "scope") & rule.when[0]
    answer = answers.get(rule.id)
    steps = {"no": (), "unsure": HELD[1:], "yes": HELD}
    return frozenset(steps[answer]) if isinstance(answer, str) else None
