"""The judgement: answers to an outcome."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ...library.numbers_load import numbers
from ...library.screening_load import GRADES, LEVEL, WITHIN, Grade, Question, Rule, screening
from ...motion.said import Own, joined, say
from ..history import Screened
from .clearance import for_rule, in_words, why_not
from .facts import HELD, Answers, facts, unanswered
from .movements import expanded
from .net import advice
from .outcome import Outcome, Reason


@dataclass(frozen=True, slots=True)
class Held:
    """A rule that holds: its grade after clearances, and until when a clearance lifts it."""

    rule: Rule
    grade: Grade
    because: str
    lifted_until: date | None = None


def questions() -> tuple[Question, ...]:
    """Return every question, in the order in which they are asked."""
    return screening().questions


def screen(
    answers: Answers,
    today: date,
    earlier: Sequence[Screened] = (),
    *,
    country: str | None = None,
    worked_out: frozenset[str] = frozenset(),
) -> Outcome:
    """Judge one set of answers.

    Parameters
    ----------
    answers : mapping
        As `check` returns them: by question id, ``age_years``, ``scope``,
        ``inflammatory_features``, ``clearances``. What is missing keeps the exercises closed.
    today : date
    earlier : sequence of Screened
        Full sets of answers given before, for pain that does not ease and for clearances.
    country : str, optional
        For the emergency number in the advice.
    worked_out : frozenset of str
        Further facts that hold, such as ``course_in_log``.

    Returns
    -------
    Outcome
        The highest rule sets the level; all that hold are listed, the highest first.
    """
    before = sorted((one for one in earlier if one.day <= today), key=lambda one: one.day)
    found = facts(answers, today, before) | worked_out
    notes: list[str] = []
    held = [
        judged(rule, answers, today, before, notes)
        for rule in screening().rules
        if all(group & found for group in rule.when)
    ]
    held.sort(key=lambda one: -GRADES.index(one.grade))
    grade = held[0].grade if held else "ok"
    decisive = {one.rule.id for one in held if one.grade == grade}
    modify = expanded(entry for one in held for entry in one.rule.leaves_out)
    notes += taken_back(answers, today, before)
    if "inflammatory_some" in found:
        notes.append(screening().texts["inflammatory_note"])
    return Outcome(
        level=LEVEL[grade],
        within=WITHIN[grade],
        rules=reasons(held),
        modify=modify,
        advice=advice(grade, decisive, modify, country),
        valid_until=valid_until(held, today) if grade == "ok" else None,
        notes=tuple(dict.fromkeys(notes)),
    )


def taken_back(answers: Answers, today: date, earlier: Sequence[Screened]) -> list[str]:
    """Return a note where an emergency of the last days is answered with no today."""
    since = today - timedelta(days=numbers("screening")["taken_back_days"])
    for one in reversed(earlier):
        for asked in screening().questions:
            held = one.day >= since and one.answers.get(asked.id) in HELD
            if asked.level == "emergency" and held and answers.get(asked.id) == "no":
                texts = screening().texts
                return [say(texts["taken_back"], day=one.day, question=asked.text)]
    return []


def reasons(held: Sequence[Held]) -> tuple[Reason, ...]:
    """Return what a person reads of each rule, once: the first where two have the same id."""
    found: dict[str, Reason] = {}
    for one in held:
        found.setdefault(one.rule.id, Reason(one.rule.id, one.because))
    return tuple(found.values())


def judged(
    rule: Rule, answers: Answers, today: date, earlier: Sequence[Screened], notes: list[str]
) -> Held:
    """Return a rule that holds with its grade: ok where a clearance lifts it.

    Why clearances do not is added to the notes.
    """
    given = for_rule(answers, rule.id)
    doubts = [why_not(note, rule, answers, today, earlier) for note in given]
    used = [note for note, doubt in zip(given, doubts, strict=True) if doubt is None]
    if not used:
        notes += filter(None, doubts)
        return Held(rule, rule.grade, because(rule, answers))
    note = max(used, key=lambda note: date.fromisoformat(note["expires"]))
    cleared = say(screening().texts["cleared"], **in_words(note))
    until = date.fromisoformat(note["expires"])
    return Held(rule, "ok", joined((rule.because, cleared)), until)


def because(rule: Rule, answers: Answers) -> str:
    """Return why a rule holds, with what is still open or was answered with unsure."""
    texts = screening().texts
    if rule.id == "not_cleared":
        if not answers:
            return texts["never_asked"]  # type: ignore[no-any-return]
        left = Own(", ".join(unanswered(answers)))
        return joined((rule.because, say(texts["open_questions"], ids=left)))
    if rule.when == (frozenset({rule.id}),) and answers.get(rule.id) == "unsure":
        return joined((rule.because, texts["not_sure"]))
    return rule.because


def valid_until(held: Sequence[Held], today: date) -> date:
    """Return the last day on which the answers hold: until a clearance that was used runs out."""
    last = today + timedelta(days=numbers("screening")["valid_days"])
    return min([last, *(one.lifted_until for one in held if one.lifted_until)])
