"""Errors as pages, or as JSON where a script asked: what was given, what is allowed, what to do."""

import logging
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request

from backline.motion.errors import InputError
from backline.motion.said import Own, say

from .draw import page
from .visit import FIRST_PROFILE, visit_as, visit_of

logger = logging.getLogger(__name__)

UNUSABLE = 422
HEADINGS = {
    403: say("This request was refused"),
    404: say("There is no such page"),
    413: say("That is too large"),
    429: say("That was a lot at once"),
    UNUSABLE: say("This cannot be used as it is"),
    500: say("Something went wrong in Backline"),
}
SAYS = {
    403: say("The page was open too long, or the request came from elsewhere. Load it again."),
    404: say("The address may be mistyped, or what was here is gone."),
    413: say("Give something smaller."),
    429: say("Wait a moment, then try again."),
    500: say("Nothing that was kept is lost. The window in which Backline runs says more."),
}


def add_error_pages(app: FastAPI) -> None:
    """Have every error of an app said in a page or as JSON."""
    app.add_exception_handler(InputError, _unusable)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(Exception, _failed)


def problem(request: Request, status: int, problems: tuple[str, ...] = ()) -> Response:
    """Return an error as the asker can use it."""
    problems = problems or (SAYS.get(status, say("This did not work.")),)
    try:
        here = visit_of(request)
    except InputError as error:  # the records cannot even say whose they are
        here, problems = visit_as(request, FIRST_PROFILE), (*problems, *error.problems)
    problems = tuple(dict.fromkeys(problems))
    said = [here.texts.gettext(one) for one in problems]
    if wants_json(request):
        return JSONResponse({"problems": said}, status)
    heading = HEADINGS.get(status, HEADINGS[UNUSABLE])
    back = _came_from(request)
    return page(here, "problem.html", status=status, heading=heading, problems=said, back=back)


def _came_from(request: Request) -> str:
    """Return our own page from which something was sent; empty where it was another's, or none."""
    there = urlsplit(request.headers.get("referer", ""))
    ours = there.netloc == request.url.netloc and there.path.startswith("/")
    return there.path if ours and request.method == "POST" else ""


def wants_json(request: HTTPConnection) -> bool:
    """Whether a script asked."""
    return request.url.path.startswith("/api/") or "application/json" in request.headers.get(
        "accept", ""
    )


async def _unusable(request: Request, error: Exception) -> Response:
    assert isinstance(error, InputError)
    return problem(request, UNUSABLE, error.problems)


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    wrong = error.errors()
    if any(one["loc"][0] == "path" for one in wrong):
        return problem(request, 404)
    return problem(request, UNUSABLE, tuple(map(_in_words, wrong)))


def _in_words(wrong: Mapping[str, Any]) -> str:
    name = ".".join(map(str, wrong["loc"])).encode(errors="replace").decode()
    return say("{name} cannot be used: {why}.", name=Own(name), why=Own(wrong["msg"]))


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return problem(request, error.status_code)


async def _failed(request: Request, error: Exception) -> Response:
    logger.error("at %s", request.url.path, exc_info=error)
    return problem(request, 500)
