"""What a break offers as its page shows it: the film, the parts, and what is kept of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from backline.breaktime.offer import at_the_desk, needs
from backline.care.breaks.dose import Offer
from backline.care.session.slots import takes_turns
from backline.motion.definition import Activity, Exercise
from backline.motion.said import say
from backline.records.events import ExerciseSet

from ..draw import asset
from ..known import is_ours
from ..shown import DEMOS, WALK, poster

MINUTE_S = 60.0
STEPS_MOST = 5
"""Of how it is done, on the page of a break; chosen by us."""
SIDE_WORDS: Mapping[str, str] = {
    "left": say("Left leg"), "right": say("Right leg"), "both": "",
}  # fmt: skip
CHANGE: Mapping[str, str] = {
    "left": say("Change sides: left leg"), "right": say("Change sides: right leg"),
}  # fmt: skip
REST = say("Stand or walk a little for the rest")
REST_SEATED = say("Another position for the rest")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the break: what to do, and for how many seconds."""

    says: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Shown:
    """One offer as the page shows it.

    Attributes
    ----------
    id : str
        In the page's address: its exercise, or its kind.
    offer : Offer
    one : Activity or None
        The exercise; None for a change of position.
    film, poster : str or None
        Addresses of its demonstration.
    parts : tuple of Part
        One after the other; their seconds are those of the break.
    watched : bool
        Whether a session can watch it with the camera.
    """

    id: str
    offer: Offer
    one: Activity | None
    film: str | None
    poster: str | None
    parts: tuple[Part, ...]
    watched: bool

    @property
    def seconds(self) -> float:
        """How long the break is."""
        return sum(part.seconds for part in self.parts)

    @property
    def counted(self) -> bool:
        """Whether it goes by repetitions."""
        return self.offer.repetitions > 0

    @property
    def together(self) -> bool:
        """Whether its repetitions are those of two legs that take turns."""
        return self.counted and self.one is not None and takes_turns(self.one)

    @property
    def needs(self) -> str:
        """A sentence on what it needs; empty where it needs nothing."""
        return needs(self.offer, self.one)

    @property
    def care(self) -> Sequence[str]:
        """What to mind in office shoes beside an office chair."""
        return at_the_desk(self.offer, self.one)

    @property
    def steps(self) -> Sequence[str]:
        """How it is done, in a few sentences."""
        return self.one.steps[:STEPS_MOST] if self.one and self.offer.kind == "exercise" else ()


def id_of(offer: Offer) -> str:
    """Return what an address calls an offer."""
    return offer.exercise or offer.kind


def shown(offer: Offer, known: Mapping[str, Activity]) -> Shown:
    """Return an offer as the page shows it."""
    one = known.get(offer.exercise or "")
    ours = one is not None and is_ours(one)
    film = one and ours and (DEMOS / f"{one.id}.mp4").is_file()
    return Shown(
        id_of(offer), offer, one,
        asset(f"demos/{offer.exercise}.mp4") if film else None,
        poster(one.id) if one and ours else None,
        tuple(parts(offer, one)), isinstance(one, Exercise),
    )  # fmt: skip


def parts(offer: Offer, one: Activity | None = None) -> Iterator[Part]:
    """Yield the parts of a break: each side in its turn, and the rest of the time.

    What is held takes the seconds of its dose, what is counted shares the break's time.
    """
    whole_s = offer.minutes * MINUTE_S
    if offer.kind != "exercise":
        yield Part("", whole_s)
        return
    held_s = 0.0 if offer.repetitions else offer.seconds
    each_s = held_s or whole_s / len(offer.sides)
    for at, side in enumerate(offer.sides):
        yield Part(CHANGE[side] if at and side in CHANGE else SIDE_WORDS[side], each_s)
    if (left_s := whole_s - each_s * len(offer.sides)) > 0:
        yield Part(REST_SEATED if one and one.position == "sitting" else REST, left_s)


def sets_of(
    offer: Offer, seconds: float, repetitions: int | None, asked: Callable[[str], float]
) -> tuple[ExerciseSet, ...]:
    """Return the sets that were done in a break.

    Parameters
    ----------
    offer : Offer
    seconds : float
        How long the break was.
    repetitions : int or None
        How many were done in each of its sets; as many as were offered where that is not said.
    asked : callable
        From an exercise's id to what one set of it has to reach, in repetitions or seconds.

    Notes
    -----
    Nothing is counted of a break in which none was done, or whose walk took no time.
    """
    if offer.exercise is None:
        return ()
    if offer.repetitions:
        count = offer.repetitions if repetitions is None else repetitions
        amounts: dict[str, float | int] = {"repetitions": count}
    else:
        count = 0
        amounts = {"seconds": seconds if offer.exercise == WALK else offer.seconds}
    amount = max(amounts.values())
    if amount <= 0:
        return ()
    met = amount >= asked(offer.exercise)
    return tuple(
        ExerciseSet(offer.exercise, side, **amounts, dose_met=met)  # type: ignore[arg-type]
        for side in offer.sides
    )
