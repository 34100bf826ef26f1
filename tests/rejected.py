"""Finding what a claim file rejects in the texts that people read."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from backline.i18n.catalogue import Catalogue, forms
from backline.library.claims_load import Claim
from backline.web.i18n.found import Found

FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True, slots=True)
class Text:
    """A text that somebody reads, the file that it stands in, and what it is in English."""

    file: str
    says: str
    english: str


def offences(text: Text, claims: Iterable[Claim], language: str = "en") -> list[str]:
    """Return what a text asserts and a claim rejects, one line each."""
    return [
        f"{text.file}: {found[0]!r} ({one.id}) in {text.says!r}"
        for one in claims
        for pattern in (one.rejects if language == "en" else one.rejects_es)
        if (found := re.search(pattern, _left(text, one, language), re.IGNORECASE))
    ]


def _left(text: Text, one: Claim, language: str) -> str:
    """Return a text without what a claim allows; a translation of such a text is allowed whole."""
    english = " ".join(text.english.split())
    if language != "en":
        return "" if any(part in english for part in one.allowed) else " ".join(text.says.split())
    for part in one.allowed:
        english = english.replace(part, "")
    return english


def named(claims: Mapping[str, Claim]) -> set[str]:
    """Return the texts that say what the article says, and nothing of ours."""
    return {text.strip() for one in claims.values() for text in (one.short, one.article)}


def of_messages(messages: Iterable[Found]) -> Iterator[Text]:
    """Yield the texts of messages, both forms of those with a plural."""
    for one in messages:
        for says in dict.fromkeys(forms(one.id)):
            yield Text(one.file, says, says)


def of_translations(known: Catalogue) -> Iterator[Text]:
    """Yield the texts of a translation."""
    for english, says in known.one.items():
        for form in {says, *known.many.get(english, ())}:
            yield Text("backline.po", form, english)


def of_code(path: Path) -> Iterator[Text]:
    """Yield the words among the strings of a Python file, docstrings left out."""
    tree = ast.parse(path.read_text("utf-8"))
    silent = {id(node.body[0].value) for node in ast.walk(tree) if _has_docstring(node)}  # type: ignore[attr-defined]
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "x" for part in node.values)
            says = "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            says = node.value
        else:
            continue
        if " " in says and id(node) not in silent:
            yield Text(path.name, says, says)


def _has_docstring(node: ast.AST) -> bool:
    return isinstance(node, DOCUMENTED) and ast.get_docstring(node) is not None


def of_page(path: Path) -> Iterator[Text]:
    """Yield the paragraphs of a page of the documentation, code left out."""
    for part in re.split(r"\n\s*\n", FENCE.sub("", path.read_text("utf-8"))):
        says = re.sub(r"[*_`>#|]", "", part)
        yield Text(path.name, says, says)
