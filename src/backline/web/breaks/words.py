"""The companion's state in plain words."""

from collections.abc import Mapping
from datetime import date, datetime

from backline.care.sitting_words import lasted
from backline.i18n import Texts
from backline.library.numbers_load import numbers
from backline.motion.said import Figure, Said, say

from .running import COUNTS, Running

N = numbers("breaks")
MINUTE_S = 60
HOLDS: Mapping[str, str] = {
    "call": say("a call"),
    "camera": say("the camera"),
    "microphone": say("the microphone"),
    "full_screen": say("a full-screen window"),
    "do_not_disturb": say("do-not-disturb"),
    "pause": say("your pause"),
}
TALLY: Mapping[str, str] = {
    "sitting": say("Sitting today"),
    "longest": say("Longest without a break"),
    "taken": say("Breaks done"),
    "natural": say("Breaks without being asked"),
    "standing": say("Was standing already"),
    "skipped": say("Skipped"),
}
STEADY: Mapping[str, str] = {
    "away": say("Nobody is at the keyboard. Time away counts as a break."),
    "waiting": say("A break is due. It waits for a moment without typing."),
    "notice": say("A break is offered now."),
    "page": say("A break is offered now, on the whole screen."),
    "break": say("Your break is going on."),
    "snoozed": say(
        "You put this break off. It comes again {n} minutes later.", n=Figure(N["snooze_min"])
    ),
}


def says_of(one: Running, today: date, texts: Texts) -> list[str]:
    """Return where things stand, a sentence each, in the page's language."""
    found: list[str] = [_main(one)]
    if one.paused_until is not None:
        found.append(_paused(one.paused_until, today, texts))
    elif one.phase in ("sitting", "standing") and not one.on_duty:
        found.append(say("No break is offered at this hour: that is how you set it."))
    elif one.due_in_s is not None:
        what = say("The next break is due in {time}.", time=lasted(one.due_in_s))
        if one.due_in_s < MINUTE_S:
            what = say("The next break is due in less than a minute.")
        found.append(what)
    return [texts.gettext(each) for each in found]


def _paused(until: datetime, today: date, texts: Texts) -> Said:
    at = texts.time(until)
    if until.date() == today:
        return say("Paused until {time}.", time=at)
    return say("Paused until {time} on {day}.", time=at, day=until.date())


def _main(one: Running) -> str:
    if one.phase in STEADY:
        return STEADY[one.phase]
    if one.phase == "held":
        return _held(one)
    if one.phase == "standing":
        if one.unbroken_s < MINUTE_S:
            return say("You are standing.")
        return say("You are standing, for {time} now.", time=_whole(one.unbroken_s))
    if one.unbroken_s < MINUTE_S:
        return say("You have just sat down.")
    return say("You have been sitting for {time} without a break.", time=lasted(one.unbroken_s))


def _held(one: Running) -> Said:
    waits = [HOLDS[name] for name in one.held_by if name in HOLDS]
    if not waits:
        return say("A break is due. It comes in a moment.")
    return say("A break is due. It waits for this to end: {what}.", what=waits)


def tally(one: Running, texts: Texts) -> dict[str, str]:
    """Return the numbers of the day so far, each by its name in `TALLY`."""
    spans = {"sitting": _whole(one.sitting_s), "longest": _whole(one.longest_s)}
    told = {name: texts.gettext(text) for name, text in spans.items()}
    return told | {name: texts.number(one.counts[name]) for name in COUNTS}


def _whole(seconds: float) -> Said:
    """Return a length of time in whole minutes: seconds would change at every look."""
    return lasted(seconds) if seconds >= MINUTE_S else say("{n} minutes", n=0)
