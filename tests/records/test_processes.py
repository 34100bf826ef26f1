"""Several processes on one database, and a process that is killed while it writes."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from .made import child, opened

NOTES = 200

posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="This system cannot fork a process.")


def said(*words: str | Path) -> Any:
    """Return what a child printed."""
    with child(*words) as process:
        out, _ = process.communicate(timeout=300)
    assert process.returncode == 0
    return json.loads(out)


@pytest.mark.slow
def test_two_processes_make_a_database_and_write_at_once(database: Path) -> None:
    writers = [child("write", database, name, str(NOTES)) for name in ("a", "b")]
    for _ in ("open", "write"):
        for one in writers:
            assert one.stdout is not None
            assert one.stdout.readline() == "here\n"
        for one in writers:
            assert one.stdin is not None
            one.stdin.write("go\n")
            one.stdin.flush()
    for one in writers:
        one.communicate(timeout=120)
    assert [one.returncode for one in writers] == [0, 0]
    with opened(database) as store:
        kept = store.events(("note",))
    texts = {getattr(one.event, "text", "") for one in kept}
    assert texts == {f"{name} {number}" for name in ("a", "b") for number in range(NOTES)}
    assert len(kept) == 2 * NOTES


@posix
@pytest.mark.slow
def test_killed_200_times_loses_at_most_what_is_in_flight(database: Path) -> None:
    found = said("be_killed", database, "200", "1")
    assert found["sound"] == "ok"
    assert found["lost"] == 0
    assert found["half"] == 0
    assert found["extra"] <= 1
    assert found["groups"] >= 300  # the killing came while it wrote


@posix
@pytest.mark.slow
def test_killed_while_the_database_is_made(tmp_path: Path) -> None:
    assert said("be_killed_at_birth", tmp_path, "40", "2") == {"failed": 0}
