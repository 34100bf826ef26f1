"""From a greeting to what is judged and kept: who may do what today. Blocking: call in a thread."""

from dataclasses import dataclass, field

from backline.care.history import Person
from backline.care.programme import asked_of
from backline.care.session import Slot, slots, upcoming
from backline.library import everything, for_person
from backline.library.tests_load import protocol
from backline.motion.definition import Exercise
from backline.motion.errors import InputError
from backline.motion.protocol import Protocol
from backline.motion.said import Own, say
from backline.planning import Planned, planned, why_no_test
from backline.records import Store, exercises_folder
from backline.records.sessions import session_of

from ..visit import Visit
from .keeper import OVER, Keeper
from .wire import Hello

CHANGE_FIRST = say("Anything new or worse since last time? Answer that first, on today's page.")


class RefusedError(Exception):
    """There is no set; ``code`` for the page, ``says`` for the person."""

    def __init__(self, code: str, says: str) -> None:
        super().__init__(says)
        self.code, self.says = code, says


@dataclass(slots=True)
class Opened:
    """What is judged, and where it is kept.

    Attributes
    ----------
    exercise : Exercise or None
        With the dose that was asked for; None for a test.
    protocol : Protocol or None
    keeper : Keeper or None
        None where nothing is kept on the way.
    repetitions, seconds : float
        What the set has to reach.
    person : Person
        For a test's band.
    """

    exercise: Exercise | None = None
    protocol: Protocol | None = None
    keeper: Keeper | None = None
    repetitions: int = 0
    seconds: float = 0.0
    person: Person = field(default_factory=Person)


def opened(here: Visit, hello: Hello) -> Opened:
    """Return what a greeting asks for.

    Raises
    ------
    RefusedError
        With the reason why there is no set.
    InputError
        If the records cannot be used.
    """
    if hello.mode == "recording":
        return Opened(_exercise(here, hello))
    with here.store() as store:
        found = planned(store, here.today)
        if hello.mode == "test":
            return _test(hello, found)
        today = found.plan.today
        if today.shut:
            raise RefusedError(today.phase, today.reasons[0].says)
        if hello.session is None and "change" in today.asks:
            raise RefusedError("ask", CHANGE_FIRST)
        return _set(here, hello, store, found)


def _exercise(here: Visit, hello: Hello) -> Exercise:
    known = everything(exercises_folder())
    if hello.session is None:  # what a session holds is done, whoever it is for by now
        known = for_person(known, here.profile)
    one = known.get(hello.exercise)
    if one is None:
        says = say("There is no exercise {name}.", name=Own(hello.exercise))
        raise RefusedError("no_exercise", says)
    if not isinstance(one, Exercise):
        says = say("{name} goes by the clock, without a camera.", name=one.name)
        raise RefusedError("no_camera", says)
    return one


def _test(hello: Hello, found: Planned) -> Opened:
    try:
        test = protocol(hello.test)
    except InputError as error:
        raise RefusedError("no_test", error.problems[0]) from None
    if hello.side is not None and hello.side not in test.sides:
        says = say("{test} is not done with this side.", test=test.name)
        raise RefusedError("wrong_side", says)
    if closed := why_no_test(found, test.id):
        today = found.plan.today
        raise RefusedError(today.phase if today.shut else "left_out", closed)
    return Opened(protocol=test, person=found.history.person)


def _set(here: Visit, hello: Hello, store: Store, found: Planned) -> Opened:
    one = _exercise(here, hello)
    if one.id in found.outcome.modify:
        says = say("This exercise is left out because of your answers to the safety questions.")
        raise RefusedError("left_out", says)
    number, slot = hello.set, None
    if hello.session is not None:
        slot = _slot(store, hello, one)
        # A page that never heard the number of its set finds it by its place.
        number = number or (slot.lived.id if slot.lived else None)
    side = slot.side if slot else _side(hello, one)
    keeper = _keeper(here, store, hello, one, number, side)
    asked = asked_of(found.plan.state, found.rules.known, one, here.today)
    hold = one.movement.kind == "hold"
    repetitions = slot.repetitions if slot else 0 if hold else round(asked)
    seconds = slot.seconds if slot else asked if hold else one.dose.dwell_s
    dosed = one.with_dose(hold_s=seconds) if hold else one.with_dose(dwell_s=seconds)
    return Opened(dosed, None, keeper, repetitions, seconds)


def _side(hello: Hello, one: Exercise) -> str:
    if hello.side not in {None, "both", *one.sides}:
        says = say("{exercise} is not done with this side.", exercise=one.name)
        raise RefusedError("wrong_side", says)
    return hello.side or (one.sides[0] if len(one.sides) == 1 else "both")


def _slot(store: Store, hello: Hello, one: Exercise) -> Slot:
    lived = session_of(store, hello.session or 0)
    if lived is None:
        says = say("This session is not in the records. Begin again from today's page.")
        raise RefusedError("no_session", says)
    if lived.over:
        raise RefusedError("session_over", say("This session is over."))
    mine = [
        slot for slot in slots(lived, everything(exercises_folder())) if slot.exercise == one.id
    ]
    if not mine:
        says = say("{name} is not in this session.", name=one.name)
        raise RefusedError("wrong_exercise", says)
    if hello.slot is None:
        slot = upcoming(mine) or mine[-1]
    else:
        keys = {slot.key: slot for slot in mine}
        if hello.slot not in keys:
            says = say("There is no set {name} in this session.", name=Own(hello.slot))
            raise RefusedError("wrong_exercise", says)
        slot = keys[hello.slot]
    if slot.state == "left_out":
        raise RefusedError("left_out", say("You left {name} out today.", name=one.name))
    return slot


def _keeper(  # noqa: PLR0913, PLR0917 - all that a set is kept by
    here: Visit, store: Store, hello: Hello, one: Exercise, number: int | None, side: str
) -> Keeper:
    if number is None:
        return Keeper.begin(
            store, one.id, side, hello.session, hello.part, here.now(), one.sha256  # type: ignore[arg-type]
        )  # fmt: skip
    try:
        keeper = Keeper(store, number, hello.part)
    except InputError as error:
        code = "set_over" if OVER in error.problems else "no_set"
        raise RefusedError(code, error.problems[0]) from None
    if keeper.exercise != one.id:
        raise RefusedError("wrong_exercise", say("This set is one of another exercise."))
    return keeper
