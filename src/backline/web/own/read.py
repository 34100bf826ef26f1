"""From a typed form to a definition, or to all that is wrong with it, each beside its field."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from backline.i18n import Texts
from backline.library import for_person
from backline.motion.definition import Activity
from backline.motion.errors import InputError
from backline.motion.parse import KINDS, parse_activity
from backline.motion.said import Own, say

from ..exercise_words import POSITIONS
from .draft import SECONDS, THRESHOLDS, Draft

TAKEN = (
    "views",
    "camera",
    "arms_busy",
    "unwatched",
    "movement",
    "while",
    "limit",
    "fault",
    "set_fault",
)
"""What an exercise for the camera takes from the one that it starts from."""
MOVEMENT = ("enter_deg", "leave_deg", "usual_deg", "fast_s")
BY = ("repetitions", "hold_s", "minutes")
LONGEST = 100
PAGES = ("new", "sheet")
"""Addresses beside those of the exercises, which no id may be."""
PLACE = re.compile(r"^\S+?(?: \[\[?(?P<table>\w+)\]\]?[^:]*)?: (?P<key>\w+)")
"""How the loader begins a sentence: the file, perhaps a table, and the key that is wrong."""


@dataclass(slots=True)
class Read:
    """A definition, and what is wrong by field; ``""`` is the field of what has none."""

    data: dict[str, Any] = field(default_factory=dict)
    wrong: dict[str, list[str]] = field(default_factory=dict)

    def problem(self, name: str, sentence: str) -> None:
        """Add a problem of a field."""
        self.wrong.setdefault(name, []).append(sentence)


def read(draft: Draft, known: Mapping[str, Activity], texts: Texts, whose: str) -> Read:
    """Return the definition that a form describes, checked by the loader.

    Parameters
    ----------
    draft : Draft
    known : mapping
        Every exercise there is; no new one may have its id.
    texts : Texts
        For the words of the dose where none were typed.
    whose : str
        The profile that a new one is for.
    """
    found, typed = Read(), draft.typed
    others = {
        one.name.casefold()
        for one in for_person(known, whose).values()
        if draft.old is None or one.id != draft.old.id
    }
    _check_name(found, draft, others)
    for name in ("why", "steps", "warnings"):
        if not _lines(typed[name]):
            found.problem(name, say("Write a few words here."))
    dose = _dose(found, draft, texts)
    data = _begun(draft, known, whose)
    data |= {
        "name": _clean(typed["name"]), "kind": _one_of(typed["kind"], KINDS),
        "why": _clean(typed["why"]), "steps": _lines(typed["steps"]),
        "warnings": _lines(typed["warnings"]),
    }  # fmt: skip
    if equipment := _lines(typed["equipment"]):
        data["equipment"] = equipment
    else:
        data.pop("equipment", None)
    data["dose"] = {**data.get("dose", {}), **dose}
    for amount in (*BY, "dwell_s"):
        if amount not in dose:
            data["dose"].pop(amount, None)
    if draft.base is not None:
        _set_thresholds(found, data, typed)
    found.data = _in_order(data)
    _check_whole(found)
    return found


def _check_name(found: Read, draft: Draft, others: Collection[str]) -> None:
    name = _clean(draft.typed["name"])
    if not name:
        found.problem("name", say("Give it a name."))
    elif len(name) > LONGEST:
        found.problem("name", say("Give it a name of at most {n} characters.", n=LONGEST))
    elif name.casefold() in others:
        found.problem("name", say("There is an exercise of that name already; choose another."))
    elif draft.old and name != draft.old.name and not draft.confirmed:
        old = Own(draft.old.name)
        found.problem("rename", say("It was called {old} so far. Confirm the new name.", old=old))


def _begun(draft: Draft, known: Mapping[str, Activity], whose: str) -> dict[str, Any]:
    """Return what stays, or comes from the exercise that this one starts from."""
    if draft.old is not None:
        return deepcopy(dict(draft.old.words)) | _laid(draft)
    found: dict[str, Any] = {"id": _id(_clean(draft.typed["name"]), known), "whose": whose}
    if draft.base is None:
        return found | {"watched": False} | _laid(draft)
    words = draft.base.words
    taken = {key: deepcopy(words[key]) for key in TAKEN if key in words}
    source = f"{draft.base.name}, of Backline's library"
    claim = "how the movement is told; the thresholds may be one's own"
    return found | taken | _laid(draft) | {"reference": [{"claim": claim, "source": source}]}


def _laid(draft: Draft) -> dict[str, Any]:
    """Return position and sides: those of the movement, where a camera follows one."""
    if draft.base is not None:
        return {"position": draft.base.position, "sides": list(draft.base.sides)}
    sides = ["left", "right"] if draft.typed["sides"] == "each" else ["both"]
    return {"position": _one_of(draft.typed["position"], POSITIONS), "sides": sides}


def _id(name: str, known: Mapping[str, Activity]) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub("[^a-z0-9]+", "_", plain).strip("_")[:40]
    start = plain if re.match("[a-z]", plain) else f"own_{plain}".rstrip("_")
    free = (f"{start}_{number}" if number > 1 else start for number in range(1, len(known) + 3))
    return next(one for one in free if one not in known and one not in PAGES)


def _dose(found: Read, draft: Draft, texts: Texts) -> dict[str, Any]:
    typed = draft.typed
    by = _one_of(typed["by"], BY)
    if draft.base is not None:
        by = "hold_s" if draft.base.movement.kind == "hold" else "repetitions"
    least = _number(found, typed, "least")
    most = _number(found, typed, "most") if typed["most"].strip() else least
    sets = _number(found, typed, "sets")
    each = draft.base.dose.per_side if draft.base else typed["sides"] == "each"
    if least is not None and least <= 0:
        found.problem("least", say("It has to be more than 0."))
    if least is not None and most is not None and most < least:
        found.problem("most", say("This has to be at least as much as the first number."))
    dose: dict[str, Any] = {
        by: [_plain(least), _plain(most)],
        "sets": _plain(sets),
        "per_side": each,
    }
    if by == "repetitions" and typed["dwell_s"].strip():
        dose["dwell_s"] = _plain(_number(found, typed, "dwell_s"))
    text = _clean(typed["text"])
    return dose | {"text": text or texts.gettext(_dose_words(by, least, most, sets, each))}


def _dose_words(
    by: str, least: float | None, most: float | None, sets: float | None, each: bool
) -> str:
    amounts = {
        "repetitions": say("{least:g} to {most:g} repetitions", least=least or 0, most=most or 0),
        "hold_s": say("Hold for {least:g} to {most:g} seconds", least=least or 0, most=most or 0),
        "minutes": say("{least:g} to {most:g} minutes", least=least or 0, most=most or 0),
    }
    if each:
        return say("{amount}, sets on each side: {sets:g}.", amount=amounts[by], sets=sets or 0)
    return say("{amount}, sets: {sets:g}.", amount=amounts[by], sets=sets or 0)


def _set_thresholds(found: Read, data: dict[str, Any], typed: Mapping[str, str]) -> None:
    values = {name: _number(found, typed, name) for name in THRESHOLDS}
    movement = data["movement"]
    movement["rest_deg"] = [_plain(values["rest_low"]), _plain(values["rest_high"])]
    movement |= {name: _plain(values[name]) for name in MOVEMENT}
    if not values["fast_s"]:
        movement.pop("fast_s")
    movement["limits"] = {name: _plain(values[name]) for name in ("min_s", "min_rom_deg")}


def _number(found: Read, typed: Mapping[str, str], name: str) -> float | None:
    text = typed[name].strip().replace(",", ".")
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if isfinite(value):
        return value
    unit = (
        say("a number of seconds, such as 1.5") if name in SECONDS else say("a number, such as 10")
    )
    found.problem(name, say("This has to be {what}.", what=unit))
    return None


def _plain(value: float | None) -> float | int:
    """Return a whole number as one; what could not be read was called out already."""
    if value is None:
        return 1
    return int(value) if value.is_integer() else value


def _check_whole(found: Read) -> None:
    """Have the loader check it; what it finds goes beside its field, if that is not wrong yet."""
    try:
        parse_activity(found.data, "exercise.toml")
    except InputError as error:
        for sentence in error.problems:
            name = _field(sentence)
            if name not in found.wrong:
                found.problem(name, sentence)


FIELD_OF = {
    "id": "name", "repetitions": "least", "hold_s": "least", "minutes": "least", "needs": "least",
    "rest_deg": "rest_low", "text": "text",
}  # fmt: skip


def _field(sentence: str) -> str:
    """Return the field that a sentence of the loader is about; empty where there is none.

    >>> _field("exercise.toml [dose]: repetitions have to be whole numbers, not [1.5, 2]")
    'least'
    """
    place = PLACE.match(sentence)
    key = place["key"] if place else ""
    known = {
        "name",
        "kind",
        "position",
        "sides",
        "why",
        "steps",
        "warnings",
        "equipment",
        "sets",
        "dwell_s",
    }
    return FIELD_OF.get(key, key if key in known or key in THRESHOLDS else "")


def _one_of(given: str, allowed: Collection[str]) -> str:
    return given if given in allowed else next(iter(allowed))


def _clean(text: str) -> str:
    """Return a line without characters that no file should hold."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def _lines(text: str) -> list[str]:
    return [line for line in map(_clean, text.splitlines()) if line]


ORDER = (
    "id", "name", "whose", "kind", "position", "sides", "watched", "views", "why", "steps",
    "warnings", "equipment", "easier", "harder", "unwatched", "camera", "arms_busy", "dose",
)  # fmt: skip


def _in_order(data: dict[str, Any]) -> dict[str, Any]:
    """Return the same with what a person reads first."""
    first = {key: data[key] for key in ORDER if key in data}
    return first | {key: value for key, value in data.items() if key not in first}
