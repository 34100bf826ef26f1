"""The companion's state as plain values, for the page and the terminal."""

import os
from dataclasses import asdict
from typing import Any

from backline.care.breaks import Breaks, Seen, status_of

from .desktop import Desktop
from .notices import Notices
from .show import Show

SESSION = ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_ID")


def status_json(  # noqa: PLR0913, PLR0917 - all whose state it is
    breaks: Breaks, seen: Seen, desktop: Desktop, notices: Notices, show: Show, profile: str,
    notes: list[str], rehearsal: bool,
) -> dict[str, Any]:  # fmt: skip
    """Return where things stand.

    Returns
    -------
    dict
        What `care.breaks.Status` holds, times of day as ISO texts, and: ``profile``, ``desktop``
        (name), ``blind`` (what cannot be seen, sentences), ``notices`` (whether the desktop shows
        them), ``notes`` (what happened, sentences), ``sees`` (whether touches are told of
        now), ``session`` (which one of this machine), ``break_s`` (since it began, or None),
        ``rehearsal``, ``prompt`` (grows with every break offered),
        ``offer`` (JSON or None), ``snoozes`` and ``held_s`` of this break, ``may_skip``,
        ``may_snooze``.
    """
    status = status_of(breaks, seen)
    paused = status.paused_until
    return {
        **asdict(status),
        "paused_until": paused.isoformat() if paused else None,
        "profile": profile,
        "desktop": desktop.name,
        "blind": [*desktop.blind, *([notices.why] if notices.why else [])],
        "notices": notices.works,
        "notes": notes,
        "rehearsal": rehearsal,
        "sees": seen.idle_s is not None,
        "session": session_mark(),
        "break_s": seen.t_s - breaks.state.begun_s if breaks.state.phase == "break" else None,
        "prompt": show.offered,
        "offer": show.offer,
        "snoozes": breaks.state.snoozes,
        "held_s": breaks.state.held_s,
        "may_skip": breaks.may_skip,
        "may_snooze": breaks.may_snooze,
    }


def session_mark() -> str:
    """Return what tells this desktop session from another one on this machine."""
    return " ".join(os.environ.get(name, "") for name in SESSION).strip()
