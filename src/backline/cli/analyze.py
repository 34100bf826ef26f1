"""`backline analyze`: judge a recording."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from backline.library import exercise as known_exercise
from backline.library import read_file
from backline.motion.definition import Exercise
from backline.render.table import effort_table, summary

from .bar import bar
from .json_files import JsonOut
from .measure import EndS, StartS

if TYPE_CHECKING:
    from backline.analysis import Analysis, Outputs


def analyze(  # noqa: PLR0913, PLR0917 - one option each
    clip: Annotated[str, typer.Argument(help="A video, camera:0, or a landmark recording.")],
    exercise: Annotated[
        str, typer.Option(help="Exercise id, or the path of a definition file (.toml).")
    ],
    from_s: StartS = None,
    to_s: EndS = None,
    json_out: JsonOut = None,
    signals: Annotated[
        Path | None, typer.Option(help="Write every signal, frame by frame, as CSV.")
    ] = None,
    video: Annotated[Path | None, typer.Option(help="Write the annotated video (.mp4).")] = None,
    report: Annotated[Path | None, typer.Option(help="Write the report (.html).")] = None,
    landmarks: Annotated[
        Path | None, typer.Option(help="Write the landmarks, to judge again without the video.")
    ] = None,
    model: Annotated[
        str, typer.Option(help="Pose model: heavy, full, lite, or the path of a bundle.")
    ] = "heavy",
    one_core: Annotated[
        bool, typer.Option("--one-core", help="Work on one core, for many recordings at once.")
    ] = False,
) -> None:
    """Judge a recording of an exercise: repetitions, holds, angles, faults, and what was unseen."""
    from backline import analysis  # noqa: PLC0415 - `doctor` has to run where PyAV does not load

    outputs = analysis.Outputs(
        json=Path(json_out) if json_out not in {None, "-"} else None,
        signals=signals, video=video, report=report, landmarks=landmarks,
    )  # fmt: skip
    given = analysis.Clip(clip, from_s, to_s, model, one_core)
    found = analysis.analyze(given, chosen(exercise), outputs, bar)
    tell(found, outputs, quiet=json_out == "-")


def tell(found: "Analysis", outputs: "Outputs", quiet: bool) -> None:
    """Say what was found: JSON alone, or a table with one line of summary."""
    for note in found.notes:
        typer.echo(f"Note: {note}", err=True)
    if quiet:
        typer.echo(found.json)
        return
    out = Console()
    if found.record.efforts:
        out.print(effort_table(found.record))
    out.print(summary(found.record), highlight=False, markup=False)
    if found.record.withheld:
        out.print(found.record.withheld, highlight=False, markup=False)
    for path in outputs.files:
        typer.echo(f"Wrote {path}")


def chosen(name: str) -> Exercise:
    """Return an exercise of the library, or the one in a definition file."""
    return read_file(Path(name)) if name.endswith(".toml") else known_exercise(name)
