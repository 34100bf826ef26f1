"""Breaks: where things stand, the companion started and stopped, and the log of sitting."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from time import sleep
from typing import Annotated, Any

from fastapi import APIRouter, Body, Request, Response

from backline.breaktime import channel
from backline.care.progress.words import together_how
from backline.library.claims_load import claims
from backline.library.numbers_load import numbers
from backline.motion.errors import InputError
from backline.motion.said import Figure, Own, say
from backline.records.days import TURNS_AT, day_of

from ..breaks.asking import at_home, mine, person, tell
from ..breaks.log import OTHER, PLACES, QUICK_MIN, log_of
from ..breaks.running import Running, fitting, running
from ..breaks.words import TALLY, says_of, tally
from ..charts import as_data, drawn
from ..charts.drawn import mark
from ..draw import page, see
from ..recent import recent
from ..visit import Given, Here, Visit
from .breaks_now import SAID

router = APIRouter()

HERE = "/breaks"
CLAIMS = ("breaks", "sitting")
UNUSABLE = 422
KEPT = say("Kept.")
LOOKS, LOOKS_EVERY_S = 20, 0.1
MINUTE = timedelta(minutes=1)
PAUSES = {"pause_30": 30.0, "pause_60": 60.0}
PLAIN: Mapping[str, Mapping[str, object]] = {
    "resume": {"do": "resume"},
    "now": {"do": "answer", "answer": "now"},
    "standing": {"do": "answer", "answer": "standing"},
    "sitting": {"do": "answer", "answer": "sitting"},
    "skip": {"do": "answer", "answer": "skip"},
    "snooze": {"do": "answer", "answer": "snooze"},
}
NOT_THERE = say("No companion of yours runs on this machine now.")
AT_HOME = say("The companion is started and stopped on the computer on which it runs.")


@router.get(HERE)
def breaks(request: Request, here: Here, said: str = "", kept: bool = False) -> Response:
    """Show where things stand, and the log."""
    return draw(request, here, good=(SAID[said],) if said in SAID else (KEPT,) if kept else ())


def draw(
    request: Request, here: Visit, good: tuple[str, ...] = (), problems: tuple[str, ...] = ()
) -> Response:
    """Return the page, with what was just done or what was wrong with it."""
    found, texts, known = running(), here.texts, numbers("breaks")
    own = found if found and found.profile == here.profile else None
    days = recent(here).history.days
    with here.store() as store:
        log = log_of(store, days, here.today, texts)
    return page(
        here, "breaks.html", status=UNUSABLE if problems else 200, found=found, own=own,
        at_home=at_home(request, here), good=texts.translate(good),
        problems=texts.translate(problems), tally_words=TALLY, own_word=Own,
        says=says_of(own, here.today, texts) if own else (),
        tally=tally(own, texts) if own else {}, fits=fitting(own) if own else (),
        snooze_min=Figure(known["snooze_min"]), log=log, drawn=drawn, mark=mark,
        data=as_data([*log.charts]), together_how=together_how(),
        places=PLACES, other=OTHER, quick_min=QUICK_MIN,
        claims=[claims()[name] for name in CLAIMS], numbers=[known.explain(one) for one in known],
    )  # fmt: skip


@router.post(HERE)
def ask(request: Request, here: Here, given: Given) -> Response:
    """Start or stop the companion, or tell it something."""
    what = str(given.get("do", ""))
    try:
        if what in ("start", "stop"):
            _start_or_stop(request, here, what)
        elif not tell(here, message(what, here.now())):
            raise InputError(NOT_THERE)
    except InputError as error:
        return draw(request, here, problems=error.problems)
    return see(HERE)


@router.get("/api/breaks")
def status(request: Request, here: Here, profile: str = "") -> dict[str, Any]:
    """Return where things stand, in words of the page's language and for its scripts."""
    own, found = person(request, here, profile), running()
    if found is None:
        return {"running": False}
    told = {"running": True, "mine": found.profile == own.profile}
    return told | _told(request, own, found) if told["mine"] else told


@router.post("/api/breaks")
def begin(
    request: Request, here: Here, given: Annotated[dict[str, Any], Body()]
) -> dict[str, bool]:
    """Tell the companion that the break of a page has begun; the page itself is shown already."""
    own = person(request, here, str(given.get("profile", "")))
    found = mine(own)
    if found is None or not found.due:  # what was not asked for is told when it is done
        return {"told": False}
    return {"told": tell(own, {"do": "answer", "answer": "start", "kept": True})}


def message(what: str, now: datetime) -> Mapping[str, object]:
    """Return what the companion is told.

    Raises
    ------
    InputError
        If that is nothing one can ask for.
    """
    if what == "pause_tomorrow":
        return {"do": "pause", "minutes": to_tomorrow_min(now)}
    if what in PAUSES:
        return {"do": "pause", "minutes": PAUSES[what]}
    if what not in PLAIN:
        raise InputError(say("Choose one of the buttons of the page."))
    return PLAIN[what]


def to_tomorrow_min(now: datetime) -> float:
    """Return the minutes until the day turns.

    >>> from datetime import UTC
    >>> to_tomorrow_min(datetime(2026, 12, 1, 23, 0, tzinfo=UTC))
    240.0
    """
    turn = datetime.combine(day_of(now) + timedelta(1), datetime.min.time(), now.tzinfo)
    return (turn + TURNS_AT - now) / MINUTE


def _start_or_stop(request: Request, here: Visit, what: str) -> None:
    if not at_home(request, here):
        raise InputError(AT_HOME)
    if what == "start":
        channel.start(here.profile, here.settings.database)
    else:
        channel.ask({"do": "stop"})
        for _ in range(LOOKS):  # it logs what is open first
            if not channel.running():
                return
            sleep(LOOKS_EVERY_S)


def _told(request: Request, here: Visit, found: Running) -> dict[str, Any]:
    return {
        "phase": found.phase, "break_s": found.break_s, "prompt": found.prompt,
        "notices": found.notices,
        "here": at_home(request, here), "says": says_of(found, here.today, here.texts),
        "tally": tally(found, here.texts), "fits": fitting(found),
    }  # fmt: skip
