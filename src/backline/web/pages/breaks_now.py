"""The break itself: what to do, shown, with a timer; also what the companion opens full-screen."""

from collections.abc import Sequence
from datetime import timedelta
from secrets import token_hex

from fastapi import APIRouter, Request, Response
from starlette.datastructures import FormData

from backline.breaktime.keep import break_done
from backline.breaktime.offer import offers_for
from backline.care.breaks.dose import MOVE, Offer
from backline.care.session.slots import takes_turns
from backline.library.numbers_load import numbers
from backline.motion.errors import InputError
from backline.motion.said import Figure, say
from backline.planning import asked_on
from backline.records.break_settings import break_settings

from ..breaks.asking import mine, person, tell
from ..breaks.offered import Shown, sets_of, shown
from ..breaks.running import Running, fitting, running
from ..breaks.view import HERE, View
from ..draw import page, see
from ..known import known
from ..typed import number, whole
from ..visit import Given, Here, Visit

router = APIRouter()

UNUSABLE = 422
LONGEST_S = 3600.0
MOST_REPETITIONS = 500
LEGS = ("left", "right")
N = numbers("breaks")
ANSWERS = {"skip": "skip", "snooze": "snooze", "standing": "standing", "close": "close"}
SAID = {
    "done": say("Done, and kept."),
    "skip": say("Not this one, then."),
    "snooze": say("Later, then: it comes again in {n} minutes.", n=Figure(N["snooze_min"])),
    "standing": say("Good: standing is a change as well."),
    "close": say("Closed."),
}


@router.get(HERE)
def now(  # noqa: PLR0913, PLR0917 - what its address may hold, each by its name
    request: Request,
    here: Here,
    offer: str = "",
    full: bool = False,
    calm: bool = False,
    profile: str = "",
    said: str = "",
) -> Response:
    """Show the break: the main offer or another one, or what was just answered."""
    own = person(request, here, profile)
    view = View(full, calm, profile, own is here)
    if said in SAID and full:
        return page(own, "breaks_said.html", says=SAID[said], running=running(), view=view)
    return _page(own, view, offer)


@router.post(HERE)
def answered(request: Request, here: Here, given: Given) -> Response:
    """Keep what was done, and tell the companion what was answered."""
    texts = {name: str(value) for name, value in given.items()}
    profile, what = texts.get("profile", ""), texts.get("what", "")
    own = person(request, here, profile)
    view = View("full" in texts, "calm" in texts, profile, own is here)
    if what == "done":
        try:
            message = _done(own, given)
        except InputError as error:
            return _page(own, view, texts.get("offer", ""), problems=error.problems)
        tell(own, message)
    elif what in ANSWERS:
        tell(own, {"do": "answer", "answer": ANSWERS[what]})
    else:
        raise InputError(say("Choose one of the buttons of the page."))
    return see(view.after(what))


def offers_of(own: Visit) -> list[Shown]:
    """Return what a break offers this person now, the main thing first."""
    settings = break_settings(own.profile)
    try:
        with own.store() as store:
            found = offers_for(store, own.today, settings)
    except InputError as error:  # a page on the whole screen has to offer something all the same
        why = say("Your plan cannot be read now: {why}", why=error.problems[0])
        found = (Offer("move", MOVE, why, settings.break_min),)
    activities = known(own.profile).all
    return [shown(one, activities) for one in found]


def _chosen(offers: Sequence[Shown], name: str) -> Shown:
    return next((one for one in offers if one.id == name), offers[0])


def _page(own: Visit, view: View, name: str, problems: tuple[str, ...] = ()) -> Response:
    offers, found = offers_of(own), mine(own)
    chosen = _chosen(offers, name)
    return page(
        own, "breaks_calm.html" if view.calm else "breaks_now.html",
        status=UNUSABLE if problems else 200, view=view, chosen=chosen,
        others=[one for one in offers if one is not chosen],
        fits=fitting(found) if found else (), offered=found is not None and found.due,
        problems=[own.texts.gettext(one) for one in problems], key=f"page-{token_hex(8)}",
        snooze_min=Figure(N["snooze_min"]), gets_up=break_settings(own.profile).place != "seated",
        repetitions_most=MOST_REPETITIONS, camera=_camera(view, chosen),
        data=_data(own, view, chosen, found),
    )  # fmt: skip


def _camera(view: View, chosen: Shown) -> str:
    """Return where an offer is done before the camera; empty where that cannot be now.

    Before the day's question is answered it cannot: the page leads to that.
    """
    able = view.linked and chosen.watched and chosen.offer.kind == "exercise"
    return view.camera(chosen.id) if able and not chosen.offer.asks else ""


def _data(own: Visit, view: View, chosen: Shown, found: Running | None) -> dict[str, object]:
    """Return what the page's script needs to know."""
    return {
        "parts": [[own.texts.gettext(one.says), one.seconds] for one in chosen.parts],
        "profile": own.profile,
        "full": view.full,
        "calm": view.calm,
        "urgent": chosen.offer.urgent,
        "begun": view.full and found is not None and found.phase == "break",
        "volume": own.preferences.volume,
    }


def _done(own: Visit, given: FormData) -> dict[str, object]:
    """Keep a break that was done; return what the companion is told.

    Raises
    ------
    InputError
        If a number in it is none.
    """
    chosen = _chosen(offers_of(own), str(given.get("offer", "")))
    seconds = number(str(given.get("seconds", "")))
    if seconds is None or not 0 <= seconds <= LONGEST_S:
        seconds = chosen.seconds
    count = _repetitions(given) if chosen.counted else None
    activities, found = known(own.profile).all, mine(own)
    if found and found.rehearsal:  # nothing of it is kept
        return {"do": "done", "kept": True, "seconds": seconds}
    with own.changing() as store:

        def asked(exercise: str) -> float:
            one = activities[exercise]
            # Legs that take turns share the set: what is asked is asked of each.
            return asked_on(store, one, own.today) * (len(LEGS) if takes_turns(one) else 1)

        done = sets_of(chosen.offer, seconds, count, asked)
        break_done(
            store, own.now() - timedelta(seconds=seconds), seconds, chosen.offer.exercise, done,
            found.snoozes if found else 0, found.held_s if found else 0.0,
            key=str(given.get("key", ""))[:40] or None,
            definition_sha256=chosen.one.sha256 if chosen.one and done else None,
        )  # fmt: skip
    return {"do": "done", "kept": True, "seconds": seconds}


def _repetitions(given: FormData) -> int | None:
    text = given.get("repetitions")
    if text is None:
        return None
    found = whole(str(text).strip(), MOST_REPETITIONS)
    if found is None:
        raise InputError(
            say("Say how many you did: a whole number from 0 to {most}.", most=MOST_REPETITIONS)
        )
    return found
