"""One person's calendar, from their records."""

from dataclasses import dataclass
from datetime import date, tzinfo

from backline.i18n import Texts
from backline.library import everything, names_of
from backline.motion.said import say
from backline.planning import planned
from backline.records import Store, exercises_folder
from backline.records.break_settings import break_settings
from backline.records.calendar_feed import CalendarChoices, mark_of
from backline.records.store import FIRST_PROFILE

from .contents import Contents, contents
from .write import as_ics


@dataclass(frozen=True, slots=True)
class Made:
    """A calendar file, and what was made into it.

    Attributes
    ----------
    content : bytes
        UTF-8, as it is written or sent.
    contents : Contents
        Its entries, and the notes on what is not there.
    """

    content: bytes
    contents: Contents


def calendar_of(
    store: Store, today: date, zone: tzinfo | None, choices: CalendarChoices, texts: Texts
) -> Made:
    """Return a person's calendar as it is on a day.

    Parameters
    ----------
    store : Store
        Their records.
    today : date
        The local day.
    zone : tzinfo or None
        The zone of this machine; UTC where there is none.
    choices : CalendarChoices
    texts : Texts
        The language of the titles.

    Raises
    ------
    InputError
        If the records or one of the person's own exercises cannot be used.
    """
    found = planned(store, today)
    names = names_of(everything(exercises_folder()))
    shown = contents(found, break_settings(store.profile), choices, names)
    content = as_ics(
        shown, today, zone, texts,
        name=_name(store.profile, choices, texts), mark=mark_of(store.profile),
    )  # fmt: skip
    return Made(content, shown)


def _name(profile: str, choices: CalendarChoices, texts: Texts) -> str:
    if choices.words == "busy":
        return texts.gettext(say("Busy"))
    return "Backline" if profile == FIRST_PROFILE else f"Backline ({profile})"
