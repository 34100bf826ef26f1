"""`backline measure`: a test by camera."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from backline.motion.errors import InputError
from backline.render.files import check_writable

from .bar import bar
from .days import Today, day_of, moment_on
from .json_files import JsonOut
from .keeping import ME, Database, Profile, command, opened

if TYPE_CHECKING:
    from backline.care.history import Person
    from backline.measuring import Measurement
    from backline.records import Store

TESTS = "slr, ake, forward_bend, single_leg_bridge, bridge_hold or chair_stand_30s."
StartS = Annotated[
    float | None, typer.Option("--from", help="Start here, seconds on the file's clock.")
]
EndS = Annotated[float | None, typer.Option("--to", help="Stop before here, seconds.")]


def measure(  # noqa: PLR0913, PLR0917 - one option each
    clip: Annotated[str, typer.Argument(help="A video, camera:0, or a landmark recording.")],
    test: Annotated[str, typer.Option(help=TESTS)],
    side: Annotated[
        str | None,
        typer.Option(help="Only this leg: left or right; each that is seen if left out."),
    ] = None,
    sex: Annotated[
        str | None, typer.Option(help="female, male or unspecified: for the band.")
    ] = None,
    age: Annotated[int | None, typer.Option(help="Whole years, for the band.")] = None,
    json_out: JsonOut = None,
    from_s: StartS = None,
    to_s: EndS = None,
    model: Annotated[
        str, typer.Option(help="Pose model: heavy, full, lite, or the path of a bundle.")
    ] = "heavy",
    save: Annotated[
        bool, typer.Option("--save", help="Keep the result in the records; sex and age from there.")
    ] = False,
    today: Today = None,
    database: Database = None,
    profile: Profile = ME,
) -> None:
    """Measure a test: the value with its error, or why it is not measurable."""
    from backline import measuring  # noqa: PLC0415 - `doctor` has to run where PyAV does not load
    from backline.analysis import Clip  # noqa: PLC0415

    from . import show_measure  # noqa: PLC0415

    given, day = Clip(clip, from_s, to_s, model), day_of(today)
    measuring.Asked(test, side, sex or "unspecified", age).check()
    checked(json_out)
    person = about(database, profile, day, test) if save or given.live else None
    asked = measuring.Asked(test, side, *for_the_band(sex, age, person, day))
    if given.live and json_out != "-":
        show_measure.tell_how(asked.check())
    found = measuring.measure_clip(given, asked, bar)
    show_measure.give(found, json_out)
    if save:
        with opened(database, profile) as store:
            keep(store, found, clip, day)


def checked(json_out: str | None) -> None:
    """Find out before the long work whether the result can be written."""
    if json_out not in {None, "-"}:
        check_writable(Path(str(json_out)))


def about(database: str | None, profile: str, day: date, test: str) -> "Person":
    """Return the person of the records.

    Raises
    ------
    InputError
        If a test is not open today: by screening, by pain, or because it is left out.
    """
    from backline.planning import planned, why_no_test  # noqa: PLC0415 - only with records

    with opened(database, profile) as store:
        found = planned(store, day)
    if closed := why_no_test(found, test):
        ask = "" if found.outcome.open else f" `{command('screen', profile)}` asks them."
        raise InputError(f"{closed}{ask}")
    return found.history.person


def for_the_band(
    sex: str | None, age: int | None, person: "Person | None", day: date
) -> tuple[str, int | None]:
    """Return sex and age as given, else as the records have them."""
    if person is None:
        return sex or "unspecified", age
    return sex or person.sex, person.age_years(day) if age is None else age


def keep(store: "Store", found: "Measurement", clip: str, day: date) -> None:
    """Keep each result, those that were not measurable with their reason."""
    from backline.records.measured import as_entries  # noqa: PLC0415 - slow to load

    at, source = moment_on(day), Path(clip).name
    store.append_many(as_entries(found.protocol, found.results, at, source, found.model_sha256))
    if any(one.measurable for one in found.results):
        says = command("findings", store.profile)
        typer.echo(f"Kept: {says} says what it suggests.", err=True)
