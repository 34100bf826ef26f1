"""What the commands of the log share: when it was, which exercise, and keeping it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from types import TracebackType
from typing import TYPE_CHECKING, Annotated, Any

import typer

from backline.care.screening import safety_net
from backline.library import everything
from backline.library.screening_load import screening
from backline.motion.definition import Activity
from backline.motion.errors import InputError, nearest

from .days import moment_on
from .keeping import command

if TYPE_CHECKING:
    from backline.records import Entry, Store

On = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="It was on that day, YYYY-MM-DD.")
]
At = Annotated[
    str | None,
    typer.Option("--at", metavar="MOMENT", help='It was at that moment, "YYYY-MM-DD HH:MM".'),
]
Leg = Annotated[
    str | None,
    typer.Option(help="Leg pain, tingling, numbness or weakness more: no, yes, unsure."),
]
Stopped = Annotated[bool, typer.Option("--stopped", help="You stopped because it hurt too much.")]
CLOCKS_DIFFER = timedelta(minutes=5)
"""The records take a moment that lies no further ahead."""

Happened = tuple[str, Mapping[str, object]]
"""Kind of an event, and its fields."""


class Problems:
    """Gathers the problems of several ``with`` statements, to say them all at once."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if isinstance(error, InputError):
            self.found += error.problems
        return isinstance(error, InputError)

    def end(self) -> None:
        """Raise `InputError` with all that was gathered; do nothing where that is nothing."""
        if self.found:
            raise InputError(*self.found)


def moment(on: str | None, at: str | None) -> datetime:
    """Return when something happened, with its zone: now unless the person says otherwise.

    A day without a time is taken at noon, today's at this moment.
    """
    from backline.records import now  # noqa: PLC0415 - slow to load

    present = now()
    if on is not None and at is not None:
        raise InputError("Give --on or --at, not both: --at holds the day as well.")
    if on is not None:
        day = _read(on, "%Y-%m-%d", "--on", "a day such as 2026-11-22").date()
        found = moment_on(day)
    elif at is not None:
        said = _read(at, "%Y-%m-%d %H:%M", "--at", 'a day and time such as "2026-11-22 18:30"')
        found = said.replace(tzinfo=present.tzinfo)
    else:
        found = present
    if found > present + CLOCKS_DIFFER:
        raise InputError(f"{on or at} is in the future; log it when it has happened.")
    return found


def _read(text: str, form: str, option: str, wanted: str) -> datetime:
    try:
        return datetime.strptime(text.strip().replace("T", " "), form)
    except ValueError:
        raise InputError(f"{option} has to be {wanted}, not {text!r}.") from None


def known_exercises() -> dict[str, Activity]:
    """Return the library's exercises and the person's own, by id."""
    from backline.records import exercises_folder  # noqa: PLC0415 - slow to load

    return everything(exercises_folder())


def exercise_named(name: str, known: Mapping[str, Activity]) -> Activity:
    """Return an exercise by its id."""
    if name in known:
        return known[name]
    raise InputError(f"There is no exercise {name!r}; {nearest(name, known)}")


def entries(
    happened: Iterable[Happened], at: datetime, *, one_session: bool = False
) -> "list[Entry]":
    """Return checked events as entries; in one session all belong to the first.

    Raises
    ------
    InputError
        With every problem of every event.
    """
    from backline.records import Entry  # noqa: PLC0415 - slow to load
    from backline.records.bodies import checked  # noqa: PLC0415 - the same

    known, wrong, found = known_exercises(), Problems(), list[Entry]()
    for number, (kind, body) in enumerate(happened):
        exercise = known.get(str(body.get("exercise")))
        within = 0 if one_session and number else None
        with wrong:
            event = checked(kind, body)
            sha = exercise.sha256 if exercise and kind == "set" else None
            found.append(Entry(event, at, within=within, definition_sha256=sha))
    wrong.end()
    return found


def keep(store: "Store", at: datetime, *happened: Happened) -> list[int]:
    """Check and keep events, all or none, and return their ids."""
    return store.append_many(entries(happened, at))


def tell_to_stop(country: str | None, profile: str) -> None:
    """Say the safety net, and ask to answer the safety questions again."""
    typer.echo("\nStop for today.")
    typer.echo(safety_net(country).standing)
    again = screening().texts["answer_again"]
    typer.echo(f"{again} `{command('screen', profile)}` asks them.")


def pains_of(happened: Sequence[Happened]) -> list[Mapping[str, Any]]:
    """Return the pain checks among events."""
    return [body for kind, body in happened if kind == "pain_check"]
