"""The settings of breaks as a form: hours as rows or as text, and all that is wrong at once."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import FormData

from backline.care.breaks.hours import DAYS, EVERY_DAY, Span, spans, written
from backline.care.breaks.settings import HOURS, PLACES, RANGES, BreakSettings
from backline.motion.errors import InputError
from backline.motion.said import Figure, Own, say

from ..typed import number

LABELS: Mapping[str, str] = {
    "every_min": say("Sitting before a break"),
    "break_min": say("How long a break is"),
    "away_min": say("Without key or mouse before you count as away"),
    "day_limit_h": say("Hours of sitting in a day"),
    "work_hours": say("Working hours"),
    "quiet_hours": say("Hours without breaks"),
    "remind_at": say("Reminder"),
}
PLACE_WORDS: Mapping[str, str] = {
    "desk": say("Standing, or on a chair"),
    "floor": say("There is room to lie down"),
    "outside": say("I can go out for a walk"),
    "seated": say("I stay seated"),
}
TICKS = ("full_screen", "wait_full_screen", "wait_quiet", "day_over")
ROWS_MOST = 40
ROW = re.compile(r"(?P<name>work_hours|quiet_hours)_(?P<part>days|from|to)_(?P<row>\d{1,2})")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of hours as it stands in the form: days by their short names, times as typed."""

    days: tuple[str, ...] = ()
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """What the form shows.

    Attributes
    ----------
    values : mapping of str to str
        The text of every field, as typed.
    ticks : frozenset of str
        What is on.
    rows : mapping of str to sequence of Row
        By the names of `HOURS`, an empty one at the end.
    """

    values: Mapping[str, str]
    ticks: frozenset[str]
    rows: Mapping[str, Sequence[Row]]


def as_form(chosen: BreakSettings) -> Form:
    """Return kept settings as the form shows them."""
    values = {name: f"{getattr(chosen, name):g}" for name in RANGES}
    values |= {"place": chosen.place, "remind_at": chosen.remind_at}
    values |= {name: written(getattr(chosen, name)) for name in HOURS}
    ticks = frozenset(name for name in TICKS if getattr(chosen, name))
    rows = {name: [*map(_row, getattr(chosen, name)), Row()] for name in HOURS}
    return Form(values, ticks, rows)


def typed(given: FormData) -> Form:
    """Return what was sent as the form shows it again."""
    texts = {name: str(value).strip() for name, value in given.items()}
    found = {name: dict[int, Row]() for name in HOURS}
    for name in texts:
        if match := ROW.fullmatch(name):
            at = int(match["row"])
            found[match["name"]][at] = _typed_row(given, match["name"], at)
    rows = {
        name: [*(found[name][at] for at in sorted(found[name]) if found[name][at] != Row()), Row()]
        for name in HOURS
    }
    ticks = frozenset(name for name in TICKS if name in texts)
    known = (*RANGES, "place", "remind_at", *HOURS)
    return Form({name: texts.get(name, "") for name in known}, ticks, rows)


def read(given: FormData, chosen: BreakSettings) -> BreakSettings:
    """Return changed settings.

    Hours are taken from the text where that was changed, else from the rows.

    Raises
    ------
    InputError
        With everything that is wrong, a sentence each.
    """
    form, problems = typed(given), list[str]()
    changes: dict[str, Any] = {name: name in form.ticks for name in TICKS}
    for name in RANGES:
        value = number(form.values[name])
        problems += _outside(name, form.values[name], value)
        changes[name] = value
    for name in HOURS:
        text = form.values[name]
        if str(given.get(f"{name}_was", "")).strip() == text:
            text, wrong = _from_rows(name, form.rows[name])
            problems += wrong
        problems += _unreadable(text)
        changes[name] = text
    changes |= {"remind_at": form.values["remind_at"], "place": form.values["place"]}
    if changes["place"] not in PLACES:
        problems.append(say("Choose what there is room for."))
    if not problems:
        return chosen.changed(changes)
    raise InputError(*dict.fromkeys([*problems, *_reminder(form.values["remind_at"])]))


def _row(span: Span) -> Row:
    _, _, times = str(span).rpartition(" ")
    start, end = times.split("-")
    return Row(tuple(DAYS[day] for day in sorted(span.days)), start, end)


def _typed_row(given: FormData, name: str, at: int) -> Row:
    days = {str(one) for one in given.getlist(f"{name}_days_{at}")}
    start, end = (str(given.get(f"{name}_{part}_{at}", "")).strip() for part in ("from", "to"))
    return Row(tuple(day for day in DAYS if day in days) if start or end else (), start, end)


def _outside(name: str, text: str, value: float | None) -> Iterator[str]:
    low, high = RANGES[name]
    if value is None or not low <= value <= high:
        yield say(
            "{what}: give a number from {low} to {high}, not {given}.",
            what=LABELS[name], low=Figure(low), high=Figure(high), given=Own(repr(text[:20])),
        )  # fmt: skip


def _from_rows(name: str, rows: Sequence[Row]) -> tuple[str, list[str]]:
    """Return rows as `spans` reads them, and what is wrong with them."""
    parts, problems = [], list[str]()
    for at, row in enumerate(rows, 1):
        if bool(row.start) != bool(row.end):
            problems.append(
                say("{what}, line {n}: give both times, or none.", what=LABELS[name], n=at)
            )
        elif row.start:
            days = f"{','.join(row.days)} " if 0 < len(row.days) < len(EVERY_DAY) else ""
            parts.append(f"{days}{row.start[:5]}-{row.end[:5]}")
    return "; ".join(parts), problems


def _unreadable(text: str) -> tuple[str, ...]:
    try:
        spans(text)
    except InputError as error:
        return error.problems
    return ()


def _reminder(text: str) -> tuple[str, ...]:
    try:
        BreakSettings().changed({"remind_at": text})
    except InputError as error:
        return error.problems
    return ()
