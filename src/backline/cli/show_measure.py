"""A measured test as JSON, as a table and in sentences."""

from typing import TYPE_CHECKING

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from backline.care.measure import told_error
from backline.care.measure.words import SIDES
from backline.library import numbers
from backline.library.tests_load import reasons
from backline.motion.protocol import Protocol

from .json_files import write_json

if TYPE_CHECKING:
    from backline.care.measure import Result
    from backline.measuring import Measurement

UNITS = {
    "deg": ("degrees", "degrees"),
    "s": ("second", "seconds"),
    "repetitions": ("repetition", "repetitions"),
    "stands": ("stand", "stands"),
}


def give(found: "Measurement", json_out: str | None) -> None:
    """Say what was found, or JSON alone, and write the file that was asked for."""
    for note in found.notes:
        typer.echo(f"Note: {note}", err=True)
    if json_out is not None:
        write_json(as_json(found), json_out)
    if json_out != "-":
        tell(found)


def tell_how(test: Protocol) -> None:
    """Print who should leave a test out, how to set up, and how it is done."""
    out = Console()
    for heading, lines in (
        ("Leave it out if one of these holds", [one.says for one in test.not_when]),
        ("Set up", test.set_up),
        ("How", test.how),
    ):
        out.print(heading, style="bold")
        for line in lines:
            out.print(f"- {line}", highlight=False, markup=False)


def as_json(found: "Measurement") -> dict[str, object]:
    """Return the measurement as JSON has it (docs/tests-by-camera.md)."""
    test, words = found.protocol, dict(reasons())
    results = [result.as_json(test, words) for result in found.results]
    return {"test": test.id, "unit": test.unit, "results": results}


def tell(found: "Measurement") -> None:
    """Print a table, a sentence for each result, and what the number does not mean."""
    test, out = found.protocol, Console()
    out.print(table(found))
    for result in found.results:
        out.print(sentence(test, result), highlight=False, markup=False)
    sources = dict.fromkeys(result.norm_source for result in found.results if result.norm_source)
    for source in sources:
        out.print(source, highlight=False, markup=False)
    if any(result.measurable for result in found.results):
        out.print(test.does_not_mean, highlight=False, markup=False)
    else:
        steps = " ".join(test.set_up)
        out.print(f"To try again: {steps}", highlight=False, markup=False)


def table(found: "Measurement") -> Table:
    """Return one row for each side, the error always beside the value."""
    test = found.protocol
    rows = Table(title=test.name, title_justify="left", box=SIMPLE_HEAD)
    for heading in ("", UNITS[test.unit][1].capitalize(), "Trials", "Band"):
        rows.add_column(heading)
    for result in found.results:
        told = amount(test, result, unit=False) if result.measurable else "not measurable"
        rows.add_row(SIDES[result.side], told, str(result.trials), result.band or "-")
    return rows


def sentence(test: Protocol, result: "Result") -> str:
    """Return one plain sentence of a result."""
    side = SIDES[result.side]
    if result.reason:
        return f"{side}: not measurable, because {reasons()[result.reason]}."
    said = f"{side}: {amount(test, result)}"
    if test.trials > 1:
        said += f", from {result.trials} of {test.trials} trials"
        if result.trials < test.trials:
            said += ", so the error is wider"
    if result.also is not None:
        reach = numbers("measure")["reach_error"]
        said += f"; hands {result.also:.0f} ± {reach:.0f} % of a leg's length below the hips"
    return f"{said}; band: {result.band}." if result.band else f"{said}."


def amount(test: Protocol, result: "Result", unit: bool = True) -> str:
    """Return value and error, such as ``68 ± 12 degrees``."""
    digits = 1 if test.unit == "s" else 0
    assert result.error is not None
    error = f"{told_error(result.error, test.unit):.{digits}f}"
    value = f"{result.value:.{digits}f}"
    one, many = UNITS[test.unit]
    return f"{value} ± {error}" + (f" {one if value == '1' else many}" if unit else "")
