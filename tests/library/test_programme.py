"""The data of the programme: tracks, sentences and numbers fit each other and the exercises."""

import ast
import tomllib
from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path
from string import Formatter

import pytest

from backline.care.programme.aim import aim_of
from backline.care.programme.course import LOOK_BACK_DAYS
from backline.care.programme.own import own_tracks
from backline.care.programme.returning import rule_of_gap
from backline.care.programme.state import State
from backline.library import activities, numbers, programme_load
from backline.library.programme_load import Step, Tracks, sentences, tracks
from backline.motion.errors import InputError

SRC = Path(__file__).parents[2] / "src" / "backline"
CODE = sorted((SRC / "care" / "programme").glob("*.py"))
SHOWN = [SRC / "cli" / "show_plan.py"]
DOSES = ("dose_repetitions", "dose_held", "dose_hold", "dose_walk")
FINDINGS = ("limited_length", "low_capacity", "nerve_sensitive")
STEPS = [(track.id, step) for track in tracks().values() for step in track.steps]
FRIGHTENING = (
    "damage",
    "out of place",
    "slipped",
    "degenerat",
    "wear and tear",
    "diagnos",
    "crush",
)


def slots() -> Iterator[tuple[str, str | None]]:
    """Yield rule and number of every slot that any result may lead to."""
    mine = own_tracks({"mine": activities()["walk"]} | {"x": activities()["bridge"]})
    for held in product((False, True), repeat=len(FINDINGS)):
        found = [name for name, holds in zip(FINDINGS, held, strict=True) if holds]
        for measured in (False, True):
            for slot in aim_of(found, measured, mine, weak_chair_stand=True).slots:
                yield slot.rule, slot.number


def calls(name: str) -> Iterator[ast.Call]:
    """Yield every call of a function in the programme's code."""
    for path in CODE + SHOWN:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name:
                yield node


def texts_in(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield inner.value


def said_by_code() -> set[str]:
    """Return the rules that the code names, those of slots and gaps included."""
    named = {text for path in CODE + SHOWN for text in texts_in(ast.parse(path.read_text("utf-8")))}
    gaps = {rule_of_gap(State(last_session=1), 1 + gap) for gap in (8, 15, 29, 57)}
    return (named & set(sentences())) | {rule for rule, _ in slots()} | {str(one) for one in gaps}


def test_there_are_as_many_tracks_as_there_should_be() -> None:
    assert len(tracks()) == 8
    assert len(STEPS) == 46
    assert len(sentences()) >= 38


@pytest.mark.parametrize("name", tracks())
def test_load_never_falls_along_a_track(name: str) -> None:
    loads = [step.load for step in tracks()[name].steps]
    assert all(one <= after for one, after in pairwise(loads))
    assert loads[0] > 0
    rungs = [step.rung for step in tracks()[name].steps]
    assert rungs == sorted(rungs)


@pytest.mark.parametrize("name", tracks())
def test_a_form_that_was_left_behind_does_not_come_back(name: str) -> None:
    forms = [step.exercise for step in tracks()[name].steps]
    assert sum(one != after for one, after in pairwise(forms)) == len(set(forms)) - 1


@pytest.mark.parametrize(("name", "step"), STEPS)
def test_a_step_fits_its_exercise(name: str, step: Step) -> None:
    exercise = activities()[step.exercise]
    assert exercise.kind == tracks()[name].kind
    assert exercise.sides in {("both",), ("left", "right")}
    if exercise.dose.repetitions:
        assert step.repetitions
        assert step.repetitions <= exercise.dose.repetitions[1]
        assert step.sets <= 3
    else:
        assert not step.repetitions
        amount = exercise.dose.hold_s or tuple(60 * it for it in exercise.dose.minutes or ())
        assert step.seconds <= amount[1]


def test_every_exercise_that_is_no_test_is_on_one_track() -> None:
    held = [step.exercise for track in tracks().values() for step in track.steps]
    assert set(held) == set(activities()) - {"forward_bend"}
    assert {name: tracks().holding[name] for name in held}.keys() == set(held)
    homes = {name: {track for track, step in STEPS if step.exercise == name} for name in set(held)}
    assert all(len(one) == 1 for one in homes.values())


def test_every_track_has_a_source() -> None:
    for track in tracks().values():
        assert "chosen by us" in track.source or any(char.isdigit() for char in track.source)


def test_every_sentence_is_said_and_every_rule_has_one() -> None:
    assert said_by_code() | set(DOSES) == set(sentences())
    for call in calls("reason"):
        rules = set(texts_in(call.args[0])) if call.args else set()
        assert rules <= set(sentences()), ast.unparse(call)


def test_sentences_are_filled_with_numbers_that_there_are() -> None:
    known = set(numbers("programme"))
    given = {"days", "day", "pain", "advice", "because", "minutes", "dose", "form"}
    given |= {"sets", "repetitions", "seconds"}
    for name, says in sentences().items():
        places = {place for _, place, _, _ in Formatter().parse(says) if place}
        assert places <= known | given, name


@pytest.mark.parametrize("name", sentences())
def test_a_sentence_is_whole_and_frightens_nobody(name: str) -> None:
    says = sentences()[name]
    if name not in DOSES:
        assert says[0].isupper() or says.startswith("{")
        assert says.endswith((".", "}"))
    assert not [word for word in FRIGHTENING if word in says.lower()]


def test_every_number_is_used() -> None:
    code = "\n".join(path.read_text("utf-8") for path in CODE)
    slotted = {number for _, number in slots()}
    gaps = {f"gap_{name}_days" for name in ("eased", "one_step", "two_steps", "start")}
    unused = {
        name for name in numbers("programme") if f'"{name}"' not in code and name not in gaps
    } - slotted
    assert unused == set()


@pytest.mark.parametrize("name", numbers("programme"))
def test_a_number_has_unit_meaning_and_source(name: str) -> None:
    number = numbers("programme").explain(name)
    assert number.unit
    assert number.says.endswith(".")
    cited = any(char.isdigit() for char in number.source)
    assert cited or number.source.startswith("chosen by us")
    assert number.value > 0


def test_numbers_keep_their_order() -> None:
    n = numbers("programme")
    gaps = [n[f"gap_{name}_days"] for name in ("eased", "one_step", "two_steps", "start")]
    assert gaps == sorted(gaps)
    assert n["rest_days"] <= n["rest_days_unknown"] < n["rest_advice_days"]
    assert n["maintenance_strength_days"] <= n["strength_days"] <= n["strength_days_first"]
    assert n["course_days"] < n["long_course_days"] < LOOK_BACK_DAYS
    assert n["strength_days_first"] * n["strength_gap_days"] <= 7
    assert n["pain_rise_fine"] < n["pain_too_much"] <= 10


def test_an_exercise_on_two_tracks_belongs_to_the_first() -> None:
    both = Tracks(tracks(), {"mine": tracks()["bridge"]})
    assert both.holding["bridge"] == "bridge"
    assert len(both) == 9


def test_all_problems_of_a_file_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = """
    [bridge]
    kind = "dance"
    start = 3
    source = ""
    step = [{ exercise = "bridge", sets = 0, reps = 8 }]
    """
    monkeypatch.setattr(programme_load, "_table", lambda _: tomllib.loads(broken))
    with pytest.raises(InputError) as wrong:
        programme_load.tracks.__wrapped__()
    said = " ".join(wrong.value.problems)
    for part in ("kind", "start", "source", "sets", "reps"):
        assert part in said
