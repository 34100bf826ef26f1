"""Kept events in words, one line each, from their plain bodies."""

from collections.abc import Callable, Mapping
from typing import Any

from ..library import activities
from ..library.tests_load import protocols
from ..motion.said import Figure, Own, Said, joined, say
from .sitting_words import bout_words, break_words

Body = Mapping[str, Any]
Names = Mapping[str, str]

LEGS = {
    "left": say("left"), "right": say("right"), "both": "", "unseen": say("side not seen"),
}  # fmt: skip
MOMENTS = {
    "before": say("before exercise"),
    "during": say("at the worst during exercise"),
    "after": say("after exercise"),
    "morning": say("in the morning"),
}
UNTIL = {
    "today": say("left out today"),
    "further_notice": say("left out until further notice"),
    "again": say("taken up again"),
}
EFFORTS = {"easy": say("felt easy"), "right": say("felt right"), "hard": say("felt hard")}
ANSWERS = {"yes": say("yes"), "no": say("no"), "unsure": say("unsure")}
LEVELS = {"emergency": say("emergency"), "soon": say("soon"), "ok": say("ok")}
UNITS = {
    "deg": say("degrees"), "s": say("s"), "repetitions": say("repetitions"),
    "stands": say("stands"),
}  # fmt: skip
FACTS = {"sex": say("sex"), "birth_year": say("birth year"), "country": say("country")}
SEXES = {"female": say("female"), "male": say("male"), "unspecified": say("unspecified")}
MINUTE_S = 60


def says(kind: str, body: Body, names: Names | None = None) -> str:
    """Return an event in a few words.

    Parameters
    ----------
    kind : str
    body : mapping
    names : mapping, optional
        What a person's own exercises are called, by their ids.
    """
    words = WORDS.get(kind)
    if words is None:
        return kind.replace("_", " ")
    return words(body, {name: Own(one) for name, one in (names or {}).items()})


def exercise_name(name: str, names: Names | None = None) -> str:
    """Return the name of an exercise; the id of one that is not known."""
    known = activities()
    return known[name].name if name in known else (names or {}).get(name, Own(name))


def duration(seconds: float) -> Said:
    """Return seconds as one says them: minutes from two whole ones on."""
    if seconds >= 2 * MINUTE_S and seconds % MINUTE_S == 0:
        return say("{n} min", n=Figure(seconds / MINUTE_S))
    return say("{n} s", n=Figure(seconds))


def count_words(body: Body) -> Said:
    """Return what a set came to."""
    parts: list[str] = []
    if body.get("repetitions") or (body.get("repetitions") == 0 and not body.get("seconds")):
        parts.append(_repetitions(body["repetitions"]))
    if body.get("seconds"):
        parts.append(duration(body["seconds"]))
    if faults := body.get("faults"):
        parts.append(say("1 fault") if faults == 1 else say("{n} faults", n=faults))
    if body.get("dose_met") is False:
        parts.append(say("less than asked for"))
    return joined(parts, ", ") if parts else say("not finished")


def _repetitions(count: int) -> Said:
    return say("1 repetition") if count == 1 else say("{n} repetitions", n=count)


def _answers(body: Body) -> Said:
    count = len(body["answers"])
    return say("1 answer") if count == 1 else say("{n} answers", n=count)


def _set(body: Body, names: Names) -> str:
    where = joined([exercise_name(body["exercise"], names), LEGS[body["side"]]], ", ")
    return say("{what}: {count}", what=where, count=count_words(body))


def _pain(body: Body, names: Names) -> str:
    named = exercise_name(body["exercise"], names) if body.get("exercise") else ""
    head = say("Pain {moment}", moment=MOMENTS[body["moment"]])
    leg = {"yes": say("leg worse"), "unsure": say("leg perhaps worse")}.get(
        body.get("leg_worse", "no"), ""
    )
    more = [say("{pain} of 10", pain=Figure(body["pain"])), leg]
    more += [say("stopped because of it")] if body.get("stopped") else []
    return say("{what}: {how}", what=joined([head, named], ", "), how=joined(more, ", "))


def _test(body: Body, _: Names) -> str:
    known = protocols().get(body["test"])
    name = joined([known.name if known else Own(body["test"]), LEGS[body["side"]]], ", ")
    if body.get("value") is None:
        why = Own(body["reason"]) if body.get("reason") else say("no reason given")
        return say("{name}: not measurable, {why}", name=name, why=why)
    unit = UNITS.get(known.unit, Own(known.unit)) if known else ""
    error = say("± {error}", error=Figure(body["error"])) if body.get("error") is not None else ""
    value = joined([say("{value}", value=Figure(body["value"])), error, unit])
    return say("{name}: {value}", name=name, value=value)


def _facts(body: Body, _: Names) -> str:
    parts = [
        say("{name} {value}", name=FACTS[name], value=SEXES.get(value, Own(value)))
        for name, value in body.items()
    ]
    return say("About you: {what}", what=joined(parts, ", "))


def _start(body: Body, names: Names) -> str:
    if body.get("in_break"):
        what = [exercise_name(one["exercise"], names) for one in body.get("prescribed", ())]
        return say("A break with the camera: {what}", what=joined(what, ", "))
    if body.get("minutes"):
        return say("Exercise session of {n} minutes begins", n=Figure(body["minutes"]))
    return say("Exercise session begins")


def _end(body: Body, _: Names) -> str:
    if body.get("in_break"):
        if body.get("stopped"):
            return say("The break with the camera was stopped")
        return say("The break with the camera ends")
    return say("Exercise session stopped") if body.get("stopped") else say("Exercise session ends")


def _effort(body: Body, names: Names) -> str:
    name = exercise_name(body["exercise"], names)
    return say("{what} {how}", what=name, how=EFFORTS[body["effort"]])


def _left_out(body: Body, names: Names) -> str:
    name = exercise_name(body["exercise"], names)
    return say("{what} {how}", what=name, how=UNTIL[body["until"]])


def _not_today(body: Body, _: Names) -> str:
    if body.get("reason"):
        return say("Not today: {reason}", reason=Own(body["reason"]))
    return say("Not today")


def _sitting(body: Body, _: Names) -> str:
    hours = Figure(body["hours"])
    if body.get("where"):
        return say("Sitting ({place}): {hours} h", place=Own(body["where"]), hours=hours)
    return say("Sitting: {hours} h", hours=hours)


def _break(body: Body, names: Names) -> str:
    exercise = body.get("exercise")
    return break_words(body, exercise_name(exercise, names) if exercise else "")


def _function(body: Body, _: Names) -> str:
    return say("{what}: {score} of 10", what=Own(body["activity"]), score=Figure(body["score"]))


def _screening(body: Body, _: Names) -> str:
    return say("Safety questions answered: {level}", level=LEVELS[body["level"]])


def _change(body: Body, _: Names) -> str:
    return say("Anything new or worse: {answer}", answer=ANSWERS[body["answer"]])


WORDS: dict[str, Callable[[Body, Names], str]] = {
    "profile_facts": _facts,
    "screening": _screening,
    "change_check": _change,
    "symptoms": lambda body, _: say("What is felt: {count}", count=_answers(body)),
    "whole_body": lambda body, _: say("The whole body: {count}", count=_answers(body)),
    "test": _test,
    "session_start": _start,
    "set": _set,
    "pain_check": _pain,
    "effort": _effort,
    "session_end": _end,
    "left_out": _left_out,
    "not_today": _not_today,
    "sitting": _sitting,
    "sitting_bout": lambda body, _: bout_words(body),
    "break": _break,
    "function": _function,
    "note": lambda body, _: say("Note: {text}", text=Own(body["text"])),
}
