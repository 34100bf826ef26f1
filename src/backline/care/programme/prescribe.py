"""From where a person stands to what this day asks for."""

from dataclasses import replace
from datetime import date

from ...library import numbers
from ...library.programme_load import Step, Track, sentences
from ...motion.said import Figure, say
from .aim import Aim, Slot, kept
from .dose import eased_amount
from .gate import Gate
from .prescription import Item, Phase, Prescription, Reason
from .returning import returned, rule_of_gap
from .rules import Rules
from .schedule import due
from .state import State

N = numbers("programme")
FOR_THE_LEG = {
    "strap_stretch", "active_hamstring_stretch", "straight_leg_raise", "hamstring_slider",
}  # fmt: skip
"""What pulls on the back of the leg: not for some days after something in it was worse."""


def reason(rule: str, used: tuple[str, ...] = (), **inputs: object) -> Reason:
    """Return a rule as a reason, its sentence filled in from its inputs and numbers."""
    values = {name: Figure(N[name]) for name in used}
    says = say(sentences()[rule], **values, **inputs)
    seen = {name: str(one) if isinstance(one, Figure) else one for name, one in inputs.items()}
    return Reason(rule, says, seen, used)


def prescribe(state: State, today: date, aim: Aim, gate: Gate, rules: Rules) -> Prescription:
    """Return what a day asks for.

    Parameters
    ----------
    state : State
        After every day before today, and after this morning if it was told.
    today : date
    aim : Aim
    gate : Gate
    rules : Rules
    """
    now = today.toordinal()
    shut = _shut(state, now, gate)
    if shut:
        return Prescription(today, shut[0], reasons=(shut[1],), asks=gate.asks)
    gap = rule_of_gap(state, now)
    state = returned(state, now, rules.known)
    aim = kept(aim) if state.maintaining else aim
    reasons = [*_whole_day(state, now, gap)]
    gentle = state.last_bad == now  # a bad morning: nothing demanding on the same day
    items: list[Item] = []
    left_out: dict[str, Reason] = {}
    for slot, names in due(state, aim, now, rules.known):
        ladder = [rules.known[name] for name in names]
        if any(step.exercise in gate.done for track in ladder for step in track.steps):
            continue
        if gentle and slot.kind == "strength":
            rule = "no_strength_on_a_bad_morning"
            left_out[_step(ladder[0], state).exercise] = reason(rule)
        elif found := _allowed(ladder, state, gate):
            items.append(_item(slot, state, *found, rules))
        else:
            left_out[_step(ladder[0], state).exercise] = _not_allowed(ladder[0], gate)
    return Prescription(
        today, _phase(state, gap), tuple(items), tuple(reasons), gate.asks, left_out=left_out
    )


def _shut(state: State, now: int, gate: Gate) -> tuple[Phase, Reason] | None:
    """Return why there is no exercise at all today; None where there may be."""
    if not gate.open:
        closed = reason("closed", advice=gate.advice)
        first = reason("ask_first", because=gate.because)
        return ("closed", closed) if gate.advice else ("ask", first)
    if gate.leg_worse:
        return "rest", reason("leg_worse_today")
    if gate.not_today:
        return "not_today", reason("not_today")
    if resting(state, now):
        return "rest", reason("rest", ("sore_sessions", "rest_days"), days=now - state.resting + 1)
    if gate.pain is not None and gate.pain > N["pain_too_much"]:
        return "rest", reason("pain_high_today", ("pain_too_much",), pain=Figure(gate.pain))
    return None


def resting(state: State, now: int) -> bool:
    """Whether a rest goes on; it also ends without a good morning, after days without a bad one."""
    since = max(state.resting, state.last_bad)
    return bool(state.resting) and now - since < N["rest_days_unknown"]


def _whole_day(state: State, now: int, gap: str | None) -> list[Reason]:
    found = []
    if not state.last_session:
        found.append(reason("start"))
    if gap:
        found.append(reason(gap, ("eased_share",), days=now - state.last_session))
    if state.maintaining:
        found.append(reason("maintain", ("maintenance_stretch_days", "maintenance_strength_days")))
    if state.last_bad == now:
        found.append(reason("bad_morning", ("eased_share",)))
    return found


def _phase(state: State, gap: str | None) -> Phase:
    if not state.last_session:
        return "start"
    return "return" if gap else "maintain" if state.maintaining else "build"


def _step(track: Track, state: State) -> Step:
    return track.steps[min(state.track(track).step, len(track.steps) - 1)]


def _allowed(ladder: list[Track], state: State, gate: Gate) -> tuple[Track, int] | None:
    """Return the first track with a step that is allowed, and that step's index.

    What comes after a form that is left out is harder still, and left out with it.
    """
    shut = gate.modify | gate.left_out | (FOR_THE_LEG if gate.leg_day else set())
    for track in ladder:
        barred = (at for at, step in enumerate(track.steps) if step.exercise in shut)
        most = next(barred, len(track.steps)) - 1
        if most >= 0:
            return track, min(state.track(track).step, most)
    return None


def _not_allowed(track: Track, gate: Gate) -> Reason:
    """Return why not even the easiest step is allowed."""
    name = track.steps[0].exercise
    if name in gate.modify:
        return reason("left_out_by_screening")
    if name in gate.left_out:
        return reason("left_out_by_choice")
    return reason("left_out_for_the_leg", ("leg_quiet_days",), day=gate.leg_day)


def _item(slot: Slot, state: State, track: Track, at: int, rules: Rules) -> Item:
    one, step = state.track(track), track.steps[at]
    used = (slot.number,) if slot.number else ()
    reasons = [reason(slot.rule, used, days=slot.days)]
    if at < one.step and at + 1 < len(track.steps):
        reasons.append(reason("easier_form"))
    if one.eased:
        reasons.append(reason("eased", ("eased_share",)))
    item = Item(
        step.exercise, track.id, track.kind, step.sets, step.repetitions, step.seconds,
        rules.sides[step.exercise], step.rung, one.eased, at + 1, len(track.steps), tuple(reasons),
    )  # fmt: skip
    return _eased(item) if one.eased else item


def _eased(item: Item) -> Item:
    repetitions, seconds = eased_amount(item.repetitions, item.seconds)
    return replace(item, repetitions=repetitions, seconds=seconds)
