"""Ids and numbers of a record in plain, kind words: the one place where that is done."""

from collections import Counter
from collections.abc import Sequence
from math import isnan
from typing import TYPE_CHECKING, get_args

from backline.motion.skeleton import TRACKED
from backline.motion.types import Side

from .messages import known, text

if TYPE_CHECKING:
    from backline.motion.definition import Exercise
    from backline.motion.record import Record

SIDES = get_args(Side)


def side(name: str) -> str:
    """Return a side of the person in words: ``left`` -> ``left leg``."""
    return text(f"side.{name}")


def phase(name: str, kind: str) -> str:
    """Return a phase in words; the top of a hold exercise is called holding.

    Parameters
    ----------
    name : str
        ``rest``, ``moving``, ``top``, ``waiting`` or ``unseen``.
    kind : str
        The movement's: ``cycle`` or ``hold``.
    """
    return text("phase.hold" if (name, kind) == ("top", "hold") else f"phase.{name}")


def signal(name: str) -> str:
    """Return what a signal measures, as short as a label: ``hip_flexion_deg`` -> ``hip``."""
    message = f"signal.{name}"
    return text(message) if known(message) else _spaced(name.removesuffix("_deg"))


def excluded(limit: str) -> str:
    """Return why a repetition or hold does not count; follows "because".

    Parameters
    ----------
    limit : str
        The limit that it broke, as in `Rep.excluded_by`.
    """
    message = f"excluded.{limit}"
    return text(message) if known(message) else text("excluded.other", name=_spaced(limit))


def fault(exercise: "Exercise", fault_id: str) -> str:
    """Return the exercise's own sentence for a fault; the id in words where it has none."""
    for known_fault in (*exercise.faults, *exercise.set_faults):
        if known_fault.id == fault_id:
            return known_fault.says
    return text("fault.other", name=_spaced(fault_id).capitalize())


def angle(value_deg: float, error_deg: float = float("nan")) -> str:
    """Return an angle with its error in whole degrees, or that it is not given (NaN).

    >>> angle(43.4, 4.6), angle(43.4), angle(float("nan"))
    ('43° ± 5°', '43°', 'not given')
    """
    if isnan(value_deg):
        return text("angle.withheld")
    if isnan(error_deg):
        return text("angle", value=_whole(value_deg))
    return text("angle.error", value=_whole(value_deg), error=_whole(error_deg))


def running_angle(signal_name: str, value_deg: float) -> str:
    """Return the label beside a joint.

    >>> running_angle("hip_flexion_deg", 42.6)
    'hip 43°'
    """
    return text("angle.labelled", name=signal(signal_name), value=_whole(value_deg))


def clock(t_s: float, decimals: int = 1) -> str:
    """Return a time of the recording as minutes and seconds.

    >>> clock(72.34), clock(59.96), clock(72.0, decimals=0)
    ('1:12.3', '1:00.0', '1:12')
    """
    minutes, seconds = divmod(round(t_s, decimals), 60)
    width = 3 + decimals if decimals else 2
    return f"{minutes:.0f}:{seconds:0{width}.{decimals}f}"


def seconds(length_s: float) -> str:
    """Return a length of time.

    >>> seconds(4.25), seconds(float("nan"))
    ('4.2 s', '')
    """
    return "" if isnan(length_s) else text("cell.seconds", value=f"{length_s:.1f}")


def number(value: float) -> str:
    """Return a number to at most one decimal; a question mark where it is unknown.

    >>> number(29.97), number(25.0), number(float("nan"))
    ('30', '25', '?')
    """
    return "?" if isnan(value) else f"{value:.1f}".removesuffix(".0")


def landmarks(names: Sequence[str]) -> str:
    """Return landmarks in words; nobody where all that is tracked was missing.

    >>> landmarks(["left_knee", "left_ankle"])
    'left knee, left ankle'
    """
    if not names or len(names) >= len(TRACKED):
        return text("report.unseen_nobody")
    return ", ".join(_spaced(name) for name in names)


def headline(record: "Record") -> str:
    """Return the recording in one sentence.

    "3 good repetitions, right leg; 1 did not count because the movement was too small."
    """
    parts = [_counted(record), _not_counted(record)]
    return "; ".join(part for part in parts if part) + "."


def by_kind(message: str, record: "Record") -> str:
    """Return the id of a message in its form for the record's kind: repetitions or holds."""
    return f"{message}.hold" if record.exercise.movement.kind == "hold" else message


def _counted(record: "Record") -> str:
    good = [effort for effort in record.efforts if effort.excluded_by is None]
    if not record.efforts:
        return text(by_kind("headline.none", record))
    if not good:
        return text(by_kind("headline.none_counts", record))
    flawed = sum(bool(effort.faults) for effort in good)
    # Where angles are withheld nothing was judged, so nothing is called good.
    perfect = not flawed and record.withheld is None
    kind = "headline.good" if perfect else "headline.flawed"
    parts = [text(by_kind(kind, record), n=len(good))]
    sides = Counter(effort.side for effort in good)
    if len(sides) == 1:
        parts.append(side(good[0].side))
    else:
        each = [f"{sides[name]} {side(name)}" for name in SIDES if sides[name]]
        parts.append(text("list.and").join(each))
    if flawed:
        which = "headline.improve_all" if flawed == len(good) else "headline.improve"
        parts.append(text(which, n=flawed))
    return ", ".join(parts)


def _not_counted(record: "Record") -> str:
    reasons = Counter(effort.excluded_by for effort in record.efforts if effort.excluded_by)
    n = reasons.total()
    if len(reasons) == 1:
        return text("headline.excluded", n=n, why=excluded(next(iter(reasons))))
    each = [text("headline.because", n=k, why=excluded(why)) for why, k in reasons.most_common()]
    return text("headline.excluded_many", n=n, why=", ".join(each)) if n else ""


def _spaced(name: str) -> str:
    return name.replace("_", " ")


def _whole(value: float) -> str:
    # round() first, so that -0.4 does not read "-0".
    return f"{round(value)}".replace("-", "\N{MINUS SIGN}")
