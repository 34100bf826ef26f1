"""An exercise, as read from its file: words, one movement, limits, faults, dose, examples."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, Self

from .detect import Settings

Kind = Literal["cycle", "hold"]
Follow = Literal["working_leg", "each_leg", "near_leg"]
Moment = Literal["turn", "top", "moving"]
Position = Literal["supine", "standing", "sitting", "prone", "side_lying", "kneeling"]


@dataclass(frozen=True, slots=True)
class Condition:
    """A bound on a signal: it holds while the signal is below ``above`` and above ``below``.

    Named from the breach: ``above = 15`` is broken above 15. Infinite where a side is open.
    """

    signal: str
    above: float
    below: float


@dataclass(frozen=True, slots=True)
class FaultRule:
    """What is wrong, and how to say so.

    Attributes
    ----------
    id, says, cue : str
        Name; one sentence of what was seen; the words to speak.
    condition : Condition or None
        None for ``too_fast``, which is a matter of time.
    when : str
        ``turn`` judges the furthest point, ``top`` the stay, ``moving`` the whole repetition.
    for_s : float
        How long it has to last.
    against : str
        ``zero`` takes the signal as it is, ``rest`` less its value before the movement began,
        ``best`` less the person's own best in this set.
    """

    id: str
    says: str
    cue: str
    condition: Condition | None = None
    when: Moment = "top"
    for_s: float = 0.3
    against: Literal["zero", "rest", "best"] = "zero"


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit of what counts: the median of a signal over the top must keep its condition."""

    id: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class MovementRule:
    """The one movement of an exercise.

    Attributes
    ----------
    kind : str
        ``cycle`` gives repetitions, ``hold`` gives holds.
    signal, front_signal : str
        What is followed; and from the front, where that is allowed.
    angle : str
        What is reported of it; the signal itself unless the file names another.
    follow : str
        ``working_leg`` (whichever plays that role, frame by frame), ``each_leg``, ``near_leg``.
    role : str
        How the working leg is told (`roles.ROLES`).
    settings : Settings
        Rest, direction, enter and leave.
    usual_deg : float
        Usual excursion.
    min_s, min_rom_deg : float
        Limits: a movement shorter or smaller does not count.
    fast_s : float
        The way out and back together in less than this is ``too_fast``.
    """

    kind: Kind
    signal: str
    front_signal: str | None
    angle: str
    follow: Follow
    role: str
    settings: Settings
    usual_deg: float
    min_s: float
    min_rom_deg: float
    fast_s: float


@dataclass(frozen=True, slots=True)
class HoldVariant:
    """Another way to do repetitions: fewer, each held at its furthest point for seconds."""

    dwell_s: tuple[float, float]
    repetitions: int


@dataclass(frozen=True, slots=True)
class Dose:
    """How much: repetitions, hold seconds or minutes, and how often.

    ``dwell_s`` is asked of each repetition; ranges are (least, most), None where not given.
    """

    text: str
    dwell_s: float
    repetitions: tuple[int, int] | None
    hold_s: tuple[float, float] | None
    sets: int
    per_side: bool
    minutes: tuple[float, float] | None = None
    hold_variant: HoldVariant | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A planted movement and what has to be found in it: the definition's own test.

    ``posture`` and ``working`` are the stick figure's: how it lies or stands and which leg moves.
    """

    says: str
    posture: Literal["standing", "supine", "bridge"]
    working: Literal["left", "right", "both"]
    traces: Mapping[str, list[list[float]]]
    expect: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reference:
    """A claim and where it comes from."""

    claim: str
    source: str


@dataclass(frozen=True, slots=True)
class Activity:
    """Something to do: the words that a person reads, and how much of it.

    One that is not an `Exercise` is done without a camera: counted or timed by hand. ``words``
    holds the texts that only pages show (``easier``, ``evidence`` and so on), as written in the
    file; ``sha256`` names the exact definition.
    """

    id: str
    name: str
    kind: str
    position: Position
    sides: tuple[str, ...]
    why: str
    steps: tuple[str, ...]
    warnings: tuple[str, ...]
    unwatched: tuple[str, ...]
    dose: Dose
    references: tuple[Reference, ...]
    words: Mapping[str, Any]
    sha256: str

    def with_dose(
        self,
        *,
        repetitions: int | None = None,
        dwell_s: float | None = None,
        hold_s: float | None = None,
        minutes: float | None = None,
    ) -> Self:
        """Return the same, asking for this much; what is not given stays as it is.

        The coach reads ``dose_met`` from it. The dose's ``text`` stays that of the file, and
        ``sha256`` its hash.

        Parameters
        ----------
        repetitions : int, optional
        dwell_s : float, optional
            Seconds to stay at the furthest point of each repetition; 0 asks for none.
        hold_s : float, optional
            Seconds of each hold.
        minutes : float, optional
        """
        asked: dict[str, Any] = {} if dwell_s is None else {"dwell_s": dwell_s}
        ranges = {"repetitions": repetitions, "hold_s": hold_s, "minutes": minutes}
        asked |= {name: (one, one) for name, one in ranges.items() if one is not None}
        return replace(self, dose=replace(self.dose, **asked))


@dataclass(frozen=True, slots=True)
class Exercise(Activity):
    """An activity that a camera can judge: with what the judge, the voice and the report need.

    ``arms_busy`` says that the movement itself holds the arms up or out, so that an arm held out
    is no hand signal.
    """

    views: tuple[str, ...]
    movement: MovementRule
    gates: tuple[Condition, ...]
    limits: tuple[Limit, ...]
    faults: tuple[FaultRule, ...]
    set_faults: tuple[FaultRule, ...]
    examples: tuple[Example, ...]
    arms_busy: bool = False

    @property
    def signals(self) -> tuple[str, ...]:
        """The signals that judging needs besides the movement's own, each once."""
        rules = [fault.condition for fault in self.faults if fault.condition]
        rules += [limit.condition for limit in self.limits] + list(self.gates)
        return tuple(dict.fromkeys([*(rule.signal for rule in rules), self.movement.angle]))
