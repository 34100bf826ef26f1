"""Norms: for whom a test's value counts as typical or limited, one CSV file for each test.

A value at ``typical_at`` is typical; only one beyond ``limited_beyond`` is limited; what lies
between is borderline. A test without a file has no norm that is good enough to show.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from math import inf
from typing import Any

from ..motion.errors import InputError
from ..motion.reader import Reader

COLUMNS = (
    "test", "unit", "better", "sex", "age_from", "age_to", "typical_at", "limited_beyond",
    "says", "source",
)  # fmt: skip
NUMBERS = {"age_from", "age_to", "typical_at", "limited_beyond"}


@dataclass(frozen=True, slots=True)
class Norm:
    """The borders of one test for one group of people.

    Attributes
    ----------
    unit : str
        Of the borders: ``deg`` or ``stands``.
    better : str
        ``higher`` or ``lower``: which way the value gets better.
    age_from, age_to : float
        Whole years, both included; 0 and infinity where every age is meant.
    typical_at : float
        A value here or better is typical.
    limited_beyond : float
        A value worse than this is limited; at it, borderline (typical where it is ``typical_at``).
    says, source : str
        The borders in words; the study, or "chosen by us".
    """

    test: str
    unit: str
    better: str
    sex: str
    age_from: float
    age_to: float
    typical_at: float
    limited_beyond: float
    says: str
    source: str

    def holds_for(self, sex: str, age_years: int | None) -> bool:
        """Whether the norm was made for this sex and age; an unknown age fits only "every age"."""
        if age_years is None:
            return sex == self.sex and self.age_from == 0 and self.age_to == inf
        return sex == self.sex and self.age_from <= age_years <= self.age_to


def read_norms(path: Traversable) -> tuple[Norm, ...]:
    """Read one file of norms.

    Raises
    ------
    InputError
        With every problem of the file, one sentence each.
    """
    problems: list[str] = []
    rows = csv.DictReader(path.read_text("utf-8").splitlines(), strict=True)
    found = [_norm(row, path.name, at, problems) for at, row in enumerate(rows, 2)]
    if not found:
        problems.append(f"{path.name}: there is no row in it.")
    _overlaps(found, path.name, problems)
    if problems:
        raise InputError(*problems)
    return tuple(found)


def _norm(row: Mapping[str, Any], file: str, at: int, problems: list[str]) -> Norm:
    known = {name: _value(name, text) for name, text in row.items() if text not in {"", None}}
    read = Reader(known, f"{file} row {at}", problems)
    read.only(set(COLUMNS))
    norm = Norm(
        read.text("test"), read.text("unit"), read.one_of("better", ("higher", "lower")),
        read.one_of("sex", ("female", "male")), read.number("age_from", default=0, least=0),
        read.number("age_to", default=inf), read.number("typical_at"),
        read.number("limited_beyond"), read.text("says"), read.text("source"),
    )  # fmt: skip
    if f"{norm.test}.csv" != file:
        read.problem(f"test has to be the name of the file, not {norm.test!r}")
    if norm.age_to < norm.age_from:
        read.problem("age_to has to be at least age_from")
    gap = norm.typical_at - norm.limited_beyond
    if (gap if norm.better == "higher" else -gap) < 0:
        read.problem("limited_beyond has to be on the worse side of typical_at")
    return norm


def _value(name: str | None, text: str) -> float | str:
    if name not in NUMBERS:
        return text
    try:
        return float(text)
    except ValueError:
        return text


def _overlaps(norms: list[Norm], name: str, problems: list[str]) -> None:
    for at, one in enumerate(norms):
        for other in norms[at + 1 :]:
            apart = one.age_to < other.age_from or other.age_to < one.age_from
            if one.sex == other.sex and not apart:
                ages = f"{max(one.age_from, other.age_from):g} years"
                problems.append(f"{name}: two rows hold for {one.sex} at {ages}; keep one.")


@cache
def norms(test: str) -> tuple[Norm, ...]:
    """Return the norms of one test; none where it has no file."""
    path = files(__package__) / "norms" / f"{test}.csv"
    return read_norms(path) if path.is_file() else ()
