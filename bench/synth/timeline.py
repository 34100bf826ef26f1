"""Repetitions laid out in time."""

from dataclasses import dataclass, replace

import numpy as np

from .spec import AMPLITUDE_DEG, LIMB_OF, SIDE_OF, Limb, Spec


@dataclass(frozen=True)
class Repetition:
    """One planted repetition; times in seconds, the amplitude in degrees."""

    index: int
    side: str
    amplitude: float
    start: float
    top_start: float
    top_end: float
    end: float
    fault: str

    @property
    def limb(self) -> Limb:
        """The working side."""
        return LIMB_OF[self.side]

    def later(self, seconds: float) -> "Repetition":
        """Return the same repetition moved in time."""
        return replace(
            self,
            start=self.start + seconds,
            top_start=self.top_start + seconds,
            top_end=self.top_end + seconds,
            end=self.end + seconds,
        )

    def progress(self, t_s: float) -> float:
        """Return how far into the movement it is, 0 at rest and 1 at the top."""
        if t_s < self.top_start:
            return float(ease((t_s - self.start) / (self.top_start - self.start)))
        if t_s < self.top_end:
            return 1.0
        return float(1 - ease((t_s - self.top_end) / (self.end - self.top_end)))


def ease(x: float) -> float:
    """Return a smooth step from 0 to 1 over [0, 1]."""
    return float(0.5 - 0.5 * np.cos(np.pi * np.clip(x, 0, 1)))


class Timeline:
    """The repetitions of a spec, one after the other.

    Attributes
    ----------
    repetitions : list of Repetition
    duration_s : float
    """

    def __init__(self, spec: Spec) -> None:
        amplitude = AMPLITUDE_DEG[spec.exercise] if spec.amplitude is None else spec.amplitude
        self.repetitions: list[Repetition] = []
        t_s = spec.lead
        for k, size in enumerate(spec.amplitudes or [amplitude] * spec.reps):
            alternating: Limb = "R" if k % 2 == 0 else "L"
            faulty = spec.fault_reps is None or k in spec.fault_reps
            repetition = Repetition(
                index=k,
                side=SIDE_OF[LIMB_OF.get(spec.side, alternating)],
                amplitude=float(size),
                start=t_s,
                top_start=t_s + spec.up,
                top_end=t_s + spec.up + spec.hold,
                end=t_s + spec.up + spec.hold + spec.down,
                fault=spec.fault if faulty else "",
            )
            self.repetitions.append(repetition)
            t_s = repetition.end + spec.rest
        self.duration_s = t_s - spec.rest + spec.lead

    def at(self, t_s: float) -> tuple[int, float, Repetition]:
        """Return the repetition's index (-1 between two), its progress, and the nearest one."""
        for repetition in self.repetitions:
            if repetition.start <= t_s < repetition.end:
                return repetition.index, repetition.progress(t_s), repetition
        nearest = min(
            self.repetitions, key=lambda rep: min(abs(rep.start - t_s), abs(rep.end - t_s))
        )
        return -1, 0.0, nearest
