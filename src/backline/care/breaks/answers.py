"""What a person answers to a break, and what follows: a break begins, ends, or is put off."""

from collections.abc import Iterator

from ...library.numbers_load import numbers
from .decisions import Decision, Outcome, Phase, ShowPage, Withdraw
from .ledger import Ledger, rest
from .presence import CLOSE_S, Presence
from .seen import Answer, Seen
from .settings import BreakSettings
from .state import SHOWN, UNDER_WAY, State

N = numbers("breaks")
MINUTE_S = 60.0
SNOOZE_S = N["snooze_min"] * MINUTE_S
NATURAL_MOST_S = N["natural_most_min"] * MINUTE_S


class Answers:
    """The answers' half of `policy.Breaks`, which takes the looks."""

    def __init__(self, settings: BreakSettings, seen: Seen) -> None:
        self.settings = settings
        self.last = seen
        self.eve: Seen | None = None
        self.presence = Presence.at(seen)
        self.ledger = Ledger(seen.day)
        self.state = State(since_s=seen.t_s, from_s=seen.t_s)
        self.ledger.open(seen.t_s)

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
        out: list[Decision] = [Withdraw()] if self.on_screen else []
        end_s = self.presence.left_s if self.presence.away else seen.t_s
        if self.state.phase == "break":
            end_s = min(end_s, self.state.begun_s)
        return [*out, *self.ledger.close(end_s, "stopped", seen)]

    def _start(self, seen: Seen, kept: bool, _seconds: float | None) -> Iterator[Decision]:
        was = self.state.phase
        if was == "break":
            return
        self._go("break", seen)
        self.state.begun_s, self.state.shown_elsewhere = seen.t_s, kept
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
        if self.state.phase in SHOWN and self.state.still_s:
            yield from self._end("natural", seen)  # they have moved already, unasked
        elif self.state.phase in (*UNDER_WAY, "break"):
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
        if self.on_screen:
            yield Withdraw()
        yield from self.ledger.close(seen.t_s, "standing", seen)
        self.ledger.rested("standing", seen.t_s)
        yield rest(seen, seen.t_s, "standing", 0.0, state.snoozes, self._held_s(seen.t_s))
        state.stood_s = state.stood_s if state.standing else seen.t_s
        state.skips, state.standing = 0, True
        self.anew(seen.t_s)

    def _sitting(self, seen: Seen, _kept: bool, _seconds: float | None) -> Iterator[Decision]:
        if self.state.standing:
            if self.on_screen:
                yield Withdraw()
            self.state.standing = False
            self.sit(seen.t_s)

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
        if self.on_screen:
            yield Withdraw()
        begun_s, seconds, held_s = until_s, 0.0, self._held_s(until_s)
        if outcome == "natural":  # reading or walking: nobody can tell, so no sitting is taken out
            seconds, state.skips = state.still_s, 0
            begun_s -= seconds
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
            self.sit(until_s)
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

    def sit(self, at_s: float) -> None:
        """Begin a bout of sitting."""
        self.ledger.open(at_s)
        self.anew(at_s)

    def anew(self, at_s: float) -> None:
        """Let the full time run from a moment on."""
        state = self.state
        state.phase, state.since_s, state.from_s, state.asked = "sitting", at_s, at_s, False
        state.snoozes, state.held_s, state.free_s, state.still_s = 0, 0.0, None, 0.0
        state.shown_elsewhere = state.hidden = False

    def _go(self, phase: Phase, seen: Seen) -> None:
        self.state.phase, self.state.since_s, self.state.free_s = phase, seen.t_s, None

    def _hold(self, seen: Seen) -> Iterator[Decision]:
        state = self.state
        if state.phase == "snoozed" and seen.t_s - state.since_s < SNOOZE_S:
            return
        if state.phase == "held" and state.free_s is None:
            return
        if state.phase in SHOWN:
            yield Withdraw()
        self._go("held", seen)

    # What is asked

    @property
    def on_screen(self) -> bool:
        """Whether a notice or a page of ours is up."""
        state = self.state
        ours = state.phase == "break" and not (state.hidden or state.shown_elsewhere)
        return ours or state.phase in SHOWN

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

    def _holding(self, seen: Seen) -> bool:
        return bool(seen.holds - self.settings.not_waited_for) or self.paused(seen.t_s)
