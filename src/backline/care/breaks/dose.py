"""What a break offers: a small dose of one's own programme, or a change of position.

A pure function of the plan, of what the screening says, and of what was done. It offers nothing
that the plan does not have on these days, and never more of it than one set of the plan's step:

- today's exercises first, then those of the coming days that need no day of rest before them; of
  each group the one that waited longest;
- a walk always, where walking is not left out; and at last a change of position;
- nothing that needs the legs where somebody stays seated;
- only these two where pain is clearly above one's usual today;
- only a change of position where the plan has no exercise at all today, with the plan's own reason.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from ...library.load import activities
from ...library.programme_load import tracks
from ...motion.definition import Activity
from ...motion.said import Figure, Said, say
from ..history import Day, History, SetDone
from ..programme import Item, Plan
from ..programme.soreness import FINE, usual_pain
from ..screening import Outcome
from .amount import MINUTE_S, fitting, left_of, still_asked, titled
from .settings import Place

if TYPE_CHECKING:
    from ...motion.types import Side

Kind = Literal["walk", "exercise", "move"]
WALK, MARCH = "walk", "standing_march"
STANDING = frozenset({MARCH, "hip_hinge", "chair_stand"})
LYING = frozenset(
    {"active_hamstring_stretch", "strap_stretch", "knee_to_chest", "straight_leg_raise"}
)
"""What of the library suits a break, at a desk and on the floor (chosen by us)."""
UPRIGHT = ("standing", "sitting")
REST_BETWEEN = ("strength_days", "strength_days_first", "maintenance_strength_days")
"""The numbers of slots that are never on two days in a row: only on the plan's own day."""
CHANGE = say("A change of position.")
MOVE = say("Change position")
IN_ANY_WAY = say(
    "Get up if you can and like; leaning, turning and reaching in the seat count as well."
)
IN_THE_SEAT = say("Lean, turn or reach in your seat, in whatever way feels good.")

Done = tuple[int, int]
"""When something was done: ordinal of the day, and the number of the set in that day."""
NEVER: Done = (0, 0)


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to do in a break.

    Attributes
    ----------
    kind : str
        ``walk``, ``exercise``, or ``move``: a change of position, whatever feels good.
    title, why : str
        In a few words what to do; one sentence on where it comes from.
    minutes : float
        How long the break is.
    exercise : str or None
        Its id; None for a change of position.
    sides : tuple of str
        The sets, one after the other: ``both`` where both legs work or take turns.
    repetitions : int
        Of each of these sets, of both legs together where they take turns; 0 where it goes by time.
    seconds : float
        Of the hold, of the stay at the end of each repetition, or of the walk; 0 for none.
    whole : bool
        Whether each is a whole set of the plan's step.
    owed : bool
        Whether the plan still has it, today or in the coming days.
    asks : bool
        Whether the day's question, anything new or worse, has not been answered yet: an exercise
        is for who would answer no.
    urgent : bool
        Whether it is no break at all: help is needed now.
    screening : bool
        Whether the page of the safety questions says what to do, or has to be answered first.
    """

    kind: Kind
    title: str
    why: str
    minutes: float
    exercise: str | None = None
    sides: tuple["Side", ...] = ("both",)
    repetitions: int = 0
    seconds: float = 0.0
    whole: bool = False
    owed: bool = False
    asks: bool = False
    urgent: bool = False
    screening: bool = False

    @property
    def side(self) -> "Side":
        """The one side of it; ``both`` where there are two."""
        return self.sides[0] if len(self.sides) == 1 else "both"


def offers(  # noqa: PLR0913, PLR0917 - all that it is chosen by
    plan: Plan,
    outcome: Outcome,
    history: History,
    known: Mapping[str, Activity],
    place: Place,
    minutes: float,
) -> tuple[Offer, ...]:
    """Return what a break on the plan's day offers: the main thing first, at least one.

    Parameters
    ----------
    plan, outcome, history
        As `backline.planning.planned` gives them.
    known : mapping of exercise id to Activity
        The library and the person's own.
    place : str
        What there is room for: ``desk`` (standing, or on a chair), ``floor`` (lying too),
        ``outside`` (a walk), or ``seated`` (for who does not get up).
    minutes : float
        How long the break is.
    """
    today = plan.today
    day = next((one for one in history.days if one.day == today.day), Day(today.day))
    if outcome.level == "emergency":
        title = say("Get help now: this comes before any break")
        return (Offer("move", title, _because(plan), minutes, urgent=True, screening=True),)
    seated = place == "seated"
    if today.shut:
        leg = any(check.leg_worse != "no" or check.stopped for check in day.pains)
        free = outcome.open and not leg and not seated and _may_walk(outcome, history, day)
        return (_shut(minutes, _because(plan), free, screening=not outcome.open),)
    pain = max((check.pain for check in day.pains), default=0.0)
    if pain - (usual_pain(plan.state.usual) or 0.0) > FINE:
        sore = say("Pain is {pain} of 10 today: easy moving is enough.", pain=Figure(pain))
        walk = () if seated else _walk(plan, outcome, history, day, minutes, sore)
        return (*walk, Offer("move", MOVE, sore, minutes))
    due, owed, again = list[Offer](), list[Offer](), list[Offer]()
    if place != "outside":
        for offer, group in _exercises(plan, history, known, day, place, minutes):
            {"due": due, "owed": owed, "again": again}[group].append(offer)
    walk = () if seated else _walk(plan, outcome, history, day, minutes)
    move = Offer("move", MOVE, IN_THE_SEAT if seated else IN_ANY_WAY, minutes)
    return (*due, *owed, *walk, *again, move)


def _because(plan: Plan) -> str:
    """Return the plan's own sentence on a day without exercise."""
    return plan.today.reasons[0].says if plan.today.reasons else CHANGE


def _shut(minutes: float, why: str, free: bool, screening: bool) -> Offer:
    """Return what a day without exercise has; a walk only where nothing speaks against one."""
    title = say("Change position, and walk a little if it feels good") if free else MOVE
    return Offer("move", title, why, minutes, screening=screening)


def _may_walk(outcome: Outcome, history: History, day: Day) -> bool:
    return WALK not in {*outcome.modify, *history.kept_out, *day.left_out}


def _walk(  # noqa: PLR0913, PLR0917 - all that it is chosen by
    plan: Plan, outcome: Outcome, history: History, day: Day, minutes: float, why: str = ""
) -> Iterator[Offer]:
    """Yield the walk, unless it is left out."""
    if not _may_walk(outcome, history, day):
        return
    planned_s = sum(item.seconds for item in plan.today.items if item.exercise == WALK)
    walked_s = sum(one.seconds for one in done_on(day) if one.exercise == WALK)
    owed = walked_s < planned_s
    if not why:
        why = say("Today's plan has a walk, and these minutes are some of it.") if owed else CHANGE
    title = say("Walk for a minute")
    if minutes != 1:
        title = say("Walk for {n} minutes", n=Figure(minutes))
    yield Offer("walk", title, why, minutes, WALK, seconds=minutes * MINUTE_S, owed=owed)


def _exercises(  # noqa: PLR0913, PLR0917 - all that they are chosen by
    plan: Plan,
    history: History,
    known: Mapping[str, Activity],
    day: Day,
    place: Place,
    minutes: float,
) -> Iterator[tuple[Offer, str]]:
    """Yield the exercises that suit, with their group, those that waited longest first."""
    last = last_done(history, day)
    found = {
        item.exercise: (item, due)
        for item, due in [*_later(plan, day), *((item, True) for item in plan.today.items)]
        if suits(known.get(item.exercise), place)
    }
    by_turns = sorted(
        found.values(), key=lambda one: (last.get((one[0].exercise, ""), NEVER), one[0].exercise)
    )
    for item, due in by_turns:
        left = left_of(item, done_on(day), known[item.exercise])
        owed = any(still_asked(item, one) for one in left.values())
        if owed or item.exercise == MARCH:
            group = "again" if not owed else "due" if due else "owed"
            asks = "change" in plan.today.asks
            yield _offer(item, known[item.exercise], left, last, minutes, group, asks), group


def _later(plan: Plan, day: Day) -> Iterator[tuple[Item, bool]]:
    """Yield what the coming days have that may be done today, too: the next day's last."""
    known = tracks()
    for later in reversed(plan.week[1:]):
        for item in later.items:
            steps = known[item.track].steps[: item.step] if item.track in known else ()
            easier = {item.exercise, *(step.exercise for step in steps)}
            rests = item.kind == "strength" or bool({*item.reasons[0].numbers} & {*REST_BETWEEN})
            # What comes after a form that is left out today is left out with it.
            if not rests and not easier & {*day.left_out, *plan.today.left_out}:
                yield item, False


def _offer(  # noqa: PLR0913, PLR0917 - all that is known of it
    item: Item,
    activity: Activity,
    left: Mapping[str, float],
    last: Mapping[tuple[str, str], Done],
    minutes: float,
    group: str,
    asks: bool,
) -> Offer:
    order = sorted(item.sides, key=lambda side: last.get((item.exercise, side), NEVER))
    amount = fitting(item, activity, left, order, minutes)
    why: Said = CHANGE
    if group == "due":
        why = say("Due today, and this is one set of it.")
        if not amount.whole:
            why = say("Due today, and this is a part of one set.")
    elif group == "owed":
        why = say("Your plan has it in the coming days.")
    total = int(amount.each * amount.legs) if item.repetitions else 0
    return Offer(
        "exercise", titled(item, activity, amount), why, minutes, item.exercise,
        cast("tuple[Side, ...]", amount.sides), total,
        item.seconds if item.repetitions else amount.each, amount.whole, group != "again", asks,
    )  # fmt: skip


def suits(activity: Activity | None, place: Place) -> bool:
    """Whether there is room for an exercise: the library's by their ids, one's own by position."""
    if activity is None or place == "outside":
        return False
    ours = activity.id in activities()
    if place == "seated":  # none of the library's is done in the seat
        return not ours and activity.position == "sitting"
    if ours:
        return activity.id in (STANDING if place == "desk" else STANDING | LYING)
    return place == "floor" or activity.position in UPRIGHT


def done_on(day: Day) -> tuple[SetDone, ...]:
    """Return the sets of a day, those of its exercise sessions before those of its breaks."""
    return (*day.sets, *day.in_breaks)


def last_done(history: History, today: Day) -> dict[tuple[str, str], Done]:
    """Return when each exercise was last done, by its id and side; side "" for any."""
    found = dict[tuple[str, str], Done]()
    for day in history.days:
        if day.day > today.day:
            break
        for number, one in enumerate(done_on(day), 1):
            at = (day.day.toordinal(), number)
            sides = ("left", "right", "both") if one.side == "both" else (one.side,)
            found |= {(one.exercise, side): at for side in ("", *sides)}
    return found
