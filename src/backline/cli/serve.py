"""`backline serve`, and `backline` alone: the app in the browser."""

import socket
from typing import TYPE_CHECKING, Annotated

import typer

from backline.motion.errors import InputError

from .keeping import Database
from .listening import LOOPBACK, already_open, listening, open_browser

if TYPE_CHECKING:
    from fastapi import FastAPI

    from backline.web import Settings

PORT = 8765
Port = Annotated[
    int, typer.Option(min=0, max=65535, help="Where the app answers; 0 for any that is free.")
]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Only say the address.")]
Lan = Annotated[
    bool,
    typer.Option("--lan", help="Let phones on your home network pair, by HTTPS, this time only."),
]


def serve(
    port: Port = PORT, lan: Lan = False, no_browser: NoBrowser = False, database: Database = None
) -> None:
    """Open the app in the browser; Ctrl-C ends it."""
    from backline.web.pages.hello import records_mark  # noqa: PLC0415 - slow to load

    hosts = [LOOPBACK, *(_home() if lan else ())]
    sockets = listening(port, hosts)
    if sockets is None:
        address = already_open(port, records_mark(database), lan=lan)
        typer.echo(f"Backline already runs at {address}")
        if not no_browser:
            open_browser(address)
        return
    try:
        _run(_settings(database, sockets, hosts, lan=lan), sockets, no_browser=no_browser)
    finally:
        for one in sockets:
            one.close()


def _home() -> list[str]:
    from backline.web.security.addresses import home_addresses  # noqa: PLC0415 - slow to load

    if found := home_addresses():
        return found
    raise InputError(
        "This machine is on no home network (192.168.x.x, 10.x.x.x, 172.16.x.x to 172.31.x.x):"
        " connect it first, or leave out --lan."
    )


def _settings(
    database: str | None, sockets: list[socket.socket], hosts: list[str], *, lan: bool
) -> "Settings":
    from backline.web import Settings  # noqa: PLC0415 - slow to load
    from backline.web.security.addresses import local_name  # noqa: PLC0415 - the same
    from backline.web.security.certificate import certificate  # noqa: PLC0415 - the same

    settings = Settings(database=database, port=sockets[0].getsockname()[1])
    if not lan:
        return settings
    names = [*filter(None, (local_name(),)), *hosts[1:]]
    _, fingerprint = certificate(["localhost", LOOPBACK, *names], settings.clock())
    known = (*settings.hosts, *names)
    return Settings(database, settings.port, known, lan=True, fingerprint=fingerprint)


def _run(settings: "Settings", sockets: list[socket.socket], *, no_browser: bool) -> None:
    from backline.web import create_app  # noqa: PLC0415 - slow to load
    from backline.web.server import Server  # noqa: PLC0415 - the same

    address = f"{settings.scheme}://{settings.hosts[0]}:{settings.port}/"
    app = create_app(settings)

    def opened() -> None:
        if settings.lan:
            _say_lan(app, settings)
        else:
            typer.echo(f"Backline is open at {address} on this machine only. Ctrl-C ends it.")
        if not no_browser and not open_browser(address):
            typer.echo("No browser could be opened from here: open that address yourself.")

    Server(app, settings, opened).answer(sockets)
    typer.echo("\nBackline has ended.")


def _say_lan(app: "FastAPI", settings: "Settings") -> None:
    from backline.web.pages.settings_phone import address_of  # noqa: PLC0415 - slow to load

    typer.echo(
        f"Backline is open to phones on your home network, until you end it with Ctrl-C.\n"
        f"On this machine: https://{LOOPBACK}:{settings.port}/\n"
        f"On the phone:    {address_of(settings)} (a picture of it is under Settings, Phone)\n"
        "Both warn that they do not know the certificate: this machine made it itself, so that\n"
        "nobody else is involved. Choose 'Advanced' or 'Show details', then go on to the page.\n"
        f"To be sure that it is this machine, compare its SHA-256:\n{settings.fingerprint}"
    )
    pairing = app.state.pairing
    pairing.announce = lambda code: typer.echo(f"Code for a phone, for ten minutes: {code}")
    pairing.code()
