"""The tracks of the programme: what grows, by which steps, and the sentences of its rules."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ..motion.errors import InputError
from ..motion.reader import Reader

STEP = {"exercise", "rung", "sets", "repetitions", "seconds", "source"}


@dataclass(frozen=True, slots=True)
class Step:
    """One dose of one exercise.

    ``repetitions`` is 0 for a hold and for time; ``seconds`` is the length of a hold, of the stay
    at the end of each repetition, or of a walk; 0 where none is asked for. Per side where the
    exercise has sides.
    """

    exercise: str
    rung: int
    sets: int
    repetitions: int
    seconds: float

    @property
    def load(self) -> float:
        """Sets times repetitions (or seconds) times rung."""
        return self.sets * (self.repetitions or self.seconds) * self.rung


@dataclass(frozen=True, slots=True)
class Track:
    """Steps from light to demanding; ``start`` is where one begins."""

    id: str
    kind: str
    start: int
    steps: tuple[Step, ...]
    source: str


class Tracks(Mapping[str, Track]):
    """Tracks by their ids; `holding` says which one an exercise belongs to (the first)."""

    def __init__(self, *groups: Mapping[str, Track]) -> None:
        self._tracks = {name: track for group in groups for name, track in group.items()}
        self.holding: dict[str, str] = {}
        for name, track in self._tracks.items():
            for step in track.steps:
                self.holding.setdefault(step.exercise, name)

    def __getitem__(self, name: str) -> Track:
        return self._tracks[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tracks)

    def __len__(self) -> int:
        return len(self._tracks)


@cache
def tracks() -> Tracks:
    """Return the tracks of the library by their ids, in the file's order.

    Raises
    ------
    InputError
        With every problem of the file, one sentence each.
    """
    table = _table("tracks")
    problems: list[str] = []
    found = {name: _track(name, entry, problems) for name, entry in table.items()}
    if problems:
        raise InputError(*problems)
    return Tracks(found)


@cache
def sentences() -> Mapping[str, str]:
    """Return what each rule of the programme says, by its id; with places for its inputs."""
    return {name: str(says) for name, says in _table("sentences").items()}


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "programme" / f"{name}.toml").read_text("utf-8"))


def _track(name: str, entry: Mapping[str, Any], problems: list[str]) -> Track:
    read = Reader(entry, f"tracks.toml: {name}", problems)
    read.only({"kind", "start", "source", "step"})
    kind = read.one_of("kind", ("strength", "control", "stretch", "mobility"))
    steps = tuple(_step(item) for item in read.tables("step", STEP))
    start = int(read.number("start", least=0.0))
    if not start < len(steps):
        read.problem(f"start has to be the index of a step, not {start}")
    return Track(name, kind, start, steps, read.text("source"))


def _step(read: Reader) -> Step:
    return Step(
        exercise=read.text("exercise"),
        rung=read.count("rung", 1),
        sets=read.count("sets", 1),
        repetitions=int(read.number("repetitions", default=0.0, least=0.0)),
        seconds=read.number("seconds", default=0.0, least=0.0),
    )
