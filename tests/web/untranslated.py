"""Finding what a person can read and no catalogue holds, on a page in the pseudo-language."""

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from backline.web.i18n.extract import PACKAGE
from backline.web.i18n.from_library import from_library, leaves_of

READ = ("aria-label", "title", "alt", "placeholder", "aria-description", "aria-valuetext")
SILENT = {"script", "style", "code", "kbd", "samp", "pre", "use"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
ALLOWED = {
    "Backline", "PIN", "English", "Español", "SHA-256", "Ctrl-C",  # names
    "s", "min", "h", "kB", "MB", "x", "deg", "cm", "m",  # units
}  # fmt: skip
WORD = re.compile(r"[^\W\d_][\w-]*")
MARKED = re.compile(r"⟦[^⟦⟧]*⟧")


@cache
def citations() -> frozenset[str]:
    """Return the texts of the library that stay as they are: ids, citations, one-letter texts."""
    folder = PACKAGE / "library"
    translated = {one.id for one in from_library(folder)}
    return frozenset({text for text in leaves_of(folder) if " " in text} - translated)


def outside(text: str) -> str:
    """Return what of a text lies outside the marks, without what needs no translation."""
    before = ""
    while before != text:
        before, text = text, MARKED.sub(" ", text)
    for one in sorted(citations(), key=len, reverse=True):
        text = text.replace(one, " ")
    return " ".join(word for word in WORD.findall(text) if word not in ALLOWED)


class Reader(HTMLParser):
    """Collects every text and label of a page that lies outside the marks."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []

    @property
    def _silent(self) -> bool:
        return any(silent for _, silent in self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        silent = tag in SILENT or "data-own" in known or ("lang" in known and tag != "html")
        if not (silent or self._silent):
            for name in READ:
                self._look(f"{tag} {name}", known.get(name) or "")
            if tag == "input" and known.get("type") in {"submit", "button", "reset"}:
                self._look("input value", known.get("value") or "")
        if tag not in VOID:
            self._open.append((tag, silent))

    def handle_endtag(self, tag: str) -> None:
        while self._open and any(tag == one for one, _ in self._open):
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._look(self._open[-1][0] if self._open else "", data)

    def _look(self, place: str, text: str) -> None:
        if left := outside(text):
            self.found.append(f"<{place}> {left[:120]}")


def untranslated(html: str) -> list[str]:
    """Return what of a page lies outside the catalogues, each with the place it stands in."""
    reader = Reader()
    reader.feed(html)
    return list(dict.fromkeys(reader.found))


SHOWN = re.compile(
    r"""(?:\.(?:textContent|innerText|ariaLabel|title|placeholder|alt)\s*\+?=\s*
        |setAttribute\(\s*["'](?:aria-label|title|alt|placeholder)["']\s*,\s*
        |\b(?:say|speak|announce|caption|show|alert|confirm)\(\s*)
        (?P<quote>["'`])(?P<text>(?:(?!(?P=quote)).)*)(?P=quote)""",
    re.VERBOSE,
)
NOT_LITERAL = re.compile(r"(?<![\w.])(?<!function )(?:t|tn)\(\s*(?![\"'`\s])[^)]*")
COMMENT = re.compile(r"^\s*(?://|\*|/\*).*$", re.MULTILINE)
PLACE = re.compile(r"\$\{[^}]*\}")
LETTERS = re.compile(r"[^\W\d_]{2,}")


def in_script(path: Path) -> Iterator[str]:
    """Yield every text that a script shows or says without looking it up, with its line."""
    code = COMMENT.sub("", path.read_text("utf-8"))
    for found in SHOWN.finditer(code):
        words = LETTERS.findall(PLACE.sub("", found["text"]))
        if any(word not in ALLOWED for word in words):
            yield f"{path.name}:{_line(code, found)} {found['text']}"
    for bare in NOT_LITERAL.finditer(code):
        yield f"{path.name}:{_line(code, bare)} {bare[0]}) has no literal message"


def _line(code: str, found: re.Match[str]) -> int:
    return code.count("\n", 0, found.start()) + 1
