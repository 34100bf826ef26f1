"""One posture of one person: the task, held within what they tolerate, and all that follows."""

from collections.abc import Mapping
from dataclasses import dataclass

from .batch import batch
from .person import Person
from .quantities import solved
from .task import Task


@dataclass(frozen=True, slots=True)
class Posture:
    """A posture in equilibrium.

    ``quantities`` has the names and units of `quantities.solved`.
    """

    task: Task
    person: Person
    quantities: Mapping[str, float]

    def __getitem__(self, name: str) -> float:
        return self.quantities[name]

    @property
    def in_range(self) -> bool:
        """Whether the passive equations hold here; elsewhere they stay at their border."""
        return bool(self.quantities["in_range"])


def posture(task: Task, one: Person) -> Posture:
    """Return the equilibrium of a task for a person."""
    columns = solved(batch([task], [one]))
    return Posture(task, one, {name: float(column[0]) for name, column in columns.items()})
