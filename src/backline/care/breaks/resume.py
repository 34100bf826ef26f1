"""Keeping the machine of breaks, and taking it up again after the program was ended."""

from dataclasses import asdict
from datetime import date, datetime
from math import isnan
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from ...library.numbers_load import numbers
from .decisions import Decision, Today, Withdraw
from .ledger import Ledger
from .policy import Breaks
from .presence import Presence
from .seen import Seen
from .settings import BreakSettings
from .state import SHOWN, State

N = numbers("breaks")
LARGEST_S = 1e10
"""No steady clock has gone on for three hundred years."""
T = TypeVar("T")


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
    found.state = checked(State, data["state"])
    found.presence = checked(Presence, data["presence"])
    found.ledger = _ledger(data["ledger"])
    then_s = found.presence.t_s
    found.last = Seen(then_s, at, found.ledger.day)
    passed_s = seen.t_s - then_s
    by_the_wall_s = (seen.at - at).total_seconds()
    if passed_s >= 0 and abs(by_the_wall_s - passed_s) < N["slept_s"]:
        if found.state.phase in (*SHOWN, "break"):  # whatever was shown is gone
            found.anew(seen.t_s)
        decisions = found.update(seen)
        absent = found.presence.away or found.state.standing or found.state.phase == "break"
        if found.ledger.start_s is None and not absent:  # it was ended, and started at once
            found.sit(seen.t_s)
        return found, decisions
    out = found.close(found.last)
    fresh = Breaks(settings, seen)
    if (until_s := found.state.paused_until_s) is not None:
        fresh.state.paused_until_s = seen.t_s + until_s - then_s - by_the_wall_s
    if found.ledger.day == seen.day:
        fresh.ledger.today = found.ledger.today
        fresh.state.told, fresh.state.skips = found.state.told, found.state.skips
    return fresh, [one for one in out if not isinstance(one, Withdraw)]


def checked(kind: type[T], values: dict[str, Any]) -> T:
    """Return a value of plain fields; it may come from a file that was changed or broken.

    Raises
    ------
    KeyError, TypeError, ValueError
        If a field is missing, or is not what it has to be.
    """
    hints = get_type_hints(kind)
    found = {name: _field(hints[name], values[name]) for name in hints}
    return kind(**found)


def _field(hint: Any, value: Any) -> Any:
    if hint is float or hint == float | None:
        if value is None and hint is not float:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError(value)
        if isnan(value) or (abs(value) > LARGEST_S):
            raise ValueError(value)
        return float(value)
    if get_origin(hint) is Literal:
        if value not in get_args(hint):
            raise ValueError(value)
        return value
    if get_origin(hint) is tuple:
        return tuple(_field(str, one) for one in value)
    if type(value) is not hint or (hint is int and not 0 <= value < LARGEST_S):
        raise TypeError(value)
    return value


def _ledger(values: dict[str, Any]) -> Ledger:
    day, today = date.fromisoformat(values["day"]), checked(Today, values["today"])
    return checked(Ledger, values | {"day": day, "today": today})
