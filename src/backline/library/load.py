"""Finding and reading the definition files, the library's and a person's own."""

import tomllib
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from ..motion.definition import Activity, Exercise
from ..motion.errors import InputError, nearest
from ..motion.parse import parse, parse_activity
from ..motion.said import Own, say

Found = TypeVar("Found", bound=Activity)


def read_file(path: Traversable) -> Exercise:
    """Read the definition file of an exercise that a camera can judge.

    Raises
    ------
    InputError
        If it cannot be read, is not TOML, is done without a camera, or has problems (all of them
        at once).
    """
    return parse(*_content(path))


def read_activity(path: Traversable) -> Activity:
    """Read one definition file: an `Exercise`, or an `Activity` that is done without a camera.

    Raises
    ------
    InputError
        If it cannot be read, is not TOML, or has problems (all of them at once).
    """
    return parse_activity(*_content(path))


def _content(path: Traversable) -> tuple[Mapping[str, Any], str, str]:
    """Return what a file holds, its name, and the hash of its bytes."""
    try:
        data = path.read_bytes()
        table = tomllib.loads(data.decode("utf-8"))
    except OSError as error:
        message = say(
            "{name}: cannot be read ({strerror}); check the path and its rights.",
            name=Own(path.name),
            strerror=Own(error.strerror),
        )
        raise InputError(message) from error
    except (ValueError, RecursionError) as error:  # also numbers and nesting beyond all bounds
        message = say(
            "{name}: is not valid TOML ({error}); correct it there.",
            name=Own(path.name),
            error=Own(error),
        )
        raise InputError(message) from error
    return table, path.name, sha256(data).hexdigest()


def collect(paths: Iterable[Traversable], taken: Collection[str] = ()) -> dict[str, Activity]:
    """Read many files, by id.

    Parameters
    ----------
    paths : iterable of Path
    taken : collection of str
        Ids of the library, which no other file may have.

    Raises
    ------
    InputError
        With all problems of all files; two with the same id are one that names both.
    """
    found: dict[str, Activity] = {}
    origin: dict[str, str] = {}
    problems: list[str] = []
    for path in paths:
        try:
            one = read_activity(path)
        except InputError as error:
            problems += error.problems
            continue
        if one.id in taken:
            problems.append(
                say(
                    "{name}: the library has the id {id!r}; choose another.",
                    name=Own(path.name),
                    id=one.id,
                )
            )
        if one.id in found:
            problems.append(
                say(
                    "{file} and {other} both have the id {id!r}; rename one.",
                    file=Own(path.name),
                    other=Own(origin[one.id]),
                    id=one.id,
                )
            )
        found[one.id], origin[one.id] = one, path.name
    if problems:
        raise InputError(*problems)
    return found


@cache
def activities() -> dict[str, Activity]:
    """Return everything in the library by its id, in order of the ids."""
    folder = files(__package__) / "exercises"
    paths = sorted(folder.iterdir(), key=lambda path: path.name)
    return collect(path for path in paths if path.name.endswith(".toml"))


@cache
def exercises() -> dict[str, Exercise]:
    """Return every exercise of the library that a camera can judge, in order of the ids."""
    return {name: one for name, one in activities().items() if isinstance(one, Exercise)}


def own(folder: Path) -> dict[str, Activity]:
    """Return a person's own exercises by id: every definition file (``*.toml``) in their folder.

    Raises
    ------
    InputError
        With all problems of all files; an id of the library is one. A folder that is not there
        is none.
    """
    try:
        paths = sorted(folder.iterdir())
    except FileNotFoundError:
        return {}
    except OSError as error:
        message = say(
            "{folder} cannot be read ({strerror}); it has to be a folder of yours.",
            folder=Own(folder),
            strerror=Own(error.strerror),
        )
        raise InputError(message) from error
    named = (path for path in paths if path.suffix.lower() == ".toml")
    return collect((path for path in named if not path.name.startswith(".")), activities())


def everything(folder: Path | None = None) -> dict[str, Activity]:
    """Return the library and a person's own exercises, by id.

    Raises
    ------
    InputError
        As `own` does.
    """
    return activities() | (own(folder) if folder else {})


def for_person(known: Mapping[str, Activity], profile: str) -> dict[str, Activity]:
    """Return what is there for one person: all but what somebody else wrote for themselves.

    Parameters
    ----------
    known : mapping of exercise id to Activity
    profile : str
        The person's profile, which a file may name as ``whose``.
    """
    return {name: one for name, one in known.items() if one.words.get("whose", profile) == profile}


def names_of(known: Mapping[str, Activity]) -> dict[str, str]:
    """Return what each exercise is called; a person's own names are not translated."""
    ours = activities()
    return {name: one.name if name in ours else Own(one.name) for name, one in known.items()}


def exercise(name: str) -> Exercise:
    """Return one exercise that a camera can judge.

    Raises
    ------
    InputError
        If there is none of that id (the message names the nearest), or if it is done without a
        camera.
    """
    one = activities().get(name)
    if one is None or isinstance(one, Exercise):
        return _named(name, exercises())
    raise InputError(
        say(
            "{name} is done without a camera, so no recording can be judged as it; write it "
            "down with `backline log`.",
            name=one.name,
        )
    )


def activity(name: str) -> Activity:
    """Return one activity of the library, with a camera or without.

    Raises
    ------
    InputError
        If there is none of that id; the message names the nearest.
    """
    return _named(name, activities())


def _named(name: str, known: Mapping[str, Found]) -> Found:
    if name in known:
        return known[name]
    raise InputError(
        say("There is no exercise {name!r}; {nearest}", name=name, nearest=nearest(name, known))
    )
