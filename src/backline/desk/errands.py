"""Sending the clerk: one short-lived process for each errand, with a limit to its time."""

import asyncio
import json
import os
import sys
from contextlib import suppress
from typing import Any

from backline.motion.said import say

LIMIT_S = 60.0
NO_ANSWER = say("The records did not answer; it is tried again later.")
LANGUAGES = ("LC_ALL", "LC_MESSAGES", "LANG")


class Errands:
    """Sends the clerk to the records of one person.

    Parameters
    ----------
    profile : str
    database : str or None
        A file or a URL; the database in the data folder where there is none.
    """

    def __init__(self, profile: str, database: str | None) -> None:
        self._who = {"profile": profile, "database": database, "language": _language()}

    async def send(self, do: str, **more: Any) -> dict[str, Any]:
        """Return what the clerk brings back; ``problems`` are in it where it could not.

        Nothing is raised: the companion goes on whatever happens to the records.
        """
        request = json.dumps({"do": do, **self._who, **more}).encode()
        try:
            child = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "backline.desk.clerk",
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
            )  # fmt: skip
        except OSError:  # Python was moved, or there is no room for another process
            return {"problems": [NO_ANSWER]}
        try:
            said, _ = await asyncio.wait_for(child.communicate(request), LIMIT_S)
            found = json.loads(said)
        except (TimeoutError, ValueError):
            return {"problems": [NO_ANSWER]}
        finally:
            with suppress(ProcessLookupError):
                child.kill()
            await child.wait()  # nothing of it is left behind
        return found if isinstance(found, dict) else {"problems": [NO_ANSWER]}


def _language() -> str:
    """Return the language of the desktop as a browser would write it."""
    told = (os.environ.get(name, "") for name in LANGUAGES)
    return next(filter(None, told), "").partition(".")[0].partition("_")[0]
