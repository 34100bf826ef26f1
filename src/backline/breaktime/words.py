"""What the companion says: a book of phrases in one language, and the notices made from it.

Whoever has translations makes the book (`phrases`); the companion, which has none, is handed it as
plain strings and only fills in numbers. In braces stands what is filled in: ``{n}`` and ``{hours}``
whole numbers, ``{offer}`` the title of an offer, ``{why}`` what a break waits for.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from backline.care.breaks.decisions import Notify, Today, Told
from backline.library.numbers_load import numbers
from backline.motion.said import Own, say

if TYPE_CHECKING:
    from backline.i18n import Texts

N = numbers("breaks")
MINUTE_S, HOUR_MIN = 60.0, 60
NUMBER, HOURS, OFFER, WHY = Own("{n}"), Own("{hours}"), Own("{offer}"), Own("{why}")

PHRASES: Mapping[str, str] = {
    "notice.title": say("Time to move a little"),
    "notice.body": say("You have been sitting for {n} minutes. {offer}.", n=NUMBER, offer=OFFER),
    "notice.body_short": say("{offer}.", offer=OFFER),
    "notice.body_plain": say("Change position, in whatever way feels good."),
    "notice.skipped": say("Even a moment in another position is fine."),
    "notice.standing_title": say("You have been standing for a while"),
    "notice.standing_body": say("Sit down, or walk a little."),
    "button.start": say("Start"),
    "button.urgent": say("See what to do"),
    "button.snooze": say("Again in {n} minutes", n=NUMBER),
    "button.skip": say("Skip this one"),
    "button.standing": say("I am standing already"),
    "button.sitting": say("I am sitting again"),
    "tell.day_limit_title": say("A lot of sitting today"),
    "tell.day_limit": say(
        "{hours} h {n} min of sitting today: you wanted to be told. Perhaps the next thing can be"
        " done in another position.",
        hours=HOURS, n=NUMBER,
    ),
    "tell.day_over_title": say("The working day is over"),
    "tell.sitting": say("Sitting: {hours} h {n} min.", hours=HOURS, n=NUMBER),
    "tell.longest": say("Longest without a break: {n} min.", n=NUMBER),
    "tell.taken": say("Breaks taken: {n}.", n=NUMBER),
    "tell.natural": say("Breaks without being asked: {n}.", n=NUMBER),
    "tell.standing": say("Was standing already: {n}.", n=NUMBER),
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
    "phase.sitting": say("Sitting now"),
    "phase.away": say("Away"),
    "phase.standing": say("Standing"),
    "phase.held": say("A break is due and waits"),
    "phase.waiting": say("A break is due"),
    "phase.notice": say("A break is offered"),
    "phase.page": say("A break is offered on the whole screen"),
    "phase.break": say("On a break"),
    "phase.snoozed": say("Put off for a few minutes"),
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


def notice(
    asked: Notify,
    book: Book,
    offer: Mapping[str, Any] | None = None,
    sitting_min: float | None = None,
) -> Notice:
    """Return the quiet notice of a break.

    Parameters
    ----------
    asked : Notify
    book : mapping
        Of `phrases`.
    offer : mapping, optional
        The main offer in the same language, as `backline.breaktime.offer.as_json` gives it. One
        that is urgent goes before everything else that could be said.
    sitting_min : float, optional
        How long the person has been sitting without a break.
    """
    urgent = bool(offer and offer.get("urgent"))
    if offer and urgent:
        title, body = str(offer["title"]), str(offer["why"])
    elif asked.standing:
        title, body = book["notice.standing_title"], book["notice.standing_body"]
    elif asked.skips >= N["skips_most"]:
        title, body = book["notice.title"], book["notice.skipped"]
    else:
        told = str(offer["title"]) if offer else ""
        title, body = book["notice.title"], _sitting(book, told, sitting_min)
    return Notice(title, body, _buttons(asked, book, urgent))


def _buttons(asked: Notify, book: Book, urgent: bool) -> dict[str, str]:
    """Return the buttons; skipping goes to the end after several in a row."""
    buttons = {"start": book["button.urgent" if urgent else "button.start"]}
    if asked.may_snooze:
        buttons["snooze"] = filled(book["button.snooze"], n=int(N["snooze_min"]))
    if asked.may_skip:
        buttons["skip"] = book["button.skip"]
    if not urgent:
        last = "sitting" if asked.standing else "standing"
        buttons[last] = book[f"button.{last}"]
    return buttons | {"skip": book["button.skip"]}


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

    >>> filled("Again in {n} minutes", n=5)
    'Again in 5 minutes'
    """
    for name, value in parts.items():
        phrase = phrase.replace(f"{{{name}}}", str(value))
    return phrase
