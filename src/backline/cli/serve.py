"""`backline serve`, and `backline` alone: the app in the browser."""

import errno
import socket
import webbrowser
from typing import Annotated

import typer

from backline.motion.errors import InputError

from .keeping import Database

PORT = 8765
Port = Annotated[int, typer.Option(min=1, max=65535, help="Where the app answers on this machine.")]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Only say the address.")]


def serve(port: Port = PORT, no_browser: NoBrowser = False, database: Database = None) -> None:
    """Open the app in the browser; Ctrl-C ends it."""
    import uvicorn  # noqa: PLC0415 - slow to load, and of no use to other commands

    from backline.web import Settings, create_app  # noqa: PLC0415 - the same

    settings = Settings(database=database, port=port)
    listener = listening(port)
    address = f"{settings.scheme}://{settings.hosts[0]}:{port}/"
    typer.echo(f"Backline is open at {address} on this machine only. Ctrl-C ends it.")
    if not no_browser:
        webbrowser.open(address)
    config = uvicorn.Config(
        create_app(settings), log_level="warning", server_header=False, ws_max_size=1 << 16
    )
    uvicorn.Server(config).run(sockets=[listener])


def listening(port: int) -> socket.socket:
    """Return a socket that listens on this machine alone.

    Raises
    ------
    InputError
        If the port is taken.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
    except OSError as error:
        listener.close()
        if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
            raise
        raise InputError(
            f"Port {port} is taken: if Backline already runs, open http://127.0.0.1:{port}/;"
            " else choose another with --port."
        ) from None
    return listener
