"""Today: the questions before exercise, one button, and what it starts."""

from collections.abc import Iterator
from datetime import datetime, time

from fastapi import APIRouter, Response
from starlette.datastructures import FormData

from backline.care.history import Day
from backline.care.programme import Prescription, morning_after, short_form
from backline.care.programme.by_the_way import counted
from backline.library import numbers
from backline.motion.errors import InputError
from backline.motion.said import say
from backline.planning import Planned
from backline.records import Entry
from backline.records.events import ChangeCheck, NotToday, PainCheck

from ..draw import page, see
from ..shown import WALK, first_visit, minutes, names, shown
from ..typed import whole
from ..visit import Given, Here, Visit

router = APIRouter()

UNUSABLE = 422
NOON = time(12)
SHORT = (10, 15)
"""Minutes of the short forms that are offered (chosen by us)."""
MOST_MINUTES = 240
MOST_PAIN = 10
ANSWERS = ("yes", "no", "unsure")
CHANGE = say("Please say first whether anything is new or worse.")
PAIN = say("Please say first how much it hurts now, from 0 to 10.")
TESTS = ("retest", "first_test")


@router.get("/today")
def today(here: Here, minutes: int = 0) -> Response:
    """Show what today asks for; whoever needs help now is shown that instead."""
    found = here.planned()
    if found.outcome.level == "emergency":
        return see("/screening")
    return drawn(here, found, minutes if 0 < minutes <= MOST_MINUTES else 0)


@router.post("/today")
def begin(here: Here, given: Given) -> Response:
    """Keep what was answered, and go on to the session where today still has one."""
    found = here.planned()
    short = whole(given.get("minutes"), MOST_MINUTES) or 0
    try:
        entries = list(answers(found, given, here.now()))
    except InputError as error:
        return drawn(here, found, short, here.texts.translate(list(error.problems)), given)
    if entries:
        with here.store() as store:
            store.append_many(entries)
        found = here.planned()
    day = found.plan.today
    if "screening" in day.asks:
        return see("/screening")
    if not day.items:
        return see("/today")
    return see(f"/session?minutes={short}" if short else "/session")


@router.post("/today/not")
def not_today(here: Here) -> Response:
    """Keep the day free of exercise."""
    with here.store() as store:
        store.append(NotToday(), here.now())
    return see("/today")


def drawn(
    here: Visit,
    found: Planned,
    short: int,
    problems: list[str] | None = None,
    given: FormData | None = None,
) -> Response:
    """Return the page of today, in the short form where minutes are given."""
    full = found.plan.today
    day = short_form(full, short) if short and full.items else full
    in_full = minutes(full.items)
    used = dict.fromkeys(name for one in full.reasons for name in one.numbers)
    known = numbers("programme")
    lived = next((one for one in found.history.days if one.day == full.day), Day(full.day))
    done = counted(lived, found.plan.state, found.rules.known).sets
    return page(
        here, "today.html", status=UNUSABLE if problems else 200, day=day,
        state=state_of(day, bool(done)), items=shown(day.items), minutes=minutes(day.items),
        walk=any(one.track == WALK for one in day.items), short=short, whole=in_full,
        shorter=[one for one in SHORT if one < in_full], done=done, problems=problems or [],
        given=given or {}, names=names(), first=first_visit(found), retest=day.retest,
        reasons=[one for one in day.reasons if one.rule not in TESTS],
        tests=[one for one in day.reasons if one.rule in TESTS],
        after=morning_after(found.plan), outcome=found.outcome,
        numbers=[known.explain(name) for name in used],
    )  # fmt: skip


def state_of(day: Prescription, done: bool) -> str:
    """Return what the page is about: ``go``, ``done``, ``free`` or why there is no exercise."""
    if day.shut:
        return day.phase
    if day.items:
        return "go"
    return "done" if done else "free"


def answers(found: Planned, given: FormData, now: datetime) -> Iterator[Entry]:
    """Yield the answers to what the plan asks before exercise.

    Raises
    ------
    InputError
        If one that is needed is missing.
    """
    asks = found.plan.today.asks
    change, pain = given.get("change"), _pain(given.get("pain"))
    missing = [CHANGE] if "change" in asks and change not in ANSWERS else []
    if "pain" in asks and pain is None and change not in {"yes", "unsure"}:
        missing.append(PAIN)
    if missing:
        raise InputError(*missing)
    morning = _pain(given.get("morning_after"))
    if "morning_after" in asks and morning is not None:
        at = datetime.combine(morning_after(found.plan), NOON, now.tzinfo)
        yield Entry(PainCheck("morning", morning), at)
    if "change" in asks:
        yield Entry(ChangeCheck(change), now)  # type: ignore[arg-type]
    if "pain" in asks and pain is not None:
        yield Entry(PainCheck("before", pain), now)


def _pain(said: object) -> float | None:
    pain = whole(said, MOST_PAIN)
    return None if pain is None else float(pain)
