"""What is stored, in words: the kinds of entries, the files and their sizes."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from backline.motion.said import say
from backline.records import database_url, exercises_folder
from backline.records.app_files import (
    BREAKS,
    CALENDAR,
    CERTIFICATE,
    COMPANION,
    COMPANION_LOG,
    COMPANION_REFUSED,
    DEVICES,
    LOCK,
    PREFERENCES,
    app_file,
)
from backline.records.backup import own_files
from backline.records.erase_all import BESIDE
from backline.records.urls import place

KINDS: Mapping[str, str] = {
    "profile_facts": say("About you: sex, year of birth, country"),
    "screening": say("Answers to the safety questions"),
    "change_check": say("Answers to: is anything new or worse?"),
    "symptoms": say("What you feel, and where"),
    "whole_body": say("How your days and nights are"),
    "test": say("Results of tests"),
    "session_start": say("Sessions begun"),
    "session_end": say("Sessions ended"),
    "set": say("Sets of an exercise"),
    "set_end": say("Ends of sets that the camera watched"),
    "repetition": say("Repetitions: times and angles, no pictures"),
    "hold": say("Holds: times and angles, no pictures"),
    "fault": say("What there was to put right, with its time"),
    "pain_check": say("Pain, 0 to 10"),
    "effort": say("How hard an exercise was"),
    "left_out": say("Exercises that you left out"),
    "swap": say("Exercises that you swapped"),
    "not_today": say("Days without exercise, and why"),
    "sitting": say("Hours of sitting"),
    "sitting_bout": say("Sitting at the desk, as it was measured: when and how long"),
    "break": say("Breaks from sitting, and what became of them"),
    "function": say("How well you could do what is hard for you"),
    "note": say("Notes"),
    "correction": say("Corrections by hand"),
}


@dataclass(frozen=True, slots=True)
class Stored:
    """A file or folder: what is in it, where it is, and its size in bytes where it has one."""

    says: str
    path: str
    size_b: int | None


FILES = (
    (PREFERENCES, say("What each person has chosen in the settings")),
    (LOCK, say("The app lock: a mark of the PIN, not the PIN itself")),
    (DEVICES, say("The phones that are paired")),
    (BREAKS, say("How each person wants to be interrupted")),
    (CALENDAR, say("The address of your calendar, and what is in it")),
    (COMPANION, say("Where the break companion stands")),
    (COMPANION_LOG, say("What the break companion has yet to hand in to the records")),
    (COMPANION_REFUSED, say("What it handed in that the records could never take")),
    (CERTIFICATE, say("The certificate for the home network, with its key")),
)


def places(database: str | None) -> list[Stored]:
    """Return what is kept where."""
    url = database_url(database)
    records = say("The records of everybody")
    if url.get_backend_name() != "sqlite":
        found = [Stored(records, place(url), None)]
    else:
        path = Path(url.database or "").absolute()
        parts = [path.with_name(path.name + end) for end in BESIDE]
        found = [Stored(records, str(path), sum(map(_size_b, parts)))]
    if files := own_files():
        size_b = sum(map(_size_b, files))
        found.append(Stored(say("Your own exercises"), str(exercises_folder()), size_b))
    there = ((says, app_file(name)) for name, says in FILES)
    return found + [Stored(says, str(path), _size_b(path)) for says, path in there if path.exists()]


def _size_b(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0
