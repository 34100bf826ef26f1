"""Words: the headline says what counts, and no id of ours ever reaches a person."""

import re
from pathlib import Path
from string import Formatter

import pytest

from backline import render
from backline.library import exercises
from backline.motion.skeleton import TRACKED
from backline.render import words
from backline.render.messages import ENGLISH, known, text

from .planted import FAULT, hold, record, rep

SOURCES = Path(render.__file__).parent


def test_headline_of_good_repetitions_names_the_side_and_the_reason() -> None:
    reps = (*(rep(k, side="right") for k in range(3)), rep(9, excluded_by="min_rom_deg"))
    said = words.headline(record(reps=reps))
    assert said == (
        "3 good repetitions, right leg; 1 did not count because the movement was too small."
    )


def test_headline_counts_the_sides_apart() -> None:
    reps = (rep(0, side="right"), rep(3, side="left"), rep(6, side="right"))
    said = words.headline(record("standing_march", reps=reps))
    assert said == "3 good repetitions, 1 left leg and 2 right leg."


def test_headline_calls_no_flawed_repetition_good() -> None:
    said = words.headline(record(reps=(rep(0), rep(3, faults=(FAULT,)))))
    assert said == "2 repetitions, both legs, 1 of them with something to improve."


def test_headline_calls_nothing_good_that_was_not_judged() -> None:
    said = words.headline(record(reps=(rep(),), withheld="The camera looks from the front."))
    assert said == "1 repetition, both legs."


@pytest.mark.parametrize(
    ("reps", "said"),
    [
        ((), "No repetition was found."),
        (
            (
                rep(0, excluded_by="min_s"),
                rep(3, excluded_by="unseen"),
                rep(6, excluded_by="min_s"),
            ),
            "No repetition counts; 3 did not count: 2 because it was over too quickly, "
            "1 because it was not seen to its end.",
        ),
    ],
)
def test_headline_without_a_counted_repetition(reps: tuple[object, ...], said: str) -> None:
    assert words.headline(record(reps=reps)) == said


def test_headline_of_holds() -> None:
    said = words.headline(record("strap_stretch", holds=(hold(0), hold(40))))
    assert said == "2 good holds, left leg."


def test_every_definition_has_words_for_all_that_it_can_report() -> None:
    definitions = exercises().values()
    assert len(definitions) >= 9
    for exercise in definitions:
        assert known(f"signal.{exercise.movement.angle}"), exercise.movement.angle
        for limit in exercise.limits:
            assert known(f"excluded.{limit.id}"), f"{exercise.id}: {limit.id}"
        for fault in (*exercise.faults, *exercise.set_faults):
            assert words.fault(exercise, fault.id) == fault.says


def test_an_unknown_id_is_spelled_out() -> None:
    assert words.fault(record().exercise, "feet_apart") == "Feet apart."
    assert words.excluded("max_sway") == "it did not keep the limit “max sway”"
    assert words.signal("shoulder_flexion_deg") == "shoulder flexion"


def test_nobody_seen_is_not_a_list_of_landmarks() -> None:
    assert words.landmarks(["x"] * len(TRACKED)) == "nobody could be followed"


def test_every_message_asked_for_exists() -> None:
    asked = set()
    for file in [*SOURCES.glob("*.py"), *SOURCES.glob("templates/*.html")]:
        asked |= set(re.findall(r'(?:text|by_kind)\(\s*"([a-z_.]+)"', file.read_text("utf-8")))
    assert len(asked) > 40
    assert asked - set(ENGLISH) == set()


def test_one_and_many_name_the_same_values() -> None:
    def names(message: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(message) if name}

    for message in ENGLISH.values():
        if isinstance(message, tuple):
            assert names(message[0]) | {"n"} == names(message[1]) | {"n"}


def test_a_message_that_is_not_there_is_our_mistake() -> None:
    with pytest.raises(KeyError):
        text("no.such.message")
