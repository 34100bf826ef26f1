"""Keeping the machine of breaks, and taking it up again after the program was ended."""

from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any

from ...library.numbers_load import numbers
from .decisions import Decision, Today, Withdraw
from .ledger import Ledger
from .policy import SHOWN, Breaks
from .presence import Presence
from .seen import Seen
from .settings import BreakSettings
from .state import State

N = numbers("breaks")


def kept(breaks: Breaks, seen: Seen) -> dict[str, Any]:
    """Return everything as plain values, for `resumed`."""
    ledger = asdict(breaks.ledger) | {"day": breaks.ledger.day.isoformat()}
    return {
        "at": seen.at.isoformat(),
        "state": asdict(breaks.state),
        "ledger": ledger,
        "presence": asdict(breaks.presence),
    }


def resumed(
    settings: BreakSettings, data: dict[str, Any], seen: Seen
) -> tuple[Breaks, list[Decision]]:
    """Return the machine as it was kept, and what is to be done at once.

    The time in between was seen by nobody and counts as absence. Where the steady clock began
    anew, the machine was started again: the open bout is logged up to where it was kept.

    Raises
    ------
    AttributeError, KeyError, TypeError, ValueError
        If that cannot be read.
    """
    at, found = datetime.fromisoformat(data["at"]), Breaks(settings, seen)
    found.state = _state(data["state"])
    found.presence = Presence(**data["presence"])
    found.ledger = _ledger(data["ledger"])
    passed_s = seen.t_s - found.presence.t_s
    by_the_wall_s = (seen.at - at).total_seconds()
    if passed_s >= 0 and abs(by_the_wall_s - passed_s) < N["slept_s"]:
        if found.state.phase in (*SHOWN, "break"):  # whatever was shown is gone
            found.anew(seen.t_s)
        return found, found.update(seen)
    day = found.ledger.day
    out = found.close(Seen(found.presence.t_s, at, day))
    fresh = Breaks(settings, seen)
    if day == seen.day:
        fresh.ledger.today = found.ledger.today
    return fresh, [one for one in out if not isinstance(one, Withdraw)]


def _state(values: dict[str, Any]) -> State:
    known = {one.name: values[one.name] for one in fields(State)}
    return State(**known | {"told": tuple(known["told"])})


def _ledger(values: dict[str, Any]) -> Ledger:
    day, today = date.fromisoformat(values["day"]), Today(**values["today"])
    return Ledger(**values | {"day": day, "today": today})
