"""`backline log done`: the planned session in one go."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from backline.care.programme import Item
from backline.planning import planned
from backline.records import open_store

from .kept import answered, bodies, kept, said, screened
from .made import Backline

NOW = datetime(2026, 3, 5, 18, 0, tzinfo=ZoneInfo("Europe/Berlin"))
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be an evening in Berlin."""
    monkeypatch.setattr("backline.records.now", lambda: NOW)


@pytest.fixture
def items() -> tuple[Item, ...]:
    """Return what is planned for somebody who may exercise and begins today."""
    screened(at=NOW - timedelta(days=2))
    return items_on(TODAY)


def items_on(day: date) -> tuple[Item, ...]:
    with open_store() as store:
        return planned(store, day).plan.today.items


def test_the_whole_session_is_kept_in_its_order(
    backline: Backline, items: tuple[Item, ...]
) -> None:
    assert [item.exercise for item in items][:3] == [
        "standing_march", "straight_leg_raise", "bridge",
    ]  # fmt: skip
    out = said(backline, "log", "done", "--before", "2", "--during", "3", "--after", "1")
    session, *rest = kept()[1:]
    assert session.kind == "session_start"
    assert {one.parent for one in rest} == {session.id}
    assert {one.at for one in rest} == {NOW}
    done = [(one["exercise"], one["side"]) for one in bodies("set")]
    asked = [(item.exercise, side) for item in items for _ in range(item.sets)
             for side in item.sides]  # fmt: skip
    assert done == asked
    assert all(one["dose_met"] for one in bodies("set"))
    prescribed = bodies("session_start")[0]["prescribed"]
    assert [one["exercise"] for one in prescribed] == [item.exercise for item in items]
    assert [(one["moment"], one["pain"]) for one in bodies("pain_check")] == [
        ("before", 2.0), ("during", 3.0), ("after", 1.0),
    ]  # fmt: skip
    assert rest[-1].kind == "session_end"
    assert f"Logged as done, {session.id} to {rest[-1].id}:" in out
    assert "Bridge: 2 x 8" in out
    assert "backline log pain ... --moment morning" in out
    assert "Next session, Friday 6 March:" in out
    assert "Stop for today" not in out


def test_the_plan_sees_what_was_done(backline: Backline, items: tuple[Item, ...]) -> None:
    said(backline, "log", "done")
    with open_store() as store:
        (day,) = store.history().days
    done = {one.exercise for one in day.sets}
    assert done == {item.exercise for item in items}
    assert all(one.seconds == 0 for one in day.sets if one.repetitions)
    assert items_on(TODAY) == ()
    (line,) = answered(backline, "log", "done")
    assert line.startswith("What was planned for this day is logged already;")


def test_what_was_left_out_hard_and_less(backline: Backline, items: tuple[Item, ...]) -> None:
    out = said(
        backline, "log", "done", "--without", "walk,knee_to_chest", "--repetitions", "bridge=6",
        "--hard", "bridge", "--easy", "standing_march",
    )  # fmt: skip
    sets = bodies("set")
    assert {one["exercise"] for one in sets} == {item.exercise for item in items} - {
        "walk", "knee_to_chest",
    }  # fmt: skip
    assert [(one["repetitions"], one["dose_met"]) for one in sets if one["exercise"] == "bridge"] \
        == [(6, False)] * 2  # fmt: skip
    assert bodies("left_out") == [
        {"exercise": "walk", "until": "today"}, {"exercise": "knee_to_chest", "until": "today"},
    ]  # fmt: skip
    assert bodies("effort") == [
        {"exercise": "bridge", "effort": "hard"},
        {"exercise": "standing_march", "effort": "easy"},
    ]
    assert "Bridge: 2 x 8, 6 in every set" in out
    assert "Walk left out today" in out
    assert items_on(TODAY) == ()


@pytest.mark.usefixtures("items")
def test_only_some_leaves_the_rest_open(backline: Backline) -> None:
    out = said(backline, "log", "done", "--only", "bridge", "--only", "standing_march")
    assert {one["exercise"] for one in bodies("set")} == {"bridge", "standing_march"}
    assert not bodies("left_out")
    assert "Still open today: Straight-leg raise, " in out
    said(backline, "log", "done", "--without", "walk")
    assert "straight_leg_raise" in {one["exercise"] for one in bodies("set")}


@pytest.mark.usefixtures("items")
def test_the_short_form(backline: Backline) -> None:
    said(backline, "log", "done", "--minutes", "5")
    (start,) = bodies("session_start")
    assert start["minutes"] == 5
    assert {one["sets"] for one in start["prescribed"]} == {1}
    sides = {"both": 1, "left": 1, "right": 1}
    for one in start["prescribed"]:
        done = [body for body in bodies("set") if body["exercise"] == one["exercise"]]
        assert len(done) == sum(sides[side] for side in one["sides"])


@pytest.mark.usefixtures("items")
@pytest.mark.parametrize(
    "words",
    [
        ("--during", "6"), ("--during", "3", "--leg", "yes"), ("--during", "3", "--leg", "unsure"),
        ("--during", "3", "--stopped"), ("--after", "8"),
    ],
)  # fmt: skip
def test_an_alarm_ends_with_the_safety_net(backline: Backline, words: tuple[str, ...]) -> None:
    out = said(backline, "log", "done", *words)
    assert "Stop for today." in out
    assert "call your local emergency number now" in out
    assert "Please answer the questions again before you exercise" in out
    assert "Next session" not in out
    assert bodies("session_end") == [{"stopped": "--stopped" in words, "in_break": False}]


@pytest.mark.usefixtures("items")
def test_after_a_stop_the_plan_asks_again(backline: Backline) -> None:
    said(backline, "log", "done", "--during", "3", "--stopped")
    with open_store() as store:
        found = planned(store, TODAY + timedelta(days=1))
    assert found.outcome.due
    assert not found.plan.today.items


@pytest.mark.usefixtures("items")
def test_all_problems_are_said_at_once(backline: Backline) -> None:
    lines = answered(
        backline, "log", "done", "--without", "brige", "--only", "walc", "--hard", "hip_hinge",
        "--repetitions", "bridge=ten", "--seconds", "bridge", "--leg", "no", "--before", "12",
    )  # fmt: skip
    for part in (
        "--repetitions has to look like bridge=14, not 'bridge=ten'.",
        "--seconds has to look like strap_stretch=30, not 'bridge'.",
        "--leg and --stopped go with the worst pain: give --during 0 to 10, too.",
        "'brige' is not planned for this day; did you mean bridge?",
        "'walc' is not planned for this day; did you mean walk?",
        "Give --without or --only, not both.",
        "pain check: pain has to be a number from 0 to 10, not 12.0.",
    ):
        assert part in lines
    assert any(line.startswith("'hip_hinge' is not among what you log;") for line in lines)


@pytest.mark.usefixtures("items")
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--hard", "bridge", "--easy", "bridge"), "bridge cannot feel hard and easy;"),
        (("--seconds", "bridge=9"), "bridge is counted; give --repetitions instead of --seconds."),
        (("--repetitions", "walk=9"), "walk goes by time; give --seconds instead"),
        (("--without", "walk", "--easy", "walk"), "'walk' is not among what you log;"),
        (("--repetitions", "bridge=-2"), "set: repetitions has to be a whole number from 0"),
        (("--on", "2026-03-06"), "2026-03-06 is in the future;"),
        (("--minutes", "0"), "Invalid value for '--minutes'"),
        (("--during", "much"), "Invalid value for '--during'"),
        (("--profile", "nobody"), "There is no profile 'nobody'"),
    ],
)
def test_one_sentence_each(backline: Backline, words: tuple[str, ...], sentence: str) -> None:
    lines = answered(backline, "log", "done", *words)
    assert len(set(lines)) == 1
    assert lines[0].startswith(sentence)


def test_leaving_everything_out_is_not_done(backline: Backline, items: tuple[Item, ...]) -> None:
    every = ",".join(item.exercise for item in items)
    (line,) = answered(backline, "log", "done", "--without", every)
    assert line.startswith("That leaves nothing to log; `backline log not-today`")


def test_without_answers_to_the_safety_questions(backline: Backline) -> None:
    (line,) = answered(backline, "log", "done")
    assert line.startswith("A few safety questions come first.")


@pytest.mark.usefixtures("items")
def test_a_day_that_was_skipped(backline: Backline) -> None:
    said(backline, "log", "not-today")
    (line,) = answered(backline, "log", "done")
    assert line.startswith("Not today: that is an answer, not a failure.")


@pytest.mark.usefixtures("items")
def test_yesterdays_session(backline: Backline) -> None:
    out = said(backline, "log", "done", "--on", "2026-03-04", "--during", "2")
    assert {one.day for one in kept("set")} == {date(2026, 3, 4)}
    assert "Next session" not in out
    assert items_on(TODAY) != items_on(date(2026, 3, 4))


@pytest.mark.usefixtures("items")
def test_a_corrected_count_is_held_to_what_was_prescribed(backline: Backline) -> None:
    said(backline, "log", "done", "--repetitions", "bridge=7")
    first = next(one for one in kept("set") if one.event.exercise == "bridge")  # type: ignore[union-attr]
    said(backline, "log", "correct", str(first.id), "--repetitions", "8")
    assert [one["dose_met"] for one in bodies("set") if one["exercise"] == "bridge"] == [
        True, False,
    ]  # fmt: skip


@pytest.mark.usefixtures("items")
def test_nothing_is_half_kept(backline: Backline, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("backline.records.writing._insert", fails)
    ran = backline("log", "done")
    assert ran.code == 130
    assert [one.kind for one in kept()] == ["screening"]
