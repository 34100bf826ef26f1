"""A scene in words: what is asked is held to what the person can do, and said as it is."""

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.body.person import SHIFT_RANGE_DEG, TOLERANCE_RANGE_NM, Person, person, typical
from backline.body.scenes import SCENES
from backline.body.task import lie, slouch, stand
from backline.explaining.drawn import shown
from backline.explaining.told import (
    BEGINNING,
    BY_BACKREST,
    OUTSIDE,
    SAID_STOPS,
    SHOWN_NECK_DEG,
    figure,
    multiples,
    sentences,
    told,
    within,
)
from backline.library.walks_load import SCENES as INPUTS

every_scene = pytest.mark.parametrize("scene", SCENES)
odd = st.floats(-500, 500) | st.sampled_from([nan, inf, -inf])
people = st.builds(person, st.floats(*SHIFT_RANGE_DEG), st.floats(*TOLERANCE_RANGE_NM))


def asked(scene: str) -> st.SearchStrategy[dict[str, float]]:
    """Draw anything that may be asked of a scene."""
    return st.fixed_dictionaries({}, optional=dict.fromkeys(INPUTS[scene], odd))


@every_scene
@given(data=st.data(), one=people)
def test_whatever_is_asked_is_held_to_what_the_person_can_do(
    scene: str, data: st.DataObject, one: Person
) -> None:
    found = told(scene, data.draw(asked(scene)), one)
    axes = {**{name: (at[0], at[-1]) for name, at in SCENES[scene].inputs.items()},
            "neck": SHOWN_NECK_DEG}  # fmt: skip
    assert tuple(found.inputs) == INPUTS[scene]
    for name, value in found.inputs.items():
        low, high = axes[name]
        assert low <= value <= high
    values, first = found.shown.values, next(iter(SCENES[scene].inputs))
    if found.inputs[first] > axes[first][0] + 0.5:  # not stopped where the scene begins
        assert values["stop_nm"] <= one.tolerance_nm + 0.2
        assert values["hip_joint_flexion_deg"] + values["lumbar_flexion_deg"] <= 150.2


@every_scene
@given(data=st.data(), one=people)
def test_the_words_are_whole(scene: str, data: st.DataObject, one: Person) -> None:
    found = told(scene, data.draw(asked(scene)), one)
    assert len(found.sentences) >= 6
    for said in found.sentences:
        assert said.endswith(".")
        assert not set("{}") & set(said)
        assert "nan" not in said
    stops = {said for said in found.sentences if said.startswith("It stops here")}
    assert stops == ({SAID_STOPS[found.stopped_by]} if found.stopped_by != "range" else set())
    assert (OUTSIDE in found.sentences) == (not found.shown.values["in_range"])


@every_scene
def test_where_a_scene_begins_everybody_is(scene: str) -> None:
    found = told(scene, {}, typical())
    begins = dict.fromkeys(INPUTS[scene], 0.0) | dict(BEGINNING.get(scene, {}))
    assert found.inputs == begins
    assert found.stopped_by == "range"


def test_a_value_that_is_no_number_is_the_least() -> None:
    held, _ = within("bend", {"trunk": 30.0, "knee": nan}, typical())
    assert held == {"trunk": 30.0, "knee": 0.0, "neck": 0.0}


def test_standing_is_said_to_be_standing() -> None:
    assert list(sentences(shown(stand(), typical()).values)) == [
        "The pelvis is as in standing.",
        "The lower back is as in standing.",
        "The hamstrings pull about as much as in standing, which is little.",
        "A disc of the lower back carries 1.0 times as much as in standing.",
        "The path of the sciatic nerve is as long as in standing.",
    ]


def test_directions_are_said() -> None:
    bent = told("bend", {"trunk": 60.0}, typical())
    assert any(said.startswith("The pelvis is tipped forward by") for said in bent.sentences)
    assert any(said.startswith("The lower back is bent by") for said in bent.sentences)
    chair = told("sit", {}, typical())
    assert any(said.startswith("The pelvis is rolled back by") for said in chair.sentences)
    raised = told("lie", {"thigh": 60.0}, typical())
    assert any(said.endswith("cm longer than in standing.") for said in raised.sentences)
    slack = shown(lie(100.0, 120.0), typical())
    assert "The hamstrings are slack." in list(sentences(slack.values))
    assert any("cm shorter" in said for said in sentences(shown(lie(0.0, 90.0), typical()).values))


def test_a_backrest_leaves_the_disc_untold() -> None:
    said = list(sentences(shown(slouch(), typical()).values))
    assert BY_BACKREST in said
    assert not any("disc of the lower back carries" in one for one in said)


def test_numbers_in_the_words_are_those_of_the_picture() -> None:
    found = told("bend", {"trunk": 45.0}, person(10.0))
    many, said = multiples(found.shown.values), " ".join(found.sentences)
    assert f"pull {figure(many['hamstrings'])} times" in said
    assert f"carries {figure(many['disc'])} times" in said
    assert f"bent by {found.shown.values['lumbar_flexion_deg']:.0f} degrees" in said


@given(st.floats(0, 200))
def test_a_multiple_has_a_decimal_below_ten(multiple: float) -> None:
    assert ("." in str(figure(multiple))) == (multiple < 9.95)
    assert float(str(figure(multiple))) == pytest.approx(multiple, abs=0.5)
