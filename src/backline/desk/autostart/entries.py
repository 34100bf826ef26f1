"""The one file that each system wants for a program that starts with the session: pure texts."""

import configparser
import plistlib
from collections.abc import Sequence
from xml.parsers.expat import ExpatError

from ...motion.errors import InputError
from ...motion.said import Own, say

TITLE = "Backline breaks"
DESKTOP_NAME = "backline-breaks.desktop"
WINDOWS_NAME = "Backline breaks.cmd"
LABEL = "org.backline.breaks"
AGENT_NAME = f"{LABEL}.plist"

GROUP = "Desktop Entry"
OURS = "X-Backline"
"""Keys that begin with X- are anybody's; this one tells our file from one of the same name."""
RESERVED = frozenset(" \t\n\"'\\><~|&;$*?#()`")
REMARK = "@rem Starts the break companion of Backline with your session. Delete it to end that."


def desktop_entry(command: Sequence[str]) -> bytes:
    """Return a file after the Desktop Entry Specification, for the folder ``autostart``.

    Raises
    ------
    InputError
        If the command holds what such a file cannot.
    """
    lines = (
        f"[{GROUP}]",
        "Type=Application",
        f"Name={TITLE}",
        f"Exec={exec_line(command)}",
        "Terminal=false",
        "X-GNOME-Autostart-enabled=true",
        f"{OURS}=breaks",
    )
    return "".join(f"{line}\n" for line in lines).encode()


def exec_line(command: Sequence[str]) -> str:
    r"""Return the value of ``Exec``: quoted as its section says, then escaped as every string.

    >>> print(exec_line(["/opt/my py/python", "-m", "50%"]))
    "/opt/my py/python" -m 50%%
    """
    _check(command)
    return " ".join(_exec_part(part) for part in command).replace("\\", "\\\\")


def desktop_entry_is_on(content: bytes) -> bool | None:
    """Whether a desktop entry starts anything; None where it is not one of ours.

    Desktops switch an entry off by a key of their own, and leave the file.
    """
    parser = configparser.RawConfigParser(strict=False)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    try:
        parser.read_string(content.decode())
    except (configparser.Error, UnicodeDecodeError):
        return None
    if not parser.has_option(GROUP, OURS):
        return None
    entry = parser[GROUP]
    return (
        entry.get("Hidden", "false") != "true"
        and entry.get("X-GNOME-Autostart-enabled", "true") != "false"
    )


def command_file(command: Sequence[str]) -> bytes:
    """Return a batch file for the folder Startup.

    It is read as UTF-8 from its second line on, and ends at once: ``start`` does not wait.

    Raises
    ------
    InputError
        If the command holds what such a file cannot.
    """
    _check(command, more='"')
    started = " ".join(_windows_part(part) for part in command)
    lines = (REMARK, "@chcp 65001 >nul", f'@start "{TITLE}" {started}')
    return "".join(f"{line}\r\n" for line in lines).encode()


def command_file_is_on(content: bytes) -> bool | None:
    """Whether a batch file starts the companion; None where it is not one of ours."""
    return True if content.startswith(REMARK.encode()) else None


def launch_agent(command: Sequence[str]) -> bytes:
    """Return a property list for ``launchd``: started at login, and not again once it has ended.

    Raises
    ------
    InputError
        If the command holds what such a file cannot.
    """
    _check(command)
    agent = {
        "Label": LABEL,
        "ProgramArguments": list(command),
        "RunAtLoad": True,
        "LimitLoadToSessionType": "Aqua",  # a login with a desktop, not one over the network
    }
    return plistlib.dumps(agent)


def launch_agent_is_on(content: bytes) -> bool | None:
    """Whether a property list starts anything; None where it is not one of ours."""
    try:
        agent = plistlib.loads(content)
    except (ValueError, ExpatError, plistlib.InvalidFileException):
        return None
    if not isinstance(agent, dict) or agent.get("Label") != LABEL:
        return None
    return agent.get("Disabled") is not True


def _check(command: Sequence[str], more: str = "") -> None:
    """Raise for parts that no file of this kind can hold, all at once."""
    problems = [
        say(
            "{part} cannot be started with the session: line breaks and other signs that cannot be"
            " printed, and quotation marks on Windows, have no place there. Move it to a folder"
            " without them.",
            part=Own(repr(part)),
        )
        for part in command
        if any(sign in more or _unfit(sign) for sign in part)
    ]
    if problems:
        raise InputError(*problems)


def _unfit(sign: str) -> bool:
    """Whether a sign is a control sign, or half of one that was not UTF-8, or none in XML."""
    code = ord(sign)
    return code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code & 0xFFFE == 0xFFFE


def _exec_part(part: str) -> str:
    part = part.replace("%", "%%")
    if part and RESERVED.isdisjoint(part) and not any(map(str.isspace, part)):
        return part
    return '"' + "".join(f"\\{sign}" if sign in '"`$\\' else sign for sign in part) + '"'


def _windows_part(part: str) -> str:
    """Return a part in quotes, as programs take it apart: backslashes count before a quote only."""
    ending = part[len(part.rstrip("\\")) :]
    part = part.replace("%", "%%")  # a batch file would look up what stands between two
    return f'"{part}{ending}"'
