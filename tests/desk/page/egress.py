"""What is done where every packet is counted: a break's windows are open for a while.

``python egress.py SECONDS QUIET``: prints the packets as JSON; with QUIET 0 the browser is not told
to keep to this machine, by which one sees that the counting works.
"""

import asyncio
import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from backline.desk.page import BreakPage, PageRequest, browser
from backline.desk.page.server import AppServer
from tests.desk.page.screens import TWO, Answers, covered, pages, soon, two_monitors
from tests.desk.xsession import APART
from tests.privacy.counter import PacketCounter


async def main(seconds: float, *, quiet: bool) -> None:
    """Show a page for some seconds and print what was counted."""
    counter = PacketCounter()
    os.environ[APART] = f":{1000 + os.getpid() % 9000}"
    if not quiet:
        browser.QUIET = ("--no-first-run",)
    with two_monitors() as session, pages() as (address, asked):
        os.environ.update(session.env, BACKLINE_BROWSER="chromium")
        page = BreakPage(app=AppServer(address, "me"))
        await page.show(PageRequest({}, {}, 60), TWO, Answers())
        await soon(lambda: covered(session) and asked.count("/went") == 2, "both pages")
        await asyncio.sleep(seconds)
        await page.close()
    print(json.dumps({"packets": counter.packets, "queries": counter.queries}))


if __name__ == "__main__":
    asyncio.run(main(float(sys.argv[1]), quiet=sys.argv[2] == "1"))
