"""`backline screen`: is exercise safe today, and if not, where to go and how soon."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from backline.care.screening import Outcome, check, safety_net, worked_out
from backline.care.screening import questions as all_questions
from backline.care.screening import screen as judge
from backline.care.screening.outcome import HEADINGS
from backline.library import exercises
from backline.motion.errors import InputError

from .days import Today, day_of, moment_on
from .interview import interview
from .json_files import JsonOut, read_json, write_json
from .keeping import ME, Database, Profile, opened

if TYPE_CHECKING:
    from backline.records import Store

ALIASES = {"UK": "GB"}


def screen(  # noqa: PLR0913, PLR0917 - one option each
    answers: Annotated[
        str | None,
        typer.Option(metavar="FILE|-", help="Take the answers from a JSON file instead of asking."),
    ] = None,
    today: Today = None,
    json_out: JsonOut = None,
    questions: Annotated[
        bool, typer.Option("--questions", help="List the questions and stop.")
    ] = False,
    country: Annotated[
        str | None, typer.Option(help="Two-letter country code, for the emergency number.")
    ] = None,
    save: Annotated[
        bool, typer.Option("--save", help="Keep the answers of a file; asked ones are always kept.")
    ] = False,
    database: Database = None,
    profile: Profile = ME,
) -> None:
    """Ask whether exercise is safe today, and say where to go and how soon if it is not."""
    if questions:
        list_questions(json_out)
        return
    day = day_of(today)
    country = checked_country(country)
    if answers is not None and not save:
        outcome = judge(check(read_json(answers)), day, country=country)
    else:
        with opened(database, profile) as store:
            history = store.history()
            country = country or history.person.country
            earlier, course = history.screenings, worked_out(history, day)
            given = check(read_json(answers)) if answers else interview(day, earlier, course)
            outcome = judge(given, day, earlier, country=country, worked_out=course)
            keep(store, given, outcome, day)
    if json_out is not None:
        write_json(as_json(outcome), json_out)
    if json_out != "-":
        tell(outcome, country)


def checked_country(given: str | None) -> str | None:
    """Return a country's code in capitals.

    Raises
    ------
    InputError
        If it is no two letters.
    """
    if given is None:
        return None
    if len(given) != 2 or not given.isalpha():
        raise InputError(f"--country has to be a two-letter code such as DE or US, not {given!r}.")
    return ALIASES.get(given.upper(), given.upper())


def keep(store: "Store", answers: Mapping[str, object], outcome: Outcome, day: date) -> None:
    """Keep a set of answers in the records."""
    from backline.records.events import Screening  # noqa: PLC0415 - slow to load

    store.append(Screening(answers, outcome.level), moment_on(day))


def as_json(outcome: Outcome) -> dict[str, Any]:
    """Return the outcome as it goes into JSON."""
    return {
        "level": outcome.level,
        "within": outcome.within,
        "rules": [{"id": rule.id, "because": rule.because} for rule in outcome.rules],
        "modify": list(outcome.modify),
        "advice": " ".join((outcome.advice, *outcome.notes)),
        "valid_until": outcome.valid_until.isoformat() if outcome.valid_until else None,
    }


def list_questions(json_out: str | None) -> None:
    """List what is asked."""
    if json_out is not None:
        keys = ("id", "text", "kind", "domain")
        write_json([{key: getattr(one, key) for key in keys} for one in all_questions()], json_out)
    if json_out != "-":
        for one in all_questions():
            typer.echo(f"{one.id}: {one.text}")
            for option in one.options:
                typer.echo(f"  {option.id}: {option.text}")


def tell(outcome: Outcome, country: str | None) -> None:
    """Say the outcome: what, why, what is left out, where to go and how soon."""
    out = Console(highlight=False, markup=False)
    until = "; no exercises until then" if outcome.level == "soon" else ""
    out.print(f"{HEADINGS[outcome.level, outcome.within]}{until}.", style="bold")
    out.print(outcome.advice)
    if outcome.rules:
        out.print("\nWhy:")
    for rule in outcome.rules:
        if outcome.level != "emergency" or rule.id != "not_cleared":
            out.print(f"- {rule.because}")
    if outcome.modify:
        known = exercises()
        names = (known[one].name if one in known else f"the test {one}" for one in outcome.modify)
        out.print(f"\nLeft out for now: {', '.join(names)}.")
    for note in outcome.notes:
        out.print(f"\nNote: {note}")
    if outcome.valid_until:
        out.print(f"\nThese answers hold until {outcome.valid_until}.")
    out.print(f"\nEmergency number: {safety_net(country).number}.")
