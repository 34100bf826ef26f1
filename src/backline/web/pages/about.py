"""About you: norms, what you feel, your days and nights, what you want to be able to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Response
from starlette.datastructures import FormData

from backline.care.findings import Told, inputs_from, read_answers
from backline.care.findings.answers import MOST_ACTIVITIES
from backline.care.history import History
from backline.library.questions_load import GROUPS, Question, questions, trying
from backline.motion.errors import InputError
from backline.motion.said import Own, say
from backline.records import Entry
from backline.records.events import Event, Function, ProfileFacts, Symptoms, WholeBody

from ..draw import page, see
from ..drafts import Drafted
from ..places import countries
from ..shown import first_visit
from ..visit import Given, Here, Visit

router = APIRouter()

UNUSABLE = 422
NAMELESS = say("An activity needs a name beside its number.")


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


PARTS = (
    Part("you", say("About you"), say("Which norms fit you, and where you are."), GROUPS[0]),
    Part("feel", say("What you feel"), say("It helps to tell a muscle from a nerve."), GROUPS[1]),
    Part("tries", say("Three small tries"), say("Only if nothing speaks against them."), GROUPS[1], tries=True),
    Part("days", say("Your days and nights"), say("Sitting, moving, sleep, stress, other joints."), GROUPS[2]),
    Part("goals", say("What you want to be able to do"), say("Up to three things that are hard now."), GROUPS[3]),
)  # fmt: skip
BY_PATH = {one.path: one for one in PARTS}


@router.get("/about")
def overview(here: Here) -> Response:
    """Show what is known, part by part."""
    found = here.planned()
    values = answered(found.history, here)
    counts = {one.path: sum(q.id in values for q in one.asked) for one in PARTS}
    return page(here, "about.html", parts=PARTS, counts=counts, first=first_visit(found))


@router.get("/about/{path}")
def part(here: Here, draft: Drafted, path: str) -> Response:
    """Ask the questions of one part, with what is known filled in."""
    if path not in BY_PATH:
        return see("/about")
    with here.store() as store:
        values = answered(store.history(), here)
    return asking(here, BY_PATH[path], values, may_try=draft.may_try)


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
    values: dict[str, object] = {}
    try:
        values = understood(this, given)
        told = read_answers(values, here.today)
    except InputError as error:
        values = values or {one.id: given.get(one.id) for one in this.asked}
        wrong = here.texts.translate(list(error.problems))
        return asking(here, this, values, wrong, may_try=draft.may_try)
    with here.store() as store:
        store.append_many([Entry(event, here.now()) for event in events_of(told)])
    after = PARTS.index(this) + 1
    if given.get("then") == "overview" or after == len(PARTS):
        return see("/today" if given.get("first") else "/about")
    return see(f"/about/{PARTS[after].path}")


def asking(
    here: Visit, this: Part, values: Mapping[str, object], wrong: list[str] | None = None, *,
    may_try: bool,
) -> Response:  # fmt: skip
    """Return the page of one part."""
    found = here.planned()
    at = PARTS.index(this)
    return page(
        here, "about_part.html", status=UNUSABLE if wrong else 200, part=this, values=values,
        problems=wrong or [], before=PARTS[at - 1] if at else None,
        after=PARTS[at + 1] if at + 1 < len(PARTS) else None, at=at + 1, parts=len(PARTS),
        countries=countries(here.texts), first=first_visit(found), most=MOST_ACTIVITIES,
        trying=trying(), open=found.outcome.open, may_try=may_try,
    )  # fmt: skip


def answered(history: History, here: Visit) -> dict[str, object]:
    """Return what is known by now, by question."""
    person = history.person
    facts = {"sex": person.sex, "birth_year": person.birth_year, "country": person.country}
    felt = inputs_from(history, here.today).symptoms
    goals = {
        name: score for one in history.days for name, score in (one.function or {}).items()
    }
    found = {**facts, **felt, **(history.whole_body or {}), "activities": dict(goals)}
    if person.sex == "unspecified":
        del found["sex"]
    return {name: value for name, value in found.items() if value not in (None, {}, "")}


def understood(this: Part, given: FormData) -> dict[str, object]:
    """Return the answers that a form holds, by question; what was left open is not there.

    Raises
    ------
    InputError
        With every number that is none.
    """
    found: dict[str, object] = {}
    problems: list[str] = []
    for one in this.asked:
        said = str(given.get(one.id, "")).strip()
        if one.kind == "activities":
            found[one.id] = activities(given, problems)
        elif one.kind == "choices":
            found[one.id] = [str(choice) for choice in given.getlist(one.id)]
        elif one.kind == "number" and said:
            found[one.id] = number(said)
            if found[one.id] is None:
                problems.append(say("{question} A number is needed, such as 7.5.", question=one.text))
        elif said:
            found[one.id] = said
    if problems:
        raise InputError(*problems)
    return {name: value for name, value in found.items() if value not in ([], {})}


def activities(given: FormData, problems: list[str]) -> dict[str, float]:
    """Return the activities with how well they go."""
    found: dict[str, float] = {}
    for at in range(MOST_ACTIVITIES):
        name, score = str(given.get(f"goal-{at}", "")).strip(), number(str(given.get(f"score-{at}", "")))
        if name and score is None:
            problems.append(say("{name}: choose how well it goes, from 0 to 10.", name=Own(name)))
        elif score is not None and not name:
            problems.append(NAMELESS)
        elif name and score is not None:
            found[name] = score
    return found


def number(text: str) -> float | None:
    """Return a number, with a comma too; None where it is none.

    >>> number("7,5"), number("many")
    (7.5, None)
    """
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def events_of(told: Told) -> Iterable[Event]:
    """Yield what the answers are kept as."""
    person = told.person
    sex = None if person.sex == "unspecified" else person.sex
    if sex or person.birth_year or person.country:
        yield ProfileFacts(sex, person.birth_year, person.country)
    if told.symptoms:
        yield Symptoms(told.symptoms)
    if told.whole_body:
        yield WholeBody(told.whole_body)
    yield from (Function(name, score) for name, score in told.activities.items())
