"""What is no page: the pose models, the service worker, the manifest, the page for no server."""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Literal

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse

from backline.sources import Bundle, find
from backline.sources.bundle_build import SHA256

from ..draw import page
from ..vendor_build import PARTS
from ..visit import Here

STATIC = Path(__file__).parents[1] / "static"
SHELL = ("js/**/*.js", "css/*.css", "icons/*")
"""What the service worker fetches when it is installed; the heavy parts it keeps on first use."""

router = APIRouter()


@router.get("/pose/{name}.task")
def pose_model(request: Request, name: Literal["full", "lite"]) -> Response:
    """Return a pose model; the browser keeps it and asks whether it is still the same."""
    bundle = _bundle(name)
    headers = {"Cache-Control": "no-cache", "ETag": f'"{bundle.sha256}"'}
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return FileResponse(bundle.path, media_type="application/octet-stream", headers=headers)


@router.get("/sw.js")
def service_worker() -> Response:
    """Return the service worker, told what it keeps; another shell is another worker."""
    told = {"shell": _shell(), "mark": _mark(*SHELL), "heavy": _heavy_mark()}
    script = (STATIC / "js" / "sw.js").read_text("utf-8")
    text = f"const KEEP = {json.dumps(told)};\n{script}"
    return Response(text, media_type="text/javascript", headers={"Cache-Control": "no-cache"})


@router.get("/manifest.webmanifest")
def manifest(here: Here) -> Response:
    """Return what an installed Backline is called and looks like."""
    _ = here.texts.gettext
    told = {
        "id": "/",
        "name": "Backline",
        "short_name": "Backline",
        "description": _("A private coach for tight hamstrings and a sore lower back"),
        "lang": here.texts.language,
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#f7f6f2",
        "theme_color": "#1f6f66",
        "icons": [
            _icon("icon.svg", "any", "image/svg+xml"),
            _icon("icon-192.png", "192x192"),
            _icon("icon-512.png", "512x512"),
            _icon("maskable-512.png", "512x512", purpose="maskable"),
        ],
    }
    return Response(json.dumps(told), media_type="application/manifest+json")


@router.get("/offline")
def offline(here: Here) -> Response:
    """Return the page that the service worker shows while no server answers."""
    return page(here, "offline.html")


def _icon(name: str, sizes: str, kind: str = "image/png", purpose: str = "any") -> dict[str, str]:
    return {"src": f"/static/icons/{name}", "sizes": sizes, "type": kind, "purpose": purpose}


def _shell() -> list[str]:
    found = {path for pattern in SHELL for path in STATIC.glob(pattern) if path.is_file()}
    served = {path for path in found if path.suffix != ".css" and path.name != "sw.js"}
    files = sorted(f"/static/{path.relative_to(STATIC).as_posix()}" for path in served)
    return ["/app.css", "/offline", *files]


def _mark(*patterns: str) -> str:
    """Return a short name of the content of files."""
    digest = sha256()
    for path in sorted(path for pattern in patterns for path in STATIC.glob(pattern)):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _heavy_mark() -> str:
    hashes = [expected for part in PARTS for _, expected in part.files.values()]
    return sha256("".join([*SHA256.values(), *hashes]).encode()).hexdigest()[:12]


@cache
def _bundle(name: str) -> Bundle:
    return find(name)  # reads the whole file, so once
