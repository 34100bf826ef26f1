"""Reading a mapping with every problem collected, so that an author sees them all at once."""

from collections.abc import Mapping
from contextlib import suppress
from math import inf, isfinite, nan
from typing import Any

from .said import Own, joined, say


class Reader:
    """Takes values out of a mapping; what is missing or wrong becomes a problem, not an exception.

    Parameters
    ----------
    data : mapping
    place : str
        Where it is, for the messages: the file's name and the table in it.
    problems : list of str, optional
        Shared with the readers of the tables inside.
    """

    def __init__(
        self, data: Mapping[str, Any], place: str, problems: list[str] | None = None
    ) -> None:
        self._data, self._place = data, place
        self.problems: list[str] = [] if problems is None else problems

    def problem(self, sentence: str) -> None:
        """Add a problem of this place, once."""
        full = say("{place}: {sentence}.", place=Own(self._place), sentence=sentence)
        if full not in self.problems:
            self.problems.append(full)

    def only(self, allowed: set[str]) -> None:
        """Call out keys that mean nothing: a typing error would silently change the judgement."""
        for key in self._data:
            if key not in allowed:
                self.problem(
                    say(
                        "{key!r} is not a known key; known are {known}",
                        key=Own(key),
                        known=Own(", ".join(sorted(allowed))),
                    )
                )

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text that is not empty."""
        value = self._data.get(key, default)
        if isinstance(value, str) and (value.strip() or value == default):
            return value
        self.problem(say("{key} has to be a text, not {value!r}", key=Own(key), value=value))
        return ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts with at least one in it."""
        value = self._data.get(key)
        if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
            return tuple(value)
        self.problem(
            say(
                "{key} has to be a list of texts with at least one in it, not {value!r}",
                key=Own(key),
                value=value,
            )
        )
        return ()

    def one_of(self, key: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        """Return one of the allowed words."""
        value = self._data.get(key, default)
        if value in allowed:
            return str(value)
        self.problem(
            say(
                "{key} has to be one of {known}, not {value!r}",
                key=Own(key),
                known=Own(", ".join(allowed)),
                value=value,
            )
        )
        return allowed[0]

    def some_of(
        self, key: str, allowed: tuple[str, ...], default: tuple[str, ...] | None = None
    ) -> tuple[str, ...]:
        """Return a list of allowed words."""
        value = self._data.get(key, default)
        if isinstance(value, (list, tuple)) and value and all(item in allowed for item in value):
            return tuple(value)
        self.problem(
            say(
                "{key} has to be a list of {known}, not {value!r}",
                key=Own(key),
                known=Own(", ".join(allowed)),
                value=value,
            )
        )
        return ()

    def number(
        self, key: str, *, default: float | None = None, above: float = -inf, least: float = -inf
    ) -> float:
        """Return a finite number above a bound, or of at least one; NaN where it is wrong."""
        value = self._data.get(key)
        if value is None and default is not None:
            return default
        good = isinstance(value, (int, float)) and not isinstance(value, bool)
        with suppress(OverflowError):  # a whole number of hundreds of digits
            if good and isfinite(value) and value > above and value >= least:  # type: ignore[arg-type, operator]
                return float(value)  # type: ignore[arg-type]
        bounds = (
            say(" above {above:g}", above=above) if above > -inf else "",
            say(" of at least {least:g}", least=least) if least > -inf else "",
        )
        bound = joined(bounds, "")
        self.problem(
            say(
                "{key} has to be a number{bound}, not {value!r}",
                key=Own(key),
                bound=bound,
                value=value,
            )
        )
        return nan

    def count(self, key: str, default: int) -> int:
        """Return a whole number of at least 1."""
        value = self._data.get(key, default)
        if isinstance(value, int) and not isinstance(value, bool) and value >= 1:
            return value
        self.problem(
            say(
                "{key} has to be a whole number of at least 1, not {value!r}",
                key=Own(key),
                value=value,
            )
        )
        return default

    def flag(self, key: str) -> bool:
        """Return true or false; false where it is not given."""
        value = self._data.get(key, False)
        if not isinstance(value, bool):
            self.problem(
                say("{key} has to be true or false, not {value!r}", key=Own(key), value=value)
            )
        return value is True

    def pair(self, key: str, *, required: bool = True, least: float = -inf) -> tuple[float, float]:
        """Return a range ``[low, high]``; (0, 0) where it may be left out and is."""
        value = self._data.get(key)
        if value is None and not required:
            return 0.0, 0.0
        numbers = isinstance(value, list) and all(isinstance(item, (int, float)) for item in value)
        if numbers and len(value) == 2 and least <= value[0] <= value[1]:  # type: ignore[arg-type, index]
            return float(value[0]), float(value[1])  # type: ignore[index]
        bound = say(" of at least {least:g}", least=least) if least > -inf else ""
        self.problem(
            say(
                "{key} has to be a range [low, high]{bound}, not {value!r}",
                key=Own(key),
                bound=bound,
                value=value,
            )
        )
        return 0.0, 1.0

    def mapping(self, key: str) -> Mapping[str, Any]:
        """Return a table as it is."""
        value = self._data.get(key)
        if isinstance(value, Mapping):
            return value
        self.problem(say("{key} has to be a table, not {value!r}", key=Own(key), value=value))
        return {}

    def table(self, key: str, allowed: set[str]) -> "Reader":
        """Return a reader of a table with these keys and no others."""
        return self._inside(self.mapping(key), f"[{key}]", allowed)

    def tables(self, key: str, allowed: set[str]) -> list["Reader"]:
        """Return readers of a list of tables with these keys; none where it is left out."""
        value = self._data.get(key, [])
        if isinstance(value, list) and all(isinstance(item, Mapping) for item in value):
            return [
                self._inside(item, f"[[{key}]] {number}", allowed)
                for number, item in enumerate(value, 1)
            ]
        self.problem(
            say("[[{key}]] has to be a list of tables, not {value!r}", key=Own(key), value=value)
        )
        return []

    def _inside(self, data: Mapping[str, Any], where: str, allowed: set[str]) -> "Reader":
        inside = Reader(data, f"{self._place} {where}", self.problems)
        inside.only(allowed)
        return inside
