"""A break before the camera: begun from what a break offers, found again, and kept once."""

from contextlib import suppress
from datetime import timedelta

from backline.breaktime.offer import offers_for
from backline.care.breaks.dose import Offer
from backline.care.session import Lived
from backline.motion.definition import Exercise
from backline.motion.errors import InputError
from backline.motion.said import say
from backline.planning import planned
from backline.records import Entry, Store, events
from backline.records.break_settings import break_settings
from backline.records.sessions import session_of

from ..breaks.asking import mine, tell
from ..known import known
from ..visit import Visit
from .opening import CHANGE_FIRST, RefusedError

LONGEST = timedelta(hours=1)
"""A break that was left goes on within this time, and none is kept as longer (chosen by us)."""
NOT_OFFERED = say("A break does not offer this now. Go back and choose again.")


def offer_of(here: Visit, store: Store, name: str) -> Offer | None:
    """Return what a break offers of an exercise that the camera can watch; None where nothing.

    Raises
    ------
    InputError
        If the records or one of the person's own exercises cannot be used.
    """
    if not isinstance(known(here.profile).all.get(name), Exercise):
        return None
    found = offers_for(store, here.today, break_settings(here.profile))
    return next((one for one in found if one.kind == "exercise" and one.exercise == name), None)


def open_break(here: Visit, store: Store, name: str) -> Lived | None:
    """Return the newest break with an exercise that was left a short while ago, if one was."""
    kept = store.events(("session_start",), here.today, here.today, newest_first=True)
    for one in kept:
        lived = session_of(store, one.id) if _is_break(one.event, name) else None
        if lived is not None:
            return None if lived.over or here.now() - one.at > LONGEST else lived
    return None


def begin(here: Visit, name: str) -> Lived:
    """Begin the break that is offered with an exercise, or go on with the one that is open.

    Raises
    ------
    RefusedError
        If the plan has no exercise now, asks something first, or a break does not offer this.
    InputError
        If the records cannot be used.
    """
    with here.changing() as store:
        today = planned(store, here.today).plan.today
        if today.shut:
            raise RefusedError(today.phase, today.reasons[0].says)
        if lived := open_break(here, store, name):
            return lived
        if "change" in today.asks:
            raise RefusedError("ask", CHANGE_FIRST)
        if (offer := offer_of(here, store, name)) is None:
            raise RefusedError("nothing", NOT_OFFERED)
        start = events.SessionStart((_prescribed(offer),), in_break=True)
        lived = session_of(store, store.append(start, here.now()))
    found = mine(here)
    if found and found.due:
        _told(here, {"do": "answer", "answer": "start", "kept": True})
    assert lived is not None
    return lived


def end(
    here: Visit, store: Store, lived: Lived, *more: events.Event, hurt: bool, shut: bool
) -> None:
    """Keep, at once, that a break is over and that it was taken; tell the companion.

    Parameters
    ----------
    here : Visit
    store : Store
        While nobody else keeps anything.
    lived : Lived
        The break, which is not over.
    *more : Event
        What was said at its end.
    hurt : bool
        Whether it ends because of pain.
    shut : bool
        Whether the plan has no exercise any more.

    Notes
    -----
    Where it hurt, or the plan was closed meanwhile, a companion that waits for the end of this
    break is told nothing and keeps the break itself: it would take away the page that says what
    to do now.
    """
    start, now, found = store.event(lived.id), here.now(), mine(here)
    assert start is not None
    seconds = round(max(timedelta(), min(now - start.at, LONGEST)).total_seconds(), 1)
    said = [*more, events.SessionEnd(stopped=hurt, in_break=True)]
    entries = [Entry(one, now, lived.id) for one in said]
    alone = not ((hurt or shut) and found and found.phase == "break")
    if alone:
        exercise = next(
            (one.exercise for one in lived.sets if one.repetitions or one.seconds), None
        )
        snoozes, held_s = (found.snoozes, found.held_s) if found else (0, 0.0)
        rest = events.Break("taken", seconds, snoozes, held_s, exercise, f"camera-{lived.id}")
        entries.append(Entry(rest, start.at))
    store.append_many(entries)
    if alone:
        _told(here, {"do": "done", "kept": True, "seconds": seconds})


def _told(here: Visit, message: dict[str, object]) -> None:
    with suppress(InputError):  # what was done is kept, whatever the companion makes of it
        tell(here, message)


def _is_break(event: events.Event, name: str) -> bool:
    return (
        isinstance(event, events.SessionStart)
        and event.in_break
        and any(one.get("exercise") == name for one in event.prescribed)
    )


def _prescribed(offer: Offer) -> dict[str, object]:
    """Return an offer as the start of a session keeps it: one set on each of its sides.

    Its repetitions are those of both legs together where they take turns, on the side ``both``.
    """
    return {
        "exercise": offer.exercise,
        "sets": 1,
        "repetitions": offer.repetitions,
        "seconds": offer.seconds,
        "sides": list(offer.sides),
    }
