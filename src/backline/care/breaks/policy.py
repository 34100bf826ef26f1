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

from .answers import MINUTE_S, NATURAL_MOST_S, SNOOZE_S, Answers, N
from .day_end import follow_work, told
from .decisions import Decision, Notify, ShowPage, Withdraw
from .hours import inside
from .ledger import rest
from .seen import Seen
from .state import SHOWN

PAGE_STILL_S = N["page_still_s"]


class Breaks(Answers):
    """Follows one desk and decides.

    Parameters
    ----------
    settings : BreakSettings
        May be exchanged at any time.
    seen : Seen
        The first look: somebody sits down now.
    """

    # What is seen

    def update(self, seen: Seen) -> list[Decision]:
        """Take one look; looks come in order of the steady clock."""
        presence, state, settings = self.presence, self.state, self.settings
        out: list[Decision] = []
        touched_s = presence.touch_s
        back_s = presence.follow(seen, self._away_after_s(seen))
        if state.phase in SHOWN and presence.touch_s - touched_s >= settings.break_min * MINUTE_S:
            state.still_s = presence.touch_s - touched_s
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

    def _away_after_s(self, seen: Seen) -> float:
        """Return the stillness that counts as absence.

        Nobody can read behind a page that covers the screen: untouched for a while, a break's
        length of stillness is enough.
        """
        settings, state = self.settings, self.state
        if state.phase == "page" and seen.t_s - state.since_s >= PAGE_STILL_S:
            return min(settings.break_min, settings.away_min) * MINUTE_S
        return settings.away_min * MINUTE_S

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
                    # Whoever shows the break keeps it, too: it must not be kept twice.
                    yield from self._end("taken", seen, state.free_s, kept=state.shown_elsewhere)
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
        elif seen.idle_s is None or seen.idle_s >= N["pause_s"]:  # never into a sentence
            self._go("page", seen)
            yield ShowPage(False, self.may_skip, self.may_snooze)
        elif seen.t_s >= ignored_s + N["page_s"]:
            yield from self._end("missed", seen)

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

    def _drop(self, seen: Seen) -> Iterator[Decision]:
        """Let go of a break at the end of the hours."""
        if self.state.phase in SHOWN:
            yield Withdraw()
        self.anew(seen.t_s)

    # Absence

    def _left(self, seen: Seen) -> Iterator[Decision]:
        """Take an absence of a break's length for what it is, once, from where it began."""
        state, ledger, left_s = self.state, self.ledger, self.presence.left_s
        if state.phase == "break":
            if seen.t_s - left_s >= N["page_s"] and self.on_screen:  # not all night
                yield Withdraw()
                state.hidden = True
            return
        if state.natural_s is not None:
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
        self.sit(back_s)

    def _short(self, back_s: float) -> bool:
        """Whether the absence that just ended was too short for a break, and ended no bout."""
        absent_s = back_s - self.presence.left_s
        return absent_s < self.settings.break_min * MINUTE_S and self.state.natural_s is None

    def _turned(self, seen: Seen, eve: Seen) -> Iterator[Decision]:
        """Begin another day: what goes on is logged up to the last look of the day before."""
        end_s = min(self.presence.left_s, eve.t_s) if self.presence.away else eve.t_s
        if self.state.phase == "break":
            end_s = min(end_s, self.state.begun_s)
        yield from self.ledger.turn(end_s, eve, seen.day)
        self.eve, self.state.told, self.state.work = None, (), ""

    def on_duty(self, at: datetime) -> bool:
        """Whether breaks are offered at a moment of the wall clock."""
        settings = self.settings
        return not inside(settings.quiet_hours, at) and (
            not settings.work_hours or inside(settings.work_hours, at)
        )
