"""The server itself: an app on sockets that are open already."""

import socket
from collections.abc import Callable, Sequence
from contextlib import suppress

import uvicorn
from fastapi import FastAPI

from backline.records.app_files import CERTIFICATE, app_file

from .settings import Settings

LARGEST_MESSAGE_B = 1 << 16
FAREWELL_S = 3  # for answers that are under way when it ends


class Server(uvicorn.Server):
    """Says when it answers.

    Parameters
    ----------
    app : FastAPI
    settings : Settings
    opened : callable
        Called once, from then on requests are answered.
    """

    def __init__(self, app: FastAPI, settings: Settings, opened: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                log_level="warning",
                server_header=False,
                proxy_headers=False,  # nobody may say that a request comes from elsewhere
                ws_max_size=LARGEST_MESSAGE_B,
                ws_per_message_deflate=False,  # on one machine it only costs time
                timeout_graceful_shutdown=FAREWELL_S,
                ssl_certfile=app_file(CERTIFICATE) if settings.lan else None,
            )
        )
        self._opened = opened

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup(sockets)
        self._opened()

    def answer(self, sockets: Sequence[socket.socket]) -> None:
        """Answer until Ctrl-C."""
        with suppress(KeyboardInterrupt):  # it has ended already, and hands the signal on
            self.run(sockets=list(sockets))
