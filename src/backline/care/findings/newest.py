"""From the history of a person to what the findings are made from."""

from datetime import date

from ..history import Answer, History
from .decide import Result, findings
from .inputs import LEG_TESTS, TESTS, Inputs, Reading, Where


def from_history(history: History, today: date) -> Result:
    """Return what the results of one person suggest as of a day.

    Parameters
    ----------
    history : History
        What happened after ``today`` is not looked at.
    today : date
        The local day.
    """
    return findings(inputs_from(history, today))


def inputs_from(history: History, today: date) -> Inputs:
    """Return the newest measurable value of each test and side, and the newest answers.

    A value whose side was not clear is not used. The age is the one that is reached this year.
    """
    tests: dict[str, dict[Where, Reading]] = {}
    for one in history.tests:
        if one.value is None or one.side == "unseen" or one.day > today or one.test not in TESTS:
            continue
        if (one.side == "both") != (one.test in LEG_TESTS):
            reading = Reading(one.value, one.error, (today - one.day).days)
            tests.setdefault(one.test, {})[one.side] = reading
    answers: dict[str, tuple[Answer, date]] = {}
    for given in history.symptoms:
        if given.day <= today:
            answers.update({name: (answer, given.day) for name, answer in given.answers.items()})
    person = history.person
    return Inputs(
        person.sex,
        None if person.birth_year is None else today.year - person.birth_year,
        tests,
        {name: answer for name, (answer, _) in answers.items()},
        history.whole_body,
        max(((today - day).days for _, day in answers.values()), default=0),
    )
