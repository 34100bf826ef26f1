"""Keeps what happens in a set as it happens: what was told is on the disk, and nothing twice."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from backline.care.session.slots import whole_s
from backline.motion.errors import InputError
from backline.motion.said import say
from backline.motion.types import Hold, Rep, Side
from backline.records import Entry, Kept, Store, events
from backline.records.sessions import clock_s, counted, counts, under
from backline.records.watched import kept_as

TESTS = "live/tests"
MOST_PARTS = 50  # tests that are remembered, so that none is kept twice; chosen by us
Key = tuple[str, str, float, float]
Effort = Rep | Hold
OVER = say("This set is over. Go on with the next one.")


@dataclass(frozen=True, slots=True)
class Base:
    """What was kept of a set before this part: a page counts on from here."""

    repetitions: int
    seconds: float
    clock_s: float


@dataclass(frozen=True, slots=True)
class Came:
    """What a set came to."""

    repetitions: int
    seconds: float
    dose_met: bool
    faults: dict[str, int]


class Keeper:
    """One part of one set in the records; every method writes or reads, so call it in a thread.

    A page that comes back sends all frames of its part again, and the engine makes the same
    efforts of them: one with the same times and side is the same one and is kept already.

    Parameters
    ----------
    store : Store
    number : int
        The kept set.
    part : str
        Of `wire.Hello`.

    Raises
    ------
    InputError
        If there is no such set, or it was ended by another part.
    """

    def __init__(self, store: Store, number: int, part: str) -> None:
        self.store, self.set = store, number
        self._closed = False
        kept = store.event(number)
        if kept is None or not isinstance(kept.event, events.ExerciseSet):
            raise InputError(say("This set is not in the records. Begin it again."))
        self.exercise, self.side = kept.event.exercise, kept.event.side
        self.session = kept.parent
        family = under(store, kept)
        self._efforts = [
            one for one in family if isinstance(one.event, events.Repetition | events.Hold)
        ]
        ids = {number, *(one.id for one in self._efforts if counts(one))}
        self._faults = Counter(
            one.event.fault
            for one in family
            if isinstance(one.event, events.Fault) and one.parent in ids
        )
        self._had = {_key(one) for one in self._efforts}
        ended = any(isinstance(one.event, events.SetEnd) for one in family)
        self.over = ended or kept.event.repetitions is not None or kept.event.seconds is not None
        self.base = self._begin(part)

    @classmethod
    def begin(  # noqa: PLR0913, PLR0917 - what is known when a set begins
        cls,
        store: Store,
        exercise: str,
        side: Side,
        session: int | None,
        part: str,
        at: datetime,
        definition_sha256: str | None = None,
    ) -> "Keeper":
        """Keep that a set begins."""
        new = events.ExerciseSet(exercise, side)
        number = store.append(new, at, session, definition_sha256=definition_sha256)
        return cls(store, number, part)

    def _begin(self, part: str) -> Base:
        """Find how much of the set was kept before this part, and remember it for its return."""
        found = self.store.recall(self._place)
        if found is not None and found[1]["part"] == part:
            before = self._efforts[: found[1]["before"]]
        elif self.over:
            raise InputError(OVER)
        else:
            before = list(self._efforts)
            body = {"part": part, "before": len(before)}
            self.store.remember(self._place, self.store.last_event_id(), body)
        repetitions, seconds = counted(before)
        return Base(repetitions, seconds, clock_s(before))

    @property
    def _place(self) -> str:
        return f"live/{self.set}"

    def close(self) -> None:
        """Take nothing more: another page has taken over."""
        self._closed = True

    def keep(self, efforts: Iterable[Effort], at: datetime) -> None:
        """Keep efforts with their faults, all of them or none; those that are kept already stay.

        Raises
        ------
        InputError
            If the records cannot be written.
        """
        entries = list[Entry]()
        for effort in efforts:
            event, faults = kept_as(effort)
            if (key := _key_of(event)) in self._had or self._closed or self.over:
                continue
            self._had.add(key)
            within = len(entries)
            entries.append(Entry(event, at, self.set))
            entries += [Entry(fault, at, within=within) for fault in faults]
        if entries:
            self._append(entries)

    def _append(self, entries: Sequence[Entry]) -> None:
        try:
            self.store.append_many(entries)
        except InputError:
            self._had -= {_key_of(one.event) for one in entries if one.within is None}
            raise
        for one in entries:
            effort = entries[one.within].event if one.within is not None else None
            if isinstance(one.event, events.Fault) and not getattr(effort, "excluded_by", None):
                self._faults[one.event.fault] += 1

    def end(
        self,
        set_faults: Sequence[str],
        last_s: float,
        repetitions: int,
        seconds: float,
        at: datetime,
    ) -> Came:
        """Keep that the set is over, once, and return what all of its parts came to.

        Parameters
        ----------
        set_faults : sequence of str
            Faults of the set as a whole.
        last_s : float
            The set's clock at its end.
        repetitions, seconds : float
            What was asked for; 0 where nothing was.
        at : datetime
        """
        kept = self.store.event(self.set)
        assert kept is not None
        family = under(self.store, kept)
        efforts = [one for one in family if isinstance(one.event, events.Repetition | events.Hold)]
        count, held_s = counted(efforts)
        good = [one.event for one in efforts if counts(one)]
        full = sum(bool(getattr(one, "dose_met", False)) for one in good)
        met = full >= repetitions if repetitions else whole_s(held_s) >= seconds
        if not (self.over or self._closed):
            self._end(set_faults, last_s, count, whole_s(held_s), met, at)
        return Came(count, held_s, met, dict(self._faults))

    def _end(  # noqa: PLR0913, PLR0917 - what a set came to
        self,
        set_faults: Sequence[str],
        last_s: float,
        count: int,
        held_s: float,
        met: bool,
        at: datetime,
    ) -> None:
        entries = [
            Entry(events.Fault(name, 0.0, max(0.0, last_s)), at, self.set) for name in set_faults
        ]
        total = sum(self._faults.values()) + len(entries)
        end = events.SetEnd(count, held_s, met, total)
        entries.append(Entry(end, at, self.set))
        self._append(entries)
        self.over = True


def keep_results(store: Store, part: str, results: Sequence[Entry]) -> None:
    """Keep what a test came to; a part that comes back after a lost answer is kept already.

    Raises
    ------
    InputError
        If the records cannot be written.
    """
    found = store.recall(TESTS)
    parts = found[1]["parts"] if found else []
    if part not in parts:
        store.append_many(results)
        store.remember(TESTS, store.last_event_id(), {"parts": [*parts, part][-MOST_PARTS:]})


def _key(kept: Kept) -> Key:
    return _key_of(kept.as_measured)


def _key_of(event: events.Event) -> Key:
    assert isinstance(event, events.Repetition | events.Hold)
    return event.kind, event.side, event.start_s, event.end_s
