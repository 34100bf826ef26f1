"""What a break offers a person, from their records; and as plain values in their language."""

from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from typing import Any

from backline.care.breaks.dose import MARCH, Offer, offers
from backline.care.breaks.settings import BreakSettings
from backline.i18n import Texts
from backline.library import activities, everything, for_person
from backline.motion.definition import Activity
from backline.motion.said import say
from backline.planning import planned
from backline.records import Store, exercises_folder

DEMOS = files("backline") / "web" / "static" / "demos"
ONLY_IF = say("Only if nothing is new or worse since last time: answer that question in the app.")
NO_WHEELS = say("Not on or beside a chair that rolls: hold on to a table or a wall.")
NO_HEELS = say("Take off high heels.")
AT_A_CHAIR = frozenset({MARCH, "chair_stand"})
Json = dict[str, Any]


def offers_for(store: Store, today: date, settings: BreakSettings) -> tuple[Offer, ...]:
    """Return what a break of a day offers a person: the main thing first, at least one.

    Parameters
    ----------
    store : Store
        Their records.
    today : date
        The local day.
    settings : BreakSettings
        The length of the break, and the place for it.

    Raises
    ------
    InputError
        If the records or one of the person's own exercises cannot be used.
    """
    found = planned(store, today)
    known = for_person(everything(exercises_folder()), store.profile)
    return offers(
        found.plan, found.outcome, found.history, known, settings.place, settings.break_min
    )


def as_json(offer: Offer, texts: Texts, known: Mapping[str, Activity] | None = None) -> Json:
    """Return an offer as plain values in a person's language.

    Parameters
    ----------
    offer : Offer
    texts : Texts
    known : mapping of exercise id to Activity, optional
        The library and the person's own; only the library where it is not given.

    Returns
    -------
    dict
        ``id`` (the exercise, or ``move``), ``kind``, ``title``, ``why``, ``steps``, ``warnings``,
        ``equipment``, ``needs`` (a sentence of it, where one has to get something first; else
        empty), ``position`` (empty for none), ``repetitions``, ``seconds``, ``side``, ``sides``,
        ``minutes``, ``whole``, ``owed``, ``asks``, ``urgent``, ``screening``; ``demo`` and
        ``poster`` are addresses in the app, or None.
    """
    said = texts.gettext
    one = (activities() if known is None else known).get(offer.exercise or "")
    return {
        "id": offer.exercise or offer.kind,
        "kind": offer.kind,
        "exercise": offer.exercise,
        "title": said(offer.title),
        "why": said(offer.why),
        "steps": [said(text) for text in one.steps] if one else [],
        "warnings": [said(text) for text in warnings(offer, one)],
        "equipment": [said(text) for text in one.words.get("equipment", ())] if one else [],
        "needs": said(needs(offer, one)),
        "position": one.position if one else "",
        "repetitions": offer.repetitions,
        "seconds": offer.seconds,
        "side": offer.side,
        "sides": list(offer.sides),
        "minutes": offer.minutes,
        "whole": offer.whole,
        "owed": offer.owed,
        "asks": offer.asks,
        "urgent": offer.urgent,
        "screening": offer.screening,
        "demo": _address(offer.exercise, "mp4"),
        "poster": _address(offer.exercise, "jpg"),
    }


def needs(offer: Offer, one: Activity | None) -> str:
    """Return a sentence on what an exercise needs; empty where it needs nothing."""
    equipment = list(one.words.get("equipment", ())) if one and offer.kind == "exercise" else []
    return say("You need: {equipment}", equipment=equipment) if equipment else ""


def warnings(offer: Offer, one: Activity | None) -> tuple[str, ...]:
    """Return what to mind: the day's question first, where it is not answered yet."""
    own = one.warnings if one else ()
    return (*((ONLY_IF,) if offer.asks else ()), *at_the_desk(offer, one), *own)


def at_the_desk(offer: Offer, one: Activity | None) -> tuple[str, ...]:
    """Return what to mind with an exercise that is done beside an office chair, in office shoes."""
    if one is None or offer.kind != "exercise":
        return ()
    chair = one.id in AT_A_CHAIR
    feet = chair or one.position == "standing"
    return (*((NO_WHEELS,) if chair else ()), *((NO_HEELS,) if feet else ()))


def _address(exercise: str | None, ending: str) -> str | None:
    """Return where the app has a film or a picture; one's own exercises have none."""
    if exercise not in activities():
        return None
    file = f"{exercise}.{ending}"
    return f"/static/demos/{file}" if (DEMOS / file).is_file() else None
