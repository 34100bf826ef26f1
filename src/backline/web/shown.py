"""Exercises and tests as pages show them: name, dose, minutes, poster."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from backline.care.programme import Item, dose_words, length_s
from backline.library import everything, names_of
from backline.library.tests_load import protocols
from backline.motion.said import say
from backline.planning import Planned
from backline.records import exercises_folder

from .draw import asset

DEMOS = Path(__file__).parent / "static/demos"
MINUTE_S = 60
WALK = "walk"


@dataclass(frozen=True, slots=True)
class Shown:
    """One exercise of a day."""

    item: Item
    name: str
    dose: str
    minutes: int
    poster: str | None

    @property
    def each_side(self) -> bool:
        """Whether the dose is asked for on both sides."""
        return len(self.item.sides) > 1


def shown(items: Iterable[Item]) -> list[Shown]:
    """Return the exercises of a day, in its order."""
    known = names()
    return [
        Shown(
            one, known[one.exercise], dose_words(one), minutes((one,)), poster(one.exercise)
        )
        for one in items
    ]  # fmt: skip


def names() -> Mapping[str, str]:
    """Return the name of every exercise by its id; those of one's own are not translated."""
    return names_of(everything(exercises_folder()))


def name_of(what: str) -> str:
    """Return the name of an exercise or of a test."""
    if what in protocols():
        return say("the test {name}", name=protocols()[what].name)
    return names().get(what, what)


def poster(exercise: str) -> str | None:
    """Return the address of an exercise's picture; None where there is none."""
    return asset(f"demos/{exercise}.jpg") if (DEMOS / f"{exercise}.jpg").is_file() else None


def minutes(items: Iterable[Item]) -> int:
    """Return about how many minutes some exercises take, a walk among others left out."""
    told = list(items)
    counted = [one for one in told if one.track != WALK] or told
    return max(1, round(sum(map(length_s, counted)) / MINUTE_S)) if counted else 0


def first_visit(found: Planned) -> bool:
    """Whether nothing was done yet: then pages say which step of the beginning they are."""
    return not found.plan.state.tracks and not any(one.sets for one in found.history.days)
