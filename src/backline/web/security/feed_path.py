"""The one path whose secret is its key: a calendar that a program has subscribed to."""

import re

from starlette.types import Scope

from backline.records.calendar_feed import SECRET

FEED = re.compile(rf"/calendar/{SECRET.pattern}\.ics")


def is_feed(scope: Scope) -> bool:
    """Whether a request asks for a calendar by a secret of the right shape, and nothing else."""
    return (
        scope["type"] == "http"
        and scope["method"] == "GET"
        and FEED.fullmatch(scope["path"]) is not None
    )
