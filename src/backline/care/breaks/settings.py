"""How a person wants to be interrupted: frozen settings, checked once, at the border."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Literal

from ...library.numbers_load import numbers
from ...motion.errors import InputError
from ...motion.said import Own, say
from .hours import Span, clock_min, spans, written
from .seen import Hold

N = numbers("breaks")
Place = Literal["desk", "floor", "outside", "seated"]
PLACES: tuple[Place, ...] = ("desk", "floor", "outside", "seated")
RANGES = {
    "every_min": (N["every_least_min"], N["every_most_min"]),
    "break_min": (N["break_least_min"], N["break_most_min"]),
    "away_min": (N["break_most_min"], 15.0),
    "day_limit_h": (0.0, 16.0),
}
"""The least and the most of each number; away is never shorter than a break (chosen by us)."""
HOURS = ("work_hours", "quiet_hours")


@dataclass(frozen=True, slots=True)
class BreakSettings:
    """What a person has chosen.

    Attributes
    ----------
    every_min, break_min, away_min : float
        Sitting before a break, the break, and the stillness that counts as absence, in minutes.
    work_hours : tuple of Span
        When breaks are offered; at any hour where there are none.
    quiet_hours : tuple of Span
        When they are not, whatever the working hours say.
    full_screen : bool
        Whether a notice that is ignored becomes a full-screen page.
    wait_full_screen, wait_quiet : bool
        Whether a break waits while a window fills the screen, and while the desktop's
        do-not-disturb is on.
    place : str
        ``desk``, ``floor`` or ``outside``: what there is room for; ``seated`` for who stays
        in the seat.
    day_limit_h : float
        Hours of sitting a day after which that is said once; 0 for never.
    day_over : bool
        Whether the day is summed up at the end of the last working hours.
    remind_at : str
        When an exercise session that is still due is called to mind, as ``18:00``; empty for never.
    """

    every_min: float = N["every_min"]
    break_min: float = N["break_min"]
    away_min: float = N["away_min"]
    work_hours: tuple[Span, ...] = ()
    quiet_hours: tuple[Span, ...] = spans("22:00-07:00")
    full_screen: bool = True
    wait_full_screen: bool = True
    wait_quiet: bool = True
    place: Place = "desk"
    day_limit_h: float = 0.0
    day_over: bool = False
    remind_at: str = ""

    @property
    def not_waited_for(self) -> frozenset[Hold]:
        """What would hold a break, and does not here."""
        found = {"full_screen": self.wait_full_screen, "do_not_disturb": self.wait_quiet}
        return frozenset(name for name, waits in found.items() if not waits)  # type: ignore[misc]

    def changed(self, changes: Mapping[str, Any]) -> "BreakSettings":
        """Return the same with some values changed; hours are given as text.

        Raises
        ------
        InputError
            With every value that cannot be one.
        """
        problems, good = list[str](), dict[str, Any]()
        for name, value in changes.items():
            try:
                good[name] = _checked(name, value)
            except InputError as error:
                problems += error.problems
        if problems:
            raise InputError(*problems)
        return replace(self, **good)


def as_json(settings: BreakSettings) -> dict[str, Any]:
    """Return settings as plain values; `from_json` gives them back."""
    return {**asdict(settings), **{name: written(getattr(settings, name)) for name in HOURS}}


def from_json(data: object) -> BreakSettings:
    """Return kept settings; a value that cannot be read is as if it had not been chosen."""
    found = BreakSettings()
    for name, value in data.items() if isinstance(data, Mapping) else ():
        try:
            found = found.changed({str(name): value})
        except InputError:
            continue
    return found


def _checked(name: str, value: object) -> object:
    """Return a value as it is kept.

    Raises
    ------
    InputError
        If it cannot be one.
    """
    if problem := next(_wrong(name, value), None):
        raise InputError(problem)
    if name in HOURS:
        return spans(str(value))
    return float(value) if name in RANGES else value  # type: ignore[arg-type]


def _wrong(name: str, value: object) -> Iterator[str]:
    known = {one.name: one.default for one in fields(BreakSettings)}
    if name not in known:
        yield say("There is no setting {name!r} for breaks.", name=Own(name))
    elif name in RANGES:
        low, high = RANGES[name]
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or not low <= value <= high:  # type: ignore[operator]
            yield say(
                "{name} has to be from {low:g} to {high:g}, not {value!r}.",
                name=Own(name), low=low, high=high, value=value,
            )  # fmt: skip
    elif name == "place":
        if value not in PLACES:
            yield say(
                "{name} has to be one of {known}, not {value!r}.",
                name=Own(name), known=Own(", ".join(PLACES)), value=value,
            )  # fmt: skip
    elif name == "remind_at":
        if not isinstance(value, str) or (value and clock_min(value) is None):
            yield say("{value!r} is no time of day: write it like 18:00.", value=value)
    elif not isinstance(value, str if name in HOURS else bool):
        yield say("{name} cannot be {value!r}.", name=Own(name), value=value)
