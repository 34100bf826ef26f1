"""The JSON routes of a session; what happens in it is kept at once."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from backline.care.history import PainCheck
from backline.care.programme import short_form
from backline.care.screening import safety_net
from backline.care.session import Lived, Slot, slots
from backline.care.session.stopping import PLACES, asks_to_stop
from backline.library import everything
from backline.motion.errors import InputError
from backline.motion.said import Own, say
from backline.planning import Planned, planned
from backline.records import Entry, Store, events, exercises_folder
from backline.records.prescribed import as_prescribed
from backline.records.sessions import session_of, under

from ..breaks.view import View
from ..visit import Here, Visit
from . import in_break
from .models import (
    Begin,
    Corrected,
    EffortGiven,
    Ended,
    PainGiven,
    Skipped,
    Stopped,
    TimerSet,
)
from .opening import CHANGE_FIRST, RefusedError
from .script import Json, script, slot_json, summary_json

router = APIRouter(prefix="/api")
NOWHERE = say("This session is not in the records. Begin again from today's page.")
WORSE = "/worse?kept=1"
"""Where to go when it hurt: a position of ease first, and no questions in that minute."""
NOTHING = say("Nothing is planned for now: it is done, or it is a day off.")


@router.post("/session")
def begin(here: Here, given: Begin) -> Response:
    """Begin today's planned session, or go on with the one that is open; so with a break."""
    if given.offer:
        return _begin_break(here, given.offer)
    with here.changing() as store:
        found = planned(store, here.today)
        today = found.plan.today
        if today.shut:
            return _refused(here, today.phase, today.reasons[0].says)
        if lived := open_session(here, store):
            return JSONResponse(script(here, lived))
        if "change" in today.asks:
            return _refused(here, "ask", CHANGE_FIRST)
        if not today.items:
            return _refused(here, "nothing", NOTHING)
        today = short_form(today, given.minutes) if given.minutes else today
        start = events.SessionStart(tuple(map(as_prescribed, today.items)), given.minutes)
        return JSONResponse(script(here, _session(store, store.append(start, here.now()))))


def _begin_break(here: Visit, offer: str) -> Response:
    try:
        return JSONResponse(script(here, in_break.begin(here, offer)))
    except RefusedError as error:
        return _refused(here, error.code, error.says)


@router.get("/session/{number}")
def read(here: Here, number: int) -> Json:
    """Return a session as a page plays it."""
    with here.store() as store:
        return script(here, _session(store, number))


@router.post("/session/{number}/set")
def timer_set(here: Here, number: int, given: TimerSet) -> Json:
    """Keep a set that was done without a camera; one that is done stays as it is."""
    with here.changing() as store:
        slot = _slot(_going_on(store, number), given.slot)
        if slot.state != "done":
            repetitions, seconds = given.repetitions or 0, given.seconds or 0.0
            met = slot.dose_met(repetitions, seconds)
            if slot.lived:
                end = events.SetEnd(repetitions, seconds, met)
                store.append(end, here.now(), slot.lived.id)
            else:
                known = everything(exercises_folder())[slot.exercise]
                one = events.ExerciseSet(slot.exercise, slot.side, repetitions, seconds, met)  # type: ignore[arg-type]
                store.append(one, here.now(), number, definition_sha256=known.sha256)
        lived = _session(store, number)
        told = script(here, lived) | {"slot": slot_json(_slot(lived, given.slot))}
        return told | _standing(here, planned(store, here.today))


@router.post("/set/{number}/correct")
def correct(here: Here, number: int, given: Corrected) -> Json:
    """Put right by hand what a set came to."""
    with here.changing() as store:
        kept = store.event(number)
        if kept is None or not isinstance(kept.event, events.ExerciseSet):
            raise InputError(say("This set is not in the records."))
        changes = given.model_dump(exclude_none=True)
        end = next(iter(one for one in under(store, kept) if one.kind == "set_end"), None)
        lived = session_of(store, kept.parent) if kept.parent else None
        for slot in slots(lived, everything(exercises_folder())) if lived else ():
            if slot.lived and slot.lived.id == number:
                amount = changes.get("repetitions", 0), changes.get("seconds", 0.0)
                changes["dose_met"] = slot.dose_met(*amount)
        store.correct(end.id if end else number, changes, here.now())
        return {"set": number} | changes


@router.post("/session/{number}/pain")
def pain(here: Here, number: int, given: PainGiven) -> Json:
    """Keep how it hurts; where that asks for a stop, say so."""
    check = PainCheck(given.moment, given.pain, given.leg_worse, given.exercise)
    with here.changing() as store:
        _going_on(store, number)
        _keep(here, store, number, _as_event(check))
        return _after(here, store, check)


@router.post("/session/{number}/effort")
def effort(here: Here, number: int, given: EffortGiven) -> Json:
    """Keep how hard an exercise felt."""
    with here.changing() as store:
        _session(store, number)
        _keep(here, store, number, events.EffortFelt(given.exercise, given.effort))
    return {"kept": True}


@router.post("/session/{number}/skip")
def skip(here: Here, number: int, given: Skipped) -> Json:
    """Leave an exercise out today."""
    with here.changing() as store:
        lived = _going_on(store, number)
        if given.exercise not in {item["exercise"] for item in lived.prescribed}:
            raise InputError(say("{name} is not in this session.", name=Own(given.exercise)))
        if given.exercise not in lived.left_out:
            _keep(here, store, number, events.LeftOut(given.exercise, "today"))
        return script(here, _session(store, number))


@router.post("/session/{number}/stop")
def stop(here: Here, number: int, given: Stopped) -> Json:
    """Stop because it hurts: keep it, end the session, ask again, and say where to go."""
    check = PainCheck("during", given.pain, given.leg_worse, given.exercise, stopped=True)
    with here.changing() as store:
        lived = _session(store, number)
        if not lived.over:
            said: list[events.Event] = [_as_event(check)]
            if given.where:
                note = say("It hurt in {place}.", place=PLACES[given.where])
                said.append(events.Note(here.texts.gettext(note)))
            _end(here, store, lived, *said, hurt=True)
        return _after(here, store, check)


@router.post("/session/{number}/end")
def end(here: Here, number: int, given: Ended) -> Json:
    """End a session and return what it came to."""
    with here.changing() as store:
        lived = _session(store, number)
        if not lived.over:
            after = (
                None
                if given.pain is None
                else events.PainCheck("after", given.pain, given.leg_worse)
            )
            _end(here, store, lived, *filter(None, [after]))
        if lived.in_break:
            return {"id": number, "url": View().after("done")}
        return summary_json(here, _session(store, number))


@router.get("/session/{number}/summary")
def summed(here: Here, number: int) -> Json:
    """Return what a session came to."""
    with here.store() as store:
        return summary_json(here, _session(store, number))


def open_session(here: Visit, store: Store) -> Lived | None:
    """Return today's newest session if it was not ended; breaks before the camera are none."""
    begun = store.events(("session_start",), here.today, here.today, newest_first=True)
    newest = next((one.id for one in begun if not getattr(one.event, "in_break", False)), None)
    lived = None if newest is None else session_of(store, newest)
    return None if lived is None or lived.over else lived


def _session(store: Store, number: int) -> Lived:
    lived = session_of(store, number)
    if lived is None:
        raise InputError(NOWHERE)
    return lived


def _going_on(store: Store, number: int) -> Lived:
    lived = _session(store, number)
    if lived.over:
        raise InputError(say("This session is over."))
    return lived


def _slot(lived: Lived, key: str) -> Slot:
    found = {slot.key: slot for slot in slots(lived, everything(exercises_folder()))}
    if key not in found:
        raise InputError(say("There is no set {name} in this session.", name=Own(key)))
    return found[key]


def _as_event(check: PainCheck) -> events.PainCheck:
    return events.PainCheck(
        check.moment, check.pain, check.leg_worse, check.exercise, check.stopped
    )


def _keep(here: Visit, store: Store, number: int, *happened: events.Event) -> None:
    at = here.now()
    store.append_many([Entry(one, at, number) for one in happened])


def _end(here: Visit, store: Store, lived: Lived, *said: events.Event, hurt: bool = False) -> None:
    """Keep what was said at the end, and that it is over."""
    if lived.in_break:
        shut = planned(store, here.today).plan.today.shut
        in_break.end(here, store, lived, *said, hurt=hurt, shut=shut)
    else:
        _keep(here, store, lived.id, *said, events.SessionEnd(stopped=hurt))


def _after(here: Visit, store: Store, check: PainCheck) -> Json:
    """Return what pain means for today: whether to stop, and where to go."""
    return _standing(here, planned(store, here.today), hurt=asks_to_stop(check))


def _standing(here: Visit, found: Planned, *, hurt: bool = False) -> Json:
    """Return whether the session may go on: elsewhere something may have been answered since."""
    said, outcome = here.texts.gettext, found.outcome
    stop_now = hurt or found.plan.today.shut
    return {
        "stop": stop_now,
        "advice": said(outcome.advice) if stop_now else "",
        "safety_net": said(safety_net(found.history.person.country).standing) if stop_now else "",
        "reasons": [said(reason.says) for reason in found.plan.today.reasons] if stop_now else [],
        "go": (WORSE if hurt else "/screening" if not outcome.open else "/today")
        if stop_now
        else None,
    }


def _refused(here: Visit, code: str, says: str) -> JSONResponse:
    return JSONResponse({"code": code, "problems": [here.texts.gettext(says)]}, 409)
