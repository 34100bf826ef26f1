"""The plan: the week, why each exercise is there, what comes next, and what one leaves out."""

from datetime import date, timedelta

from fastapi import APIRouter, HTTPException, Response

from backline.care.programme import Plan, Reason, dose_words, easier_form
from backline.care.programme import week as week_of
from backline.care.programme.plan import STEP_UP
from backline.care.programme.prescribe import reason
from backline.library import numbers
from backline.planning import Planned
from backline.records.events import LeftOut

from ..draw import page, see
from ..known import known
from ..shown import Shown, names, poster, shown
from ..visit import Given, Here

router = APIRouter()

NOT_FOUND = 404
UNTIL = ("today", "further_notice", "again")
SHUT = ("closed", "ask")
BACK_DAYS = 7


@router.get("/plan")
def week(here: Here) -> Response:
    """Show the week."""
    found = here.planned()
    plan, today = found.plan, found.plan.today.day
    first = today - timedelta(BACK_DAYS)
    return page(
        here, "plan.html", plan=plan, today=today, shut=plan.today.phase in SHUT,
        week=[(day, shown(day.items)) for day in plan.week], items=explained(plan),
        done={one.day for one in found.history.days if one.sets},
        before=[first + timedelta(one) for one in range(BACK_DAYS)],
        left=left_out(found), names=names(), easier=easier(found, explained(plan)),
        step_rule=reason("step_rule", STEP_UP),
    )  # fmt: skip


@router.get("/plan/{exercise}")
def why(here: Here, exercise: str) -> Response:
    """Say why an exercise is in the plan: the rules, what they saw, their numbers and sources."""
    found = here.planned()
    one = explained(found.plan).get(exercise)
    left = left_out(found)
    if one is None and exercise not in left:
        if exercise in known(here.profile).all:
            return page(here, "plan_without.html", name=names()[exercise], exercise=exercise)
        raise HTTPException(NOT_FOUND)
    if one is None:
        return page(
            here, "plan_left.html", name=names()[exercise], exercise=exercise,
            why=left[exercise], by_choice=by_choice(found, exercise),
        )  # fmt: skip
    rules = (*one.item.reasons, found.plan.next[exercise], reason("step_rule", STEP_UP))
    told = dict.fromkeys(name for rule in rules for name in rule.numbers)
    chosen = numbers("programme")
    return page(
        here, "plan_why.html", one=one, rules=rules,
        numbers=[chosen.explain(name) for name in told],
        track=found.rules.known[one.item.track], findings=found.plan.findings.findings,
        easier=easier(found, {exercise: one}).get(exercise), picture=poster(exercise),
    )  # fmt: skip


@router.post("/plan/{exercise}")
def leave_out(here: Here, given: Given, exercise: str) -> Response:
    """Leave an exercise out, today or until further notice, or take it up again."""
    until = given.get("until")
    if until not in UNTIL or exercise not in names():
        raise HTTPException(NOT_FOUND)
    with here.store() as store:
        store.append(LeftOut(exercise, until), here.now())  # type: ignore[arg-type]
    return see("/plan")


def explained(plan: Plan) -> dict[str, Shown]:
    """Return each exercise of the week by its id, as it comes first."""
    return {one.item.exercise: one for one in shown(week_of.explained(plan).values())}


def easier(found: Planned, items: dict[str, Shown]) -> dict[str, tuple[str, str]]:
    """Return the easier form of each exercise that has one: its name and dose."""
    steps = {name: easier_form(one.item, found.rules.known) for name, one in items.items()}
    known = names()
    return {
        name: (known[step.exercise], dose_words(step)) for name, step in steps.items() if step
    }  # fmt: skip


def left_out(found: Planned) -> dict[str, Reason]:
    """Return what is left out this week, and why; what one asked for oneself is always there."""
    rule = week_of.left_out(found.plan)
    mine = dict.fromkeys(sorted(chosen(found, found.plan.today.day)), reason("left_out_by_choice"))
    return rule | mine


def chosen(found: Planned, today: date) -> frozenset[str]:
    """Return what the person asked to leave out, today or until further notice."""
    days = (one.left_out for one in found.history.days if one.day == today)
    return found.history.kept_out | frozenset(name for left in days for name in left)


def by_choice(found: Planned, exercise: str) -> bool:
    """Whether an exercise is left out because the person asked for it."""
    return exercise in chosen(found, found.plan.today.day)
