"""From a mapping (a TOML file) to an `Exercise`, or to all of its problems at once."""

from collections.abc import Mapping
from math import inf
from typing import Any

from .definition import (
    Condition,
    Dose,
    Example,
    Exercise,
    FaultRule,
    Limit,
    MovementRule,
    Reference,
)
from .detect import Settings
from .errors import InputError
from .reader import Reader
from .roles import ROLES
from .signals import SIGNALS, known

KINDS = ("strength", "control", "stretch", "mobility")
POSITIONS = ("supine", "standing", "sitting")
VIEWS = ("side", "front")
TOP_LEVEL = {
    "id", "name", "kind", "position", "views", "sides", "why", "steps", "warnings",
    "equipment", "easier", "harder", "unwatched", "camera", "evidence", "dose", "movement",
    "while", "limit", "fault", "set_fault", "example", "reference",
}  # fmt: skip
MOVEMENT = {
    "kind", "signal", "front_signal", "angle", "direction", "follow", "role", "rest_deg",
    "usual_deg", "enter_deg", "leave_deg", "fast_s", "limits",
}  # fmt: skip
DOSE = {
    "text", "source", "repetitions", "hold_s", "dwell_s", "sets", "per_side", "hold_variant",
}  # fmt: skip
BOUND = {"signal", "above", "below"}
WORDS = {"id", "says", "cue"}
FAULT = WORDS | BOUND | {"when", "for_s", "against"}
EXAMPLE = {"says", "posture", "working", "traces", "expect"}


def parse(data: Mapping[str, Any], origin: str, sha256: str = "") -> Exercise:
    """Read one exercise.

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
    exercise = Exercise(
        id=read.text("id"),
        name=read.text("name"),
        kind=read.one_of("kind", KINDS),
        position=read.one_of("position", POSITIONS),  # type: ignore[arg-type]
        views=read.some_of("views", VIEWS, ("side",)),
        sides=read.some_of("sides", ("left", "right", "both")),
        why=read.text("why"),
        steps=read.texts("steps"),
        warnings=read.texts("warnings"),
        unwatched=read.texts("unwatched"),
        movement=_movement(read.table("movement", MOVEMENT)),
        gates=tuple(_condition(item) for item in read.tables("while", BOUND)),
        limits=tuple(
            Limit(item.text("id"), _condition(item))
            for item in read.tables("limit", {"id"} | BOUND)
        ),
        faults=tuple(_fault(item) for item in read.tables("fault", FAULT)),
        set_faults=tuple(_set_fault(item) for item in read.tables("set_fault", WORDS)),
        dose=_dose(read.table("dose", DOSE)),
        examples=tuple(
            _example(item, str(data.get("position"))) for item in read.tables("example", EXAMPLE)
        ),
        references=tuple(
            Reference(item.text("claim"), item.text("source"))
            for item in read.tables("reference", {"claim", "source"})
        ),
        words=data,
        sha256=sha256,
    )
    if read.problems:
        raise InputError(*read.problems)
    return exercise


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
        read.problem("leave_deg has to be smaller than enter_deg, or the movement never ends")
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
        read.problem("needs a bound, `above` or `below`, in degrees")
    return rule


def _known_signal(read: Reader, name: str) -> None:
    if name and not known(name):
        read.problem(f"signal {name!r} is not one of {', '.join(sorted(SIGNALS))}")


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


def _dose(read: Reader) -> Dose:
    repetitions = read.pair("repetitions", required=False, least=0.0)
    hold_s = read.pair("hold_s", required=False, least=0.0)
    return Dose(
        text=read.text("text"),
        dwell_s=read.number("dwell_s", default=0.0, least=0.0),
        repetitions=(int(repetitions[0]), int(repetitions[1])) if repetitions[1] > 0 else None,
        hold_s=hold_s if hold_s[1] > 0 else None,
        sets=read.count("sets", 1),
        per_side=read.flag("per_side"),
    )


def _example(read: Reader, position: str) -> Example:
    usual = "supine" if position == "supine" else "standing"
    return Example(
        says=read.text("says"),
        posture=read.one_of("posture", ("supine", "standing", "bridge"), usual),  # type: ignore[arg-type]
        working=read.one_of("working", ("left", "right", "both"), "right"),  # type: ignore[arg-type]
        traces=read.mapping("traces"),
        expect=read.mapping("expect"),
    )
