"""Finding and reading the tests by camera, one file each, and the words for what went wrong."""

import tomllib
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from math import inf
from typing import Any

from ..motion.definition import Condition, Example, Reference
from ..motion.errors import InputError, nearest
from ..motion.protocol import Check, ErrorRule, NotWhen, Protocol, Score, Stop
from ..motion.reader import Reader
from ..motion.signals import SIGNALS, known
from .load import exercises

TOP_LEVEL = {
    "id", "name", "uses", "sides", "trials", "unit", "better", "to_limit", "why", "does_not_mean",
    "how", "set_up", "stop", "score", "error", "check", "not_when", "example", "reference",
}  # fmt: skip
STOPS = ("trials", "failures", "hips_sink", "time")
STOP = {"rule", "says", "failures", "pause_s", "sink_deg", "sink_for_s", "time_s", "source"}
SCORES = ("mean_of_trials", "repetitions_to_failure", "longest_hold", "stands_in_time")
SCORE = {"rule", "says", "signal", "also_signal", "failed_by", "limits_waived"}
CHECK = {"reason", "signal", "above", "below", "against", "source"}
EXAMPLE = {"says", "posture", "working", "traces", "expect"}
UNITS = ("deg", "s", "repetitions", "stands")


def parse(data: Mapping[str, Any], origin: str, digest: str = "") -> Protocol:
    """Read one test.

    Parameters
    ----------
    data : mapping
        What the file holds.
    origin : str
        The file's name, for the messages.
    digest : str
        SHA-256 of the file's bytes.

    Raises
    ------
    InputError
        With every problem of the definition, one sentence each.
    """
    read = Reader(data, origin)
    read.only(TOP_LEVEL)
    found = Protocol(
        id=read.text("id"),
        name=read.text("name"),
        uses=read.one_of("uses", tuple(exercises())),
        sides=read.some_of("sides", ("left", "right", "both")),
        trials=read.count("trials", 1),
        unit=read.one_of("unit", UNITS),  # type: ignore[arg-type]
        better=read.one_of("better", ("higher", "lower")),  # type: ignore[arg-type]
        to_limit=read.flag("to_limit"),
        why=read.text("why"),
        does_not_mean=read.text("does_not_mean"),
        how=read.texts("how"),
        set_up=read.texts("set_up"),
        stop=_stop(read.table("stop", STOP)),
        score=_score(read.table("score", SCORE), read.mapping("score")),
        error=_error(read.table("error", {"method", "least", "source"})),
        checks=tuple(_check(item) for item in read.tables("check", CHECK)),
        not_when=tuple(
            NotWhen(item.text("id"), item.text("says"))
            for item in read.tables("not_when", {"id", "says"})
        ),
        examples=tuple(_example(item) for item in read.tables("example", EXAMPLE)),
        references=tuple(
            Reference(item.text("claim"), item.text("source"))
            for item in read.tables("reference", {"claim", "source"})
        ),
        words=data,
        sha256=digest,
    )
    if read.problems:
        raise InputError(*read.problems)
    return found


def _stop(read: Reader) -> Stop:
    return Stop(
        rule=read.one_of("rule", STOPS),  # type: ignore[arg-type]
        says=read.text("says"),
        failures=read.count("failures", 1),
        pause_s=read.number("pause_s", default=inf, above=0.0),
        sink_deg=read.number("sink_deg", default=inf, above=0.0),
        sink_for_s=read.number("sink_for_s", default=0.0, least=0.0),
        time_s=read.number("time_s", default=inf, above=0.0),
        source=read.text("source"),
    )


def _score(read: Reader, given: Mapping[str, Any]) -> Score:
    signal, also = read.text("signal"), read.text("also_signal", "")
    for name in filter(None, (signal, also)):
        _known_signal(read, name)
    return Score(
        rule=read.one_of("rule", SCORES),  # type: ignore[arg-type]
        says=read.text("says"),
        signal=signal,
        also_signal=also or None,
        failed_by=read.texts("failed_by") if "failed_by" in given else (),
        limits_waived=read.texts("limits_waived") if "limits_waived" in given else (),
    )


def _error(read: Reader) -> ErrorRule:
    return ErrorRule(
        method=read.number("method", default=0.0, least=0.0),
        least=read.number("least", above=0.0),
        source=read.text("source"),
    )


def _check(read: Reader) -> Check:
    signal = read.text("signal")
    _known_signal(read, signal)
    rule = Condition(signal, read.number("above", default=inf), read.number("below", default=-inf))
    if rule.above == inf and rule.below == -inf:
        read.problem("needs a bound, `above` or `below`, in the signal's unit")
    reason = read.one_of("reason", tuple(reasons()))
    against = read.one_of("against", ("zero", "rest"), "zero")
    return Check(reason, rule, against, read.text("source"))  # type: ignore[arg-type]


def _example(read: Reader) -> Example:
    return Example(
        says=read.text("says"),
        posture=read.one_of("posture", ("supine", "standing", "bridge")),  # type: ignore[arg-type]
        working=read.one_of("working", ("left", "right", "both"), "right"),  # type: ignore[arg-type]
        traces=read.mapping("traces"),
        expect=read.mapping("expect"),
    )


def _known_signal(read: Reader, name: str) -> None:
    if name and not known(name):
        read.problem(f"signal {name!r} is not one of {', '.join(sorted(SIGNALS))}")


@cache
def reasons() -> Mapping[str, str]:
    """Return the words for each reason why something was not measurable, by its id."""
    path = files(__package__) / "measure" / "reasons.toml"
    table: dict[str, str] = tomllib.loads(path.read_text("utf-8"))
    return table


@cache
def protocols() -> dict[str, Protocol]:
    """Return every test of the library by its id, in order of the ids.

    Raises
    ------
    InputError
        With every problem of every file; also where two share an id.
    """
    found: dict[str, Protocol] = {}
    problems: list[str] = []
    folder = files(__package__) / "tests"
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if not path.name.endswith(".toml"):
            continue
        data = path.read_bytes()
        try:
            one = parse(tomllib.loads(data.decode("utf-8")), path.name, sha256(data).hexdigest())
        except InputError as error:
            problems += error.problems
            continue
        if one.id in found:
            problems.append(f"{path.name}: the id {one.id!r} is taken; rename one.")
        found[one.id] = one
    if problems:
        raise InputError(*problems)
    return found


def protocol(name: str) -> Protocol:
    """Return one test.

    Raises
    ------
    InputError
        If there is none of that id; the message names the nearest.
    """
    every = protocols()
    if name in every:
        return every[name]
    raise InputError(f"There is no test {name!r}; {nearest(name, every)}")
