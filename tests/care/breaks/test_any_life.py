"""Whatever is done and answered at any moment: what always holds of what is decided."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given, settings

from backline.care.breaks import (
    Bout,
    BreakSettings,
    Decision,
    Notify,
    Rested,
    ShowPage,
    Withdraw,
)

from .any_life import SETTINGS, STEPS, Step
from .small_desk import MINUTE_S, SmallDesk

PATIENT = settings(max_examples=150, deadline=None)
SETTLE_S = 90.0
"""A break that nobody said was done ended a minute before that was decided, and a look or two."""


@dataclass
class WatchedDesk(SmallDesk):
    """A desk that holds its rules at each look."""

    look_s: float = 10.0
    notice: bool = False
    page: bool = False
    resolved_s: float = float("-inf")

    def look(self, **seen: object) -> list[Decision]:
        out = super().look(**seen)
        if any(isinstance(one, Notify | ShowPage) for one in out):
            assert not self.seen.holds
            assert not self.seen.locked
            assert not self.breaks.presence.away
            assert not self.breaks.paused(self.seen.t_s)
            assert self.breaks.on_duty(self.seen.at)
        return out

    def note(self, out: Iterable[Decision]) -> list[Decision]:
        found = super().note(out)
        for one in found:
            self._check(one)
        return found

    def _check(self, one: Decision) -> None:
        match one:
            case Notify():
                assert not self.notice
                assert not self.page
                waited_s = self.t_s - self.resolved_s
                assert waited_s >= self.settings.every_min * MINUTE_S - SETTLE_S
                self.notice = True
            case ShowPage():
                assert not self.page
                self.page = True
            case Withdraw():
                assert self.notice or self.page
                self.notice = self.page = False
            case Rested():
                assert one.seconds >= 0
                assert one.held_s >= 0
                self.resolved_s = self.t_s
            case Bout():
                assert 0 < one.sitting_s <= (one.end - one.start).total_seconds() + 1e-3
                assert one.sitting_s <= one.unbroken_s + 1e-6
                assert one.end <= self.seen.at


def lived(chosen: BreakSettings, steps: Iterable[Step]) -> WatchedDesk:
    desk = WatchedDesk(chosen)
    for step in steps:
        step.take(desk)
    return desk


@given(SETTINGS, STEPS)
@PATIENT
def test_what_is_shown_is_taken_away_and_comes_at_a_good_moment(
    chosen: BreakSettings, steps: list[Step]
) -> None:
    desk = lived(chosen, steps)
    desk.ends()
    assert not desk.notice
    assert not desk.page


class UnwatchedDesk(WatchedDesk):
    """Without the rules of what is shown."""

    def _check(self, one: Decision) -> None:
        if isinstance(one, Bout | Rested):
            super()._check(one)

    def look(self, **seen: object) -> list[Decision]:
        return SmallDesk.look(self, **seen)


@given(SETTINGS, STEPS)
@PATIENT
def test_nobody_sits_twice_at_once_or_longer_than_time_went_by(
    chosen: BreakSettings, steps: list[Step]
) -> None:
    desk = UnwatchedDesk(chosen)
    start = desk.seen.at
    for step in steps:
        step.take(desk)
    desk.ends()
    bouts = desk.bouts
    for before, bout in pairwise(bouts):
        assert bout.start >= before.end
    assert sum(one.sitting_s for one in bouts) <= (desk.seen.at - start).total_seconds() + 1e-3


@given(SETTINGS, STEPS)
@PATIENT
def test_no_sitting_is_lost(chosen: BreakSettings, steps: list[Step]) -> None:
    """Whatever went before: who sits for half an hour and leaves has sat for half an hour."""
    desk = UnwatchedDesk(chosen)
    for step in steps:
        step.take(desk)
    desk.says("done")
    desk.says("sitting")
    desk.back()
    start = desk.seen.at
    desk.sit(30)
    end = desk.seen.at
    desk.still(20)
    rested = [one.seconds for one in desk.rests if one.outcome == "taken" and start < one.at <= end]
    sat_s = sum(
        (min(one.end, end) - max(one.start, start)).total_seconds()
        for one in desk.bouts
        if one.end > start
    )
    assert sat_s == pytest.approx(30 * MINUTE_S - sum(rested), abs=60)
