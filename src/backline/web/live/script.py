"""A session as a page plays it: exercises with their words, sets in order, and its summary."""

from importlib.resources import files
from typing import Any

from backline.care.programme import Prescription, dose_words, length_s
from backline.care.session import Lived, Slot, rest_s, slots, summary, upcoming
from backline.library import everything
from backline.motion.definition import Activity, Exercise
from backline.records import exercises_folder

from ..exercise_words import eased, off_floor
from ..visit import Visit

Json = dict[str, Any]
DEMOS = files("backline.web") / "static" / "demos"


def script(here: Visit, lived: Lived) -> Json:
    """Return a session: what there is to do, what is done, and what comes next."""
    known = everything(exercises_folder())
    found = slots(lived, known)
    last = next((slot for slot in reversed(found) if slot.state == "done"), None)
    next_one = upcoming(found)
    names = dict.fromkeys(slot.exercise for slot in found)
    return {
        "id": lived.id,
        "over": lived.over,
        "in_break": lived.in_break,
        "minutes": lived.minutes,
        "items": [item(here, known[name]) for name in names if name in known],
        "slots": [slot_json(slot) for slot in found],
        "next": next_one.key if next_one else None,
        "rest_s": rest_s(last or next_one, next_one),
        "left_out": list(lived.left_out),
    }


def item(here: Visit, one: Activity) -> Json:
    """Return an exercise in the person's language."""
    said = here.texts.gettext
    words = one.words
    found: Json = {
        "exercise": one.id,
        "name": said(one.name),
        "kind": one.kind,
        "position": one.position,
        "sides": list(one.sides),
        "why": said(one.why),
        "steps": [said(text) for text in one.steps],
        "warnings": [said(text) for text in one.warnings],
        "easier": [
            {
                "name": said(form["name"]),
                "how": said(form["how"]),
                "off_floor": bool(form.get("off_floor")),
            }
            for form in (*off_floor(one)[0], *eased(one))
        ],
        "unwatched": [said(text) for text in one.unwatched],
        "equipment": [said(text) for text in words.get("equipment", ())],
        "camera": said(words["camera"]) if words.get("camera") else "",
        "watched": isinstance(one, Exercise),
        "demo": _demo(one.id, "mp4"),
        "poster": _demo(one.id, "jpg"),
    }
    if isinstance(one, Exercise):
        found |= {
            "movement": one.movement.kind,
            "arms_busy": one.arms_busy,
            "views": list(one.views),
            "cues": {fault.id: said(fault.cue) for fault in (*one.faults, *one.set_faults)},
            "faults": {fault.id: said(fault.says) for fault in (*one.faults, *one.set_faults)},
        }
    return found


def slot_json(slot: Slot) -> Json:
    """Return one set of the session; ``done`` and ``partial`` hold what it came to so far."""
    found: Json = {
        "key": slot.key,
        "exercise": slot.exercise,
        "set": slot.set,
        "sets": slot.sets,
        "side": slot.side,
        "watched": slot.watched,
        "target": {"repetitions": slot.repetitions, "seconds": slot.seconds},
        "state": slot.state,
        "set_id": slot.lived.id if slot.lived else None,
        "done": None,
        "partial": None,
    }
    if slot.lived and slot.state in {"done", "partial"}:
        found[slot.state] = {
            "repetitions": slot.lived.repetitions,
            "seconds": round(slot.lived.seconds, 1),
            "dose_met": slot.lived.dose_met,
        }
    return found


def summary_json(here: Visit, lived: Lived) -> Json:
    """Return what a session came to, in the person's language."""
    known, said = everything(exercises_folder()), here.texts.gettext
    found = summary(lived, slots(lived, known), known, here.planned().plan.week)
    work = found.work_on
    return {
        "id": lived.id,
        "stopped": lived.stopped,
        "went_well": [said(text) for text in found.went_well],
        "work_on": None if work is None else {
            "exercise": work.exercise,
            "name": said(known[work.exercise].name),
            "fault": work.fault,
            "times": work.times,
            "says": said(work.says),
            "cue": said(work.cue),
        },
        "tomorrow": _day(here, known, found.tomorrow),
        "next_session": _day(here, known, found.next_session),
        "url": f"/session/summary/{lived.id}",
    }  # fmt: skip


def _day(here: Visit, known: dict[str, Activity], day: Prescription | None) -> Json | None:
    if day is None:
        return None
    said = here.texts.gettext
    return {
        "day": day.day.isoformat(),
        "phase": day.phase,
        "minutes": round(sum(length_s(one) for one in day.items) / 60),
        "items": [
            {
                "exercise": one.exercise,
                "name": said(known[one.exercise].name),
                "dose": said(dose_words(one)),
            }
            for one in day.items
        ],
    }


def _demo(name: str, ending: str) -> str | None:
    file = f"{name}.{ending}"
    return f"/static/demos/{file}" if (DEMOS / file).is_file() else None
