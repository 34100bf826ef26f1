"""Whose break a page is about, and telling that person's companion something."""

from collections.abc import Mapping
from contextlib import suppress

from fastapi import Request

from backline.breaktime import channel
from backline.motion.errors import InputError
from backline.motion.said import say

from ..security.addresses import is_loopback
from ..visit import Visit, visit_as
from .running import Running, running


def person(request: Request, here: Visit, profile: str) -> Visit:
    """Return the visit of the person whom an address names; the browser's own where it does not.

    Raises
    ------
    InputError
        If nobody has that name.
    """
    if not profile or profile == here.profile:
        return here
    if profile not in here.databases.database().profiles():
        raise InputError(say("Nobody has that name here."))
    return visit_as(request, profile)


def mine(own: Visit) -> Running | None:
    """Return the companion, where one runs for this person."""
    found = running()
    return found if found and found.profile == own.profile else None


def tell(own: Visit, message: Mapping[str, object]) -> bool:
    """Tell the companion of this person something; return whether there is one.

    Raises
    ------
    InputError
        If it does not take that.
    """
    if mine(own) is None:
        return False
    with suppress(channel.NotRunning):  # it ended just now
        channel.ask(message)
        return True
    return False


def at_home(request: Request, here: Visit) -> bool:
    """Whether somebody sits at the machine itself, where the companion runs."""
    host = request.client.host if request.client else None
    return not here.settings.lan or is_loopback(host)
