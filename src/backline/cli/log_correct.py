"""`backline log correct`: what was put right by hand, kept beside what was measured."""

from typing import TYPE_CHECKING, Annotated

import typer

from backline.care.log_words import says

from .keeping import ME, Database, Profile, opened

if TYPE_CHECKING:
    from backline.records import Kept


def correct(  # noqa: PLR0913, PLR0917 - one option each
    event: Annotated[int, typer.Argument(metavar="NUMBER", help="As `backline log` shows it.")],
    repetitions: Annotated[int | None, typer.Option(help="Of a set.")] = None,
    seconds: Annotated[float | None, typer.Option(help="Of a set.")] = None,
    faults: Annotated[int | None, typer.Option(help="Of a set.")] = None,
    met: Annotated[
        bool | None,
        typer.Option("--met/--not-met", help="Whether a set reached what was asked for."),
    ] = None,
    side: Annotated[str | None, typer.Option(help="left, right or both.")] = None,
    pain: Annotated[float | None, typer.Option(help="Of a pain check, 0 to 10.")] = None,
    leg: Annotated[str | None, typer.Option(help="Of a pain check: no, yes, unsure.")] = None,
    hours: Annotated[float | None, typer.Option(help="Of sitting.")] = None,
    score: Annotated[float | None, typer.Option(help="Of an activity, 0 to 10.")] = None,
    value: Annotated[float | None, typer.Option(help="Of a test.")] = None,
    text: Annotated[str | None, typer.Option(help="Of a note.")] = None,
    database: Database = None,
    profile: Profile = ME,
) -> None:
    """Put right what was logged or measured; both are kept, and the corrected one counts."""
    from backline.planning import dose_met  # noqa: PLC0415 - slow to load
    from backline.records import now  # noqa: PLC0415 - the same

    fields = {
        "repetitions": repetitions,
        "seconds": seconds,
        "faults": faults,
        "dose_met": met,
        "side": side,
        "pain": pain,
        "leg_worse": leg,
        "hours": hours,
        "score": score,
        "value": value,
        "text": text,
    }
    changes = {name: given for name, given in fields.items() if given is not None}
    with opened(database, profile) as store:
        if (kept := store.event(event)) is not None and kept.kind == "set":
            changes |= dose_met(store, kept, changes)
        number = store.correct(event, changes, now())
        tell(store.event(event), number)


def tell(kept: "Kept | None", number: int) -> None:
    """Say both values."""
    from backline.records.bodies import as_body  # noqa: PLC0415 - slow to load

    assert kept is not None
    now, before = (says(kept.kind, as_body(one)) for one in (kept.event, kept.as_measured))
    typer.echo(f"Corrected {kept.id} by {number}: {now}.")
    typer.echo(f"Kept beside it, as it was: {before}.")
