"""One exercise session, or a break before the camera, read back from the events under its start."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta

from ..care.history import PainCheck
from ..care.session.lived import Lived, SetLived
from . import events
from .reading import Kept
from .store import Store

NEXT_DAY = timedelta(days=1)  # a session may go on past the turn of the day


def under(store: Store, parent: Kept, kinds: Sequence[str] = ()) -> list[Kept]:
    """Return the events that belong to one, in order of time, and those that belong to these."""
    found, family = list[Kept](), {parent.id}
    for one in sorted(store.events(kinds, parent.day, parent.day + NEXT_DAY), key=_number):
        if one.parent in family:
            family.add(one.id)
            found.append(one)
    return found


def session_of(store: Store, number: int) -> Lived | None:
    """Return a session by the id of its start; None where there is none."""
    start = store.event(number)
    if start is None or not isinstance(start.event, events.SessionStart):
        return None
    family = under(store, start)
    happened = [one.event for one in family if one.parent == number]
    ends = [one for one in happened if isinstance(one, events.SessionEnd)]
    return Lived(
        id=number,
        prescribed=start.event.prescribed,
        minutes=start.event.minutes,
        sets=tuple(set_lived(one, family) for one in family if one.kind == "set"),
        left_out=tuple(one.exercise for one in happened if isinstance(one, events.LeftOut)),
        pains=tuple(
            PainCheck(one.moment, one.pain, one.leg_worse, one.exercise, one.stopped)
            for one in happened
            if isinstance(one, events.PainCheck)
        ),
        over=bool(ends),
        stopped=any(one.stopped for one in ends),
        in_break=start.event.in_break,
    )


def set_lived(kept: Kept, family: Sequence[Kept]) -> SetLived:
    """Return a set from its own counts, from its end, or from the repetitions under it."""
    assert isinstance(kept.event, events.ExerciseSet)
    own, mine = kept.event, [one for one in family if one.parent == kept.id]
    efforts = [one for one in mine if isinstance(one.event, events.Repetition | events.Hold)]
    told: events.ExerciseSet | events.SetEnd = own
    end = next((one.event for one in mine if isinstance(one.event, events.SetEnd)), None)
    over = own.repetitions is not None or own.seconds is not None
    repetitions, seconds = counted(efforts)
    if not over and end is not None:
        told, over = end, True
    parents = {kept.id, *(one.id for one in efforts if counts(one))}
    faults = Counter(
        one.event.fault
        for one in family
        if isinstance(one.event, events.Fault) and one.parent in parents
    )
    return SetLived(
        id=kept.id,
        exercise=own.exercise,
        side=own.side,
        repetitions=repetitions if told.repetitions is None else told.repetitions,
        seconds=seconds if told.seconds is None else told.seconds,
        dose_met=bool(told.dose_met),
        over=over,
        faults=dict(faults),
        end_s=clock_s(efforts),
    )


def counts(effort: Kept) -> bool:
    """Whether a repetition or a hold counts; the faults of one that does not count neither."""
    return getattr(effort.event, "excluded_by", "") is None


def counted(efforts: Sequence[Kept]) -> tuple[int, float]:
    """Return the repetitions that count and the seconds of the holds that do."""
    good = [one.event for one in efforts if counts(one)]
    holds = [one for one in good if isinstance(one, events.Hold)]
    return len(good) - len(holds), sum(one.end_s - one.start_s for one in holds)


def clock_s(efforts: Iterable[Kept]) -> float:
    """Return where the set's own clock has got to with its repetitions and holds."""
    ended = (one.event for one in efforts)
    return max(
        (one.end_s for one in ended if isinstance(one, events.Repetition | events.Hold)),
        default=0.0,
    )


def _number(kept: Kept) -> int:
    return kept.id
