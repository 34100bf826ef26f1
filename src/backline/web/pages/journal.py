"""The journal: what was kept, day by day; adding to it, and putting it right."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from fastapi import APIRouter, HTTPException, Response
from starlette.datastructures import FormData

from backline.care.alarm import alarming
from backline.care.screening import safety_net
from backline.library.screening_load import screening
from backline.motion.errors import InputError
from backline.motion.said import Own, say
from backline.planning import asked_on, dose_met, planned
from backline.records import Entry, Kept, Store, day_of
from backline.records.bodies import as_body

from ..charts.month import FORM, asked_month, neighbours
from ..draw import page, see
from ..journal import KINDS, Asked, days_of, taken
from ..journal.entries import CORRECTABLE, line
from ..known import Known, known
from ..visit import Given, Here, Visit

UNUSABLE = 422
OPEN_DAYS = 3  # the newest of a month; the others open at a press
RESTING = ("morning", "before")
MOMENTS = {
    "morning": say("In the morning"), "before": say("Before exercise"),
    "during": say("The worst during exercise"), "after": say("After exercise"),
}  # fmt: skip
SIDES = {"left": say("Left"), "right": say("Right"), "both": say("Both")}

router = APIRouter()


@router.get("/journal")
def journal(here: Here, month: str = "", day: str = "", kept: str = "", stop: str = "") -> Response:
    """Show a month of the journal."""
    return _page(here, month, day=day, kept=kept, stop=stop)


def _page(  # noqa: PLR0913 - what a page shows, each by its name
    here: Visit,
    month: str,
    *,
    status: int = 200,
    form: str = "",
    given: Mapping[str, Any] | None = None,
    problems: tuple[str, ...] = (),
    day: str = "",
    kept: str = "",
    stop: str = "",
) -> Response:
    first = asked_month(month, here.today)
    last = (first + timedelta(31)).replace(day=1) - timedelta(1)
    usable = known(here.profile)
    with here.store() as store:
        found = store.events(since=first, until=last)
        oldest = store.events(limit=1)
        activities = _activities(store)
        country = store.history(since=here.today).person.country if stop else None
    before, after = neighbours(first, oldest[0].day if oldest else None, here.today)
    return page(
        here, "journal.html", status=status,
        first=first, before=before, after=after, month_form=FORM, activities=activities,
        days=days_of(found, usable.names, here.texts), empty=not oldest,
        exercises={name: _option(here, one) for name, one in usable.all.items()},
        moments=MOMENTS, sides=SIDES, form=form, given=given or {}, problems=problems,
        kept=kept, day=day, open_days=OPEN_DAYS,
        stop=(safety_net(country).standing, screening().texts["answer_again"]) if stop else (),
    )  # fmt: skip


def _activities(store: Store) -> list[str]:
    """Return the activities of one's own, the newest first: the same name makes one course."""
    named = store.events(("function",), newest_first=True, limit=30)
    return [*dict.fromkeys(str(as_body(one.event)["activity"]) for one in named)]


def _option(here: Visit, exercise: Any) -> str:
    dose = exercise.dose
    unit = (
        say("repetitions")
        if dose.repetitions
        else say("minutes")
        if dose.minutes
        else say("seconds")
    )
    return here.texts.gettext(say("{name} ({unit})", name=Known.name(exercise), unit=unit))


@router.post("/journal/add/{form}")
def add(here: Here, given: Given, form: str) -> Response:
    """Keep what was typed, or show it again with what is wrong."""
    if form not in KINDS:
        raise HTTPException(404)
    exercises = known(here.profile).all
    asked = Asked(given, here.now(), exercises)
    try:
        events, at = taken(asked, form)
        with here.store() as store:
            if form == "set":
                events = [(_met(store, one, exercises, at), body) for one, body in events]
            ids = store.append_many(
                [Entry(event, at, definition_sha256=_sha(event, exercises)) for event, _ in events]
            )
            stop = form == "pain" and _asks_to_stop(store, events[0][1], day_of(at))
    except InputError as error:
        return _again(here, given, form, error.problems)
    address = f"/journal?month={day_of(at).strftime(FORM)}&kept={ids[0]}"
    return see(f"{address}{'&stop=1' if stop else ''}#{'stop' if stop else f'entry-{ids[0]}'}")


def _again(here: Visit, given: FormData, form: str, problems: tuple[str, ...]) -> Response:
    said = tuple(here.texts.gettext(one) for one in problems)
    return _page(
        here, "", status=UNUSABLE, form=form, given={**given}, problems=said,
    )  # fmt: skip


def _met(store: Store, event: Any, exercises: Mapping[str, Any], at: datetime) -> Any:
    asked = asked_on(store, exercises[event.exercise], day_of(at))
    amount = event.seconds if event.repetitions is None else event.repetitions
    return type(event)(**{**as_body(event), "dose_met": amount >= asked})


def _sha(event: Any, exercises: Mapping[str, Any]) -> str | None:
    return exercises[event.exercise].sha256 if event.kind == "set" else None


def _asks_to_stop(store: Store, pain: Mapping[str, Any], day: date) -> bool:
    """Whether a noted pain asks for a stop: at rest the screening knows, else the pain itself."""
    if pain["moment"] in RESTING:
        return planned(store, day).outcome.due
    return alarming(pain)


@router.get("/journal/{number}")
def entry(here: Here, number: int) -> Response:
    """Show one entry with the fields that can be put right."""
    with here.store() as store:
        return _entry(here, _kept(store, number))


def _kept(store: Store, number: int) -> Kept:
    kept = store.event(number)
    if kept is None or kept.kind not in CORRECTABLE:
        raise HTTPException(404)
    return kept


def _entry(
    here: Visit, kept: Kept, status: int = 200, given: Mapping[str, Any] | None = None,
    problems: tuple[str, ...] = (),
) -> Response:  # fmt: skip
    usable = known(here.profile)
    with here.store() as store:
        ends = [one for one in store.events(("set_end",), kept.day) if one.parent == kept.id]
    counts = as_body(ends[-1].event) if ends else {}
    return page(
        here, "journal_entry.html", status=status, kept=kept, sides=SIDES, problems=problems,
        line=line(kept, ends[-1] if ends else None, usable.names, here.texts),
        body={**counts, **as_body(kept.event), **(given or {})},
        counted=_counted(kept, usable.household), month=kept.day.strftime(FORM),
    )  # fmt: skip


def _counted(kept: Kept, exercises: Mapping[str, Any]) -> bool:
    """Whether a set goes by repetitions; its exercise may be gone."""
    exercise = exercises.get(getattr(kept.event, "exercise", ""))
    return bool(exercise.dose.repetitions) if exercise else True


@router.post("/journal/{number}")
def correct(here: Here, given: Given, number: int) -> Response:
    """Keep what was put right beside what was there."""
    with here.store() as store:
        kept = _kept(store, number)
        try:
            changes: dict[str, Any] = _changes(Asked(given, here.now(), {}), kept)
            if kept.kind == "set":
                changes |= dose_met(store, kept, changes)
            store.correct(number, changes, here.now())
        except InputError as error:
            said = tuple(here.texts.gettext(one) for one in error.problems)
            return _entry(here, kept, UNUSABLE, {**given}, said)
    return see(f"/journal?month={kept.day.strftime(FORM)}&kept={number}#entry-{number}")


NUMBERS = {
    "set": ("repetitions", "seconds"), "pain_check": ("pain",), "sitting": ("hours",),
    "function": ("score",), "test": ("value",), "note": (),
}  # fmt: skip
WORDS = {"set": ("side",), "pain_check": ("leg_worse",), "note": ("text",)}


def _changes(asked: Asked, kept: Kept) -> dict[str, Any]:
    """Return what differs from the entry."""
    found: dict[str, Any] = {}
    for name in (name for name in NUMBERS[kept.kind] if name in asked.form):
        value = asked.number(name, say("{value} is no number.", value=Own(asked.text(name))))
        whole = name == "repetitions" and value is not None and value.is_integer()
        found[name] = int(value) if whole and value is not None else value
    found |= {name: asked.text(name) for name in WORDS.get(kept.kind, ()) if name in asked.form}
    if asked.problems:
        raise InputError(*asked.problems)
    body = as_body(kept.event)
    changes = {name: value for name, value in found.items() if value != body.get(name)}
    if not changes:
        raise InputError(say("Nothing differs from what is kept already."))
    return changes
