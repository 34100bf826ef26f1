"""Another process on the same records. Run as a program: ``child.py WHAT DATABASE ...``."""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from alembic import command  # noqa: F401 - so that the children that are forked have it at once

from backline.motion.errors import InputError
from backline.records import Entry, Store, now, open_store
from backline.records.events import Note

GROUP = 5
NOBODY = 65534


def write(database: str, name: str, count: str) -> None:
    """Open and, when told to, keep numbered notes, each in a transaction of its own."""
    _wait()
    with open_store(database) as store:
        _wait()
        for number in range(int(count)):
            store.append(Note(f"{name} {number}"), now())


def _wait() -> None:
    """Say that this process is here, and wait for a word."""
    print("here", flush=True)
    sys.stdin.readline()


def fill(database: str, more_bytes: str) -> None:
    """Keep notes until the disk is full, as seen by a quota; print how many, and what was said."""
    import resource  # noqa: PLC0415 - not on Windows

    with open_store(database) as store:
        size = max(file.stat().st_size for file in Path(database).parent.iterdir())
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + int(more_bytes),) * 2)
        kept = 0
        try:
            while True:
                store.append(Note("x" * 2000), now())
                kept += 1
        except InputError as error:
            print(json.dumps([kept, error.problems]))


def try_to_write(database: str, folder_mode: str, file_mode: str) -> None:
    """Keep a note in a place with other rights, as somebody with no more; print what was said."""
    open_store(database).close()  # root's Python can load no more of itself as somebody else
    Path(database).chmod(int(file_mode, 8))
    Path(database).parent.chmod(int(folder_mode, 8))
    if os.geteuid() == 0:
        os.setuid(NOBODY)
    try:
        with open_store(database) as store:
            store.append(Note("one more"), now())
    except InputError as error:
        print(json.dumps(error.problems))


def be_killed(database: str, times: str, seed: str) -> None:
    """Kill a writer again and again; print how often something was lost or half-written."""
    chance, lost, half, extra = random.Random(int(seed)), 0, 0, list[int]()
    open_store(database).close()
    expected = 0
    for _ in range(int(times)):
        acknowledged = _killed_writer(database, expected, chance.uniform(0.0, 0.01))
        with open_store(database) as store:
            kept, broken = _groups(store, expected)
        half += broken
        lost += max(0, acknowledged - kept)
        extra.append(kept - acknowledged)
        expected += kept
    with open_store(database) as store, store.engine.connect() as connection:
        sound = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
    print(json.dumps({"lost": lost, "half": half, "extra": max(extra), "groups": expected,
                      "sound": sound}))  # fmt: skip


def _killed_writer(database: str, first: int, after_s: float) -> int:
    """Return how many groups of notes a child acknowledged before it was killed."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        with open_store(database) as store:
            for number in range(first, 1_000_000):
                notes = [Entry(Note(f"{number}"), now()) for _ in range(GROUP)]
                store.append_many(notes)
                os.write(write_end, b".")
    os.close(write_end)
    begun = len(os.read(read_end, 1))
    time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(read_end, "rb") as pipe:
        return begun + len(pipe.read())


def _groups(store: Store, first: int) -> tuple[int, int]:
    """Return how many whole groups there are from one on, and how many that are not whole."""
    with store.engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT body, count(*) FROM event WHERE kind = 'note' GROUP BY body"
        ).all()
    sizes = {int(json.loads(body)["text"]): size for body, size in rows}
    new = [size for number, size in sizes.items() if number >= first]
    return len(new), sum(size != GROUP for size in new)


def be_killed_at_birth(folder: str, times: str, seed: str) -> None:
    """Kill while a database is being made; print how many could not be opened afterwards."""
    chance, failed = random.Random(int(seed)), 0
    for number in range(int(times)):
        database = str(Path(folder) / f"{number}.db")
        child = os.fork()
        if child == 0:
            open_store(database)
            time.sleep(10)
        time.sleep(chance.uniform(0.0, 0.06))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        try:
            with open_store(database) as store:
                store.append(Note("first"), now())
        except InputError as error:
            print(error, file=sys.stderr)
            failed += 1
    print(json.dumps({"failed": failed}))


if __name__ == "__main__":
    {one.__name__: one for one in (write, fill, try_to_write, be_killed, be_killed_at_birth)}[
        sys.argv[1]
    ](*sys.argv[2:])
