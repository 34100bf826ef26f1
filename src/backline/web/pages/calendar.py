"""The calendar: what is in it, its secret address, the file to download, and the feed itself."""

from hashlib import sha256

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse
from starlette.datastructures import FormData

from backline.breaktime.calendar import Made, calendar_of
from backline.i18n import Texts, choose
from backline.library.numbers_load import numbers
from backline.motion.errors import InputError
from backline.motion.said import say
from backline.records import day_of
from backline.records.break_settings import break_settings
from backline.records.calendar_feed import (
    SECRET,
    WORDS,
    CalendarChoices,
    Feed,
    feed_of,
    keep_choices,
    new_secret,
    turn_off,
    whose,
)

from ..draw import page, see
from ..security.limits import Buckets
from ..settings import Settings
from ..visit import FIRST_PROFILE, Given, Here, Visit
from .settings_phone import address_of

router = APIRouter()

HERE = "/calendar"
NOT_MODIFIED, NOT_FOUND, TOO_OFTEN, UNAVAILABLE = 304, 404, 429, 503
MEDIA_TYPE = "text/calendar; charset=utf-8"
ASKED_PER_S, ASKED_AT_ONCE = 0.5, 30
"""How often one machine may ask for a calendar: programs ask every few hours (chosen by us)."""
WORD_CHOICES = {
    "plain": say("Plain: “Exercises”, “Measure again”, “Break”"),
    "details": say("With the names of exercises and tests"),
    "busy": say("“Busy” alone, for a calendar that others see"),
}
NO_SUCH = say("There is no such calendar: its address may have been replaced or turned off.")
NOT_NOW = say("The calendar cannot be made just now: open Backline, which says why.")


@router.get(HERE)
def calendar(here: Here, saved: bool = False) -> Response:
    """Show what the calendar holds, its address, and how programs subscribe to it."""
    feed = feed_of(here.profile)
    return page(
        here, "calendar_feed.html", feed=feed, addresses=addresses(here.settings, feed),
        made=_made(here, feed), saved=saved, words=WORD_CHOICES, lan=here.settings.lan,
        hours=break_settings(here.profile).work_hours, known=numbers("breaks").explain,
    )  # fmt: skip


@router.post(HERE)
def save(here: Here, given: Given) -> Response:
    """Keep what the calendar holds."""
    keep_choices(here.profile, _chosen(given), here.texts.language)
    return see(f"{HERE}?saved=true")


@router.post(f"{HERE}/new")
def new(here: Here) -> Response:
    """Make a new address; the one before it leads nowhere from now on."""
    feed = feed_of(here.profile)
    if not feed.secret:  # the first time: the titles are in the language of this page
        keep_choices(here.profile, feed.choices, here.texts.language)
    new_secret(here.profile)
    return see(HERE)


@router.post(f"{HERE}/off")
def off(here: Here) -> Response:
    """Turn the address off."""
    turn_off(here.profile)
    return see(HERE)


@router.get(f"{HERE}/file")
def file(here: Here) -> Response:
    """Send the file, to be imported once."""
    made = _made(here, feed_of(here.profile))
    name = f"backline-{here.today.isoformat()}.ics"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(made.content, headers=headers, media_type=MEDIA_TYPE)


@router.get(f"{HERE}/{{secret}}.ics")
def subscribed(request: Request, secret: str) -> Response:
    """Send the calendar to whoever knows its secret: no cookie is asked for, none is set."""
    said = Texts(choose(None, request.headers.get("accept-language", ""))).gettext
    if wait_s := _asked(request).take(request.client.host if request.client else ""):
        seconds = int(wait_s) + 1
        text = said(say("That was a lot at once: try again in {n} seconds.", n=seconds))
        return PlainTextResponse(text, TOO_OFTEN, {"Retry-After": str(seconds)})
    profile = whose(secret) if SECRET.fullmatch(secret) else None
    try:
        content = None if profile is None else _fed(request, profile)
    except InputError:  # its sentences may name files and people: they are for the app alone
        return PlainTextResponse(said(NOT_NOW), UNAVAILABLE)
    if content is None:
        return PlainTextResponse(said(NO_SUCH), NOT_FOUND)
    mark = f'"{sha256(content).hexdigest()[:32]}"'
    if _known(request.headers.get("if-none-match", ""), mark):
        return Response(status_code=NOT_MODIFIED, headers={"ETag": mark})
    return Response(content, headers={"ETag": mark}, media_type=MEDIA_TYPE)


def addresses(settings: Settings, feed: Feed) -> tuple[str, ...]:
    """Return where the calendar is: for this machine, and for the home network where that is on."""
    if not feed.secret:
        return ()
    own = f"{settings.scheme}://{settings.hosts[0]}:{settings.port}/"
    roots = (own, address_of(settings)) if settings.lan else (own,)
    return tuple(f"{root}calendar/{feed.secret}.ics" for root in dict.fromkeys(roots))


def _chosen(given: FormData) -> CalendarChoices:
    words = given.get("words")
    if words not in WORDS:
        raise InputError(say("Choose what the titles say, then save again."))
    return CalendarChoices("breaks" in given, words)


def _made(here: Visit, feed: Feed) -> Made:
    with here.store() as store:
        return calendar_of(store, here.today, here.now().tzinfo, feed.choices, here.texts)


def _fed(request: Request, profile: str) -> bytes | None:
    """Return what a program gets; None where these records know nobody of that name."""
    state = request.app.state
    if profile not in (FIRST_PROFILE, *state.databases.database().profiles()):
        return None
    now, feed, store = state.settings.clock(), feed_of(profile), state.databases.store(profile)
    texts = Texts(choose(feed.language))
    return calendar_of(store, day_of(now), now.tzinfo, feed.choices, texts).content


def _asked(request: Request) -> Buckets:
    state = request.app.state
    if not hasattr(state, "calendar_asked"):
        state.calendar_asked = Buckets(ASKED_PER_S, ASKED_AT_ONCE)
    found: Buckets = state.calendar_asked
    return found


def _known(given: str, mark: str) -> bool:
    """Whether an asker has this content already, by what it sends in If-None-Match."""
    marks = [one.strip().removeprefix("W/") for one in given.split(",")]
    return mark in marks or "*" in marks
