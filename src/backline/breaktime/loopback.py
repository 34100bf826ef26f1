"""JSON from a server on this machine, and from nowhere else: no proxy, no detour, no long wait."""

import json
from http.client import HTTPException
from ipaddress import ip_address
from typing import IO, Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from backline.motion.errors import InputError
from backline.motion.said import Own, say

ADDRESS = "http://localhost:5600"
PORT = 5600
TIMEOUT_S = 5.0
LARGEST = 256 * 1024 * 1024
"""Bytes of a file or an answer; chosen by us: years of presence are far smaller."""


class NoDetour(HTTPRedirectHandler):
    """A server on this machine may not send us to another one."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Follow nothing: it becomes an error."""


def on_this_machine(address: str) -> str:
    """Return an address without its path.

    Raises
    ------
    InputError
        If it is on another machine, or none at all.
    """
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname or ""
        # By its number: a name could be made to mean another machine.
        number = ip_address("127.0.0.1" if host == "localhost" else host)
        if parts.scheme == "http" and number.is_loopback:
            name = f"[{number}]" if number.version == 6 else str(number)
            return f"http://{name}:{parts.port or PORT}"
    except ValueError:  # no address, or a port that is none
        pass
    raise InputError(
        say(
            "{address} is not on this machine, and nothing is asked for elsewhere; give one like"
            " {usual}, or import a file.",
            address=Own(address),
            usual=Own(ADDRESS),
        )
    )


def asked(url: str) -> object:
    """Return the JSON that is at an address of `on_this_machine`.

    Raises
    ------
    InputError
        If nothing answers there, or something that is no use.
    """
    opener = build_opener(ProxyHandler({}), NoDetour)
    request = Request(url, headers={"Accept": "application/json"})
    place = Own(urlsplit(url).netloc)
    try:
        with opener.open(request, timeout=TIMEOUT_S) as answer:
            return parsed(whole(answer), place)
    except HTTPError as error:
        error.close()
        message = say(
            "What answers at {place} is no ActivityWatch (it says {code}).",
            place=place,
            code=error.code,
        )
        raise InputError(message) from error
    except (OSError, HTTPException) as error:
        message = say(
            "Nothing answers at {place}; start ActivityWatch, or import a file that it exported.",
            place=place,
        )
        raise InputError(message) from error


def whole(file: IO[bytes]) -> bytes:
    """Return all of a file or an answer.

    Raises
    ------
    InputError
        If it is larger than any of them should be.
    """
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        most = LARGEST // 1024 // 1024
        raise InputError(say("That is more than {most} MB; export fewer days.", most=most))
    return data


def parsed(data: bytes, name: Own) -> object:
    """Return what JSON says.

    Raises
    ------
    InputError
        If it is none; ``name`` says where it comes from.
    """
    try:
        found: object = json.loads(data)
    except (ValueError, RecursionError) as error:
        message = say("{name} is not JSON; export it in ActivityWatch as it is.", name=name)
        raise InputError(message) from error
    return found
