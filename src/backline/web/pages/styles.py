"""The one stylesheet: the tokens first, then every part."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from fastapi import APIRouter, Response

FOLDER = Path(__file__).parents[1] / "static" / "css"
FIRST = ("tokens.css", "base.css", "components.css")

router = APIRouter()


@router.get("/app.css")
def stylesheet() -> Response:
    """Return all styles as one file."""
    headers = {"Cache-Control": "no-cache", "ETag": f'"{sha256(styles()).hexdigest()[:16]}"'}
    return Response(styles(), media_type="text/css", headers=headers)


@cache
def styles() -> bytes:
    """Return the text of all styles."""
    rest = sorted(path.name for path in FOLDER.glob("*.css") if path.name not in FIRST)
    return b"\n".join((FOLDER / name).read_bytes() for name in (*FIRST, *rest))
