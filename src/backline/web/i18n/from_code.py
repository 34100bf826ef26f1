"""Messages in Python, in Jinja templates and in scripts: the literal arguments of a few names."""

import ast
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract_javascript
from jinja2 import Environment, nodes

from .found import Found, has_words

ONE = {"say", "_", "gettext"}
MANY = {"_n", "ngettext"}
SAFETY_PAGES = ("worse", "screening", "stop", "welcome")
"""Pages whose words tell somebody when to stop and whom to see."""


def from_python(path: Path, file: str) -> Iterator[Found]:
    """Yield the messages of a Python file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = str(getattr(node.func, "attr", getattr(node.func, "id", "")))
            literal = [one.value if isinstance(one, ast.Constant) else None for one in node.args]
            yield from _found(name, literal, file)


def from_template(path: Path, file: str) -> Iterator[Found]:
    """Yield the messages of a Jinja template."""
    tree = Environment(autoescape=True).parse(path.read_text("utf-8"))
    safety = any(name in path.name for name in SAFETY_PAGES)
    for node in tree.find_all(nodes.Call):
        name = str(getattr(node.node, "attr", getattr(node.node, "name", "")))
        literal = [one.value if isinstance(one, nodes.Const) else None for one in node.args]
        yield from _found(name, literal, file, safety)


def from_script(path: Path, file: str) -> Iterator[Found]:
    """Yield the messages of an ES module."""
    known = {"t": None, "tn": (1, 2)}
    source = BytesIO(path.read_bytes())
    for _, name, said, _ in extract_javascript(source, known, (), {"encoding": "utf-8"}):
        words = [said] if isinstance(said, str) else list(said)
        yield from _found("_n" if name == "tn" else "_", words, file)


def _found(
    name: str, literal: Sequence[object], file: str, safety: bool = False
) -> Iterator[Found]:
    if name in MANY and len(literal) > 1:
        one, many = literal[:2]
        if isinstance(one, str) and isinstance(many, str):
            yield Found((one, many), file, safety)
    elif name in ONE and literal and isinstance(literal[0], str) and has_words(literal[0]):
        yield Found(literal[0].strip(), file, safety)
