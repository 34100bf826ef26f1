"""What holds today: the newest screening, and what has happened since."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from statistics import median

from ...library.numbers_load import numbers
from ...library.screening_load import screening
from ...motion.said import Figure, joined, say
from ..history import History, PainCheck, Screened
from .course import RESTING, worse_or_not_better
from .facts import HELD
from .judge import screen
from .net import safety_net
from .outcome import Outcome, Reason

DUE = "screening_due"


def standing(history: History, today: date, *, asked_last: bool = False) -> Outcome:
    """Return what holds today.

    Parameters
    ----------
    history : History
        Days after ``today`` are not looked at.
    today : date
    asked_last : bool
        Whether the newest screening is known to be the last thing recorded on its day. Without
        that, what else happened on the same day counts as later: the questions are due again.

    Returns
    -------
    Outcome
        Of the newest full screening; ``not_cleared`` where there is none. Where it is too old, or
        something has changed since, it is ``due`` (rule ``screening_due``) and not ``open``; the
        level stays. Pain that the log shows to be worse or no better counts as answered with yes.
    """
    country = history.person.country
    given = [one for one in history.screenings if one.day <= today]
    if not given:
        return screen({}, today, country=country)
    *earlier, newest = given
    course = worked_out(history, today)
    outcome = screen(newest.answers, newest.day, earlier, country=country, worked_out=course)
    covered = newest.day if asked_last else newest.day - timedelta(days=1)
    why = list(why_due(history, newest, outcome, covered, today))
    return due(outcome, why, country)


def worked_out(history: History, today: date) -> frozenset[str]:
    """Return the facts that the log tells besides the answers: `screen` takes them."""
    days = [one for one in history.days if one.day <= today]
    return frozenset({"course_in_log"} if worse_or_not_better(days, today) else ())


def why_due(
    history: History, newest: Screened, outcome: Outcome, covered: date, today: date
) -> Iterator[str]:
    """Yield each reason for asking again; what happened up to the day ``covered`` is dealt with."""
    texts, number = screening().texts["due"], numbers("screening")
    valid = int(number["valid_days"])
    if today > newest.day + timedelta(days=valid):
        yield say(texts["old"], days=valid)
    elif outcome.valid_until and today > outcome.valid_until:
        yield texts["cleared_until"]
    if any(covered < day <= today and answer in HELD for day, answer in history.change_checks):
        yield texts["changed"]
    if any(
        pain_stop(check, one.day, history, newest.day)
        for one in history.days
        if covered < one.day <= today
        for check in one.pains
    ):
        yield say(texts["pain"], pain=Figure(number["stop_above"]))


def pain_stop(check: PainCheck, day: date, history: History, screened: date) -> bool:
    """Return whether a pain check asks for a stop and for the full questions.

    Strong pain at rest does where it has risen: who is used to it is asked again by the calendar.
    """
    high = check.pain > numbers("screening")["stop_above"]
    if high and check.moment in RESTING:
        high = risen(check.pain, day, history, screened)
    return check.stopped or high or check.leg_worse in HELD


def risen(pain: float, day: date, history: History, screened: date) -> bool:
    """Return whether pain at rest is above that of the last weeks by a change that matters.

    Where nothing is known of those, only the answers of the same day can have dealt with it.
    """
    first = day - timedelta(days=numbers("screening")["usual_days"])
    usual = [
        check.pain
        for one in history.days
        if first <= one.day < day
        for check in one.pains
        if check.moment in RESTING
    ]
    return pain >= median(usual) + numbers("screening")["pain_rise"] if usual else day > screened


def due(outcome: Outcome, why: list[str], country: str | None) -> Outcome:
    """Return the outcome with the questions due again; as it is where there is no reason for it."""
    if not why:
        return outcome
    again = screening().texts["answer_again"]
    advice = {
        "ok": joined((again, safety_net(country).standing)),
        "soon": joined((outcome.advice, again)),
        "emergency": outcome.advice,  # help comes first, and nothing stands beside it
    }
    return replace(
        outcome,
        advice=advice[outcome.level],
        rules=(*outcome.rules, Reason(DUE, joined(why))),
        due=True,
        valid_until=None,
    )
