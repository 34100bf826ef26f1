"""From a mapping (a TOML file) to an `Exercise`, or to all of its problems at once."""

import re
from collections.abc import Mapping
from math import inf, isfinite
from typing import Any

from .definition import (
    Activity,
    Condition,
    Dose,
    Example,
    Exercise,
    FaultRule,
    HoldVariant,
    Limit,
    MovementRule,
    Reference,
)
from .detect import Settings
from .errors import InputError
from .reader import Reader
from .roles import ROLES
from .said import Own, say
from .signals import SIGNALS, known

KINDS = ("strength", "control", "stretch", "mobility")
POSITIONS = ("supine", "standing", "sitting")
ALL_POSITIONS = (*POSITIONS, "prone", "side_lying", "kneeling")  # a camera judges the first three
VIEWS = ("side", "front")
CAMERA = {
    "views", "camera", "movement", "while", "limit", "fault", "set_fault", "example", "arms_busy",
}  # fmt: skip
TOP_LEVEL = CAMERA | {
    "id", "name", "kind", "position", "sides", "why", "steps", "warnings", "equipment", "easier",
    "harder", "watched", "unwatched", "evidence", "dose", "reference", "whose",
}  # fmt: skip
MOVEMENT = {
    "kind", "signal", "front_signal", "angle", "direction", "follow", "role", "rest_deg",
    "usual_deg", "enter_deg", "leave_deg", "fast_s", "limits",
}  # fmt: skip
DOSE = {
    "text", "source", "repetitions", "hold_s", "dwell_s", "sets", "per_side", "hold_variant",
}  # fmt: skip
AMOUNTS = ("repetitions", "hold_s", "minutes")
FORM = {"name", "how", "off_floor", "source"}
BOUND = {"signal", "above", "below"}
WORDS = {"id", "says", "cue"}
FAULT = WORDS | BOUND | {"when", "for_s", "against"}
EXAMPLE = {"says", "posture", "working", "traces", "expect"}


def parse(data: Mapping[str, Any], origin: str, sha256: str = "") -> Exercise:
    """Read one exercise that a camera can judge, as `parse_activity` does.

    Raises
    ------
    InputError
        With every problem of the definition, one sentence each; also where it is done without a
        camera.
    """
    one = parse_activity(data, origin, sha256)
    if isinstance(one, Exercise):
        return one
    raise InputError(
        say(
            "{origin}: {name} is done without a camera (watched = false), so no recording "
            "can be judged as it; do it by the clock or by counting.",
            origin=Own(origin),
            name=one.name,
        )
    )


def parse_activity(data: Mapping[str, Any], origin: str, sha256: str = "") -> Activity:
    """Read one definition: an `Exercise`, or an `Activity` where it says ``watched = false``.

    Parameters
    ----------
    data : mapping
        What the file holds.
    origin : str
        The file's name, for the messages.
    sha256 : str
        Of the file's bytes.

    Raises
    ------
    InputError
        With every problem of the definition, one sentence each.
    """
    read = Reader(data, origin)
    read.only(TOP_LEVEL)
    watched = "watched" not in data or read.flag("watched")
    _check_words(read, data)
    common = _common(read, data, watched) | {"words": data, "sha256": sha256}
    one = _exercise(read, common) if watched else Activity(**common)
    if not watched and CAMERA & set(data):
        told = ", ".join(sorted(CAMERA & set(data)))
        read.problem(
            say("watched is false, but there is {told}; leave out one or the other", told=told)
        )
    if read.problems:
        raise InputError(*read.problems)
    return one


def _common(read: Reader, data: Mapping[str, Any], watched: bool) -> dict[str, Any]:
    """Return what every activity has."""
    return {
        "id": _id(read),
        "name": read.text("name"),
        "kind": read.one_of("kind", KINDS),
        "position": read.one_of("position", POSITIONS if watched else ALL_POSITIONS),
        "sides": read.some_of("sides", ("left", "right", "both"), None if watched else ("both",)),
        "why": read.text("why"),
        "steps": read.texts("steps"),
        "warnings": read.texts("warnings"),
        "unwatched": read.texts("unwatched") if watched or "unwatched" in data else (),
        "dose": _dose(read, watched),
        "references": tuple(
            Reference(item.text("claim"), item.text("source"))
            for item in read.tables("reference", {"claim", "source"})
        ),
    }


def _exercise(read: Reader, common: dict[str, Any]) -> Exercise:
    """Return an exercise: what every activity has, and what a camera needs."""
    return Exercise(
        **common,
        views=read.some_of("views", VIEWS, ("side",)),
        movement=_movement(read.table("movement", MOVEMENT)),
        gates=tuple(_condition(item) for item in read.tables("while", BOUND)),
        limits=tuple(
            Limit(item.text("id"), _condition(item))
            for item in read.tables("limit", {"id"} | BOUND)
        ),
        faults=tuple(_fault(item) for item in read.tables("fault", FAULT)),
        set_faults=tuple(_set_fault(item) for item in read.tables("set_fault", WORDS)),
        examples=tuple(
            _example(item, common["position"]) for item in read.tables("example", EXAMPLE)
        ),
        arms_busy=read.flag("arms_busy"),
    )


def _id(read: Reader) -> str:
    name = read.text("id")
    if name and not re.fullmatch("[a-z][a-z0-9_]*", name):
        read.problem(
            say(
                "id has to be small letters, digits and _, such as heel_slide, not {name!r}",
                name=name,
            )
        )
    return name


def _check_words(read: Reader, data: Mapping[str, Any]) -> None:
    """Call out texts that no page could show; they stay in ``words`` as they are."""
    for form in (*read.tables("easier", FORM), *read.tables("harder", FORM)):
        form.text("name")
        form.text("how")
        form.text("source", "")
        form.flag("off_floor")
    if "equipment" in data:
        read.texts("equipment")
    read.text("camera", "")
    if "whose" in data:
        read.text("whose")
    if "evidence" in data:
        evidence = read.table("evidence", {"verdict", "says", "sources"})
        evidence.text("verdict")
        evidence.text("says")
        evidence.texts("sources")


def _movement(read: Reader) -> MovementRule:
    low, high = read.pair("rest_deg")
    kind = read.one_of("kind", ("cycle", "hold"))
    front = read.text("front_signal", "")
    angle = read.text("angle", "") or read.text("signal")
    for name in filter(None, (read.text("signal"), front, angle)):
        _known_signal(read, name)
    settings = Settings(
        direction=1 if read.one_of("direction", ("rising", "falling")) == "rising" else -1,
        rest_low_deg=low,
        rest_high_deg=high,
        enter_deg=read.number("enter_deg", above=0.0),
        leave_deg=read.number("leave_deg", above=0.0),
    )
    if settings.leave_deg >= settings.enter_deg > 0:
        read.problem(say("leave_deg has to be smaller than enter_deg, or the movement never ends"))
    limits = read.table("limits", {"min_s", "min_rom_deg"})
    return MovementRule(
        kind=kind,  # type: ignore[arg-type]
        signal=read.text("signal"),
        front_signal=front or None,
        angle=angle,
        follow=read.one_of("follow", ("working_leg", "each_leg", "near_leg")),  # type: ignore[arg-type]
        role=read.one_of("role", tuple(ROLES), "more_flexed_hip"),
        settings=settings,
        usual_deg=read.number("usual_deg", above=0.0),
        min_s=limits.number("min_s", above=0.0),
        min_rom_deg=limits.number("min_rom_deg", above=0.0),
        fast_s=read.number("fast_s", default=0.0, least=0.0),
    )


def _condition(read: Reader) -> Condition:
    name = read.text("signal")
    _known_signal(read, name)
    rule = Condition(name, read.number("above", default=inf), read.number("below", default=-inf))
    if rule.above == inf and rule.below == -inf:
        read.problem(say("needs a bound, `above` or `below`, in degrees"))
    return rule


def _known_signal(read: Reader, name: str) -> None:
    if name and not known(name):
        read.problem(
            say(
                "signal {name!r} is not one of {known}",
                name=name,
                known=Own(", ".join(sorted(SIGNALS))),
            )
        )


def _fault(read: Reader) -> FaultRule:
    if read.text("id") == "too_fast":
        return FaultRule("too_fast", read.text("says"), read.text("cue"))
    return FaultRule(
        id=read.text("id"),
        says=read.text("says"),
        cue=read.text("cue"),
        condition=_condition(read),
        when=read.one_of("when", ("turn", "top", "moving")),  # type: ignore[arg-type]
        for_s=read.number("for_s", default=0.3, least=0.0),
        against=read.one_of("against", ("zero", "rest", "best"), "zero"),  # type: ignore[arg-type]
    )


def _set_fault(read: Reader) -> FaultRule:
    return FaultRule(read.text("id"), read.text("says"), read.text("cue"))


def _dose(top: Reader, watched: bool) -> Dose:
    read = top.table("dose", DOSE if watched else DOSE | {"minutes"})
    read.text("source", "")
    repetitions, hold_s, minutes = (_range(read, key) for key in AMOUNTS)
    if not watched and sum(amount is not None for amount in (repetitions, hold_s, minutes)) != 1:
        read.problem(say("needs one of repetitions, hold_s and minutes, to be counted or timed by"))
    if repetitions and not (repetitions[0].is_integer() and repetitions[1].is_integer()):
        read.problem(
            say("repetitions have to be whole numbers, not {given!r}", given=list(repetitions))
        )
    return Dose(
        text=read.text("text"),
        dwell_s=read.number("dwell_s", default=0.0, least=0.0),
        repetitions=(int(repetitions[0]), int(repetitions[1])) if repetitions else None,
        hold_s=hold_s,
        sets=read.count("sets", 1),
        per_side=read.flag("per_side"),
        minutes=minutes,
        hold_variant=_hold_variant(read) if "hold_variant" in top.mapping("dose") else None,
    )


def _range(read: Reader, key: str) -> tuple[float, float] | None:
    """Return a range of at least 0; None where it is left out or nothing."""
    low, high = read.pair(key, required=False, least=0.0)
    if not isfinite(high):
        read.problem(say("{key} has to end somewhere, not at {high}", key=key, high=high))
        return None
    return (low, high) if high > 0 else None


def _hold_variant(read: Reader) -> HoldVariant:
    variant = read.table("hold_variant", {"hold_s", "repetitions"})
    return HoldVariant(variant.pair("hold_s", least=0.0), variant.count("repetitions", 0))


def _example(read: Reader, position: str) -> Example:
    usual = "supine" if position == "supine" else "standing"
    return Example(
        says=read.text("says"),
        posture=read.one_of("posture", ("supine", "standing", "bridge"), usual),  # type: ignore[arg-type]
        working=read.one_of("working", ("left", "right", "both"), "right"),  # type: ignore[arg-type]
        traces=read.mapping("traces"),
        expect=read.mapping("expect"),
    )
