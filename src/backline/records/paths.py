"""Where everything is kept: one folder of the user's, for its owner alone."""

import os
from pathlib import Path

from platformdirs import user_data_dir

from ..motion.errors import InputError
from ..motion.said import Own, say

ENVIRONMENT = "BACKLINE_DATA"
PRIVATE = 0o700
OWNER_ONLY = 0o600


def data_folder() -> Path:
    """Return the folder of everything that is kept; it need not exist yet.

    The environment variable ``BACKLINE_DATA`` names another one.
    """
    given = os.environ.get(ENVIRONMENT)
    return Path(given).expanduser() if given else Path(user_data_dir("backline", appauthor=False))


def exercises_folder() -> Path:
    """Return the folder of a person's own exercise files; it need not exist yet."""
    return data_folder() / "exercises"


def made_data_folder() -> Path:
    """Return the data folder, made where it is missing, open to its owner alone.

    Raises
    ------
    InputError
        If it is a file, or cannot be made.
    """
    folder = data_folder()
    try:
        folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    except FileExistsError:
        message = say(
            "The data folder {path} is a file; move it away, or name a folder in {variable}.",
            path=Own(folder), variable=Own(ENVIRONMENT),
        )  # fmt: skip
        raise InputError(message) from None
    except OSError as error:
        message = say(
            "The data folder {path} cannot be made ({why}); name one that may be written to in"
            " {variable}.",
            path=Own(folder), why=Own(error.strerror), variable=Own(ENVIRONMENT),
        )  # fmt: skip
        raise InputError(message) from error
    return folder
