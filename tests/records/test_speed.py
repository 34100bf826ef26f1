"""What keeps opening and reading quick: nothing is loaded or walked through without need."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event as listen

from backline.records import Store
from backline.records.events import ExerciseSet

from .made import NOW, SRC, opened


@pytest.fixture
def records(database: Path) -> Iterator[Store]:
    with opened(database) as store:
        store.correct(store.append(ExerciseSet("bridge", "both"), NOW), {"repetitions": 3}, NOW)
        yield store


@pytest.mark.slow
def test_a_database_of_this_schema_opens_without_alembic(records: Store) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(SRC)!r})\n"
        "from backline.records import open_store\n"
        f"open_store({records.place!r}).history()\n"
        "assert 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_every_question_is_answered_from_an_index(records: Store) -> None:
    asked = list[tuple[str, Any]]()

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        asked.append((statement, values))

    listen.listen(records.engine, "before_cursor_execute", note)
    records.history(date(2026, 11, 1))
    records.events(newest_first=True, limit=5)
    records.events(("screening",), newest_first=True, limit=1)
    records.events(("set", "note"), since=date(2026, 11, 1))
    records.last_event_id()
    records.changed_since(1)
    listen.remove(records.engine, "before_cursor_execute", note)
    questions = [(words, values) for words, values in asked if words.startswith("SELECT")]
    assert len(questions) >= 11
    with records.engine.connect() as connection:
        for words, values in questions:
            steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}", values).all()
            plan = [step[3] for step in steps]
            assert not any(step.startswith("SCAN") for step in plan), (words, plan)
            if "day >=" in words:
                assert any("day>" in step for step in plan), (words, plan)
            elif "id >" in words:
                assert any("id>" in step for step in plan), (words, plan)
            elif "kind IN" in words or "kind =" in words:
                assert any("kind=" in step for step in plan), (words, plan)
