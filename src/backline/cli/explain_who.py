"""Who `backline explain` is about: somebody typical, somebody of given numbers, or oneself."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from backline.motion.errors import InputError

from .keeping import command, opened

if TYPE_CHECKING:
    from backline.body.fit import Fitted
    from backline.body.person import Person

Whose = Literal["typical", "me", "later"]


@dataclass(frozen=True, slots=True)
class Given:
    """What the options say of a person; None and empty are not given."""

    whose: Whose
    shift_deg: float | None
    tolerance_nm: float | None
    mass_kg: float | None
    height_m: float | None
    raises_deg: tuple[float, ...]
    deficits_deg: tuple[float, ...]

    @property
    def ways(self) -> int:
        """In how many ways it is said how long the hamstrings are."""
        numbers = self.shift_deg is not None or self.tolerance_nm is not None
        tests = bool(self.raises_deg or self.deficits_deg)
        return (self.whose != "typical") + numbers + tests


@contextmanager
def collecting(problems: list[str]) -> Iterator[None]:
    """Add the problems of what is done within, and go on after it."""
    try:
        yield
    except InputError as error:
        problems += error.problems


def people_of(
    given: Given, problems: list[str], kept: Callable[[], "Fitted"]
) -> Sequence["Person"]:
    """Return the likely person, and those at the ends of the band where tests say who it is.

    Parameters
    ----------
    given : Given
    problems : list of str
        Takes what cannot be; somebody typical is returned in its place.
    kept : callable
        Gives who one is by the records.
    """
    from backline.body.fit import Test, fit  # noqa: PLC0415 - needed by this command only
    from backline.body.person import person  # noqa: PLC0415
    from backline.library.numbers_load import numbers  # noqa: PLC0415

    if given.ways > 1:
        problems.append(
            "--who, --shift with --tolerance, and --slr with --ake each say who it is: give one."
        )
    body = person()
    with collecting(problems):
        body = person(
            given.shift_deg or 0.0,
            given.tolerance_nm,
            mass_kg=given.mass_kg,
            height_m=given.height_m,
        )
    people: Sequence[Person] = (body,)
    error = numbers("findings")["real_difference_deg"]
    with collecting(problems):
        if given.raises_deg or given.deficits_deg:
            raises = [Test(value, error) for value in given.raises_deg]
            people = fit(raises, [Test(value, error) for value in given.deficits_deg]).people
        elif given.whose != "typical":
            found = kept()
            people = (found if given.whose == "me" else _later(found)).people
    return [replace(one, mass_kg=body.mass_kg, height_m=body.height_m) for one in people]


def _later(found: "Fitted") -> "Fitted":
    from backline.body.fit import after_six_weeks  # noqa: PLC0415 - needed by this command only

    return after_six_weeks(found)


def known(database: str | None, profile: str, today: date) -> "Fitted":
    """Return who one is by one's newest tests.

    Raises
    ------
    InputError
        If there are none, or somebody is to be seen first.
    """
    from backline.explaining import who_is  # noqa: PLC0415 - needed by this command only

    with opened(database, profile) as store:
        found = who_is(store.history(), today)
    if found.barred:
        raise InputError(found.barred)
    if found.you is None:
        measure = command("measure", profile)
        raise InputError(
            "There is no straight-leg raise and no active knee extension of yours yet, so nobody"
            f" knows how long your hamstrings are: {measure} changes that."
        )
    return found.you
