"""Who is shown: a typical person, oneself by one's tests, and oneself after six weeks."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from backline.body.fit import DEFICIT_RANGE_DEG, RAISE_RANGE_DEG, Fitted, Test, after_six_weeks, fit
from backline.body.person import Person, typical
from backline.care.findings import Inputs, findings, inputs_from
from backline.care.findings.inputs import Reading
from backline.care.history import History
from backline.care.screening import standing
from backline.library.numbers_load import numbers
from backline.motion.said import Said, say
from backline.motion.types import Leg

NERVE = "nerve_sensitive"
MAY_BE_NERVE = say(
    "Your answers say that a nerve may be sensitive. Then the test does not show how long the"
    " hamstrings are, so you are not drawn."
)
SEND_FIRST = say("You are not drawn while the safety questions send you to somebody first.")
LEG_TESTS = {"slr": ("raises", RAISE_RANGE_DEG), "ake": ("deficits", DEFICIT_RANGE_DEG)}
SIDES: tuple[Leg, Leg] = ("left", "right")
LEAST_ERROR_DEG, MOST_ERROR_DEG = 0.1, 90.0


@dataclass(frozen=True, slots=True)
class Who:
    """Who is shown.

    Attributes
    ----------
    typical : Person
    you, later : Fitted or None
        From one's tests, and after six weeks of the plan; None without a test.
    side : str or None
        The leg that the tests are of: the one that goes less far.
    tests : tuple of str
        Which tests it rests on: ``slr``, ``ake``.
    barred : Said or None
        Why one is not drawn although there are tests.
    """

    typical: Person
    you: Fitted | None
    later: Fitted | None
    side: str | None
    tests: tuple[str, ...]
    barred: Said | None = None


def who_is(history: History, today: date) -> Who:
    """Return who one is by one's records; nobody whom the safety questions send on first."""
    if history.screenings and standing(history, today).level != "ok":
        return Who(typical(), None, None, None, (), SEND_FIRST)
    return who(inputs_from(history, today))


def who(inputs: Inputs) -> Who:
    """Return who one is by one's newest tests.

    Each leg is fitted by itself; the one that goes less far is shown. A value without an error
    is taken with the error of an angle by camera.
    """
    if any(one.id == NERVE for one in findings(inputs).findings):
        return Who(typical(), None, None, None, (), MAY_BE_NERVE)
    found = {}
    for side in SIDES:
        given = {
            kind: [_test(inputs.tests[test][side], *bounds)]
            for test, (kind, bounds) in LEG_TESTS.items()
            if side in inputs.tests.get(test, {})
        }
        if given:
            found[side] = fit(**given)
    if not found:
        return Who(typical(), None, None, None, ())
    side = min(found, key=lambda one: sum(found[one].hip_band_deg))
    you = found[side]
    tests = tuple(test for test in LEG_TESTS if side in inputs.tests.get(test, {}))
    return Who(typical(), you, after_six_weeks(you), side, tests)


def _test(reading: Reading, low: float, high: float) -> Test:
    """Return a kept value; one that was typed in beyond what anybody has is taken at the border."""
    error = numbers("findings")["real_difference_deg"] if reading.error is None else reading.error
    return Test(
        float(np.clip(reading.value, low, high)),
        float(np.clip(error, LEAST_ERROR_DEG, MOST_ERROR_DEG)),
    )
