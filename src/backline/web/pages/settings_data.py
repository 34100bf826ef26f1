"""A person's data: where it is, what is stored, a copy to keep, bringing it back, erasing it."""

import shutil
import tempfile
from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse
from starlette.background import BackgroundTask
from starlette.datastructures import UploadFile

from backline.breaktime import channel
from backline.motion.errors import InputError
from backline.motion.said import Own, say
from backline.planning import planned
from backline.records import restore as restoring
from backline.records.backup import back_up
from backline.records.erase_all import erase_everything, what_there_is

from .. import recent
from ..drafts import forget_drafts
from ..draw import page, see
from ..visit import Given, Here
from .stored import KINDS, places

router = APIRouter()

EVERYTHING = say("everything")


@router.get("/settings/data")
def data(here: Here, restored: int = 0) -> Response:
    """Show where everything is, and what there is of this person."""
    database = here.databases.database()
    counts = database.count_kinds(here.profile)
    rows = [(KINDS.get(kind, Own(kind)), count) for kind, count in counts.items()]
    return page(
        here, "settings_data.html", places=places(here.settings.database), rows=rows,
        people=len(database.profiles()), restored=restored, own=Own,
        everything=here.texts.gettext(EVERYTHING),
    )  # fmt: skip


@router.get("/settings/data/backup")
def backup(here: Here, everybody: bool = False) -> Response:
    """Send a copy of the records to keep."""
    database = here.databases.database()
    names = database.profiles() if everybody else [here.profile]
    names = [name for name in names if database.count_events(name)]
    if not names:
        raise InputError(say("There is nothing to copy: nothing is kept yet."))
    folder = Path(tempfile.mkdtemp(prefix="backline-"))  # open to this user alone
    try:
        back_up(database, folder / "copy", names)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return FileResponse(
        folder / "copy",
        media_type="application/octet-stream",
        filename=f"backline-{here.today.isoformat()}.backup",
        background=BackgroundTask(shutil.rmtree, folder, ignore_errors=True),
    )


@router.post("/settings/data/restore")
def restore(here: Here, given: Given) -> Response:
    """Bring a copy back, all of it or nothing."""
    found = _uploaded(given.get("file"))
    database = here.databases.database()
    replace = "replace" in given
    full = [one.name for one in found.people if database.count_events(one.name)]
    if full and not replace:
        raise InputError(*(
            say("There are entries of {name} already. Tick “Replace” to put the copy in their"
                " place, or keep a copy of them first.", name=Own(name))
            for name in full
        ))  # fmt: skip
    restoring.restore(database, found.people, found.exercise_files, replace=replace)
    for one in found.people:
        planned(here.databases.store(one.name), here.today)  # so that the next page is quick
    count = sum(len(one.events) for one in found.people)
    return see(f"/settings/data?restored={count}")


@router.post("/settings/data/erase")
def erase(here: Here, request: Request, given: Given) -> Response:
    """Take out everything of everybody, after a word was typed."""
    word = here.texts.gettext(EVERYTHING)
    if str(given.get("word", "")).strip().casefold() != word.casefold():
        raise InputError(say("{word} was not typed, so nothing was erased.", word=EVERYTHING))
    request.app.state.lock.lock_all()
    here.databases.close()
    recent.forget(here.databases)
    forget_drafts(request.app)
    channel.end_for_good()  # the companion would write anew
    gone = erase_everything(here.settings.database)
    left = what_there_is(here.settings.database)
    return page(here, "settings_erased.html", gone=gone, left=left)


def _uploaded(file: object) -> restoring.Backup:
    if not isinstance(file, UploadFile) or not file.filename:
        raise InputError(say("Choose the file of a copy first."))
    with tempfile.TemporaryDirectory(prefix="backline-") as folder:
        path = Path(folder) / "copy"
        with path.open("wb") as out:
            shutil.copyfileobj(file.file, out)
        try:
            return restoring.read_backup(path)
        except InputError as error:
            name = Path(file.filename).name
            raise InputError(*(one.replace(str(path), name) for one in error.problems)) from error
