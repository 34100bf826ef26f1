"""What the tests of the findings share: a person with everything typical, and anybody."""

from typing import Any

from hypothesis import strategies as st

from backline.care.findings import Result, findings, read

SIGNS = ("neck_changes_it", "below_knee", "tingling_or_electric", "crossed_response")
NO = dict.fromkeys((*SIGNS, "ankle_changes_it", "feels_tight", "same_as_usual_pain"), "no")
ANSWER = st.sampled_from(["no", "unsure", "yes"])


def leg(left: float, right: float, error: float | None = 4.0) -> dict[str, Any]:
    return {"left": {"value": left, "error": error}, "right": {"value": right, "error": error}}


def person(**changes: Any) -> dict[str, Any]:
    """Return a man of 40 with typical values and no symptoms; symptoms and tests by their names."""
    tests = {
        "slr": leg(85, 86),
        "ake": leg(8, 9),
        "single_leg_bridge": leg(25, 25, 0),
        "bridge_hold": {"value": 120, "error": 1},
    }
    symptoms = dict(NO)
    rest: dict[str, Any] = {"sex": "male", "age_years": 40, "whole_body": None}
    for name, value in changes.items():
        if name in NO:
            symptoms[name] = value
        elif name in rest:
            rest[name] = value
        else:
            tests[name] = value
    return rest | {"tests": tests, "symptoms": symptoms}


def found(**changes: Any) -> Result:
    return findings(read(person(**changes)))


def ids(result: Result) -> tuple[str, ...]:
    return tuple(one.id for one in result.findings)


def doubt(result: Result, name: str) -> str | None:
    (said,) = [one.doubt for one in result.findings if one.id == name]
    return said


ANGLE = st.none() | st.floats(0, 120).map(lambda value: round(value, 1))
COUNT = st.none() | st.integers(0, 50)
ERROR = st.none() | st.floats(0, 20)


@st.composite
def people(draw: st.DrawFn) -> dict[str, Any]:
    """Draw any person, with anything measured or not, asked or not."""

    def legs(values: st.SearchStrategy[Any]) -> dict[str, Any]:
        sides = ("left", "right")
        return {side: {"value": draw(values), "error": draw(ERROR)} for side in sides}

    return {
        "sex": draw(st.sampled_from(["female", "male", "unspecified"])),
        "age_years": draw(st.none() | st.integers(0, 120)),
        "tests": {
            "slr": legs(ANGLE),
            "ake": legs(ANGLE),
            "single_leg_bridge": legs(COUNT),
            "bridge_hold": {"value": draw(st.none() | st.floats(0, 300)), "error": draw(ERROR)},
            "chair_stand_30s": {"value": draw(COUNT)},
        },
        "symptoms": {name: draw(st.none() | ANSWER) for name in NO},
        "whole_body": draw(st.none() | st.fixed_dictionaries({"other_joints": ANSWER})),
    }
