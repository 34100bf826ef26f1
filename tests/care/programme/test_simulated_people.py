"""Ten thousand simulated people: what must never happen to any of them, and what must to some."""

from dataclasses import replace

import pytest

from backline.care.programme.aim import aim_of
from backline.care.programme.prescription import Item

from .people import EVERYTHING_HURTS, FINDINGS, KNOWN, WELL, Lived, Person, anybody, live

PEOPLE = 10_000
LONG, LONG_DAYS, SHORT_DAYS = 1_000, 112, 28
WEEK = 7


class Watch:
    """Checks one person's days as they come."""

    def __init__(self) -> None:
        self.asked: dict[str, float] = {}
        self.ceiling: dict[str, float] = {}
        self.stepped: dict[str, int] = {}
        self.last_strength = 0

    def see(self, lived: Lived) -> None:
        """Check one more day."""
        today = lived.asked.day.toordinal()
        if lived.morning.last_bad == today:
            self.ceiling = dict(self.asked)
        for item in lived.asked.items:
            self.never_above(item)
            limit = self.ceiling.pop(item.track, item.load)
            assert item.load <= limit, (lived.asked.day, item)
            self.asked[item.track] = item.load
        self.never_two_steps_a_week(lived, today)
        self.never_two_strength_days(lived, today)

    @staticmethod
    def never_above(item: Item) -> None:
        steps = KNOWN[item.track].steps
        assert item.load <= max(step.load for step in steps)
        fits = [step for step in steps if step.exercise == item.exercise]
        assert any(
            item.sets <= step.sets
            and item.repetitions <= step.repetitions
            and item.seconds <= step.seconds
            for step in fits
        )

    def never_two_steps_a_week(self, lived: Lived, today: int) -> None:
        for name, now in lived.after.tracks.items():
            was = lived.before.tracks.get(name)
            step = was.step if was else KNOWN[name].start
            if now.step > step:
                assert now.step == step + 1
                assert today - self.stepped.get(name, 0) >= WEEK, (name, lived.asked.day)
                self.stepped[name] = today

    def never_two_strength_days(self, lived: Lived, today: int) -> None:
        done = {one.exercise for one in lived.day.sets}
        if any(KNOWN[KNOWN.holding[name]].kind == "strength" for name in done):
            assert today - self.last_strength > 1
            self.last_strength = today


def test_the_people_differ() -> None:
    some = [anybody(seed) for seed in range(200)]
    assert len({(one.usual, one.sensitivity, one.adherence) for one in some}) > 60
    days = [lived for seed in range(40) for lived in live(anybody(seed), seed, 40)]
    phases = {lived.asked.phase for lived in days}
    assert {"start", "build", "rest", "return"} <= phases
    assert sum(lived.morning.last_bad == lived.asked.day.toordinal() for lived in days) > 20
    assert max(one.step for lived in days for one in lived.after.tracks.values()) >= 3


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_what_must_never_happen(part: int) -> None:
    for seed in range(part, PEOPLE, 4):
        watch = Watch()
        for lived in live(anybody(seed), seed, LONG_DAYS if seed < LONG else SHORT_DAYS):
            watch.see(lived)


@pytest.mark.parametrize(("usual", "sensitivity"), [(3.0, 4.5), (0.0, 9.0), (5.0, 2.0), (2.0, 10)])
@pytest.mark.parametrize("tells", [0.0, 1.0])
@pytest.mark.parametrize("recovery", [0.0, 0.9])
def test_rest_within_two_sessions_when_everything_hurts(
    usual: float, sensitivity: float, tells: float, recovery: float
) -> None:
    hurts = replace(
        EVERYTHING_HURTS, usual=usual, sensitivity=sensitivity, tells=tells, recovery=recovery
    )
    for seed in range(25):
        sessions = 0
        for lived in live(hurts, seed, 14):
            if lived.asked.phase == "rest":
                break
            sessions += bool(lived.day.sets)
        assert lived.asked.phase == "rest"
        assert sessions <= 2


@pytest.mark.parametrize("found", FINDINGS, ids=lambda found: "+".join(found) or "unmeasured")
@pytest.mark.parametrize("usual", [0.0, 1.0])
def test_maintenance_within_16_weeks_when_everything_goes_well(
    found: tuple[str, ...], usual: float
) -> None:
    well: Person = replace(WELL, usual=usual, aim=aim_of(found, bool(found), {}, False))
    for seed in range(10):
        first = next(
            (day for day, lived in enumerate(live(well, seed, 112)) if lived.after.maintaining),
            None,
        )
        assert first is not None
        assert first >= 42
