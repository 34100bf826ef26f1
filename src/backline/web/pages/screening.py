"""The safety questions, one at a time, and what they come to."""

from collections.abc import Mapping

from fastapi import APIRouter, Response
from starlette.datastructures import FormData

from backline.care.screening import Outcome, Question, check, questions, screen, worked_out
from backline.care.screening.border import OLDEST_YEARS
from backline.care.screening.facts import HELD
from backline.library.screening_load import screening as known
from backline.motion.errors import InputError
from backline.motion.said import say
from backline.records.events import ChangeCheck, ProfileFacts, Screening

from ..drafts import Draft, Drafted
from ..draw import page, see
from ..places import countries
from ..typed import whole
from ..visit import Given, Here, Visit
from . import screening_outcome

router = APIRouter()

ASKED = [one for one in questions() if one.kind != "clearances"]
UNUSABLE = 422
CHOOSE = say("Please choose one of the answers; not being sure is a good answer, too.")
YEARS = say("Please give your age as a number of years, such as 45.")


@router.get("/screening")
def overview(here: Here, draft: Drafted) -> Response:
    """Show what the answers came to, or what is about to be asked."""
    at = to_answer(draft) if draft.answers and draft.kept is None else 0
    return screening_outcome.show(here, draft, at, len(ASKED))


@router.post("/screening/start")
def start(draft: Drafted) -> Response:
    """Begin the questions from the first."""
    draft.answers, draft.last, draft.kept = {}, "", None
    return see("/screening/1")


@router.post("/screening/country")
def country(here: Here, given: Given) -> Response:
    """Keep the country, for the number to call."""
    code = str(given.get("country", ""))
    if code in countries(here.texts):
        with here.store() as store:
            store.append(ProfileFacts(country=code), here.now())
    return see("/screening")


@router.post("/screening/back")
def taken_back(here: Here, draft: Drafted) -> Response:
    """Open the question again whose answer meant an emergency; what is open does not decide."""
    if draft.kept is None:
        return see("/screening")
    draft.answers.pop(draft.last, None)
    rest = {"answers": dict(draft.answers), "level": judged(here, draft.answers).level}
    with here.store() as store:
        store.correct(draft.kept, rest, here.now())
    draft.kept = None
    return see(f"/screening/{to_answer(draft)}")


@router.get("/screening/notes")
def notes(here: Here, draft: Drafted) -> Response:
    """Ask whether somebody who knows has said that one may exercise all the same."""
    if (at := to_answer(draft)) <= len(ASKED):
        return see(f"/screening/{at}")
    return page(here, "screening_notes.html", rules=liftable(here, draft), given={}, problems=[])


@router.post("/screening/notes")
def with_notes(here: Here, draft: Drafted, given: Given) -> Response:
    """Keep the answers with the notes of a doctor or therapist."""
    if (at := to_answer(draft)) <= len(ASKED):
        return see(f"/screening/{at}")
    rules = liftable(here, draft)
    cleared = [rule for rule in rules if given.get(f"{rule}:cleared") == "yes"]
    fields = ("by", "date", "note", "expires")
    said = [
        {"rule": rule, **{name: str(given.get(f"{rule}:{name}", "")).strip() for name in fields}}
        for rule in cleared
    ]
    try:
        check({"clearances": said})
    except InputError as error:
        values = {name: str(value) for name, value in given.items()}
        return page(
            here, "screening_notes.html", status=UNUSABLE, rules=rules, given=values,
            problems=here.texts.translate(list(error.problems)),
        )  # fmt: skip
    return kept(here, draft, {"clearances": said} if said else {})


@router.get("/screening/{step}")
def ask(here: Here, draft: Drafted, step: int) -> Response:
    """Ask one question."""
    if draft.kept is not None:
        return see("/screening")
    first = to_answer(draft)
    if not 1 <= step <= min(first, len(ASKED)):
        return see(f"/screening/{first}" if first <= len(ASKED) else "/screening/notes")
    return asking(here, draft, step)


@router.post("/screening/{step}")
def answer(here: Here, draft: Drafted, given: Given, step: int) -> Response:
    """Take one answer; one that means an emergency is kept and told at once."""
    if draft.kept is not None or not 1 <= step <= to_answer(draft) or step > len(ASKED):
        return see("/screening")
    question = ASKED[step - 1]
    try:
        reply = understood(question, given)
        check({question.id: reply})
    except InputError as error:
        return asking(here, draft, step, here.texts.translate(list(error.problems)))
    draft.answers[question.id], draft.last = reply, question.id
    outcome = judged(here, draft.answers)
    if outcome.level == "emergency":
        with here.store() as store:
            draft.kept = store.append(Screening(dict(draft.answers), outcome.level), here.now())
        return see("/screening")
    note_rise(here, question, reply)
    if step < len(ASKED):
        return see(f"/screening/{step + 1}")
    return see("/screening/notes") if liftable(here, draft) else kept(here, draft, {})


def note_rise(here: Visit, question: Question, reply: object) -> None:
    """Close open exercises until all is answered: whoever leaves half way has told of something."""
    found = here.planned()
    if not found.outcome.open:
        return
    before = found.history.screenings[-1].answers.get(question.id)
    if isinstance(reply, list):
        known = before if isinstance(before, list | tuple) else ()
        said = "yes" if set(reply) - set(known) else "no"
    else:
        said = "no" if before in HELD else str(reply)
    if said in HELD:
        with here.store() as store:
            store.append(ChangeCheck(said), here.now())  # type: ignore[arg-type]


def asking(here: Visit, draft: Draft, step: int, problems: list[str] | None = None) -> Response:
    """Return the page of one question."""
    question = ASKED[step - 1]
    return page(
        here, "screening_question.html", status=UNUSABLE if problems else 200,
        question=question, step=step, steps=len(ASKED), problems=problems or [],
        given=draft.answers.get(question.id), about_new=known().texts["about_new"],
    )  # fmt: skip


def to_answer(draft: Draft) -> int:
    """Return the number of the first open question; one more than there are where none is."""
    opened = (at for at, one in enumerate(ASKED, 1) if one.id not in draft.answers)
    return next(opened, len(ASKED) + 1)


def understood(question: Question, given: FormData) -> object:
    """Return the answer that a form holds.

    Raises
    ------
    InputError
        If there is none.
    """
    if question.kind == "list":
        picked = given.getlist("answer")
        implied = [one.implies for one in question.options if one.id in picked and one.implies]
        return [str(one) for one in dict.fromkeys([*picked, *implied])]
    said = str(given.get("answer", "")).strip()
    if question.kind == "age":
        age = whole(said, OLDEST_YEARS)
        if age is None:
            raise InputError(YEARS)
        return age
    if not said:
        raise InputError(CHOOSE)
    return said


def judged(here: Visit, answers: Mapping[str, object]) -> Outcome:
    """Return what the answers come to so far."""
    with here.store() as store:
        history = store.history()
    course = worked_out(history, here.today)
    country_code = history.person.country
    return screen(
        answers, here.today, history.screenings, country=country_code, worked_out=course
    )  # fmt: skip


def liftable(here: Visit, draft: Draft) -> dict[str, str]:
    """Return why each rule holds that a note may lift, by its id."""
    may_be = {rule.id for rule in known().rules if rule.clearable}
    rules = judged(here, draft.answers).rules
    return {rule.id: rule.because for rule in rules if rule.id in may_be}


def kept(here: Visit, draft: Draft, further: Mapping[str, object]) -> Response:
    """Keep a full set of answers, and show what they come to."""
    answers = check({**draft.answers, **further})
    level = judged(here, answers).level
    with here.store() as store:
        store.append(Screening(answers, level), here.now())
    draft.answers, draft.last, draft.kept = {}, "", None
    return see("/screening")
