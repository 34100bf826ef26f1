"""``python -m backline.desk.page.tk_page``: the break's page in windows of tkinter.

One line of JSON comes in: ``request`` (see `PageRequest`) and ``monitors`` (x, y, width, height
each). Lines of JSON go out: ``{"ready": true}`` once it can be seen, or ``{"problem": ...}``; then
``{"answer": ...}``. It ends after the last answer, and when its input closes.
"""

import json
import sys
from collections.abc import Mapping
from typing import Any

from ..desktop import Monitor
from .request import PageRequest, from_json
from .tied import end_with_starter


def main() -> int:
    """Show the page; return the exit status."""
    told = json.loads(sys.stdin.readline())
    end_with_starter()
    try:
        from tkinter import TclError  # noqa: PLC0415 - not every Python has it

        from .tk_view import View  # noqa: PLC0415 - the same
    except ImportError:
        write({"problem": "no_tkinter"})
        return 1
    request: PageRequest = from_json(told["request"])
    try:
        view = View(request, [Monitor(*one) for one in told["monitors"]], write)
    except TclError:
        write({"problem": "no_display"})
        return 1
    view.run()
    return 0


def write(line: Mapping[str, Any]) -> None:
    """Tell the companion something."""
    print(json.dumps(line), flush=True)


if __name__ == "__main__":
    sys.exit(main())
