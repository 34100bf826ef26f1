"""What the tests of the records share: a fixed moment, databases, other processes."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import create_engine

from backline.records import Store, database_url, open_store
from backline.records.events import KINDS, Event, ExerciseSet, Repetition, SessionStart

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 20, 18, 30, tzinfo=BERLIN)
CHILD = Path(__file__).with_name("child.py")
SRC = Path(__file__).parents[2] / "src"
NOBODY = 65534

ABOVE: dict[str, Event] = {
    "session_start": SessionStart(),
    "set": ExerciseSet("bridge", "both"),
    "repetition": Repetition("both", 0, 1, 2, 0.5, True),
}


def before(**lapse: float) -> datetime:
    """Return a moment before `NOW`."""
    return NOW - timedelta(**lapse)


def opened(url: str | Path, profile: str = "me", *, create: bool = False) -> Store:
    """Open records whose clock stands at `NOW`."""
    return open_store(str(url), profile, create=create, clock=lambda: NOW)


def child(*words: str | Path) -> "subprocess.Popen[str]":
    """Start another process on the records: child.py says what the words mean."""
    return subprocess.Popen(
        [sys.executable, str(CHILD), *map(str, words)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(SRC)},
    )


def chain_to(store: Store, kind: str) -> int | None:
    """Keep what an event of a kind has to belong to, and return its id."""
    allowed = KINDS[kind].parents
    if not allowed:
        return None
    above = allowed[0]
    return store.append(ABOVE[above], before(minutes=1), chain_to(store, above))


@contextmanager
def postgres_server() -> Iterator[str | None]:
    """Run a PostgreSQL server behind a socket in a folder of its own; None where there is none."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    initdb = shutil.which("initdb", path=os.pathsep.join([*map(str, programs), os.environ["PATH"]]))
    if initdb is None:
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    user = NOBODY if os.geteuid() == 0 else None  # it refuses to run as root
    if user is not None:
        os.chown(folder, NOBODY, -1)
    data, server = folder / "data", Path(initdb).with_name("postgres")
    make = [initdb, "-D", str(data), "-U", "backline", "-A", "trust", "-E", "UTF8", "--locale=C"]
    subprocess.run([*make, "--no-sync"], check=True, capture_output=True, user=user, cwd=folder)
    process = subprocess.Popen(
        [server, "-D", str(data), "-k", str(folder), "-h", "", "-F"],
        user=user, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_for(folder)
        yield f"postgresql://backline@/postgres?host={folder}"
    finally:
        process.send_signal(signal.SIGQUIT)  # at once: nothing of it is needed any more
        process.wait(30)
        shutil.rmtree(folder)


def _wait_for(folder: Path) -> None:
    for _ in range(300):
        if (folder / ".s.PGSQL.5432").exists():
            return
        time.sleep(0.1)
    raise TimeoutError("PostgreSQL did not start")


def emptied(server: str) -> str:
    """Return the address of a server's database, with nothing in it."""
    engine = create_engine(database_url(server))
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    engine.dispose()
    return server
