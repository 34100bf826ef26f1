"""Progress as JSON values, for pages and for other programs; docs/progress.md explains the keys."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from ...library.progress_load import words_of_tests
from .values import Course, Progress, TestProgress, Together
from .words import (
    empty_says,
    says_of_adherence,
    says_of_course,
    says_of_test,
    says_of_together,
    title_of_course,
    title_of_test,
    together_how,
)

DECIMALS = 3


def as_json(progress: Progress) -> dict[str, Any]:
    """Return everything as JSON values: dates as YYYY-MM-DD, null where there is nothing to tell.

    Beside the values stand what they are called (``title``) and the verdict in words (``says``).
    """
    kept = progress.adherence
    return {
        "today": progress.today.isoformat(),
        "says": empty_says() if progress.empty else None,
        "tests": [_test(test) for test in progress.tests],
        "pain": [_course(course) for course in progress.pain],
        "function": [_course(course) for course in progress.function],
        "weeks": _weeks(progress),
        "adherence": {**_plain(kept), "says": says_of_adherence(kept)} if kept else None,
        "next_day": {
            "how": together_how(),
            "compared": [_together(found) for found in progress.next_day],
        },
    }


def _test(test: TestProgress) -> dict[str, Any]:
    words = words_of_tests().get(test.test)
    named = {
        "title": title_of_test(test),
        "unit": words.unit if words else None,
        "scale": words.scale if words else None,
        "better": words.better if words else None,
    }
    return {**_plain(test), **named, "says": says_of_test(test)}


def _course(course: Course) -> dict[str, Any]:
    return {**_plain(course), "title": title_of_course(course), "says": says_of_course(course)}


def _together(found: Together) -> dict[str, Any]:
    return {**_plain(found), "says": says_of_together(found)}


def _weeks(progress: Progress) -> list[dict[str, Any]]:
    """Return the weeks with the means of pain and activities in them."""
    means = {course.id: course.weekly for course in (*progress.function[:1], *progress.pain)}
    return [
        {**_plain(week), **{name: _plain(weekly[at]) for name, weekly in means.items()}}
        for at, week in enumerate(progress.weeks)
    ]


def _plain(value: object) -> Any:
    if is_dataclass(value):
        named = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return named | ({"needed": _plain(value.needed)} if hasattr(value, "needed") else {})
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return round(value, DECIMALS)
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    return value
