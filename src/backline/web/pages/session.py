"""The guided session: its page, what it came to, and the page for when it got worse."""

from contextlib import suppress
from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Response
from starlette.datastructures import FormData

from backline.care.history import PainCheck
from backline.care.screening import safety_net
from backline.care.session import Lived
from backline.care.session.stopping import PLACES
from backline.care.session.tempo import tempo_s
from backline.library import everything
from backline.library.worse_load import worse
from backline.motion.definition import Exercise
from backline.motion.errors import InputError
from backline.motion.said import say
from backline.records import Entry, Store, events, exercises_folder
from backline.records.sessions import session_of

from ..breaks.view import View
from ..draw import page, see
from ..live.api import open_session
from ..live.in_break import offer_of, open_break
from ..live.script import summary_json
from ..places import to_dial
from ..typed import whole
from ..visit import Given, Here, Visit

router = APIRouter()

UNUSABLE = 422
MOST_PAIN = 10
MOST_MINUTES = 240
ANSWERS = ("yes", "no", "unsure")
HEADINGS = {
    "closed": say("Not now"),
    "ask": say("A few questions come first"),
    "rest": say("Rest today"),
    "not_today": say("Not today"),
    "nothing": say("Nothing to do right now"),
}
NOTHING = say("Everything that is planned for today is done, or it is a day off.")


@router.get("/session")
def session(
    here: Here,
    minutes: int = 0,
    offer: Annotated[str, Query(alias="break")] = "",
    full: bool = False,
    profile: str = "",
) -> Response:
    """Play today's session, or what a break offers, or say why there is none."""
    if offer:
        return _break(here, offer, View(full, profile=profile))
    found = here.planned()
    today = found.plan.today
    with here.store() as store:
        going_on = open_session(here, store)
    if today.phase in HEADINGS:
        return _closed(here, today.phase, [one.says for one in today.reasons])
    if not going_on and "change" in today.asks:
        return see("/today")
    if not (going_on or today.items):
        return _closed(here, "nothing", [NOTHING])
    return page(here, "session.html", data=_data(here, going_on, minutes), places=PLACES)


def _break(here: Visit, name: str, view: View) -> Response:
    """Play what a break offers; go back to the break where it offers that no more."""
    if view.profile not in {"", here.profile}:  # the camera is for whose browser this is
        return see(view.address(offer=name))
    today = here.planned().plan.today
    if today.shut:
        return _closed(here, today.phase, [one.says for one in today.reasons])
    with here.store() as store:
        if not open_break(here, store, name):
            if "change" in today.asks:
                return see("/today")
            if offer_of(here, store, name) is None:
                return see(view.address())
    offer = {
        "name": name,
        "again": view.camera(name),
        "leave": view.address(offer=name),
        "back": view.after("done"),
        "full": view.full,
    }
    data = _data(here, None, 0) | {"offer": offer}
    return page(here, "session.html", data=data, places=PLACES)


def _closed(here: Visit, phase: str, reasons: list[str]) -> Response:
    heading = here.texts.gettext(HEADINGS[phase])
    return page(here, "session_closed.html", phase=phase, heading=heading, reasons=reasons)


def _data(here: Visit, going_on: Lived | None, minutes: int) -> dict[str, object]:
    """Return what the page's script needs to know before it asks for anything."""
    known = everything(exercises_folder()).values()
    return {
        "preferences": asdict(here.preferences),
        "profile": here.profile,
        "session": going_on.id if going_on else None,
        "offer": None,
        "minutes": minutes if 0 < minutes <= MOST_MINUTES else None,
        "tempos": {one.id: tempo_s(one) for one in known if isinstance(one, Exercise)},
    }


@router.get("/session/summary/{number}")
def summed(here: Here, number: int) -> Response:
    """Show what a session came to."""
    with here.store() as store:
        lived = session_of(store, number)
    if lived is None:
        raise HTTPException(404)
    if lived.in_break:
        return see("/breaks")
    summary: dict[str, Any] = summary_json(here, lived)
    following = summary["next_session"]
    day = here.texts.day(date.fromisoformat(following["day"]), "full") if following else ""
    return page(here, "summary.html", lived=lived, summary=summary, next_day=day)


@router.get("/worse")
def it_got_worse(here: Here, kept: bool = False) -> Response:
    """Say what to do when it got worse while exercising."""
    return _worse(here, kept=kept)


@router.post("/worse")
def log_worse(here: Here, given: Given) -> Response:
    """Keep where and how much it hurts, end the session, and say what follows."""
    try:
        check, where = _answered(given)
    except InputError as error:
        return _worse(here, problems=error.problems)
    told = say("It hurt in {place}.", place=PLACES[where]) if where else None
    note = here.texts.gettext(told) if told else None
    with here.store() as store:
        _keep(store, here.now(), check, note, open_session(here, store))
    return see("/worse?kept=1")


def _worse(here: Visit, *, kept: bool = False, problems: tuple[str, ...] = ()) -> Response:
    country, follows, asks = None, list[str](), False
    with suppress(InputError):  # this page works whatever is wrong with the records
        found = here.planned()
        country, asks = found.history.person.country, not found.outcome.open
        follows = [one.says for one in found.plan.today.reasons]
    return page(
        here, "worse.html", status=UNUSABLE if problems else 200, texts_of=worse(), kept=kept,
        net=safety_net(country), dial=to_dial(country), places=PLACES, problems=problems,
        follows=follows, asks=asks,
    )  # fmt: skip


def _answered(given: FormData) -> tuple[PainCheck, str | None]:
    """Return what was said, and where it hurts.

    Raises
    ------
    InputError
        If it does not say how much it hurts.
    """
    pain, where, leg_worse = (given.get(name) for name in ("pain", "where", "leg_worse"))
    found = whole(pain, MOST_PAIN)
    if found is None:
        raise InputError(say("Please say how much it hurts, from 0 to 10."))
    answer = leg_worse if leg_worse in ANSWERS else "unsure"
    check = PainCheck("during", float(found), answer, None, stopped=True)  # type: ignore[arg-type]
    return check, where if isinstance(where, str) and where in PLACES else None


def _keep(
    store: Store, at: datetime, check: PainCheck, note: str | None, going_on: Lived | None
) -> None:
    parent = going_on.id if going_on else None
    said: list[events.Event] = [
        events.PainCheck(check.moment, check.pain, check.leg_worse, None, check.stopped)
    ]
    if note:
        said.append(events.Note(note))
    if going_on:
        said.append(events.SessionEnd(stopped=True))
    store.append_many([Entry(one, at, parent) for one in said])
