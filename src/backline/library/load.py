"""Finding and reading the exercise files."""

import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from ..motion.definition import Exercise
from ..motion.errors import InputError
from ..motion.parse import parse


def read_file(path: Traversable) -> Exercise:
    """Read one definition file.

    Raises
    ------
    InputError
        If it cannot be read, is not TOML, or has problems (all of them at once).
    """
    try:
        data = path.read_bytes()
        table = tomllib.loads(data.decode("utf-8"))
    except OSError as error:
        message = f"{path.name}: cannot be read ({error.strerror}); check the path and its rights."
        raise InputError(message) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"{path.name}: is not valid TOML ({error}); correct it there."
        raise InputError(message) from error
    return parse(table, path.name, sha256(data).hexdigest())


def collect(paths: Iterable[Traversable]) -> dict[str, Exercise]:
    """Read many files, by id; two with the same id are an error that names both."""
    found: dict[str, Exercise] = {}
    origin: dict[str, str] = {}
    problems: list[str] = []
    for path in paths:
        try:
            one = read_file(path)
        except InputError as error:
            problems += error.problems
            continue
        if one.id in found:
            both = f"{path.name} and {origin[one.id]}"
            problems.append(f"{both} both have the id {one.id!r}; rename one.")
        found[one.id], origin[one.id] = one, path.name
    if problems:
        raise InputError(*problems)
    return found


@cache
def exercises() -> dict[str, Exercise]:
    """Return every exercise of the library by its id, in order of the ids."""
    folder = files(__package__) / "exercises"
    paths = sorted(folder.iterdir(), key=lambda path: path.name)
    return collect(path for path in paths if path.name.endswith(".toml"))


def exercise(name: str) -> Exercise:
    """Return one exercise.

    Raises
    ------
    InputError
        If there is none of that id; the message names the nearest.
    """
    known = exercises()
    if name in known:
        return known[name]
    near = get_close_matches(name, known, n=3, cutoff=0.4)
    hint = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(known)}."
    raise InputError(f"There is no exercise {name!r}; {hint}")
