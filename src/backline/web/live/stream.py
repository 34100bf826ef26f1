"""One part of one set: frames in, replies out. Pure: the same frames give the same replies."""

from collections.abc import Callable, Iterable
from math import isnan
from typing import Any

from backline.motion.coach import Coach
from backline.motion.definition import Exercise
from backline.motion.gesture import Gesture
from backline.motion.placement import Place, Placement
from backline.motion.types import Cue, Event, Hold, Rep, Unseen

from .wire import Frame

Reply = dict[str, Any]
Effort = Rep | Hold
IN_A_SET = frozenset({"nobody", "dark", "two_people", "feet", "head", "part"})
"""What is worth saying while the person moves; the posture is the movement's own affair."""

PLACE_EVERY = 4  # frames of a set: the place is no hurry then, and costs as much as judging


class Live:
    """Judges one part of a set.

    Parameters
    ----------
    exercise : Exercise
        With the dose that was asked for.
    size_px : (int, int)
    translate : callable
        From an English text to the person's language.
    coach : Coach, optional
    """

    def __init__(
        self,
        exercise: Exercise,
        size_px: tuple[int, int],
        translate: Callable[[str], str] = str,
        coach: Coach | None = None,
    ) -> None:
        self.coach = coach or Coach(exercise)
        self.efforts: list[Effort] = []
        self._placement = Placement(exercise, size_px)
        self._gesture = Gesture(exercise)
        self._translate = translate
        self._place: Place | None = None
        self._told = 0

    def take(self, frame: Frame) -> tuple[Reply, list[Effort]]:
        """Judge one frame; return the reply, and the efforts that ended with it."""
        events = self.judge(frame) if frame.judged else []
        reply = self._state(frame)
        if not frame.judged or frame.seq % PLACE_EVERY == 0:
            self._place = self._placement.update(frame.pose, frame.brightness, frame.second)
        if self._place and (not frame.judged or self._place.id in IN_A_SET):
            reply["place"] = self._told_place(self._place)
        told = [self._event(event) for event in events]
        if self._gesture.update(frame.pose):
            told.append(self.numbered("pause_gesture"))
        if told:
            reply["events"] = told
        return reply, self._remember(events)

    def judge(self, frame: Frame) -> list[Event]:
        """Give a judged frame to the engine."""
        return self.coach.update(frame.pose)

    def finish(self) -> tuple[list[Reply], list[Effort]]:
        """End the part: a hold ends with it."""
        events = self.coach.finish()
        return [self._event(event) for event in events], self._remember(events)

    def numbered(self, kind: str, **values: Any) -> Reply:
        """Return an event as it is sent, with its place among those of the part."""
        self._told += 1
        return {"i": self._told - 1, "type": kind, **values}

    def _remember(self, events: Iterable[Event]) -> list[Effort]:
        new = [event for event in events if isinstance(event, Rep | Hold)]
        self.efforts += new
        return new

    def _state(self, frame: Frame) -> Reply:
        now = self.coach.now
        if not frame.judged:
            phase = "waiting" if frame.pose.seen else "unseen"
            return {"n": frame.seq, "phase": phase, "count": now.count, "held_s": 0.0,
                    "angle": None, "side": now.angle_side}  # fmt: skip
        return {
            "n": frame.seq,
            "phase": now.phase,
            "count": now.count,
            "held_s": round(now.held_s, 2),
            "angle": _known(now.angle_deg) if self.coach.angles_given else None,
            "side": now.angle_side,
        }

    def _told_place(self, place: Place) -> Reply:
        said = self._translate(place.says)
        return {"ok": place.ok, "ready": place.ready, "id": place.id, "say": said}

    def _event(self, event: Event) -> Reply:
        if isinstance(event, Cue):
            text = self._translate(event.text)
            return self.numbered("cue", t_s=event.t_s, fault=event.fault, text=text)
        if isinstance(event, Unseen):
            return self.numbered("unseen", start_s=event.start_s, end_s=event.end_s,
                                 landmarks=event.landmarks)  # fmt: skip
        if isinstance(event, Hold):
            kind, seconds = "hold", event.length_s
            angle, error = event.mean_deg, event.mean_error_deg
        else:
            kind, seconds = "rep", event.dwell_s
            angle, error = event.peak_deg, event.peak_error_deg
        return self.numbered(
            kind,
            side=event.side,
            start_s=event.start_s,
            end_s=event.end_s,
            seconds=round(seconds, 2),
            angle_deg=_known(angle),
            angle_error_deg=_known(error),
            counts=event.excluded_by is None,
            excluded_by=event.excluded_by,
            dose_met=event.dose_met,
            faults=[fault.id for fault in event.faults],
        )


def _known(value: float) -> float | None:
    return None if isnan(value) else round(value, 1)
