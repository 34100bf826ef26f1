"""Every package that Backline installs has one version, written in constraints.txt."""

import tomllib
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPO = Path(__file__).parents[1]
PROJECT = tomllib.loads((REPO / "pyproject.toml").read_text("utf-8"))["project"]
LINES = (REPO / "constraints.txt").read_text("utf-8").splitlines()
PINS: dict[str, str] = {
    canonicalize_name(name): pin for name, pin in (line.split("==") for line in LINES)
}


def named() -> list[Requirement]:
    """Return what pyproject.toml asks for, extras included."""
    groups = [PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()]
    return [Requirement(text) for group in groups for text in group]


def needed(name: str, found: set[str]) -> set[str]:
    """Return an installed package and all that it needs here, added to what was found before."""
    if name in found:
        return found
    found.add(name)
    for text in requires(name) or []:
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            needed(canonicalize_name(requirement.name), found)
    return found


def test_constraints_are_sorted_and_single() -> None:
    names = [line.split("==")[0].lower().replace("_", "-") for line in LINES]
    assert names == sorted(set(names))


def test_the_project_asks_for_the_constraints_versions() -> None:
    asked = {canonicalize_name(need.name): str(need.specifier) for need in named()}
    assert len(asked) >= 10
    assert asked == {name: f"=={PINS[name]}" for name in asked}


def test_everything_installed_has_the_version_that_is_written() -> None:
    found = set[str]()
    for need in named():
        if need.marker is None or need.marker.evaluate():
            needed(canonicalize_name(need.name), found)
    assert len(found) >= 25
    wrong = {}
    for name in found:
        try:
            if version(name) != PINS.get(name):
                wrong[name] = version(name)
        except PackageNotFoundError:
            wrong[name] = "not installed"
    assert wrong == {}
