"""The licences of everything that Backline is made of."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution, distributions
from pathlib import Path

from fastapi import APIRouter, HTTPException, Response

from backline.motion.said import Own

from ..draw import page
from ..visit import Here

router = APIRouter()

OWN = "backline"
OURS = "Apache-2.0"
STATIC = Path(__file__).parents[1] / "static"
ROOT = Path(__file__).parents[4]  # of a checkout that was not installed
FILES = ("LICENSE", "LICENCE", "COPYING", "NOTICE")
NOT_FOUND = 404


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its kind is ``python`` or ``browser``; ``text`` is empty where it brings none."""

    name: str
    version: str
    licence: str
    kind: str
    text: str


@router.get("/settings/licences")
def licences(here: Here) -> Response:
    """List every part with its licence."""
    return page(here, "settings_licences.html", notice=own("NOTICE"), parts=parts().values())


@router.get("/settings/licences/{name:path}")
def licence(here: Here, name: str) -> Response:
    """Show the text of one licence."""
    if name == OWN:
        return page(here, "settings_licence.html", name="Backline", text=own("LICENSE"), own=Own)
    if name not in parts():
        raise HTTPException(NOT_FOUND)
    return page(here, "settings_licence.html", name=name, text=parts()[name].text, own=Own)


@cache
def parts() -> dict[str, Part]:
    """Return every part by its name: Python packages as installed, scripts as shipped."""
    found = [*_packages(), *_scripts()]
    return {one.name: one for one in sorted(found, key=lambda one: one.name.lower())}


@cache
def own(name: str) -> str:
    """Return our own LICENSE or NOTICE."""
    with_us = [_text(distribution(OWN), {name})] if _installed(OWN) else []
    path = ROOT / name
    return next(filter(None, with_us), path.read_text("utf-8") if path.is_file() else "")


def _packages() -> Iterator[Part]:
    for package in _needed():
        told = package.metadata
        named = [line for line in told.get_all("Classifier") or () if line.startswith("License ::")]
        expression = str(told.json.get("license_expression") or "")
        classified = named[0].rpartition(" :: ")[2] if named else ""
        first = str(told.json.get("license") or "").partition("\n")[0]
        said = expression or classified or first or "?"
        yield Part(told["Name"], package.version, said, "python", _text(package, FILES))


def _needed() -> Iterator[Distribution]:
    """Yield what the installed Backline needs; everything installed where it is not itself."""
    if not _installed(OWN):
        yield from {one.metadata["Name"]: one for one in distributions()}.values()
        return
    wanted, seen = [OWN], set[str]()
    while wanted:
        name = wanted.pop()
        if name in seen or not _installed(name):
            continue
        seen.add(name)
        package = distribution(name)
        if name != OWN:
            yield package
        lines = [line for line in package.requires or () if "extra ==" not in line]
        wanted += [_plain(re.split(r"[^\w.-]", line, maxsplit=1)[0]) for line in lines]


def _text(package: Distribution, names: tuple[str, ...] | set[str]) -> str:
    wanted = (file for file in package.files or () if ".dist-info" in file.parts[0])
    found = [file for file in wanted if file.name.upper().startswith(tuple(names))]
    texts = (Path(str(file.locate())).read_text("utf-8", "replace") for file in found)
    return "\n\n".join(texts)


def _scripts() -> Iterator[Part]:
    path = STATIC / "vendor" / "licences.json"
    rows = json.loads(path.read_text("utf-8")) if path.is_file() else []
    for row in rows:
        text = row["text"] or (own("LICENSE") if row["licence"] == OURS else "")
        yield Part(row["name"], row["version"], row["licence"], "browser", text)


def _installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
