"""The programme as plain values, for JSON."""

from typing import Any

from backline.care.programme import Item, Plan, Prescription, Reason
from backline.library import numbers


def plan_json(plan: Plan) -> dict[str, Any]:
    """Return a plan as plain values."""
    return {
        "today": day_json(plan.today),
        "week": [day_json(day) for day in plan.week],
        "next": {name: one.says for name, one in plan.next.items()},
        "findings": [finding.id for finding in plan.findings.findings],
        "emphasis": list(plan.findings.emphasis),
    }


def day_json(day: Prescription) -> dict[str, Any]:
    """Return one day as plain values."""
    return {
        "day": day.day.isoformat(),
        "phase": day.phase,
        "items": [item_json(item) for item in day.items],
        "reasons": [reason_json(one) for one in day.reasons],
        "asks": list(day.asks),
        "retest": day.retest,
        "seek_advice": day.seek_advice,
        "left_out": {name: reason_json(one) for name, one in day.left_out.items()},
    }


def item_json(item: Item) -> dict[str, Any]:
    """Return one exercise of a day as plain values."""
    return {
        "exercise": item.exercise,
        "kind": item.kind,
        "sets": item.sets,
        "repetitions": item.repetitions or None,
        "seconds": item.seconds or None,
        "sides": list(item.sides),
        "rung": item.rung,
        "load": item.load,
        "eased": item.eased,
        "step": [item.step, item.steps],
        "why": item.why,
        "reasons": [reason_json(one) for one in item.reasons],
    }


def reason_json(one: Reason) -> dict[str, Any]:
    """Return a rule with what it saw and used."""
    used = {name: numbers("programme").explain(name) for name in one.numbers}
    return {
        "rule": one.rule,
        "says": one.says,
        "inputs": dict(one.inputs),
        "numbers": {
            name: {"value": number.value, "unit": number.unit, "source": number.source}
            for name, number in used.items()
        },
    }
