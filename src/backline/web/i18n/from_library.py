"""Which texts of the library a person reads: everything in its files but ids and citations."""

import csv
import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatchcase
from io import StringIO
from pathlib import Path
from typing import Any

from .found import Found, has_words

WORDS = re.compile(r"(?<![\w./-])[a-z]{3,}")
"""What tells "chosen by us" from "Bandy 1997, Phys Ther 77:1090", which is the same everywhere."""

DEFINITION = (
    "id", "kind", "position", "sides.*", "views.*", "movement.*", "while.*", "limit.*",
    "fault.*.id", "fault.*.signal", "fault.*.when", "fault.*.against", "set_fault.*.id",
    "set_fault.*.signal", "example.*",
)  # fmt: skip
TEST = (
    "id", "uses", "sides.*", "better", "stop.rule", "score.rule", "score.signal",
    "score.also_signal", "score.failed_by.*", "score.limits_waived.*", "check.*", "not_when.*.id",
    "example.*",
)  # fmt: skip
NOT_TEXTS: dict[str, tuple[str, ...]] = {
    "exercises/*": DEFINITION,
    "tests/*": TEST,
    "claims/*": ("id", "verdict", "rejects.*", "rejects_es.*", "allowed.*", "about.*"),
    "anatomy/muscles.toml": ("muscle.*.group", "muscle.*.crosses.*", "muscle.*.nerve"),
    "anatomy/nerves.toml": ("nerve.*.roots.*", "nerve.*.from", "nerve.*.muscles.*"),
    "anatomy/drawings.toml": ("*.frame", "*.shows.*", "*.label.*.of", "*.label.*.side"),
    "anatomy/back.toml": ("shape.*",),
    "anatomy/side.toml": ("shape.*",),
    "findings.toml": ("finding.*.emphasis.*", "finding.*.removes.*"),
    "questions.toml": (
        "question.*.id", "question.*.group", "question.*.kind", "question.*.means.*",
    ),
    "progress.toml": ("tests.*.better", "tests.*.change"),
    "screening/questions.toml": (
        "question.*.id", "question.*.kind", "question.*.domain", "question.*.alone",
        "question.*.alone_unsure", "question.*.leaves_out.*", "question.*.options.*.id",
        "question.*.options.*.implies",
    ),
    "screening/rules.toml": ("rule.*.id", "rule.*.level", "rule.*.when.*", "rule.*.leaves_out.*"),
    "walks/*": (
        "id", "claims.*", "step.*.scene", "step.*.exercise", "step.*.person", "step.*.look.*",
    ),
    "programme/tracks.toml": ("*.kind", "*.step.*.exercise"),
}  # fmt: skip
"""Per file, where ids stand and no texts; ``*`` stands for a place in a list and for any name."""

SAFETY = (
    "screening/*", "*.warnings.*", "*.not_when.*", "*.stop.says", "*worse*", "*.care.*",
    "*trying.*", "*toml.pain_*", "*toml.leg_*", "*toml.seek_*", "*emergency*",
    "claims/*.instead",
)  # fmt: skip
"""Texts by their file and place that tell somebody when to stop and whom to see."""


def from_library(folder: Path) -> Iterator[Found]:
    """Yield every text of the library, file by file."""
    for path in sorted(folder.rglob("*.toml")):
        name = path.relative_to(folder).as_posix()
        for place, text in _leaves(tomllib.loads(path.read_text("utf-8")), ""):
            if _is_text(name, place, text):
                safety = any(fnmatchcase(f"{name}.{place}", one) for one in SAFETY)
                yield Found(text.strip(), f"library/{name}", safety)
    for path in sorted(folder.rglob("*.csv")):
        name = path.relative_to(folder).as_posix()
        for row in csv.DictReader(StringIO(path.read_text("utf-8"))):
            texts = (row.get(column) for column in ("number", "says", "source"))
            yield from (Found(text, f"library/{name}") for text in texts if text and spoken(text))


def leaves_of(folder: Path) -> Iterator[str]:
    """Yield every string of the library's files, whatever it is for."""
    for path in folder.rglob("*.toml"):
        for _, text in _leaves(tomllib.loads(path.read_text("utf-8")), ""):
            yield text.strip()
    for path in folder.rglob("*.csv"):
        for row in csv.DictReader(StringIO(path.read_text("utf-8"))):
            yield from (text.strip() for text in row.values())


def spoken(text: str) -> bool:
    """Whether a text has plain words in it, beyond names, years and numbers.

    >>> spoken("chosen by us"), spoken("Bandy 1997, Phys Ther 77:1090"), spoken("144 or 112")
    (True, False, True)
    """
    return bool(WORDS.search(text)) or " or " in text


def _is_text(name: str, place: str, text: str) -> bool:
    barred = (one for file, many in NOT_TEXTS.items() if fnmatchcase(name, file) for one in many)
    if not text.strip() or any(fnmatchcase(place, one) for one in barred):
        return False
    is_source = place.endswith((".source", ".sources.*")) or place == "source"
    return spoken(text) if is_source else has_words(text)


def _leaves(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves(inner, f"{place}.{name}" if place else name)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, f"{place}.*")
