"""The messages that scripts in the page use, as JSON, one file for each language."""

import json
from functools import cache
from hashlib import sha256

from fastapi import APIRouter, HTTPException, Response
from starlette.requests import Request

from backline.i18n.catalogue import ENGLISH, PSEUDO, catalogue
from backline.i18n.choose import LANGUAGES
from backline.i18n.texts import CLOSE, OPEN

router = APIRouter()

FOR_A_YEAR = "private, max-age=31536000, immutable"
NOT_FOUND = 404
NOT_MODIFIED = 304


@router.get("/texts/{language}.json")
def texts(language: str, request: Request, v: str = "") -> Response:
    """Return the messages of a language; for good under the address that `texts_url` gives."""
    if language not in {*LANGUAGES, PSEUDO}:
        raise HTTPException(NOT_FOUND)
    body, mark = _messages(language)
    headers = {"Cache-Control": FOR_A_YEAR if v == mark else "no-cache", "ETag": f'"{mark}"'}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=NOT_MODIFIED, headers=headers)
    return Response(body, media_type="application/json", headers=headers)


def texts_url(language: str) -> str:
    """Return the address of the scripts' messages; empty for English, which needs none."""
    return "" if language == ENGLISH else f"/texts/{language}.json?v={_messages(language)[1]}"


@cache
def _messages(language: str) -> tuple[str, str]:
    known = catalogue(language)
    before, after = (OPEN, CLOSE) if language == PSEUDO else ("", "")
    found: dict[str, str | list[str]] = {
        name: f"{before}{text}{after}" for name, text in known.one.items()
    }
    found |= {name: [f"{before}{one}{after}" for one in pair] for name, pair in known.many.items()}
    used = {name: text for name, text in found.items() if name in known.for_scripts}
    body = json.dumps(used, ensure_ascii=False, sort_keys=True)
    return body, sha256(body.encode()).hexdigest()[:10]
