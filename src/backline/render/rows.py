"""The table of repetitions or holds as words: shared by the report and the terminal."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backline.motion.types import Hold, Rep

from . import words
from .angle import effort_deg
from .messages import text

if TYPE_CHECKING:
    from backline.motion.record import Record

CYCLE_COLUMNS = (
    "number", "side", "start", "top", "length", "dwell", "angle", "faults", "verdict",
)  # fmt: skip
HOLD_COLUMNS = ("number", "side", "start", "length", "angle", "faults", "verdict")


@dataclass(frozen=True, slots=True)
class Row:
    """One repetition or hold in words.

    Attributes
    ----------
    cells : dict of str to str
        By column id; several faults stand on lines of their own.
    counted : bool
    flawed : bool
        Whether it has faults.
    """

    cells: dict[str, str]
    counted: bool
    flawed: bool


def columns(record: "Record") -> dict[str, str]:
    """Return the table's headings by column id, in order."""
    ids = HOLD_COLUMNS if record.exercise.movement.kind == "hold" else CYCLE_COLUMNS
    return {column: text(f"column.{column}") for column in ids}


def rows(record: "Record") -> list[Row]:
    """Return every repetition or hold of a record, those that do not count too, in order."""
    return [_row(record, number, effort) for number, effort in numbered(record)]


def numbered(record: "Record") -> list[tuple[int, Rep | Hold]]:
    """Return the repetitions or holds with the numbers that they have in tables and charts."""
    efforts: tuple[Rep | Hold, ...] = record.efforts
    return list(enumerate(efforts, 1))


def moment_s(effort: Rep | Hold) -> float:
    """Return the time that shows an effort best: a repetition's turn, the middle of a hold."""
    return effort.turn_s if isinstance(effort, Rep) else (effort.start_s + effort.end_s) / 2


def _row(record: "Record", number: int, effort: Rep | Hold) -> Row:
    faults = dict.fromkeys(fault.id for fault in effort.faults)
    # "No fault" and "not judged" must never look alike.
    none = "cell.no_faults" if record.withheld is None else "cell.not_judged"
    said = [words.fault(record.exercise, fault) for fault in faults]
    cells = {
        "number": str(number),
        "side": words.side(effort.side),
        "start": words.clock(effort.start_s),
        "length": words.seconds(effort.end_s - effort.start_s),
        "angle": words.angle(*effort_deg(effort)),
        "faults": "\n".join(said) or text(none),
        "verdict": _verdict(effort),
    }
    if isinstance(effort, Rep):
        cells |= {"top": words.clock(effort.turn_s), "dwell": words.seconds(effort.dwell_s)}
    return Row(cells, effort.excluded_by is None, bool(faults))


def _verdict(effort: Rep | Hold) -> str:
    if effort.excluded_by is not None:
        return text("cell.excluded", why=words.excluded(effort.excluded_by))
    return text("cell.counts" if effort.dose_met else "cell.counts_short")
