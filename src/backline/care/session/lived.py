"""One exercise session as it was lived, or a break before the camera: frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..history import PainCheck


@dataclass(frozen=True, slots=True)
class SetLived:
    """One set.

    Attributes
    ----------
    id : int
        Of the kept event.
    exercise, side : str
    repetitions : int
        Those that count.
    seconds : float
        Held or moved in all.
    dose_met : bool
    over : bool
        Whether it was ended; one that was broken off can go on.
    faults : mapping of str to int
        How often each fault was seen.
    end_s : float
        Where the set's own clock has got to.
    """

    id: int
    exercise: str
    side: str
    repetitions: int = 0
    seconds: float = 0.0
    dose_met: bool = False
    over: bool = False
    faults: Mapping[str, int] = field(default_factory=dict)
    end_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Lived:
    """One session.

    Attributes
    ----------
    id : int
    prescribed : tuple of mapping
        As its start kept them (`records.prescribed`).
    minutes : float or None
        The minutes that there were for it.
    sets : tuple of SetLived
        In the order in which they began.
    left_out : tuple of str
        Exercises that were left out on the way.
    pains : tuple of PainCheck
    over, stopped : bool
        Whether it was ended, and whether because it hurt.
    in_break : bool
        Whether it is no exercise session but a break from sitting.
    """

    id: int
    prescribed: tuple[Mapping[str, object], ...] = ()
    minutes: float | None = None
    sets: tuple[SetLived, ...] = ()
    left_out: tuple[str, ...] = ()
    pains: tuple[PainCheck, ...] = ()
    over: bool = False
    stopped: bool = False
    in_break: bool = False
