"""Arrows point one way: who may import whom, and how big a file and a function may grow."""

import ast
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from statistics import median

import pytest

SRC = Path(__file__).parents[1] / "src"

LAYERS = (
    {"motion"},
    {"library", "i18n"},
    {"sources", "render", "care", "body"},
    {"records"},
    {"analysis", "doctor", "explaining", "planning"},
    {"measuring", "breaktime"},
    {"web", "desk", "batch"},
    {"cli"},
    {"__main__"},
)
"""Each part may import itself and those of earlier rows, never its neighbour in the same row."""
LAYER = {part: depth for depth, row in enumerate(LAYERS) for part in row}

# No disk, no clock, no network, no other process.
BARRED_FROM_MOTION = {
    "asyncio", "builtins", "datetime", "ftplib", "glob", "http", "importlib", "io", "logging",
    "mmap", "multiprocessing", "os", "pathlib", "pickle", "random", "shelve", "shutil", "signal",
    "smtplib", "socket", "sqlite3", "ssl", "subprocess", "sys", "tempfile", "threading", "time",
    "urllib",
}  # fmt: skip


def name_of(path: Path) -> str:
    """Return a file's module name."""
    parts = path.relative_to(SRC).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in sorted((SRC / "backline").rglob("*.py"))}


def imports(module: str) -> Iterator[str]:
    """Yield every module that a module imports, wherever in its text."""
    path = MODULES[module]
    package = module.split(".") if path.name == "__init__.py" else module.split(".")[:-1]
    for node in ast.walk(ast.parse(path.read_text("utf-8"), feature_version=(3, 11))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *filter(None, [node.module])])
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                yield inner if inner in MODULES else base


def part_of(module: str) -> str | None:
    """Return the part of Backline that a module belongs to; None for ``backline`` itself."""
    names = module.split(".")
    return names[1] if names[0] == "backline" and len(names) > 1 else None


def code_lines(node: ast.AST, lines: list[str]) -> int:
    """Count a function's lines of code: without its docstring, comments and blank lines."""
    assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    first = node.body[0]
    said = set[int]()
    if ast.get_docstring(node) is not None:
        said = set(range(first.lineno, (first.end_lineno or first.lineno) + 1))
    body = range(node.lineno, (node.end_lineno or node.lineno) + 1)
    code = (lines[at - 1].strip() for at in body if at not in said)
    return sum(bool(line) and not line.startswith("#") for line in code)


def test_the_walk_finds_the_modules() -> None:
    parts = {part_of(module) for module in MODULES}
    assert len(MODULES) >= 30
    assert {"motion", "library", "sources", "render", "cli"} <= parts


def test_every_part_has_its_place() -> None:
    unknown = {part for module in MODULES if (part := part_of(module))} - set(LAYER)
    assert not unknown, f"no place in LAYERS for {sorted(unknown)}"


@pytest.mark.parametrize("module", MODULES)
def test_imports_follow_the_order(module: str) -> None:
    own = part_of(module)
    for wanted in imports(module):
        other = part_of(wanted)
        if other is None or other == own:
            continue
        assert own is not None, f"backline/__init__.py imports {wanted}"
        assert LAYER[other] < LAYER[own], f"{module} imports {wanted}"


def test_no_module_imports_itself_by_a_detour() -> None:
    graph = {module: set(imports(module)) & set(MODULES) for module in MODULES}
    order = list(TopologicalSorter(graph).static_order())  # raises CycleError, naming the cycle
    assert set(order) == set(MODULES)


@pytest.mark.parametrize("module", [name for name in MODULES if part_of(name) == "motion"])
def test_motion_is_numpy_without_disk_and_clock(module: str) -> None:
    tops = {wanted.split(".")[0] for wanted in imports(module)} - {"backline"}
    assert tops <= sys.stdlib_module_names | {"numpy"}
    assert not tops & BARRED_FROM_MOTION
    calls = {
        node.func.id
        for node in ast.walk(ast.parse(MODULES[module].read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not calls & {"open", "input", "print", "__import__", "eval", "exec"}


def test_an_init_only_hands_names_on() -> None:
    handing_on = (ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign, ast.Expr, ast.If)
    for module, path in MODULES.items():
        if path.name != "__init__.py":
            continue
        for node in ast.parse(path.read_text("utf-8")).body:
            late = isinstance(node, ast.FunctionDef) and node.name == "__getattr__"
            assert late or isinstance(node, handing_on), f"{module} holds code at {node.lineno}"


def test_files_stay_small() -> None:
    lengths = {name: len(path.read_text("utf-8").splitlines()) for name, path in MODULES.items()}
    assert {name: length for name, length in lengths.items() if length > 400} == {}
    assert median(lengths.values()) < 150


@pytest.mark.parametrize("module", MODULES)
def test_functions_stay_small(module: str) -> None:
    text = MODULES[module].read_text("utf-8")
    functions = [
        node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    lengths = {node.name: code_lines(node, text.splitlines()) for node in functions}
    assert {name: length for name, length in lengths.items() if length > 40} == {}
