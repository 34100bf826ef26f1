"""What the tests of the log share: somebody who may exercise, and a look into the records."""

import json
from datetime import datetime, timedelta
from typing import Any

from backline.care.screening import questions
from backline.records import Kept, now, open_store
from backline.records.bodies import as_body
from backline.records.events import Screening

from .made import Backline

NO: dict[str, object] = {one.id: "no" for one in questions() if one.kind == "three_valued"}


def screened(profile: str = "me", at: datetime | None = None) -> None:
    """Keep answers that leave the exercises open."""
    with open_store(None, profile, create=True) as store:
        moment = at or now() - timedelta(days=2)
        store.append(Screening({**NO, "age_years": 40}, "ok"), moment)


def kept(*kinds: str, profile: str = "me") -> list[Kept]:
    """Return kept events, the oldest first."""
    with open_store(None, profile) as store:
        return store.events(kinds)


def bodies(*kinds: str, profile: str = "me") -> list[dict[str, Any]]:
    """Return the fields of kept events."""
    return [as_body(one.event) for one in kept(*kinds, profile=profile)]


def said(run: Backline, *words: str) -> str:
    """Run a command that has to go well, and return what it said in one line."""
    ran = run(*words)
    assert (ran.code, ran.err) == (0, ""), ran
    return " ".join(ran.out.split())


def listed(run: Backline, *words: str) -> list[dict[str, Any]]:
    """Return the log as JSON."""
    found: list[dict[str, Any]] = json.loads(run("log", "--json", "-", *words).out)
    return found


def answered(run: Backline, *words: str) -> list[str]:
    """Run a command that has to be refused, keeping nothing, and return its sentences."""
    before = len(kept())
    ran = run(*words)
    assert (ran.code, ran.out) == (2, ""), ran
    assert "Traceback" not in ran.err
    lines = ran.err.splitlines()
    assert lines
    assert all(line.endswith((".", "?")) for line in lines), lines
    assert len(kept()) == before
    return lines
