"""Results: what tests and answers suggest, why, how surely, and what is still missing."""

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import APIRouter, Response

from backline.care.bands import band
from backline.care.findings import Inputs, inputs_from
from backline.care.findings.inputs import TESTS
from backline.library.findings_load import meanings, words
from backline.library.questions_load import GROUPS, questions
from backline.library.tests_load import protocols
from backline.motion.said import capital

from ..claim_words import behind
from ..draw import page
from ..visit import Here

router = APIRouter()

BANDS = {"typical": "good", "borderline": "", "limited": "warn"}


@dataclass(frozen=True, slots=True)
class Value:
    """The newest value of one test on one side."""

    test: str
    name: str
    side: str
    value: float
    error: float | None
    unit: str
    days_old: int
    band: str | None
    norm: str | None


@router.get("/results")
def results(here: Here) -> Response:
    """Show what the results suggest."""
    found = here.planned()
    inputs = inputs_from(found.history, here.today)
    felt = [one for one in questions().values() if one.group == GROUPS[1]]
    return page(
        here, "results.html", findings=found.plan.findings.findings, meanings=meanings(),
        claims={name: behind("finding", name) for name in meanings()},
        emphasis=[words("emphasis")[one] for one in found.plan.findings.emphasis],
        values=list(values(inputs)), outcome=found.outcome, bands=BANDS,
        missing=[protocols()[one] for one in TESTS if one not in inputs.tests],
        shut=found.outcome.modify, answers=len(inputs.symptoms),
        felt=[one.text for one in felt if inputs.symptoms.get(one.id) in {"yes", "unsure"}],
        person=found.history.person, screened=bool(found.history.screenings),
    )  # fmt: skip


def values(inputs: Inputs) -> Iterator[Value]:
    """Yield the newest value of each test and side, in the order of the tests."""
    for test in TESTS:
        for side, one in sorted(inputs.tests.get(test, {}).items()):
            found, norm = band(test, one.value, inputs.sex, inputs.age_years)
            yield Value(
                test, capital(words("test")[test]), side, one.value, one.error,
                words("unit")[test], one.days_old, found, norm,
            )  # fmt: skip
