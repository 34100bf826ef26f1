"""`backline log test`: a test that was measured elsewhere, by a therapist for example."""

from typing import Annotated

import typer

from backline.care.findings import read
from backline.library.tests_load import protocol
from backline.motion.protocol import Protocol

from .keeping import ME, Database, Profile
from .log_add import add
from .log_given import At, On, Problems


def measured(  # noqa: PLR0913, PLR0917 - one option each
    test: Annotated[str, typer.Argument(metavar="TEST", help="Its id.")],
    value: Annotated[float, typer.Argument(metavar="VALUE", help="In the test's own unit.")],
    side: Annotated[str | None, typer.Option(help="left or right; both where it has none.")] = None,
    error: Annotated[
        float | None, typer.Option(help="How far it may be off; the test's own least if left out.")
    ] = None,
    on: On = None,
    at: At = None,
    database: Database = None,
    profile: Profile = ME,
) -> None:
    """Log a test that was measured elsewhere, by a therapist for example."""
    wrong = Problems()
    known = protocol(test)
    where = side or ("both" if "both" in known.sides else None)
    if where not in known.sides:
        wrong.found.append(f"{test} needs --side {' or '.join(known.sides)}, not {side!r}.")
    with wrong:
        checked(known, where or known.sides[0], value)
    wrong.end()
    least = known.error.least
    body = {"test": test, "side": where, "value": value, "error": least if error is None else error}
    add(database, profile, on, at, ("test", {**body, "source": "measured elsewhere"}))


def checked(known: Protocol, side: str, value: float) -> None:
    """Raise InputError where no body gives this value."""
    entry = {"value": value}
    read({"tests": {known.id: entry if side == "both" else {side: entry}}})
