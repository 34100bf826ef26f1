"""The server of `bench.live`, in its own process: port, core and database are its arguments."""

import os
import sys

import uvicorn

from backline.web.app import create_app
from backline.web.live import api_router, socket_router
from backline.web.settings import Settings


def main(port: int, core: int, database: str) -> None:
    """Serve the app on one core, as `backline` does."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})
    app = create_app(Settings(database, port))
    if not any(getattr(route, "path", "") == "/live" for route in app.routes):
        app.include_router(socket_router)
        app.include_router(api_router)
    config = uvicorn.Config(
        app, port=port, log_level="warning", ws_max_size=4096,
        ws_per_message_deflate=False,
    )  # fmt: skip
    uvicorn.Server(config).run()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
