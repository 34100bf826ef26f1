"""A page that is watched: what it complains about, and whom it asks for something."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

CHATTER = re.compile(r"[IW]\d{4} |INFO: ")
"""How the pose library says what it does; its errors begin with another letter."""
HARMLESS_SCHEMES = {"data", "blob", "about"}

TELL_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) => {
  console.error(`CSP: ${event.violatedDirective} refused ${event.blockedURI || "inline"}`);
});
"""


@dataclass
class Watch:
    """What went wrong in the pages of one context.

    Attributes
    ----------
    origin : str
        The only place that may be asked for anything.
    complaints : list of str
        Console errors and warnings, errors nobody caught, CSP reports, requests elsewhere.
    allowed : list of str
        Regular expressions of complaints that a test expects.
    """

    origin: str
    complaints: list[str] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Watch every page of a context, also those to come."""
        context.add_init_script(TELL_VIOLATIONS)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.complaints.append(f"error: {error.error}"))
        context.on("request", self._request)

    def unexpected(self) -> list[str]:
        """Return the complaints that no test expects."""
        return [
            said
            for said in self.complaints
            if not any(re.search(expected, said) for expected in self.allowed)
        ]

    def _console(self, message: ConsoleMessage) -> None:
        where = urlsplit(message.location.get("url", "")).path
        chatter = where.startswith("/static/vendor/") and CHATTER.match(message.text)
        if message.type in {"error", "warning"} and not chatter:
            self.complaints.append(f"console {message.type}: {message.text} ({where})")

    def _request(self, request: Request) -> None:
        asked = urlsplit(request.url)
        host = f"{asked.scheme}://{asked.netloc}".replace("ws://", "http://")
        if asked.scheme not in HARMLESS_SCHEMES and host != self.origin:
            self.complaints.append(f"request elsewhere: {request.url}")


def poll(
    page: Page, expression: str, wanted: Callable[[Any], object] = bool, within_s: float = 20.0
) -> Any:
    """Evaluate an expression until its value is as wanted; our CSP forbids `wait_for_function`."""
    give_up = time.monotonic() + within_s
    while True:
        value: Any = page.evaluate(expression)
        if wanted(value):
            return value
        if time.monotonic() > give_up:
            raise AssertionError(f"after {within_s} s {expression} is still {value!r}")
        page.wait_for_timeout(50)
