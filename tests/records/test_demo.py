"""The made-up weeks: believable, the same for the same seed, and marked throughout."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from backline.care.history import History
from backline.care.programme import Rules, plan
from backline.care.progress import progress
from backline.care.screening import standing
from backline.library import activities
from backline.motion.errors import InputError
from backline.records import Store, day_of, open_database
from backline.records.demo import Story, keep_story, story
from backline.records.events import MeasuredTest, Note, SessionStart

from .made import NOW, opened

BERLIN = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 11, 20)
SEEDS = range(1, 9)


@pytest.fixture(scope="module")
def stories() -> dict[int, Story]:
    """Return the stories of a few seeds."""
    return {seed: story(6, seed, TODAY, BERLIN) for seed in SEEDS}


@pytest.fixture(params=SEEDS)
def made(request: pytest.FixtureRequest, stories: dict[int, Story]) -> Story:
    """Return one story after the other."""
    return stories[request.param]


def test_the_same_seed_makes_the_same_weeks(stories: dict[int, Story]) -> None:
    again = story(6, 1, TODAY, BERLIN)
    assert again.entries == stories[1].entries
    assert again.slips == stories[1].slips
    assert again.entries != stories[2].entries


def test_six_weeks_end_before_today_and_go_forward(made: Story) -> None:
    moments = [one.at for one in made.entries]
    assert moments == sorted(moments)
    days = {day_of(one) for one in moments}
    assert min(days) == TODAY - timedelta(weeks=6)
    assert max(days) == TODAY - timedelta(days=1)
    assert all(one.made_up for one in made.entries)


def test_there_is_something_of_everything(stories: dict[int, Story]) -> None:
    kinds = {one.event.kind for made in stories.values() for one in made.entries}
    assert kinds == {
        "profile_facts", "screening", "symptoms", "whole_body", "test", "change_check",
        "session_start", "set", "pain_check", "effort", "session_end", "left_out", "not_today",
        "sitting", "function", "note",
    }  # fmt: skip
    assert all(len(made.slips) == 1 for made in stories.values())


def test_the_days_are_believable(made: Story) -> None:
    history = made.history()
    exercised = [one.day for one in history.days if one.sets]
    assert 20 <= len(exercised) <= 36
    mornings = [check.pain for one in history.days for check in one.pains
                if check.moment == "morning"]  # fmt: skip
    assert 28 <= len(mornings) < 42
    assert 1 <= sum(pain >= 5 for pain in mornings) <= 6
    first, last = mornings[:10], mornings[-10:]
    assert sum(last) < sum(first)
    assert any(one.not_today for one in history.days)
    assert all(one.sitting_h is None or one.sitting_h < 18 for one in history.days)
    assert not any(one.not_today and one.sets for one in history.days)


def test_the_programme_made_the_sessions(made: Story) -> None:
    """Strength work never on two days in a row, and no more than the plan of the day asked for."""
    strength = {name for name, one in activities().items() if one.kind == "strength"}
    days = [one.day for one in made.history().days if strength & {s.exercise for s in one.sets}]
    assert all((after - before).days >= 2 for before, after in pairwise(days))
    starts = [one.event for one in made.entries if isinstance(one.event, SessionStart)]
    assert starts
    assert all(one.prescribed for one in starts)


def test_the_screening_is_answered_where_it_is_due(made: Story) -> None:
    history = made.history()
    assert len(history.screenings) >= 2
    assert standing(history, TODAY - timedelta(days=1)).open


def slr(history: History, side: str) -> list[float]:
    found = [one.value for one in history.tests if (one.test, one.side) == ("slr", side)]
    return [value for value in found if value is not None]


def test_tests_come_every_two_weeks_with_their_errors(stories: dict[int, Story]) -> None:
    gains = []
    for made in stories.values():
        tests = [one.event for one in made.entries if isinstance(one.event, MeasuredTest)]
        assert all(one.error and one.trials for one in tests)
        assert len({one.day for one in made.history().tests}) == 4
        for side in ("left", "right"):
            first, *_, last = slr(made.history(), side)
            gains.append(last - first)
    assert 7 <= sum(gains) / len(gains) <= 11


def test_it_can_be_looked_at(made: Story) -> None:
    history = made.history()
    found = progress(history, TODAY)
    assert not found.empty
    assert len(found.tests) == 7
    assert found.function
    rules = Rules.of(activities())
    week = plan(history, rules, standing(history, TODAY), TODAY).week
    assert sum(day.exercise_session for day in week) >= 3


@pytest.mark.parametrize("weeks", [1, 2, 3, 9])
def test_other_lengths(weeks: int) -> None:
    days = {day_of(one.at) for one in story(weeks, 3, TODAY, BERLIN).entries}
    assert (TODAY - min(days)).days == 7 * weeks


@pytest.mark.parametrize("weeks", [0, -1, 27])
def test_too_few_and_too_many_weeks(weeks: int) -> None:
    with pytest.raises(InputError, match=f"from 1 to 26, not {weeks}"):
        story(weeks, 1, TODAY, BERLIN)


def test_what_is_kept_is_the_story(store: Store, stories: dict[int, Story]) -> None:
    made = stories[1]
    count = keep_story(store, "me", made)
    assert count == store.count_events("me") == len(made.entries) + 1
    with opened(store.engine.url.render_as_string(hide_password=False)) as again:
        assert again.history() == made.history()
        kept = again.events()
        assert all(one.made_up for one in kept)
        (corrected,) = [one for one in kept if one.corrected]
        assert corrected.event != corrected.as_measured


def test_a_profile_comes_with_its_story(tmp_path: Path, stories: dict[int, Story]) -> None:
    with open_database(str(tmp_path / "a.db")) as there:
        keep_story(there, "demo", stories[1])
        assert there.profiles() == ["demo"]


def test_a_new_story_takes_the_place_of_the_old_one(
    tmp_path: Path, stories: dict[int, Story]
) -> None:
    for seed in (1, 2):
        with opened(tmp_path / "a.db") as store:
            keep_story(store, "me", stories[seed])
    with opened(tmp_path / "a.db") as store:
        assert store.count_events("me") == len(stories[2].entries) + 1


def test_it_never_mixes_with_a_real_person(store: Store, stories: dict[int, Story]) -> None:
    store.append(Note("real"), NOW)
    with pytest.raises(InputError, match="The profile 'me' has events that are not made up"):
        keep_story(store, "me", stories[1])
    assert store.count_events("me") == 1
