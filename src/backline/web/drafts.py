"""Answers that are being given and are not kept yet: in memory, for one browser and one day."""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any

from fastapi import Depends
from starlette.requests import HTTPConnection

from .visit import Here

MOST = 200  # browsers; the one that answered longest ago is forgotten first


@dataclass(slots=True)
class Draft:
    """What one browser has answered today.

    Attributes
    ----------
    day : date
    answers : dict
        To the safety questions.
    last : str
        The question that was answered last.
    kept : int or None
        The event under which answers that mean an emergency were kept at once.
    may_try : bool
        Whether nothing speaks against the small tries of `/about/tries`.
    """

    day: date
    answers: dict[str, object] = field(default_factory=dict)
    last: str = ""
    kept: int | None = None
    may_try: bool = False


Drafts = OrderedDict[tuple[str, str], Draft]


def draft_of(connection: HTTPConnection, here: Here) -> Draft:
    """Return the visit's draft, a new one on a new day; a closed browser leaves none behind."""
    state = connection.app.state
    if not hasattr(state, "drafts"):
        state.drafts = Drafts()
    drafts: Drafts = state.drafts
    key = (here.profile, here.csrf_token)
    draft = drafts.get(key)
    if draft is None or draft.day != here.today:
        draft = drafts[key] = Draft(here.today)
    drafts.move_to_end(key)
    while len(drafts) > MOST:
        drafts.popitem(last=False)
    return draft


def forget_drafts(app: Any, profile: str | None = None) -> None:
    """Forget the unkept answers of a person, or everybody's, as when their records are erased."""
    drafts: Drafts = getattr(app.state, "drafts", None) or Drafts()
    for key in [*drafts]:
        if profile in {None, key[0]}:
            del drafts[key]


Drafted = Annotated[Draft, Depends(draft_of)]
