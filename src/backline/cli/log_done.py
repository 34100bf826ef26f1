"""`backline log done`: today's planned exercise session as done, in one go."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from backline.care.alarm import alarming
from backline.care.log_words import exercise_name, says
from backline.care.programme import Item, Plan, Prescription, dose_words, short_form
from backline.motion.errors import InputError, nearest

from .keeping import ME, Database, Profile, command, opened
from .log_given import (
    At,
    Happened,
    Leg,
    On,
    Problems,
    Stopped,
    entries,
    moment,
    pains_of,
    tell_to_stop,
)

if TYPE_CHECKING:
    from backline.planning import Planned
    from backline.records import Store

Ids = Annotated[list[str] | None, typer.Option(metavar="ID", help="May be given again.")]
Amounts = Annotated[
    list[str] | None, typer.Option(metavar="ID=NUMBER", help="In every set; may be given again.")
]
Pain = Annotated[float | None, typer.Option(help="Pain then, 0 to 10.")]
Minutes = Annotated[
    float | None, typer.Option(min=1, help="It was the short form of so many minutes.")
]


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said about the session, by exercise ids and by moments."""

    without: tuple[str, ...]
    only: tuple[str, ...]
    repetitions: Mapping[str, int]
    seconds: Mapping[str, float]
    hard: tuple[str, ...]
    easy: tuple[str, ...]
    pains: Mapping[str, float]
    leg: str
    stopped: bool
    minutes: float | None


def done(  # noqa: PLR0913, PLR0917 - one option each
    without: Ids = None,
    only: Ids = None,
    repetitions: Amounts = None,
    seconds: Amounts = None,
    before: Pain = None,
    during: Pain = None,
    after: Pain = None,
    leg: Leg = None,
    stopped: Stopped = False,
    hard: Ids = None,
    easy: Ids = None,
    minutes: Minutes = None,
    on: On = None,
    at: At = None,
    database: Database = None,
    profile: Profile = ME,
) -> None:
    """Log today's planned session as done, with how it hurt and how hard it felt."""
    wrong, when = Problems(), None
    with wrong:
        when = moment(on, at)
    if (leg is not None or stopped) and during is None:
        wrong.found.append(
            "--leg and --stopped go with the worst pain: give --during 0 to 10, too."
        )
    pains = {"before": before, "during": during, "after": after}
    told = {name: pain for name, pain in pains.items() if pain is not None}
    said = Said(
        ids(without), ids(only), *both_amounts(repetitions, seconds, wrong),
        ids(hard), ids(easy), told, leg or "no", stopped, minutes,
    )  # fmt: skip
    if when is None:
        wrong.end()
        return
    with opened(database, profile) as store:
        log_session(store, said, when, wrong)


def log_session(store: "Store", said: Said, when: datetime, wrong: Problems) -> None:
    """Check what was said against the plan, keep all of it, and say what comes next."""
    from backline.planning import planned  # noqa: PLC0415 - slow to load
    from backline.records import day_of, now  # noqa: PLC0415 - the same

    day = day_of(when)
    found = planned(store, day)
    asked = found.plan.today
    if not asked.items:
        raise InputError(*wrong.found, why_nothing(found, day))
    asked = short_form(asked, said.minutes) if said.minutes else asked
    chosen = [
        item
        for item in asked.items
        if item.exercise not in said.without and (not said.only or item.exercise in said.only)
    ]
    wrong.found += unfit(said, asked.items, chosen)
    happened = list(session(asked, chosen, said))
    kept = []
    with wrong:
        kept = entries(happened, when, one_session=True)
    wrong.end()
    numbers = store.append_many(kept)
    tell(numbers, chosen, said, happened)
    if any(map(alarming, pains_of(happened))):
        tell_to_stop(found.history.person.country, store.profile)
    elif day == day_of(now()):
        tell_next(planned(store, day).plan, store.profile)


def ids(given: Sequence[str] | None) -> tuple[str, ...]:
    """Return ids that were given one by one or with commas."""
    return tuple(name for text in given or () for name in text.replace(",", " ").split())


def both_amounts(
    repetitions: Sequence[str] | None, seconds: Sequence[str] | None, wrong: Problems
) -> tuple[dict[str, int], dict[str, float]]:
    """Return the repetitions and the seconds by ids; their problems are gathered."""
    counts, held = dict[str, float](), dict[str, float]()
    with wrong:
        counts = amounts(repetitions, "--repetitions", "bridge=14", whole=True)
    with wrong:
        held = amounts(seconds, "--seconds", "strap_stretch=30", whole=False)
    return {name: int(count) for name, count in counts.items()}, held


def amounts(
    given: Sequence[str] | None, option: str, example: str, *, whole: bool
) -> dict[str, float]:
    """Return numbers by the ids that they were given for.

    Raises
    ------
    InputError
        With every one that cannot be read.
    """
    found: dict[str, float] = {}
    problems = []
    for text in ids(given):
        name, _, number = text.partition("=")
        try:
            found[name] = int(number) if whole else float(number)
        except ValueError:
            problems.append(f"{option} has to look like {example}, not {text!r}.")
    if problems:
        raise InputError(*problems)
    return found


def why_nothing(found: "Planned", day: date) -> str:
    """Return why there is no planned session to log."""
    asked = found.plan.today
    if asked.phase in {"closed", "ask", "rest", "not_today"} and asked.reasons:
        why = asked.reasons[0].says
    elif any(one.day == day and one.sets for one in found.history.days):
        why = "What was planned for this day is logged already; `backline log` shows it."
    else:
        why = "Nothing is planned for this day: a day off."
    return f"{why} Anything else that you did goes in with `backline log set`."


def unfit(said: Said, items: Sequence[Item], chosen: Sequence[Item]) -> Iterator[str]:
    """Yield what does not fit the plan."""
    planned, left = [item.exercise for item in items], [item.exercise for item in chosen]
    for name in dict.fromkeys((*said.without, *said.only)):
        if name not in planned:
            yield f"{name!r} is not planned for this day; {nearest(name, planned)}"
    for name in dict.fromkeys((*said.repetitions, *said.seconds, *said.hard, *said.easy)):
        if name not in left:
            yield f"{name!r} is not among what you log; {nearest(name, left or planned)}"
    if said.without and said.only:
        yield "Give --without or --only, not both."
    elif not chosen:
        yield "That leaves nothing to log; `backline log not-today` skips the day."
    yield from unfit_amounts(said, chosen)


def unfit_amounts(said: Said, chosen: Sequence[Item]) -> Iterator[str]:
    """Yield what does not fit the exercises that are logged."""
    for name in sorted({*said.hard} & {*said.easy}):
        yield f"{name} cannot feel hard and easy; give one of --hard and --easy."
    for item in chosen:
        if item.exercise in said.repetitions and not item.repetitions:
            yield f"{item.exercise} goes by time; give --seconds instead of --repetitions."
        if item.exercise in said.seconds and item.repetitions:
            yield f"{item.exercise} is counted; give --repetitions instead of --seconds."


def session(asked: Prescription, chosen: Iterable[Item], said: Said) -> Iterator[Happened]:
    """Yield the events of a session in their order; all but the first belong to it."""
    from backline.records.prescribed import as_prescribed  # noqa: PLC0415 - slow to load

    prescribed = [as_prescribed(item) for item in asked.items]
    yield "session_start", {"prescribed": prescribed, "minutes": said.minutes}
    yield from pains(said, "before")
    for item in chosen:
        for _ in range(item.sets):
            yield from (("set", one) for one in sets_of(item, said))
    for name in said.without:
        yield "left_out", {"exercise": name, "until": "today"}
    yield from pains(said, "during")
    yield from pains(said, "after")
    for effort, names in (("hard", said.hard), ("easy", said.easy)):
        yield from (("effort", {"exercise": name, "effort": effort}) for name in names)
    yield "session_end", {"stopped": said.stopped}


def sets_of(item: Item, said: Said) -> Iterator[dict[str, object]]:
    """Yield one set on each side, as asked for unless another amount was said."""
    whole = not said.stopped or bool(said.only)  # who stopped has hardly done all of it
    for side in item.sides:
        amount: dict[str, object]
        if item.repetitions:
            count = said.repetitions.get(item.exercise, item.repetitions)
            amount = {"repetitions": count, "dose_met": count >= item.repetitions and whole}
        else:
            seconds = said.seconds.get(item.exercise, item.seconds)
            amount = {"seconds": seconds, "dose_met": seconds >= item.seconds and whole}
        yield {"exercise": item.exercise, "side": side, **amount}


def pains(said: Said, name: str) -> Iterator[Happened]:
    """Yield the pain check of a moment, if there was one."""
    if name in said.pains:
        worst = {"leg_worse": said.leg, "stopped": said.stopped} if name == "during" else {}
        yield "pain_check", {"moment": name, "pain": said.pains[name], **worst}


def tell(
    numbers: Sequence[int], chosen: Iterable[Item], said: Said, happened: Iterable[Happened]
) -> None:
    """Say what was logged."""
    typer.echo(f"Logged as done, {numbers[0]} to {numbers[-1]}:")
    for item in chosen:
        other = said.repetitions.get(item.exercise, said.seconds.get(item.exercise))
        each = " (each side)" if len(item.sides) > 1 else ""
        amount = "" if other is None else f", {other:g} in every set"
        typer.echo(f"  {exercise_name(item.exercise)}: {dose_words(item)}{each}{amount}")
    for kind, body in happened:
        if kind in {"left_out", "pain_check", "effort"}:
            typer.echo(f"  {says(kind, body)}")


def tell_next(plan: "Plan", profile: str) -> None:
    """Say what comes next."""
    tomorrow = command("log pain ... --moment morning", profile)
    typer.echo(f"\nTomorrow morning, from 0 to 10: {tomorrow}")
    left = [exercise_name(item.exercise) for item in plan.today.items]
    if left:
        typer.echo(f"Still open today: {', '.join(left)}.")
    for day in plan.week[1:]:
        if day.exercise_session:
            names = ", ".join(
                f"{exercise_name(item.exercise)} {dose_words(item)}" for item in day.items
            )
            typer.echo(f"Next session, {day.day:%A} {day.day.day} {day.day:%B}: {names}.")
            return
