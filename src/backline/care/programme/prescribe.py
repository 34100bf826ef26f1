"""From where a person stands to what this day asks for."""

from dataclasses import replace
from datetime import date

from ...library import numbers
from ...library.programme_load import Step, Track, sentences
from .aim import Aim, Slot, kept
from .gate import Gate
from .prescription import Item, Phase, Prescription, Reason
from .returning import returned, rule_of_gap
from .rules import Rules
from .schedule import due
from .state import State, TrackState

N = numbers("programme")
SHORTEST_S = 5


def reason(rule: str, used: tuple[str, ...] = (), **inputs: object) -> Reason:
    """Return a rule as a reason, its sentence filled in from its inputs and numbers."""
    values = {name: f"{N[name]:g}" for name in used}
    return Reason(rule, sentences()[rule].format(**values, **inputs), inputs, used)


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
    for slot, name in due(state, aim, now):
        track, one = rules.known[name], state.track(rules.known[name])
        step = track.steps[min(one.step, len(track.steps) - 1)]
        if step.exercise in gate.done:
            continue
        if why := _left_out(step.exercise, slot, gate, gentle):
            left_out[step.exercise] = why
            continue
        items.append(_item(slot, track, one, step, rules.sides[step.exercise]))
    return Prescription(
        today, _phase(state, gap), tuple(items), tuple(reasons), gate.asks, left_out=left_out
    )


def _shut(state: State, now: int, gate: Gate) -> tuple[Phase, Reason] | None:
    """Return why there is no exercise at all today; None where there may be."""
    if not gate.open:
        return (
            ("ask", reason("ask_first"))
            if gate.due
            else ("closed", reason("closed", advice=gate.advice))
        )
    if gate.leg_worse:
        return "ask", reason("leg_worse_today")
    if gate.not_today:
        return "not_today", reason("not_today")
    if state.resting and not _rested(state, now):
        return "rest", reason("rest", ("sore_sessions", "rest_days"), days=now - state.resting + 1)
    if gate.pain is not None and gate.pain > N["pain_too_much"]:
        return "rest", reason("pain_high_today", ("pain_too_much",), pain=f"{gate.pain:g}")
    return None


def _rested(state: State, now: int) -> bool:
    """Whether a rest is over although nobody told how the mornings were."""
    silent = state.last_bad <= state.resting
    return silent and now - state.resting >= N["rest_days_unknown"]


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


def _left_out(exercise: str, slot: Slot, gate: Gate, gentle: bool) -> Reason | None:
    if exercise in gate.modify:
        return reason("left_out_by_screening")
    if exercise in gate.left_out:
        return reason("left_out_by_choice")
    if gentle and slot.kind == "strength":
        return reason("no_strength_on_a_bad_morning")
    return None


def _item(slot: Slot, track: Track, one: TrackState, step: Step, sides: tuple[str, ...]) -> Item:
    used = (slot.number,) if slot.number else ()
    reasons = [reason(slot.rule, used, days=slot.days)]
    if one.eased:
        reasons.append(reason("eased", ("eased_share",)))
    item = Item(
        step.exercise, track.id, track.kind, step.sets, step.repetitions, step.seconds, sides,
        step.rung, one.eased, one.step + 1, len(track.steps), tuple(reasons),
    )  # fmt: skip
    return _eased(item) if one.eased else item


def _eased(item: Item) -> Item:
    """Return a quarter less: of the repetitions, or of the seconds where none are counted."""
    share = N["eased_share"]
    if item.repetitions:
        return replace(item, repetitions=max(1, int(item.repetitions * share)))
    whole = int(item.seconds * share / SHORTEST_S) * SHORTEST_S
    return replace(item, seconds=float(max(SHORTEST_S, whole)))
