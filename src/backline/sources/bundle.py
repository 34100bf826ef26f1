"""Find the pose model: one of the three bundles that come with Backline, or the user's own."""

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from backline.motion.errors import InputError

from .bundle_build import DETECTOR, LANDMARKS, MODELS, SHA256, is_whole, sha256

NAMES = tuple(SHA256)
"""``heavy`` for recordings and tests, ``full`` for live coaching, ``lite`` for slow devices."""

Source = Literal["installed package", "built in this checkout", "given by you"]


@dataclass(frozen=True, slots=True)
class Bundle:
    """A pose model that can be used.

    Attributes
    ----------
    name : str
        ``heavy``, ``full``, ``lite``, or the file name of a bundle given by path.
    path : Path
    sha256 : str
        Of the file, in hexadecimal.
    source : str
        ``installed package``, ``built in this checkout`` or ``given by you``.
    """

    name: str
    path: Path
    sha256: str
    source: Source


def find(name_or_path: str) -> Bundle:
    """Return the bundle of this name, or the one at this path.

    Raises
    ------
    InputError
        When there is no such bundle, or when the file is not one.
    """
    if name_or_path in SHA256:
        return _own(name_or_path)
    return _given(Path(name_or_path))


def _own(name: str) -> Bundle:
    path = MODELS / f"{name}.task"
    checkout = (Path(__file__).parents[3] / "pyproject.toml").is_file()
    if not is_whole(path, name):
        state = "damaged" if path.exists() else "missing"
        remedy = "run `make run` once" if checkout else "install Backline again from its wheel"
        raise InputError(f"The {name} pose model is {state}: {remedy}, or name another bundle.")
    source: Source = "built in this checkout" if checkout else "installed package"
    return Bundle(name, path, SHA256[name], source)


def _given(path: Path) -> Bundle:
    allowed = f"give {', '.join(NAMES)}, or the path of a .task bundle for pose landmarks"
    if not path.is_file():
        raise InputError(f"There is no pose model {str(path)!r}: {allowed}.")
    try:
        with zipfile.ZipFile(path) as archive:
            missing = {DETECTOR, LANDMARKS} - set(archive.namelist())
    except (OSError, zipfile.BadZipFile) as error:
        raise InputError(
            f"{str(path)!r} cannot be read as a pose model ({error}): {allowed}."
        ) from error
    if missing:
        raise InputError(
            f"{str(path)!r} is not a bundle for pose landmarks, it lacks "
            f"{' and '.join(sorted(missing))}: {allowed}."
        )
    return Bundle(path.name, path, sha256(path), "given by you")
