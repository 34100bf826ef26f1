"""Tests: which there are, what each showed last, how one is done, and doing it by camera."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from math import isfinite

from fastapi import APIRouter, HTTPException, Response

from backline.care.findings import read
from backline.care.measure.words import SIDES
from backline.library import exercise
from backline.library.tests_load import protocol, protocols
from backline.motion.errors import InputError
from backline.motion.protocol import Protocol
from backline.motion.said import say
from backline.planning import Planned, why_no_test
from backline.records.events import MeasuredTest

from ..claim_words import behind
from ..draw import page, see
from ..shown import poster
from ..typed import number
from ..visit import Given, Here, Visit
from ..words import amount, unit

router = APIRouter()

ORDER = ("slr", "ake", "forward_bend", "bridge_hold", "single_leg_bridge", "chair_stand_30s")
"""Length first, then strength, the gentler before the harder."""


@dataclass(frozen=True, slots=True)
class Row:
    """One test as the list shows it.

    ``last`` has a sentence for each side that was measured; ``closed`` says why not today.
    """

    test: Protocol
    last: tuple[tuple[str, str, object], ...]
    closed: str | None
    poster: str | None


@router.get("/tests")
def tests(here: Here) -> Response:
    """List the tests, each with its newest values."""
    found = here.planned()
    rows = [row(here, found, known) for known in ordered()]
    shut = why_no_test(found)
    return page(here, "tests.html", rows=rows, shut=shut, retest=found.plan.today.retest)


@router.get("/tests/{name}")
def test(here: Here, name: str) -> Response:
    """Say what a test is for, who leaves it out, and how it is done."""
    known, found = _known(name), here.planned()
    return page(
        here, "test.html", test=known, row=row(here, found, known), sides=SIDES,
        unit=unit(here.texts, known.unit, 2), behind=behind("test", name),
    )  # fmt: skip


@router.get("/tests/{name}/camera")
def by_camera(here: Here, name: str) -> Response:
    """Do a test in front of the camera."""
    known, found = _known(name), here.planned()
    if why_no_test(found, name):
        return see(f"/tests/{name}")
    return page(here, "test_camera.html", test=known, script=script(here, known))


@router.post("/tests/{name}")
def by_hand(here: Here, name: str, given: Given) -> Response:
    """Keep a value that was measured elsewhere, by a therapist for example."""
    known = _known(name)
    side, value = str(given.get("side") or "both"), number(str(given.get("value") or ""))
    problems: list[str] = []
    if side not in known.sides:
        problems.append(say("Choose the leg that was measured."))
    if value is None:
        problems.append(say("Give the value as a number, such as 72."))
    else:
        problems += _no_body(known, side if side in known.sides else known.sides[0], value)
    if problems or value is None:
        raise InputError(*problems)
    event = MeasuredTest(name, side, value, known.error.least, source="measured elsewhere")  # type: ignore[arg-type]
    with here.store() as store:
        store.append(event, here.now(), definition_sha256=known.sha256)
    return see("/results")


def script(here: Visit, test: Protocol) -> Mapping[str, object]:
    """Return what the page's script needs to lead through a test."""
    _ = here.texts.gettext
    judged, time_s = exercise(test.uses), test.stop.time_s
    return {
        "test": test.id,
        "name": _(test.name),
        "why": _(test.why),
        "sides": test.sides,
        "trials": test.trials,
        "stop": {"rule": test.stop.rule, "time_s": time_s if isfinite(time_s) else None},
        "how": [_(line) for line in test.how],
        "set_up": [_(line) for line in test.set_up],
        "side_names": {side: _(words) for side, words in SIDES.items()},
        "unit": test.unit,
        "hold": judged.movement.kind == "hold",
        "position": judged.position,
        "preferences": asdict(here.preferences),
    }


def ordered() -> list[Protocol]:
    """Return the tests in the order in which to do them; new ones of the library come last."""
    known = protocols()
    return [known[name] for name in sorted(known, key=lambda one: (*ORDER, one).index(one))]


def row(here: Visit, found: Planned, known: Protocol) -> Row:
    """Return a test with its newest value of each side."""
    last = []
    for side in known.sides:
        mine = [one for one in found.history.tests if (one.test, one.side) == (known.id, side)]
        if mine:
            newest = mine[-1]
            said = (
                here.texts.gettext(say("not measurable"))
                if newest.value is None
                else amount(here.texts, known, newest.value, newest.error)
            )
            last.append((SIDES[side], said, newest.day))
    return Row(
        known, tuple(last), why_no_test(found, known.id), poster(known.id) or poster(known.uses)
    )


def _known(name: str) -> Protocol:
    try:
        return protocol(name)
    except InputError as error:
        raise HTTPException(404) from error


def _no_body(known: Protocol, side: str, value: float) -> tuple[str, ...]:
    entry = {"value": value}
    try:
        read({"tests": {known.id: entry if side == "both" else {side: entry}}})
    except InputError as error:
        return error.problems
    return ()
