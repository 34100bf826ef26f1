"""Who answers here: how a second start finds out that Backline already runs."""

from hashlib import sha256
from pathlib import Path

from fastapi import APIRouter

from backline.records import database_url

from ..visit import Here

router = APIRouter()


@router.get("/api/hello")
def hello(here: Here) -> dict[str, str]:
    """Say that this is Backline, and by a mark with which records."""
    return {"app": "backline", "records": records_mark(here.settings.database)}


def records_mark(database: str | None) -> str:
    """Return a mark of where the records are, which does not tell where."""
    url = database_url(database)
    if url.get_backend_name() == "sqlite":
        url = url.set(database=str(Path(url.database or "").resolve()))
    return sha256(url.render_as_string(hide_password=True).encode()).hexdigest()[:16]
