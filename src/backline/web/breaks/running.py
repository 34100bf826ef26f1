"""What the companion on this machine says of itself, as a page uses it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from backline.breaktime import channel

PHASES = (
    "sitting", "away", "standing", "held", "waiting", "notice", "page", "break", "snoozed",
)  # fmt: skip
DUE = ("held", "waiting", "notice", "page", "snoozed")
COUNTS = ("taken", "natural", "standing", "skipped")


@dataclass(frozen=True, slots=True)
class Running:
    """The companion's state; `backline.care.breaks.Status` says what the first fields are.

    Attributes
    ----------
    phase : str
    unbroken_s : float
    due_in_s : float or None
    held_by : tuple of str
    paused_until : datetime or None
    on_duty : bool
    sitting_s, longest_s : float
        Of the day so far.
    counts : mapping of str to int
        The breaks of the day so far, by `COUNTS`.
    profile : str
        Whose companion it is.
    desktop : str
        What it watches, as "X11".
    blind : tuple of str
        What it cannot see there, a sentence each.
    notes : tuple of str
        What went wrong lately, a sentence each.
    notices : bool
        Whether notices of the desktop work.
    prompt : int
        Another number for every break that is offered.
    break_s : float or None
        Since the break that goes on began.
    rehearsal : bool
        Whether time runs faster there, and nothing is kept.
    snoozes : int
        How often this break was put off.
    held_s : float
        For how many seconds it was held.
    may_skip, may_snooze : bool
    """

    phase: str
    unbroken_s: float = 0.0
    due_in_s: float | None = None
    held_by: tuple[str, ...] = ()
    paused_until: datetime | None = None
    on_duty: bool = True
    sitting_s: float = 0.0
    longest_s: float = 0.0
    counts: Mapping[str, int] = field(default_factory=dict)
    profile: str = ""
    desktop: str = ""
    blind: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    notices: bool = False
    prompt: int = 0
    break_s: float | None = None
    rehearsal: bool = False
    snoozes: int = 0
    held_s: float = 0.0
    may_skip: bool = True
    may_snooze: bool = True

    @property
    def due(self) -> bool:
        """Whether a break is due that has not begun."""
        return self.phase in DUE


def running() -> Running | None:
    """Return what the companion says; None where none runs on this machine."""
    try:
        return read(channel.ask({"do": "status"}).get("status", {}))
    except channel.NotRunning:
        return None


def read(told: Mapping[str, Any]) -> Running:
    """Return the state that a companion sent; one of another version may leave things out."""
    today = told.get("today") or {}
    until = told.get("paused_until")
    phase, due_s = told.get("phase"), told.get("due_in_s")
    return Running(
        phase=phase if phase in PHASES else "sitting",
        unbroken_s=float(told.get("unbroken_s", 0.0)),
        due_in_s=None if due_s is None else float(due_s),
        held_by=tuple(map(str, told.get("held_by", ()))),
        paused_until=datetime.fromisoformat(until) if until else None,
        on_duty=bool(told.get("on_duty", True)),
        sitting_s=float(today.get("sitting_s", 0.0)),
        longest_s=float(today.get("longest_s", 0.0)),
        counts={name: int(today.get(name, 0)) for name in COUNTS},
        profile=str(told.get("profile", "")),
        desktop=str(told.get("desktop", "")),
        blind=tuple(map(str, told.get("blind", ()))),
        notes=tuple(map(str, told.get("notes", ()))),
        notices=bool(told.get("notices", False)),
        prompt=int(told.get("prompt", 0)),
        break_s=None if told.get("break_s") is None else float(told["break_s"]),
        rehearsal=bool(told.get("rehearsal", False)),
        snoozes=int(told.get("snoozes", 0)),
        held_s=float(told.get("held_s", 0.0)),
        may_skip=bool(told.get("may_skip", True)),
        may_snooze=bool(told.get("may_snooze", True)),
    )


def fitting(one: Running) -> tuple[str, ...]:
    """Return what can be asked of the companion as things stand.

    >>> fitting(Running("standing")), fitting(Running("page"))
    (('now', 'sitting', 'pause'), ('skip', 'snooze', 'standing', 'pause'))
    """
    found = []
    if one.phase not in ("page", "break"):
        found.append("now")
    if one.due:
        found += [name for name, may in (("skip", one.may_skip), ("snooze", one.may_snooze)) if may]
    if one.phase == "standing":
        found.append("sitting")
    elif one.phase not in ("away", "break"):
        found.append("standing")
    return (*found, "resume" if one.paused_until else "pause")
