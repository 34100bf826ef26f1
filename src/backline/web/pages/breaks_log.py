"""Adding to the log of sitting: by hand in two taps, or from ActivityWatch."""

import shutil
import tempfile
from pathlib import Path

from fastapi import APIRouter, Request, Response
from starlette.datastructures import UploadFile

from backline.breaktime import activitywatch
from backline.breaktime.spells import Spell
from backline.breaktime.told import added
from backline.motion.errors import InputError
from backline.motion.said import say
from backline.records.break_settings import break_settings

from ..breaks.asking import at_home
from ..breaks.log import OTHER
from ..draw import see
from ..typed import number
from ..visit import Given, Here
from .breaks import AT_HOME, draw

router = APIRouter()

LONGEST_PLACE = 40


@router.post("/breaks/add")
def add(request: Request, here: Here, given: Given) -> Response:
    """Add sitting at a place to today."""
    where = str(given.get("where", "")).strip()
    if where == OTHER:
        where = str(given.get("place", "")).strip()[:LONGEST_PLACE] or OTHER
    text = str(given.get("minutes") or given.get("own_minutes", ""))
    try:
        minutes = number(text)
        if not where or minutes is None:
            raise InputError(say("Choose where you sat, and give the minutes as a number."))
        with here.changing() as store:
            added(store, where, minutes, here.now())
    except InputError as error:
        return draw(request, here, problems=error.problems)
    return see("/breaks?kept=1#log")


@router.post("/breaks/import")
def bring(request: Request, here: Here, given: Given) -> Response:
    """Bring in what ActivityWatch has measured: from a file, or from its server here."""
    try:
        if "local" in given:
            if not at_home(request, here):
                raise InputError(AT_HOME)
            spells = activitywatch.from_server()
        else:
            spells = _uploaded(given.get("file"))
        zone = here.now().tzinfo
        assert zone is not None  # the clock of the server gives it
        with here.changing() as store:
            found = activitywatch.import_spells(store, spells, break_settings(here.profile), zone)
    except InputError as error:
        return draw(request, here, problems=error.problems)
    return draw(request, here, good=found.says)


def _uploaded(file: object) -> list[Spell]:
    """Return what an uploaded export holds.

    Raises
    ------
    InputError
        If there is none, or it is none.
    """
    if not isinstance(file, UploadFile) or not file.filename:
        raise InputError(say("Choose the file of an export first."))
    with tempfile.TemporaryDirectory(prefix="backline-") as folder:
        path = Path(folder) / (Path(file.filename).name or "export")
        with path.open("wb") as out:
            shutil.copyfileobj(file.file, out)
        return activitywatch.from_export(activitywatch.read_export(path))
