"""What the companion says: a book of phrases in one language, and the notices made from it.

Whoever has translations makes the book (`phrases`); the companion, which has none, is handed it as
plain strings and only fills in numbers. In braces stands what is filled in: ``{n}`` and ``{hours}``
whole numbers, ``{offer}`` the title of an offer, ``{why}`` what a break waits for.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backline.care.breaks.decisions import Notify, Today, Told
from backline.library.numbers_load import numbers
from backline.motion.said import Own, say

if TYPE_CHECKING:
    from backline.i18n import Texts

N = numbers("breaks")
MINUTE_S, HOUR_MIN = 60.0, 60
NUMBER, HOURS, OFFER, WHY = Own("{n}"), Own("{hours}"), Own("{offer}"), Own("{why}")

PHRASES: Mapping[str, str] = {
    "notice.title": say("Time to get up for a moment"),
    "notice.body": say("You have been sitting for {n} minutes. {offer}.", n=NUMBER, offer=OFFER),
    "notice.body_short": say("{offer}.", offer=OFFER),
    "notice.body_plain": say("Stand up, walk a little, change position."),
    "notice.skipped": say(
        "{n} breaks skipped. One minute of standing would do.", n=NUMBER
    ),
    "notice.standing_title": say("You have been standing for a while"),
    "notice.standing_body": say("Sit down, or walk a little: the next position is a good one."),
    "button.start": say("Start"),
    "button.snooze": say("In {n} minutes", n=NUMBER),
    "button.skip": say("Not this one"),
    "button.standing": say("I am standing already"),
    "button.sitting": say("I am sitting again"),
    "button.done": say("Done"),
    "button.close": say("Close"),
    "page.title": say("A short break"),
    "page.begin": say("Begin when you are ready."),
    "page.left": say("Time left"),
    "page.over": say("The time is over. Sit down again whenever you like."),
    "page.others": say("Or something else"),
    "page.how": say("How to do it"),
    "page.mind": say("Mind this"),
    "page.why_no_skip": say(
        "{n} breaks in a row were skipped, so the way out is here: close this page.", n=NUMBER
    ),
    "tell.day_limit_title": say("Much sitting today"),
    "tell.day_limit": say(
        "{hours} h {n} min of sitting today: you wanted to be told. Stand or walk for the next"
        " thing that does not need a chair.",
        hours=HOURS, n=NUMBER,
    ),
    "tell.day_over_title": say("The working day is over"),
    "tell.sitting": say("Sitting: {hours} h {n} min.", hours=HOURS, n=NUMBER),
    "tell.longest": say("Longest without a break: {n} min.", n=NUMBER),
    "tell.taken": say("Breaks taken: {n}.", n=NUMBER),
    "tell.natural": say("Breaks of your own: {n}.", n=NUMBER),
    "tell.standing": say("Stood instead: {n}.", n=NUMBER),
    "remind.title": say("Exercises are due today"),
    "remind.first": say("Your plan has some for today. A short form counts, too."),
    "remind.again": say(
        "There is still time, and a few minutes are enough. If not today, the plan goes on from"
        " where it stands."
    ),
    "held": say("A break is due. It waits: {why}.", why=WHY),
    "hold.call": say("a call"),
    "hold.camera": say("the camera is in use"),
    "hold.microphone": say("the microphone is in use"),
    "hold.full_screen": say("a full-screen window"),
    "hold.do_not_disturb": say("do not disturb"),
    "hold.pause": say("your pause"),
    "phase.sitting": say("Sitting"),
    "phase.away": say("Away"),
    "phase.standing": say("Standing"),
    "phase.held": say("A break is due and waits"),
    "phase.waiting": say("A break is due"),
    "phase.notice": say("A break is offered"),
    "phase.page": say("A break is offered on the whole screen"),
    "phase.break": say("On a break"),
    "phase.snoozed": say("Put off for a few minutes"),
    "outcome.taken": say("Taken"),
    "outcome.natural": say("Of your own"),
    "outcome.standing": say("Stood instead"),
    "outcome.skipped": say("Skipped"),
    "outcome.missed": say("Not answered"),
}  # fmt: skip
"""Every phrase in English, by its name."""

Book = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to show on the desktop.

    ``buttons`` are words by the answers that they stand for, in their order.
    """

    title: str
    body: str
    buttons: Mapping[str, str]


def phrases(texts: "Texts | None" = None) -> dict[str, str]:
    """Return the book in a language, plain strings that can be handed on; English without one."""
    if texts is None:
        return {name: str(one) for name, one in PHRASES.items()}
    return {name: texts.gettext(one) for name, one in PHRASES.items()}


def notice(asked: Notify, book: Book, offer: str = "", sitting_min: float | None = None) -> Notice:
    """Return the quiet notice of a break.

    Parameters
    ----------
    asked : Notify
    book : mapping
        Of `phrases`.
    offer : str
        The title of the main offer in the same language; empty where none is known.
    sitting_min : float, optional
        How long the person has been sitting without a break.
    """
    buttons = {"start": book["button.start"]}
    if asked.may_snooze:
        buttons["snooze"] = filled(book["button.snooze"], n=int(N["snooze_min"]))
    if asked.may_skip:
        buttons["skip"] = book["button.skip"]
    last = "sitting" if asked.standing else "standing"
    buttons[last] = book[f"button.{last}"]
    if asked.standing:
        title, body = book["notice.standing_title"], book["notice.standing_body"]
    elif asked.skips >= N["skips_most"]:
        title, body = book["notice.title"], filled(book["notice.skipped"], n=asked.skips)
    else:
        title, body = book["notice.title"], _sitting(book, offer, sitting_min)
    return Notice(title, body, buttons)


def _sitting(book: Book, offer: str, sitting_min: float | None) -> str:
    if not offer:
        return book["notice.body_plain"]
    if sitting_min is None or sitting_min < 2:
        return filled(book["notice.body_short"], offer=offer)
    return filled(book["notice.body"], n=int(sitting_min), offer=offer)


def tell(what: Told, today: Today, book: Book) -> Notice:
    """Return what is said once a day: that it was long, or its sums."""
    minutes = int(today.sitting_s // MINUTE_S)
    sat = {"hours": minutes // HOUR_MIN, "n": minutes % HOUR_MIN}
    title = book[f"tell.{what}_title"]
    if what == "day_limit":
        return Notice(title, filled(book["tell.day_limit"], **sat), {})
    lines = [
        filled(book["tell.sitting"], **sat),
        filled(book["tell.longest"], n=int(today.longest_s // MINUTE_S)),
        filled(book["tell.taken"], n=today.taken),
        filled(book["tell.natural"], n=today.natural),
    ]
    if today.standing:
        lines.append(filled(book["tell.standing"], n=today.standing))
    return Notice(title, " ".join(lines), {})


def reminder(times: int, book: Book) -> Notice:
    """Return the reminder of an exercise session, the first or, after one, the second."""
    return Notice(book["remind.title"], book["remind.again" if times else "remind.first"], {})


def held(by: Iterable[str], book: Book) -> str:
    """Return what a break that is due waits for; empty where it waits for nothing."""
    why = [book[f"hold.{one}"] for one in by if f"hold.{one}" in book]
    return filled(book["held"], why=", ".join(why)) if why else ""


def filled(phrase: str, **parts: object) -> str:
    """Return a phrase with what stands in braces filled in; a text may hold braces of its own.

    >>> filled("In {n} minutes", n=5)
    'In 5 minutes'
    """
    for name, value in parts.items():
        phrase = phrase.replace(f"{{{name}}}", str(value))
    return phrase
