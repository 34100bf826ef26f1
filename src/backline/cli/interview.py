"""The screening questions, asked one at a time in the terminal; one may go back."""

from collections.abc import Sequence
from datetime import date

from backline.care.history import Screened
from backline.care.screening import Question, check, questions, screen
from backline.library.screening_load import screening
from backline.motion.errors import InputError

from .asking import ANSWERS, prompt, say

BACK = {"b", "back"}
HINTS = {
    "three_valued": "y = yes, n = no, u = not sure, b = back",
    "age": "years, b = back",
    "list": "the numbers that are true, such as 1 3; Enter for none; b = back",
}


def interview(
    today: date, earlier: Sequence[Screened], worked_out: frozenset[str] = frozenset()
) -> dict[str, object]:
    """Ask every question and return the answers; it ends early where help is needed now.

    Questions go to the error stream, so that the outcome alone is on the other one.
    """
    asked = [one for one in questions() if one.kind in HINTS]
    say(screening().texts["about_new"])
    answers: dict[str, object] = {}
    at = 0
    while at < len(asked):
        reply = ask(asked[at], f"{at + 1} of {len(asked)}")
        if reply is None:
            at = max(at - 1, 0)
            # What is open again must not decide.
            answers.pop(asked[at].id, None)
            continue
        answers[asked[at].id] = reply
        outcome = screen(answers, today, earlier)
        if outcome.level == "emergency":
            say(f"\n{outcome.advice}\n")
            if not wants_back():
                return answers
            del answers[asked[at].id]
            continue
        at += 1
    notes = clearances(answers, today, earlier, worked_out)
    return {**answers, "clearances": notes} if notes else answers


def ask(question: Question, place: str) -> object | None:
    """Ask one question until the reply can be read; None to go back."""
    say(f"\n{place}. {question.text}")
    for number, option in enumerate(question.options, 1):
        say(f"  {number}  {option.text}")
    while True:
        reply = prompt(f"({HINTS[question.kind]})").lower()
        if reply in BACK:
            return None
        read = understood(question, reply)
        if read is not None:
            return read
        say(f"{reply!r} is not an answer here; type {HINTS[question.kind]}.")


def understood(question: Question, reply: str) -> object | None:
    """Return the answer that a reply stands for; None where it is none."""
    answer: object | None = ANSWERS.get(reply)
    if question.kind == "age":
        answer = int(reply) if reply.isdecimal() else None
    elif question.kind == "list":
        return chosen(question, reply)
    try:
        check({question.id: answer})
    except InputError:
        return None
    return answer


def chosen(question: Question, reply: str) -> list[str] | None:
    """Return the words of a list by their numbers, with those that go along; None if unreadable."""
    numbers = reply.replace(",", " ").split()
    known = {str(number): option for number, option in enumerate(question.options, 1)}
    if any(number not in known for number in numbers):
        return None
    picked = [known[number] for number in numbers]
    words = [one.id for one in picked] + [one.implies for one in picked if one.implies]
    return list(dict.fromkeys(words))


def clearances(
    answers: dict[str, object],
    today: date,
    earlier: Sequence[Screened],
    worked_out: frozenset[str],
) -> list[dict[str, str]]:
    """Ask for the clearance of each rule that holds and may be lifted."""
    may_be = {rule.id for rule in screening().rules if rule.clearable}
    notes = []
    for rule in screen(answers, today, earlier, worked_out=worked_out).rules:
        if rule.id not in may_be:
            continue
        say(f"\n{rule.because}")
        asked = "Has a doctor or therapist looked at this and said that you may exercise? (y/n)"
        if ANSWERS.get(prompt(asked).lower()) == "yes":
            notes.append(clearance(rule.id))
    return notes


def clearance(rule: str) -> dict[str, str]:
    """Ask for one clearance until its dates can be read."""
    while True:
        note = {
            "rule": rule,
            "by": prompt("Who said so?"),
            "date": prompt("On which day (such as 2026-11-22)?"),
            "note": prompt("What was said?"),
            "expires": prompt("Until which day does it hold (six months at most)?"),
        }
        try:
            check({"clearances": [note]})
        except InputError as error:
            say("\n".join(error.problems))
        else:
            return note


def wants_back() -> bool:
    """Return whether the person wants to change an answer that means an emergency.

    Whoever walks away from the question has given it all the same.
    """
    try:
        reply = prompt("(Enter to end here, b = change the answer)")
    except (InputError, KeyboardInterrupt):
        return False
    return reply.lower() in BACK
