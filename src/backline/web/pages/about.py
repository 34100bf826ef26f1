"""About you: norms, what you feel, your days and nights, what you want to be able to do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Response

from backline.care.findings import read_answers
from backline.care.findings.answers import MOST_ACTIVITIES
from backline.library.questions_load import GROUPS, Question, questions, trying
from backline.motion.errors import InputError
from backline.motion.said import say
from backline.records import Entry
from backline.records.told import events_of

from ..answers import answered, as_typed, understood
from ..drafts import Draft, Drafted
from ..draw import page, see
from ..places import countries
from ..shown import first_visit
from ..visit import Given, Here, Visit

router = APIRouter()

UNUSABLE = 422


@dataclass(frozen=True, slots=True)
class Part:
    """One page of questions."""

    path: str
    name: str
    says: str
    group: str
    tries: bool = False

    @property
    def asked(self) -> list[Question]:
        """Its questions, in order."""
        known = questions().values()
        return [one for one in known if one.group == self.group and one.try_it == self.tries]


ABOUT, FELT, DAYS, GOALS = GROUPS
PARTS = (
    Part("you", say("About you"), say("Which norms fit you, and where you are."), ABOUT),
    Part("feel", say("What you feel"), say("It helps to tell a muscle from a nerve."), FELT),
    Part(
        "tries", say("Three small tries"), say("Only if nothing speaks against them."), FELT, True
    ),
    Part("days", say("Your days and nights"), say("Sitting, moving, sleep, other joints."), DAYS),
    Part(
        "goals", say("What you want to do again"), say("Up to three things that are hard."), GOALS
    ),
)
BY_PATH = {one.path: one for one in PARTS}


@router.get("/about")
def overview(here: Here) -> Response:
    """Show what is known, part by part."""
    found = here.planned()
    values = answered(found.history, here.today)
    counts = {one.path: sum(q.id in values for q in one.asked) for one in PARTS}
    return page(here, "about.html", parts=PARTS, counts=counts, first=first_visit(found))


@router.get("/about/{path}")
def part(here: Here, draft: Drafted, path: str) -> Response:
    """Ask the questions of one part, with what is known filled in."""
    if path not in BY_PATH:
        return see("/about")
    return asking(here, draft, BY_PATH[path])


@router.post("/about/tries/may")
def may_try(here: Here, draft: Drafted, given: Given) -> Response:
    """Take the answer to what would speak against the tries; unsure counts as yes."""
    draft.may_try = given.get("against") == "no" and here.planned().outcome.open
    return see("/about/tries" if draft.may_try else "/about/days?without_tries=1")


@router.post("/about/{path}")
def keep(here: Here, draft: Drafted, given: Given, path: str) -> Response:
    """Keep the answers of one part, and go on to the next."""
    if path not in BY_PATH:
        return see("/about")
    this = BY_PATH[path]
    try:
        told = read_answers(understood(this.asked, given), here.today)
    except InputError as error:
        wrong = here.texts.translate(list(error.problems))
        return asking(here, draft, this, as_typed(this.asked, given), wrong)
    with here.store() as store:
        store.append_many([Entry(event, here.now()) for event in events_of(told)])
    after = PARTS.index(this) + 1
    if given.get("then") == "overview" or after == len(PARTS):
        return see("/today" if given.get("first") else "/about")
    return see(f"/about/{PARTS[after].path}")


def asking(
    here: Visit,
    draft: Draft,
    this: Part,
    typed: Mapping[str, object] | None = None,
    problems: Sequence[str] = (),
) -> Response:
    """Return the page of one part, with what is known or was typed filled in."""
    found = here.planned()
    at = PARTS.index(this)
    return page(
        here, "about_part.html", status=UNUSABLE if problems else 200, part=this,
        values=answered(found.history, here.today) if typed is None else typed,
        problems=problems, before=PARTS[at - 1] if at else None,
        after=PARTS[at + 1] if at + 1 < len(PARTS) else None, at=at + 1, parts=len(PARTS),
        countries=countries(here.texts), first=first_visit(found), most=MOST_ACTIVITIES,
        trying=trying(), open=found.outcome.open, may_try=draft.may_try,
    )  # fmt: skip
