"""What was decided is written down at once, and handed to the records when they can take it."""

from collections.abc import Iterable
from datetime import UTC

from backline.breaktime.keep import as_line
from backline.care.breaks import Bout, Decision, Rested
from backline.motion.errors import InputError
from backline.motion.said import say
from backline.records import companion_log as spool

from .errands import NO_ANSWER, Errands

MINUTE_S = 60.0
AGAIN_S = 10 * MINUTE_S
"""After the records could not be written, they are tried again so much later (chosen by us)."""


class Journal:
    """Keeps what was decided.

    Parameters
    ----------
    profile : str
    errands : Errands
    off : bool
        Nothing is kept: a rehearsal.

    Attributes
    ----------
    trouble : str
        Why the records could not take it the last time; empty where they could.
    """

    def __init__(self, profile: str, errands: Errands, *, off: bool = False) -> None:
        self._profile, self._errands, self._off = profile, errands, off
        self._due, self._tried_s = not off, float("-inf")
        self._unwritten = list[dict[str, object]]()
        self.trouble = ""

    def write(self, decisions: Iterable[Decision]) -> None:
        """Write down what is to be logged among some decisions."""
        told = [one for one in decisions if isinstance(one, Bout | Rested)]
        if self._off or not told:
            return
        self._unwritten += [as_line(one, _key(one), self._profile) for one in told]
        self._write()
        self._due = True

    def _write(self) -> None:
        """Write down what is not yet; where the disk is full, it waits in memory."""
        if self._unwritten:
            try:
                spool.add(self._unwritten)
            except InputError as error:
                self.trouble = str(error)
            else:
                self._unwritten = []

    async def hand_in(self, t_s: float, *, at_once: bool = False) -> None:
        """Hand in what waits, if anything is new or the last time is long ago.

        Parameters
        ----------
        t_s : float
            The steady clock.
        at_once : bool
            Whether or not it is time.
        """
        late = bool(self.trouble) and t_s - self._tried_s >= AGAIN_S
        if self._off or not (self._due or late or at_once):
            return
        self._due, self._tried_s = False, t_s
        self._write()
        waiting = (line for line in spool.waiting() if line.get("profile") == self._profile)
        mine = [*waiting, *self._unwritten]
        if not mine:
            self.trouble = ""
            return
        found = await self._errands.send("keep", lines=mine)
        if isinstance(found.get("gone"), list):
            self._put_away(found["gone"], found.get("refused") or (), found.get("waiting") or 0)
        elif not self._unwritten:
            self.trouble = say(
                "{why} {n} entries wait in the companion's own file; nothing is lost.",
                why=" ".join(found.get("problems") or [NO_ANSWER]), n=len(mine),
            )  # fmt: skip

    def _put_away(self, gone: list[object], refused: Iterable[str], wait: int) -> None:
        self._unwritten = [line for line in self._unwritten if line["key"] not in gone]
        try:
            spool.kept(gone)
        except InputError as error:
            self.trouble = str(error)
            return
        self.trouble = " ".join(refused)
        if wait:
            self.trouble = say(
                "{n} entries are dated later than the clock now says; they wait for their time.",
                n=wait,
            )


def _key(one: Bout | Rested) -> str:
    """Return a key under which it is kept once, also where a companion that was killed tells again.

    >>> from datetime import UTC, datetime
    >>> _key(Rested(datetime(2026, 12, 1, 9, tzinfo=UTC), "taken"))
    'taken 2026-12-01T09:00:00+00:00'
    """
    at, what = (one.start, "bout") if isinstance(one, Bout) else (one.at, one.outcome)
    return f"{what} {at.astimezone(UTC).isoformat()}"
