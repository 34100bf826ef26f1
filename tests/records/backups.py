"""A little of everything to back up, and a backup of the first released schema."""

import gzip
from pathlib import Path

from backline.records import Store
from backline.records.events import (
    Break,
    ExerciseSet,
    Note,
    PainCheck,
    Repetition,
    SessionStart,
    SittingBout,
)
from backline.records.writing import Entry

from .made import NOW, before

ENTRIES = [
    Entry(SessionStart(minutes=5), before(days=2)),
    Entry(ExerciseSet("bridge", "both", 7), before(days=2), within=0, definition_sha256="ab"),
    Entry(PainCheck("during", 3), before(days=2), within=0),
    Entry(Repetition("both", 0, 1, 2, 0.5, True), before(days=2), within=1, model_sha256="cd"),
    Entry(Note("für später"), before(days=1), made_up=True),
]
RELEASED = """\
{"backline_backup":1,"schema":"0001","made_utc":"2026-11-20T17:30:00.000000","by":"0.2"}
{"profile":"me","created_utc":"2026-11-20T17:30:00.000000"}
{"event":{"id":7,"kind":"set","at_utc":"2026-11-20T17:30:00.000000","zone":"Europe/Berlin",\
"day":"2026-11-20","parent_id":null,"body":{"exercise":"bridge","side":"both","repetitions":7},\
"package_version":"0.2","definition_sha256":null,"model_sha256":null,"corrects":null,\
"made_up":false}}
{"event":{"id":9,"kind":"correction","at_utc":"2026-11-21T17:30:00.000000",\
"zone":"Europe/Berlin","day":"2026-11-20","parent_id":null,"body":{"changes":{"repetitions":9}},\
"package_version":"0.2","definition_sha256":null,"model_sha256":null,"corrects":7,"made_up":false}}
{"lines":4}
"""


SITTING = [
    Entry(SittingBout(2400, 2400, "break", key="a"), before(hours=2)),
    Entry(Break("taken", 120, 1, 60.0, "standing_march", "a"), before(hours=2)),
    Entry(ExerciseSet("standing_march", "both", 20), before(hours=2), within=1),
]


def filled(store: Store) -> Store:
    """Keep a little of everything, and two corrections."""
    ids = store.append_many(ENTRIES)
    store.correct(ids[1], {"repetitions": 9, "dose_met": True}, NOW)
    store.correct(ids[1], {"repetitions": 8}, NOW)
    return store


def packed(path: Path, text: str) -> Path:
    path.write_bytes(gzip.compress(text.encode()))
    return path
