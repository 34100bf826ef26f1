"""Kept events in words, one line each."""

from collections.abc import Callable, Mapping
from typing import Any

from backline.library import activities
from backline.library.tests_load import protocols

Body = Mapping[str, Any]

LEGS = {"left": ", left", "right": ", right", "both": "", "unseen": ", side not seen"}
MOMENTS = {
    "before": "before exercise",
    "during": "at the worst during exercise",
    "after": "after exercise",
    "morning": "in the morning",
}
UNTIL = {
    "today": "left out today",
    "further_notice": "left out until further notice",
    "again": "taken up again",
}
EFFORTS = {"easy": "felt easy", "right": "felt right", "hard": "felt hard"}
UNITS = {"deg": "degrees"}
MINUTE_S = 60


def says(kind: str, body: Body) -> str:
    """Return an event in a few words."""
    words = WORDS.get(kind)
    return words(body) if words else kind.replace("_", " ")


def exercise_name(name: str) -> str:
    """Return the name of an exercise; the id of one that is not in the library."""
    known = activities()
    return known[name].name if name in known else name


def duration(seconds: float) -> str:
    """Return seconds as one says them: minutes from two whole ones on."""
    whole = seconds >= 2 * MINUTE_S and seconds % MINUTE_S == 0
    return f"{seconds / MINUTE_S:g} min" if whole else f"{seconds:g} s"


def count_words(body: Body) -> str:
    """Return what a set came to."""
    parts = []
    if body.get("repetitions") is not None:
        parts.append(many(body["repetitions"], "repetition"))
    if body.get("seconds"):
        parts.append(duration(body["seconds"]))
    if body.get("faults"):
        parts.append(many(body["faults"], "fault"))
    if body.get("dose_met") is False:
        parts.append("less than asked for")
    return ", ".join(parts) or "not finished"


def many(count: int, noun: str) -> str:
    """Return a count with its noun."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _set(body: Body) -> str:
    return f"{exercise_name(body['exercise'])}{LEGS[body['side']]}: {count_words(body)}"


def _pain(body: Body) -> str:
    where = f", {exercise_name(body['exercise'])}" if body.get("exercise") else ""
    leg = body.get("leg_worse", "no")
    more = "" if leg == "no" else ", leg worse" if leg == "yes" else ", leg perhaps worse"
    stop = ", stopped because of it" if body.get("stopped") else ""
    return f"Pain {MOMENTS[body['moment']]}{where}: {body['pain']:g} of 10{more}{stop}"


def _test(body: Body) -> str:
    known = protocols().get(body["test"])
    name = f"{known.name if known else body['test']}{LEGS[body['side']]}"
    if body.get("value") is None:
        return f"{name}: not measurable, {body.get('reason') or 'no reason given'}"
    error = f" ± {body['error']:g}" if body.get("error") is not None else ""
    unit = UNITS.get(known.unit, known.unit) if known else ""
    return f"{name}: {body['value']:g}{error} {unit}".rstrip()


def _facts(body: Body) -> str:
    said = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in body.items())
    return f"About you: {said}"


def _start(body: Body) -> str:
    short = f" of {body['minutes']:g} minutes" if body.get("minutes") else ""
    return f"Exercise session{short} begins"


def _sitting(body: Body) -> str:
    where = f" ({body['where']})" if body.get("where") else ""
    return f"Sitting{where}: {body['hours']:g} h"


def _not_today(body: Body) -> str:
    return f"Not today{': ' + body['reason'] if body.get('reason') else ''}"


WORDS: dict[str, Callable[[Body], str]] = {
    "profile_facts": _facts,
    "screening": lambda body: f"Safety questions answered: {body['level']}",
    "change_check": lambda body: f"Anything new or worse: {body['answer']}",
    "symptoms": lambda body: f"What is felt: {many(len(body['answers']), 'answer')}",
    "whole_body": lambda body: f"The whole body: {many(len(body['answers']), 'answer')}",
    "test": _test,
    "session_start": _start,
    "set": _set,
    "pain_check": _pain,
    "effort": lambda body: f"{exercise_name(body['exercise'])} {EFFORTS[body['effort']]}",
    "session_end": lambda body: f"Exercise session {'stopped' if body.get('stopped') else 'ends'}",
    "left_out": lambda body: f"{exercise_name(body['exercise'])} {UNTIL[body['until']]}",
    "not_today": _not_today,
    "sitting": _sitting,
    "function": lambda body: f"{body['activity']}: {body['score']:g} of 10",
    "note": lambda body: f"Note: {body['text']}",
}
