"""`backline findings`: what the results suggest."""

from dataclasses import asdict
from datetime import date
from typing import Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from backline.care.findings import Inputs, Result, inputs_from, read
from backline.care.findings import findings as decide
from backline.care.history import History
from backline.care.screening import standing
from backline.library.findings_load import meanings, words

from .days import Today, day_of
from .json_files import JsonOut, read_json, write_json
from .keeping import ME, Database, Profile, command, opened

SAYS = "What your results suggest. This is not a diagnosis: it helps to choose what to do next."


def findings(
    given: Annotated[
        str | None,
        typer.Option("--input", metavar="FILE|-", help="Test values and answers, as JSON."),
    ] = None,
    today: Today = None,
    json_out: JsonOut = None,
    database: Database = None,
    profile: Profile = ME,
) -> None:
    """Say what the test values and answers suggest, how surely, and what to put weight on.

    Without --input: those in the records.
    """
    if given is not None:
        inputs = read(read_json(given))
    else:
        with opened(database, profile) as store:
            history = store.history()
        inputs = inputs_from(history, day_of(today))
        if json_out != "-":
            say_first(history, inputs, day_of(today), profile)
    result = decide(inputs)
    if json_out is not None:
        write_json(asdict(result), json_out)
    if json_out != "-":
        tell(result, Console())


def say_first(history: History, inputs: Inputs, day: date, profile: str) -> None:
    """Say what comes before any finding: a doctor, or that there is nothing to go by yet."""
    outcome = standing(history, day)
    if history.screenings and outcome.level != "ok":
        typer.echo(f"{outcome.advice}\n")
    if not inputs.tests and not inputs.symptoms:
        about, measure = command("about", profile), command("measure", profile)
        typer.echo(f"Nothing is measured or answered yet: {about} and {measure} change that.\n")


def tell(result: Result, out: Console) -> None:
    """Print the findings to be read."""
    out.print(SAYS)
    for finding in result.findings:
        meaning = meanings()[finding.id]
        out.print()
        out.print(Text(meaning.name, "bold"))
        lines = [meaning.means, f"Why: {finding.because}"]
        if finding.doubt:
            lines.append(f"Not sure: {finding.doubt}")
        lines += [f"Mind: {meaning.means_not}", f"Sources: {'; '.join(meaning.sources)}."]
        for line in lines:
            out.print(Padding(Text(line), (0, 0, 0, 2)))
    out.print()
    out.print(Text("What to put weight on", "bold"))
    for one in result.emphasis:
        out.print(Padding(Text(words("emphasis")[one]), (0, 0, 0, 2)))
