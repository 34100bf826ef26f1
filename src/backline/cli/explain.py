"""`backline explain`: what a posture does to hamstrings, pelvis, lower back and nerve."""

from collections.abc import Sequence
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from backline.motion.errors import InputError
from backline.render.files import check_writable, write_text

from .days import Today, day_of
from .explain_who import Given, Whose, collecting, known, people_of
from .json_files import JsonOut, write_json
from .keeping import ME, Database, Profile

if TYPE_CHECKING:
    from backline.explaining import Explained

ROWS = {
    "hip_joint_flexion_deg": ("hip joint bent", "deg"),
    "pelvic_tilt_deg": ("pelvis, forward positive", "deg"),
    "lumbar_flexion_deg": ("lower back bent", "deg"),
    "hamstring_nm": ("hamstrings' pull at the hip, one leg", "N m"),
    "hip_passive_nm": ("all passive moments at the hip", "N m"),
    "semitendinosus_mm": ("semitendinosus, longer than at 0 deg", "mm"),
    "semimembranosus_mm": ("semimembranosus", "mm"),
    "biceps_long_mm": ("biceps femoris, long head", "mm"),
    "biceps_short_mm": ("biceps femoris, short head", "mm"),
    "trunk_extensor_n": ("force of the trunk extensors", "N"),
    "disc_load": ("load on a lumbar disc", "x standing"),
    "nerve_mm": ("sciatic path, longer than at 0 deg", "mm"),
}
"""The numbers of the table, with their names and units."""


TaskName = Annotated[
    str,
    typer.Argument(
        metavar="TASK",
        help="stand, bend, sit, slouch, long-sit, raise, knee-extension, or an exercise's id.",
    ),
]
Lean = Annotated[
    float | None, typer.Option(help="Trunk forward, degrees. bend: as far as one goes.")
]
Reach = Annotated[float | None, typer.Option(help="bend: fingertips over the floor, cm.")]
Thigh = Annotated[
    float | None, typer.Option(help="raise: the leg, degrees. Left out: as far as one goes.")
]
Knee = Annotated[float | None, typer.Option(help="Knee bent, degrees.")]
Ankle = Annotated[float | None, typer.Option(help="Foot drawn up, degrees.")]
Neck = Annotated[float | None, typer.Option(help="Chin to the chest, degrees.")]
Shift = Annotated[
    float | None, typer.Option(help="How short the hamstrings are: 20 short, -15 long.")
]
Tolerance = Annotated[float | None, typer.Option(help="Pull at which one stops, N m of one leg.")]
Slr = Annotated[
    list[float] | None, typer.Option(help="Your straight-leg raise, degrees: in place of --shift.")
]
Ake = Annotated[
    list[float] | None, typer.Option(help="Your active knee extension, degrees short of straight.")
]
Mass = Annotated[float | None, typer.Option(help="The body's mass, kg.")]
Height = Annotated[float | None, typer.Option(help="The body's height, m.")]
WhoseOption = Annotated[
    Whose, typer.Option("--who", help="Somebody typical; you, by your tests; you, later.")
]
Svg = Annotated[Path | None, typer.Option("--svg", metavar="OUT", help="Draw it.")]


def explain(  # noqa: PLR0913, PLR0917 - each is an option of the command line
    task: TaskName,
    lean: Lean = None,
    reach: Reach = None,
    thigh: Thigh = None,
    knee: Knee = None,
    ankle: Ankle = None,
    neck: Neck = None,
    shift: Shift = None,
    tolerance: Tolerance = None,
    slr: Slr = None,
    ake: Ake = None,
    mass: Mass = None,
    height: Height = None,
    whose: WhoseOption = "typical",
    svg: Svg = None,
    today: Today = None,
    json_out: JsonOut = None,
    database: Database = None,
    profile: Profile = ME,
) -> None:
    """Explain a posture: what pulls, how pelvis and lower back follow, where one stops.

    It is a model, checked against published tables. It knows your tests, and not your back.
    """
    from backline.explaining import Asked, explained  # noqa: PLC0415 - needed by this one only

    if svg is not None:
        check_writable(svg)
    given = Given(whose, shift, tolerance, mass, height, tuple(slr or ()), tuple(ake or ()))
    asked, problems = Asked(task, lean, reach, thigh, knee, ankle, neck), list[str]()
    people = people_of(given, problems, lambda: known(database, profile, day_of(today)))
    with collecting(problems):
        found = [explained(asked, one) for one in people]
    if problems:
        raise InputError(*problems)
    if svg is not None:
        _draw(found, svg)
    if json_out is not None:
        write_json([_as_json(one) for one in found], json_out)
    if json_out != "-":
        _tell(found, Console())
        if svg is not None:
            typer.echo(f"Wrote {svg}")


def _draw(found: Sequence["Explained"], out: Path) -> None:
    from backline.render.body_figure import Figure, drawn  # noqa: PLC0415 - for a picture only

    first, *others = found
    figure = Figure(
        first.shown.frames, first.shown.values, first.scene, " ".join(first.sentences),
        [one.shown.frames for one in others],
    )  # fmt: skip
    write_text(out, f"{drawn(figure, standalone=True)}\n")


def _as_json(one: "Explained") -> dict[str, object]:
    values = {name: value if isfinite(value) else None for name, value in one.shown.values.items()}
    return {
        "shift_deg": one.person.shift_deg,
        "tolerance_nm": one.person.tolerance_nm,
        "stopped_by": one.stopped_by,
        "values": values,
        "sentences": [str(sentence) for sentence in one.sentences],
    }


def _tell(found: Sequence["Explained"], out: Console) -> None:
    """Print the sentences of the likely person, and the numbers with their band."""
    for sentence in found[0].sentences:
        out.print(sentence, highlight=False)
    table = Table("", "", "unit", box=None, show_header=False, padding=(0, 2, 0, 0))
    for name, (says, unit) in ROWS.items():
        table.add_row(says, _with_band([one.shown.values[name] for one in found]), unit)
    out.print()
    out.print(table, highlight=False)
    one = found[0].person
    out.print(
        f"\nShift {one.shift_deg:+.0f} deg (positive is shorter hamstrings), stops at"
        f" {one.tolerance_nm:.0f} N m. A model, not a measurement.",
        highlight=False,
    )


def _with_band(values: Sequence[float]) -> str:
    if not isfinite(values[0]):
        return "not known"
    if len(values) == 1:
        return f"{values[0]:.1f}"
    return f"{values[0]:.1f} ({min(values):.1f} to {max(values):.1f})"
