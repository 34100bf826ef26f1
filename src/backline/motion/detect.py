"""Finding a movement in one signal: out from rest and back again. Knows no exercise.

Everything is measured from the person's own rest. A movement begins when the signal has gone
``enter_deg`` from it and ends when it has come back; what it was worth is decided elsewhere.
"""

from collections import deque
from dataclasses import dataclass
from math import acos, isnan, pi

NAN = float("nan")
SETTLE_S = 0.3  # at rest for this long before a first movement counts; chosen by us
SETTLE_DEG = 8.0  # and this steady; chosen by us
DRIFT_DEG_S = 1.5  # how fast the idea of rest follows a person who settles; chosen by us
GAP_S = 1.0  # a longer gap ends what was going on; chosen by us
BACK_SHARE = 0.35  # back within this share of the excursion is back at rest; chosen by us
BEFORE_S = 1.5  # how much of the past is kept to find the start of a movement; chosen by us
LONGEST = 8192  # samples of one movement kept; then every second one goes

Row = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the movement looks like, in degrees of its signal.

    Attributes
    ----------
    direction : int
        +1 when the movement raises the signal, -1 when it lowers it.
    rest_low_deg, rest_high_deg : float
        Where rest can be; a stream that begins outside waits for it.
    enter_deg, leave_deg : float
        How far from rest a movement has begun, and within which it has ended.
    """

    direction: int
    rest_low_deg: float
    rest_high_deg: float
    enter_deg: float
    leave_deg: float


@dataclass(frozen=True, slots=True)
class Movement:
    """A finished movement (or one cut off): its times, its size, and the samples in it.

    ``start_s`` to ``in_s`` is the way out, ``in_s`` to ``out_s`` the stay, ``out_s`` to ``end_s``
    the way back.
    """

    start_s: float
    in_s: float
    turn_s: float
    out_s: float
    end_s: float
    rest_deg: float
    peak_deg: float
    cut: bool
    rows: tuple[tuple[float, float, Row], ...]

    @property
    def rom_deg(self) -> float:
        """Excursion from rest."""
        return abs(self.peak_deg - self.rest_deg)


class Excursion:
    """Follows one signal; `update` returns a `Movement` when one has ended."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._recent: deque[tuple[float, float, Row]] = deque()
        self._rows: list[tuple[float, float, Row]] = []
        self._low = NAN
        self._seen_s = NAN
        self.out = False
        self.excursion_deg = 0.0
        self.peak_excursion_deg = 0.0

    @property
    def resting(self) -> bool:
        """Whether rest is known and the person is there."""
        return not self.out and not isnan(self._low)

    @property
    def rows(self) -> list[tuple[float, float, Row]]:
        """Samples of the movement going on."""
        return self._rows

    def update(self, t_s: float, value: float, row: Row = ()) -> Movement | None:
        """Take one sample (NaN where unseen); return the movement that it ends, if any."""
        ended = self.cut() if t_s - self._seen_s > GAP_S else None
        if isnan(value):
            return ended
        self._seen_s = t_s
        sample = (t_s, value, row)
        level = self.settings.direction * value
        if isnan(self._low):
            self._settle(sample)
            return ended
        self.excursion_deg = level - self._low
        if self.out:
            return self._away(sample)
        self._rest(sample, level)
        return None

    def reset(self) -> None:
        """Forget everything: the person is not in position."""
        self._recent.clear()
        self._rows.clear()
        self._low = NAN
        self.out = False
        self.excursion_deg = self.peak_excursion_deg = 0.0

    def cut(self) -> Movement | None:
        """End what is going on because the stream ends or the person was lost."""
        movement = self._movement(cut=True) if self.out else None
        self.reset()
        return movement

    def _settle(self, sample: tuple[float, float, Row]) -> None:
        """Wait for a first rest: in its range, and steady."""
        settings = self.settings
        self._recent.append(sample)
        while sample[0] - self._recent[0][0] > SETTLE_S and len(self._recent) > 2:
            self._recent.popleft()
        values = [value for _, value, _ in self._recent]
        long_enough = sample[0] - self._recent[0][0] >= 0.6 * SETTLE_S
        in_range = settings.rest_low_deg <= sample[1] <= settings.rest_high_deg
        if long_enough and in_range and max(values) - min(values) <= SETTLE_DEG:
            self._low = settings.direction * sorted(values)[len(values) // 2]

    def _rest(self, sample: tuple[float, float, Row], level: float) -> None:
        """At rest: follow the person's own rest down at once, up only slowly."""
        recent = self._recent
        step_s = sample[0] - recent[-1][0] if recent else 0.0
        recent.append(sample)
        while sample[0] - recent[0][0] > BEFORE_S:
            recent.popleft()
        if level < self._low:
            self._low = level
        elif self.excursion_deg < 0.5 * self.settings.enter_deg:
            self._low = min(level, self._low + DRIFT_DEG_S * step_s)
        if self.excursion_deg >= self.settings.enter_deg:
            self.out = True
            self.peak_excursion_deg = self.excursion_deg
            self._rows = list(recent)

    def _away(self, sample: tuple[float, float, Row]) -> Movement | None:
        """Away from rest: until it has come back."""
        if len(self._rows) >= LONGEST:
            del self._rows[1::2]
        self._rows.append(sample)
        self.peak_excursion_deg = max(self.peak_excursion_deg, self.excursion_deg)
        if self.excursion_deg > max(self.settings.leave_deg, BACK_SHARE * self.peak_excursion_deg):
            return None
        movement = self._movement(cut=False)
        # The next movement starts from where this one came back to, if that is short of rest.
        self._low = self.settings.direction * sample[1]
        self.out = False
        self.peak_excursion_deg = 0.0
        self._recent.clear()
        self._recent.append(sample)
        self._rows = []
        return movement

    def _movement(self, cut: bool) -> Movement:
        return measured(self._rows, self.settings.direction, self._low, cut)


def measured(
    rows: list[tuple[float, float, Row]], direction: int, low: float, cut: bool
) -> Movement:
    """Work out the times of a movement from its samples.

    The way out of a smooth movement takes three times as long as its middle half (a cosine;
    a minimum-jerk profile differs by 3 %), so its ends are found from where it is fastest and
    best measured, not from where it is slowest.
    """
    levels = [direction * value - low for _, value, _ in rows]
    peak = max(levels)
    turn = levels.index(peak)
    start_s, in_s = _ramp(rows, levels, range(turn + 1), peak)
    if cut:
        out_s = end_s = rows[-1][0]
    else:
        end_s, out_s = _ramp(rows, levels, range(len(rows) - 1, turn - 1, -1), peak)
    turn_s = rows[turn][0]
    return Movement(
        start_s=max(rows[0][0], min(start_s, turn_s)),
        in_s=min(in_s, turn_s),
        turn_s=turn_s,
        out_s=max(out_s, turn_s),
        end_s=max(end_s, turn_s),
        rest_deg=direction * low,
        peak_deg=direction * (low + peak),
        cut=cut,
        rows=tuple(rows),
    )


def _ramp(
    rows: list[tuple[float, float, Row]], levels: list[float], order: range, peak: float
) -> tuple[float, float]:
    """Find the times of one ramp's rest end and top end, walking from rest towards the top.

    The first climb to three quarters is the ramp: a dip during a long stay is not its end.
    """
    numbers = list(order)
    reached = next((k for k, number in enumerate(numbers) if levels[number] >= 0.75 * peak), 0)
    before = numbers[: reached + 1]
    # The way back is cut short of rest (BACK_SHARE): what was seen of it says how long it takes.
    lowest = min(max(0.25, levels[numbers[0]] / peak), 0.49)
    low, half, three = (_crossing(rows, levels, before, s * peak) for s in (lowest, 0.5, 0.75))
    reach = 0.5 * (three - low) / (2 / 3 - acos(1 - 2 * lowest) / pi)
    return half - reach, half + reach


def _crossing(
    rows: list[tuple[float, float, Row]], levels: list[float], numbers: list[int], level: float
) -> float:
    """Time at which the last climb along these samples passes a level, between samples."""
    for last, number in zip(reversed(numbers[:-1]), reversed(numbers[1:]), strict=True):
        if levels[number] >= level > levels[last]:
            share = (level - levels[last]) / (levels[number] - levels[last])
            return rows[last][0] + share * (rows[number][0] - rows[last][0])
    return rows[numbers[0]][0]


class Sustained:
    """Whether a condition has held for a while: a fault has to last before it is called one."""

    def __init__(self, for_s: float) -> None:
        self.for_s = for_s
        self._since_s = NAN

    def update(self, t_s: float, holds: bool) -> bool:
        """Take one moment; return whether the condition has now held for ``for_s``."""
        if not holds:
            self._since_s = NAN
            return False
        if isnan(self._since_s):
            self._since_s = t_s
        return t_s - self._since_s >= self.for_s
