"""What these tests make: services on a bus, windows on a screen, looks that are waited for."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

from dbus_fast import Message, MessageType
from dbus_fast.aio import MessageBus
from Xlib import X, Xatom, display

from backline.desk.desktop import Desktop, Look
from backline.desk.linux.adapter import LinuxDesktop, open_linux
from backline.desk.linux.buses import Bus, Question
from tests.desk.xsession import DEADLINE_S

SOON_S = 0.1
"""After which these tests let it ask again what did not answer."""
Answers = Mapping[tuple[Any, ...], tuple[str, Any]]
"""Path, interface, member and arguments of a call -> signature and value of the answer."""


@asynccontextmanager
async def opened() -> AsyncIterator[LinuxDesktop]:
    """Yield the desktop of the environment."""
    desktop = await open_linux(again_s=SOON_S)
    assert isinstance(desktop, LinuxDesktop)
    try:
        yield desktop
    finally:
        await desktop.close()


async def until(
    desktop: Desktop, condition: Callable[[Look], object], closely: bool = True
) -> Look:
    """Look until a look is as wanted, and return it; fail with the last one if none ever is."""
    loop = asyncio.get_running_loop()
    deadline_s = loop.time() + DEADLINE_S
    while not condition(seen := await desktop.look(closely=closely)):
        assert loop.time() < deadline_s, (seen, desktop.blind)
        await asyncio.sleep(0.05)
    return seen


@asynccontextmanager
async def service(address: str, name: str, answers: Answers) -> AsyncIterator[None]:
    """Let a service be on a bus meanwhile; what it does not know it answers with an error."""

    def answer(message: Message) -> Message | None:
        if message.message_type is not MessageType.METHOD_CALL:
            return None
        asked = (message.path, message.interface, message.member, *message.body)
        if asked not in answers:
            return None
        signature, value = answers[asked]
        return Message.new_method_return(message, signature, [value])

    bus = await MessageBus(address).connect()
    bus.add_message_handler(answer)
    await bus.request_name(name)
    try:
        yield
    finally:
        bus.disconnect()


async def owned(address: str, name: str) -> bool:
    """Whether a service is on a bus; asking does not start it."""
    bus, of = Bus(address, "", SOON_S), "org.freedesktop.DBus"
    found = await bus.ask(
        Question(of, "/org/freedesktop/DBus", of, "NameHasOwner", "b", "s", (name,))
    )
    await bus.close()
    return found is True


async def comes(address: str, name: str) -> None:
    """Wait until a service is on a bus; fail if it never is."""
    async with asyncio.timeout(DEADLINE_S):
        while not await owned(address, name):
            await asyncio.sleep(0.05)


@asynccontextmanager
async def hung(socket: Path) -> AsyncIterator[Callable[[int], Awaitable[None]]]:
    """Let something take every connection and never say anything.

    Yields what waits until it was tried so many times, and all of those were let go of.
    """
    began, ended = list[None](), list[None]()

    class Silent(asyncio.Protocol):
        def connection_made(self, _: asyncio.BaseTransport) -> None:
            began.append(None)

        def connection_lost(self, _: Exception | None) -> None:
            ended.append(None)

    async def tried(times: int) -> None:
        async with asyncio.timeout(DEADLINE_S):
            while len(ended) < times:
                await asyncio.sleep(0.02)
        assert len(began) == len(ended) == times

    server = await asyncio.get_running_loop().create_unix_server(Silent, str(socket))
    try:
        yield tried
    finally:
        server.close()


@contextmanager
def full_screen(at: str, title: str = "a film", of: str = "film") -> Iterator[None]:
    """Let an active full-screen window be there meanwhile."""
    shown = display.Display(at)
    screen = shown.screen()
    window = screen.root.create_window(0, 0, 300, 200, 0, screen.root_depth, X.InputOutput)
    window.set_wm_class(of, of)
    window.set_wm_name(title)
    state = shown.intern_atom("_NET_WM_STATE")
    wanted = shown.intern_atom("_NET_WM_STATE_FULLSCREEN")
    window.change_property(state, Xatom.ATOM, 32, [wanted])
    window.map()
    shown.sync()
    try:
        yield
    finally:
        window.destroy()
        shown.close()
