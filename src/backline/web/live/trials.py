"""A test by camera, live: trial by trial, and at its end what a recording of it would come to."""

from collections.abc import Callable
from math import inf

from backline.care.measure import Result, measure
from backline.care.measure.live import ends_s, tried
from backline.care.measure.seen import Seen, Watcher
from backline.library import exercise
from backline.library.tests_load import reasons
from backline.motion.protocol import Protocol
from backline.motion.types import Event, Side

from .stream import Effort, Live, Reply
from .wire import Frame


class LiveTest(Live):
    """Judges one test.

    Parameters
    ----------
    protocol : Protocol
    side : Side or None
        The leg that is tested, if the person named one.
    size_px : (int, int)
    translate : callable
    """

    def __init__(
        self,
        protocol: Protocol,
        side: Side | None,
        size_px: tuple[int, int],
        translate: Callable[[str], str] = str,
    ) -> None:
        judged_as = exercise(protocol.uses)
        self._watcher = Watcher(judged_as, size_px)
        super().__init__(judged_as, size_px, translate, self._watcher.coach)
        self._protocol, self._side = protocol, side
        self._ends_s, self._over = inf, False

    def judge(self, frame: Frame) -> list[Event]:
        """Give a judged frame to the engine, and keep what the score needs."""
        return self._watcher.update(frame.pose)

    def take(self, frame: Frame) -> tuple[Reply, list[Effort]]:
        """Judge one frame; a trial that ended with it is told."""
        reply, efforts = super().take(frame)
        told = [self._trial() for _ in efforts[-1:]]
        if frame.judged and frame.pose.t_s >= self._ends_s:
            self._ends_s, self._over = inf, True
            told.append(self.numbered("test_over"))
        if told:
            reply["events"] = [*reply.get("events", ()), *told]
        return reply, efforts

    def _trial(self) -> Reply:
        seen = self._watcher.so_far()
        found = tried(self._protocol, seen, self._side)
        assert found is not None
        if self._ends_s == inf and not self._over:
            self._ends_s = ends_s(self._protocol, seen)
        why = self._translate(reasons()[found.reason]) if found.reason else ""
        return self.numbered(
            "trial",
            number=found.number,
            of=self._protocol.trials,
            side=found.side,
            value=None if found.value is None else round(found.value, 1),
            unit=self._protocol.unit,
            usable=found.reason is None,
            over=found.over,
            text=why,
        )

    def measured(self, sex: str, age_years: int | None) -> tuple[tuple[Result, ...], Seen]:
        """End the test and return its results, as `backline measure` has them of a recording."""
        seen = self._watcher.finish()
        return measure(self._protocol, seen, self._side, sex, age_years), seen
