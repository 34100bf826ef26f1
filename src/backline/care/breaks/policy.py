"""When a break is offered: a state machine over looks at the desk, without a clock of its own.

```
sitting -> held (a call, a film, do-not-disturb, a pause) -> waiting (for a pause in typing)
        -> notice -> page -> break -> sitting; snoozed -> waiting
```

An absence of a break's length ends whatever is going on and counts as the break, from where it
began. After a break that was skipped or missed the full time runs again.
"""

from collections.abc import Iterator
from datetime import datetime

from ...library.numbers_load import numbers
from .day_end import follow_work, told
from .decisions import Decision, Notify, Outcome, Phase, ShowPage, Withdraw
from .hours import inside
from .ledger import Ledger, rest
from .presence import CLOSE_S, Presence
from .seen import Answer, Seen
from .settings import BreakSettings
from .state import SHOWN, UNDER_WAY, State

N = numbers("breaks")
MINUTE_S = 60.0
SNOOZE_S = N["snooze_min"] * MINUTE_S
NATURAL_MOST_S = N["natural_most_min"] * MINUTE_S


class Breaks:
    """Follows one desk and decides.

    Parameters
    ----------
    settings : BreakSettings
        May be exchanged at any time.
    seen : Seen
        The first look: somebody sits down now.
    """

    def __init__(self, settings: BreakSettings, seen: Seen) -> None:
        self.settings = settings
        self.last = seen
        self.eve: Seen | None = None
        self.presence = Presence.at(seen)
        self.ledger = Ledger(seen.day)
        self.state = State(since_s=seen.t_s, from_s=seen.t_s)
        self.ledger.open(seen.t_s)

    # What is seen

    def update(self, seen: Seen) -> list[Decision]:
        """Take one look; looks come in order of the steady clock."""
        presence, state, settings = self.presence, self.state, self.settings
        out: list[Decision] = []
        back_s = presence.follow(seen, settings.away_min * MINUTE_S)
        out += self._followed(seen, back_s)
        self.last = seen
        if presence.away:
            if seen.t_s - presence.left_s >= settings.break_min * MINUTE_S:
                out += self._left(seen)
            return out
        if state.phase == "sitting":
            if seen.t_s - state.from_s >= settings.every_min * MINUTE_S and self.on_duty(seen.at):
                self._go("held" if self._holding(seen) else "waiting", seen)
        else:
            out += self._step(seen)
        if settings.day_limit_h or settings.day_over:
            follow_work(state, settings.work_hours, seen.at)
            if not (self._holding(seen) or state.phase in (*SHOWN, "break")):
                out += told(state, settings, self.ledger.sum(seen.t_s))
        return out

    def _followed(self, seen: Seen, back_s: float | None) -> Iterator[Decision]:
        """Take up a return and the turn of the day, in the order in which they happened."""
        presence, ledger = self.presence, self.ledger
        if seen.day == ledger.day:
            self.eve = None
        elif back_s is not None and self._short(back_s):
            yield from self._turned(seen, self.eve or self.last)
        if back_s is not None:
            yield from self._came_back(seen, back_s)
        if seen.day != ledger.day:
            self.eve = self.eve or self.last
            if presence.away or presence.sure_s > self.eve.t_s:  # else nobody knows who sat there
                yield from self._turned(seen, self.eve)

    def _step(self, seen: Seen) -> Iterator[Decision]:
        """Go on with a break that is due, or that goes on."""
        state, t = self.state, seen.t_s
        if state.phase == "break":
            if state.free_s is not None:  # they are back, and may still say that it is done
                if t - state.free_s >= N["settle_s"]:
                    yield from self._end("taken", seen, state.free_s)
            elif t - state.begun_s >= self.settings.break_min * MINUTE_S + N["page_s"]:
                yield from self._end("missed", seen)  # nobody left, and nobody said it was done
            return
        if not state.asked:
            if not self.on_duty(seen.at):
                yield from self._drop(seen)
                return
            if self._holding(seen):
                yield from self._hold(seen)
                return
        yield from getattr(self, f"_in_{state.phase}")(seen)

    def _in_held(self, seen: Seen) -> Iterator[Decision]:
        state = self.state
        if state.free_s is None:
            state.free_s = seen.t_s
            state.held_s += seen.t_s - state.since_s
        if seen.t_s - state.free_s >= N["settle_s"]:
            self._go("waiting", seen)
        return iter(())

    def _in_waiting(self, seen: Seen) -> Iterator[Decision]:
        if self._a_pause(seen, self.state.since_s):
            self._go("notice", seen)
            yield Notify(self.state.skips, self.may_skip, self.may_snooze, self.state.standing)

    def _in_notice(self, seen: Seen) -> Iterator[Decision]:
        ignored_s = self.state.since_s + N["notice_s"]
        if seen.t_s < ignored_s:
            return
        if not self.settings.full_screen:
            yield from self._end("missed", seen)
        elif self._a_pause(seen, ignored_s):
            self._go("page", seen)
            yield ShowPage(False, self.may_skip, self.may_snooze)

    def _in_page(self, seen: Seen) -> Iterator[Decision]:
        if seen.t_s - self.state.since_s >= N["page_s"]:
            yield from self._end("missed", seen)

    def _in_snoozed(self, seen: Seen) -> Iterator[Decision]:
        if seen.t_s - self.state.since_s >= SNOOZE_S:
            self._go("waiting", seen)
        return iter(())

    def _a_pause(self, seen: Seen, since_s: float) -> bool:
        """Whether nobody types right now, or a pause was waited for long enough."""
        waited = seen.t_s - since_s >= N["pause_wait_s"]
        return waited or seen.idle_s is None or seen.idle_s >= N["pause_s"]

    def _hold(self, seen: Seen) -> Iterator[Decision]:
        state = self.state
        if state.phase == "snoozed" and seen.t_s - state.since_s < SNOOZE_S:
            return
        if state.phase == "held" and state.free_s is None:
            return
        if state.phase in SHOWN:
            yield Withdraw()
        self._go("held", seen)

    def _drop(self, seen: Seen) -> Iterator[Decision]:
        """Let go of a break at the end of the hours."""
        if self.state.phase in SHOWN:
            yield Withdraw()
        self.anew(seen.t_s)

    # Absence

    def _left(self, seen: Seen) -> Iterator[Decision]:
        """Take an absence of a break's length for what it is, once, from where it began."""
        state, ledger, left_s = self.state, self.ledger, self.presence.left_s
        if state.natural_s is not None or state.phase == "break":
            return
        state.natural_s = ledger.unbroken_s(left_s)
        state.held_s = self._held_s(left_s)
        if state.phase in SHOWN:
            yield Withdraw()
        yield from ledger.close(left_s, "natural", self._clock(left_s, seen))
        state.phase = "sitting"

    def _came_back(self, seen: Seen, back_s: float) -> Iterator[Decision]:
        state, left_s = self.state, self.presence.left_s
        absent_s = back_s - left_s
        if state.phase == "break":
            state.natural_s = None
            if absent_s >= self.settings.break_min * MINUTE_S:
                state.free_s = back_s
            return
        if self._short(back_s):
            self.ledger.absent(absent_s)
            state.from_s += absent_s
            return
        if state.natural_s is not None and state.phase in SHOWN:  # asked for while away
            yield Withdraw()
        yield from self._left(seen)
        sat_s, state.natural_s = state.natural_s or 0.0, None
        counted = sat_s >= N["natural_bout_min"] * MINUTE_S or state.standing
        if counted and absent_s <= NATURAL_MOST_S:
            self.ledger.rested("natural", left_s)
            then = self._clock(left_s, seen)
            yield rest(then, left_s, "natural", absent_s, state.snoozes, state.held_s)
        state.skips, state.standing = 0, False
        self._sit(back_s)

    def _short(self, back_s: float) -> bool:
        """Whether the absence that just ended was too short for a break, and ended no bout."""
        absent_s = back_s - self.presence.left_s
        return absent_s < self.settings.break_min * MINUTE_S and self.state.natural_s is None

    # What a person answers

    def answer(
        self, answer: Answer, seen: Seen, *, kept: bool = False, seconds: float | None = None
    ) -> list[Decision]:
        """Take an answer; one that fits nothing that goes on changes nothing.

        Parameters
        ----------
        answer : str
        seen : Seen
        kept : bool
            For ``done``: whoever showed the page has logged the break; for ``start``: shows it.
        seconds : float, optional
            For ``done``: how long it was, where it was begun without being offered.
        """
        return list(getattr(self, f"_{answer}")(seen, kept, seconds))

    def pause(self, minutes: float, seen: Seen) -> list[Decision]:
        """Offer no break for some minutes; one that is due is held until then."""
        self.state.paused_until_s = seen.t_s + minutes * MINUTE_S
        self.state.asked = False
        return list(self._hold(seen)) if self.state.phase in (*SHOWN, "waiting") else []

    def close(self, seen: Seen) -> list[Decision]:
        """End: log what is open."""
        out: list[Decision] = [Withdraw()] if self.state.phase in (*SHOWN, "break") else []
        end_s = self.presence.left_s if self.presence.away else seen.t_s
        if self.state.phase == "break":
            end_s = min(end_s, self.state.begun_s)
        return [*out, *self.ledger.close(end_s, "stopped", seen)]

    def _start(self, seen: Seen, kept: bool, _seconds: float | None) -> Iterator[Decision]:
        was = self.state.phase
        if was == "break":
            return
        self._go("break", seen)
        self.state.begun_s = seen.t_s
        if kept:  # whoever began it shows it already
            yield from [Withdraw()] if was == "notice" else []
        elif was != "page":
            yield ShowPage(True, self.may_skip, self.may_snooze)

    def _done(self, seen: Seen, kept: bool, seconds: float | None) -> Iterator[Decision]:
        state = self.state
        begun_s = seen.t_s - (seconds or 0.0)
        if state.phase == "sitting" and (not seconds or begun_s < self._anew_s() - CLOSE_S):
            return  # it was told of already
        if state.phase != "break":
            state.begun_s = max(begun_s, self._anew_s())
        yield from self._end("taken", seen, kept=kept)

    def _anew_s(self) -> float:
        """Return when the bout began, or what else began last where nobody sits."""
        return self.state.from_s if self.ledger.start_s is None else self.ledger.start_s

    def _skip(self, seen: Seen, _kept: bool, _seconds: float | None) -> Iterator[Decision]:
        if self.state.phase in (*UNDER_WAY, "break"):
            self.state.skips += 1
            yield from self._end("skipped", seen)

    def _close(self, seen: Seen, kept: bool, seconds: float | None) -> Iterator[Decision]:
        lasted_s = seen.t_s - self.state.begun_s
        if self.state.phase == "break" and lasted_s >= self.settings.break_min * MINUTE_S:
            yield from self._end("taken", seen, kept=kept)
        else:
            yield from self._skip(seen, kept, seconds)

    def _snooze(self, seen: Seen, kept: bool, seconds: float | None) -> Iterator[Decision]:
        if self.state.phase not in UNDER_WAY:
            return
        if not self.may_snooze:
            yield from self._skip(seen, kept, seconds)
            return
        if self.state.phase in SHOWN:
            yield Withdraw()
        self.state.snoozes += 1
        self.state.asked = False
        self._go("snoozed", seen)

    def _standing(self, seen: Seen, _kept: bool, _seconds: float | None) -> Iterator[Decision]:
        state = self.state
        if state.standing and state.phase == "sitting":
            return
        if state.phase in (*SHOWN, "break"):
            yield Withdraw()
        yield from self.ledger.close(seen.t_s, "standing", seen)
        self.ledger.rested("standing", seen.t_s)
        yield rest(seen, seen.t_s, "standing", 0.0, state.snoozes, self._held_s(seen.t_s))
        state.stood_s = state.stood_s if state.standing else seen.t_s
        state.skips, state.standing = 0, True
        self.anew(seen.t_s)

    def _sitting(self, seen: Seen, _kept: bool, _seconds: float | None) -> Iterator[Decision]:
        if self.state.standing:
            if self.state.phase in (*SHOWN, "break"):
                yield Withdraw()
            self.state.standing = False
            self._sit(seen.t_s)

    def _now(self, seen: Seen, _kept: bool, _seconds: float | None) -> Iterator[Decision]:
        if self.state.phase in ("page", "break"):
            return
        self.state.asked = True
        self._go("page", seen)
        yield ShowPage(False, may_skip=True, may_snooze=False)

    def _resume(self, _seen: Seen, _kept: bool, _seconds: float | None) -> Iterator[Decision]:
        self.state.paused_until_s = None
        return iter(())

    # What follows

    def _end(
        self, outcome: Outcome, seen: Seen, until_s: float | None = None, *, kept: bool = False
    ) -> Iterator[Decision]:
        """End a break that was offered or went on: log it, and let the full time run again."""
        state, until_s = self.state, seen.t_s if until_s is None else until_s
        if state.phase in (*SHOWN, "break"):
            yield Withdraw()
        begun_s, seconds, held_s = until_s, 0.0, self._held_s(until_s)
        if outcome == "taken":
            begun_s, seconds = state.begun_s, until_s - state.begun_s
            if seconds > NATURAL_MOST_S:  # they went home from it
                seconds = self.settings.break_min * MINUTE_S
            yield from self.ledger.close(begun_s, "break", self._clock(begun_s, seen))
            state.skips, state.standing = 0, False
        self.ledger.rested(outcome, begun_s)
        then = self._clock(begun_s, seen)
        yield rest(then, begun_s, outcome, seconds, state.snoozes, held_s, kept)
        if outcome == "taken" and self.presence.away:
            state.natural_s = 0.0  # told by another device: the absence is this break
            self.anew(until_s)
        elif outcome == "taken":
            self._sit(until_s)
        else:
            self.anew(until_s)

    def _held_s(self, until_s: float) -> float:
        """Return how long the break was held, also if it still is."""
        state = self.state
        still = state.phase == "held" and state.free_s is None
        return state.held_s + (max(0.0, until_s - state.since_s) if still else 0.0)

    def _clock(self, at_s: float, seen: Seen) -> Seen:
        """Return the look by whose wall clock a moment is written: it may have been set since."""
        return self.last if at_s <= self.last.t_s else seen

    def _sit(self, at_s: float) -> None:
        self.ledger.open(at_s)
        self.anew(at_s)

    def anew(self, at_s: float) -> None:
        """Let the full time run from a moment on."""
        state = self.state
        state.phase, state.since_s, state.from_s, state.asked = "sitting", at_s, at_s, False
        state.snoozes, state.held_s, state.free_s = 0, 0.0, None

    def _go(self, phase: Phase, seen: Seen) -> None:
        self.state.phase, self.state.since_s, self.state.free_s = phase, seen.t_s, None

    def _turned(self, seen: Seen, eve: Seen) -> Iterator[Decision]:
        """Begin another day: what goes on is logged up to the last look of the day before."""
        end_s = min(self.presence.left_s, eve.t_s) if self.presence.away else eve.t_s
        if self.state.phase == "break":
            end_s = min(end_s, self.state.begun_s)
        yield from self.ledger.turn(end_s, eve, seen.day)
        self.eve, self.state.told = None, ()
        if self.state.work == "over":
            self.state.work = ""

    # What is asked

    @property
    def may_skip(self) -> bool:
        """Whether skipping is among the choices: not after several in a row."""
        return self.state.skips < N["skips_most"]

    @property
    def may_snooze(self) -> bool:
        """Whether it may be put off once more."""
        return self.state.snoozes < N["snoozes_most"]

    def paused(self, t_s: float) -> bool:
        """Whether a pause that was asked for goes on."""
        return self.state.paused_until_s is not None and t_s < self.state.paused_until_s

    def on_duty(self, at: datetime) -> bool:
        """Whether breaks are offered at a moment of the wall clock."""
        settings = self.settings
        return not inside(settings.quiet_hours, at) and (
            not settings.work_hours or inside(settings.work_hours, at)
        )

    def _holding(self, seen: Seen) -> bool:
        return bool(seen.holds) or self.paused(seen.t_s)
