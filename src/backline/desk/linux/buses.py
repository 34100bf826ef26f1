"""A D-Bus bus: questions with a short patience, never waking a service that does not run."""

import asyncio
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dbus_fast import ErrorType, Message, MessageFlag, MessageType, Variant
from dbus_fast.aio import MessageBus

from ...motion.said import say
from .again import AGAIN_S, Again

PATIENCE_S = 0.5
SYSTEM_SOCKET = "unix:path=/var/run/dbus/system_bus_socket"
NO_SESSION_BUS = say(
    "The session bus (D-Bus) cannot be reached: what the desktop tells by it, such as a locked "
    "screen or do-not-disturb, cannot be seen."
)
NO_SYSTEM_BUS = say(
    "The system bus (D-Bus) cannot be reached: what the login manager tells by it, such as a "
    "locked session, cannot be seen."
)


@dataclass(frozen=True, slots=True)
class Question:
    """A method of a service, the signature of its answer, and what it is called with."""

    service: str
    path: str
    interface: str
    member: str
    gives: str
    signature: str = ""
    body: tuple[Any, ...] = ()


def property_of(service: str, path: str, interface: str, name: str) -> Question:
    """Return the question for a property of a service."""
    of = "org.freedesktop.DBus.Properties"
    return Question(service, path, of, "Get", "v", "ss", (interface, name))


class Bus:
    """One bus, connected to when it is first asked, and again when it was lost.

    Attributes
    ----------
    blind : str
        That it cannot be reached, in a sentence; empty where it can.
    """

    def __init__(self, address: str | None, gone: str, again_s: float = AGAIN_S) -> None:
        self._address, self._gone = address, gone
        self._again = Again(again_s)
        self._bus: MessageBus | None = None
        self._connecting = asyncio.Lock()
        self.blind = ""

    async def ask(self, question: Question) -> Any:
        """Return the first value of the answer; None where nobody answers it.

        A service that does not know the question, does not answer in time, or is not there, is left
        alone for a while; an answer of another kind than the question says is none.
        """
        if not self._again.may(question) or (bus := await self._connected()) is None:
            return None
        message = _message(question)
        try:
            async with asyncio.timeout(PATIENCE_S):
                answer = await bus.call(message)
        except TimeoutError:
            # The library would keep what waits for the answer for ever.
            bus._method_return_handlers.pop(message.serial, None)
            self._again.failed(question)
            return None
        except Exception:  # whatever ends a connection is handed to whoever waits for an answer
            self._lost(bus)
            return None
        if answer.message_type is MessageType.ERROR:
            if answer.error_name != ErrorType.NO_REPLY.value:
                self._again.failed(question)
            return None
        if answer.signature != question.gives:
            return None
        value = answer.body[0]
        return value.value if isinstance(value, Variant) else value

    async def close(self) -> None:
        """Let go of the bus."""
        if self._bus is not None and self._bus.connected:
            self._bus.disconnect()

    async def _connected(self) -> MessageBus | None:
        async with self._connecting:
            if self._bus is not None and self._bus.connected:
                return self._bus
            if self._address is None or not self._again.may(self._address):
                self.blind = self._gone
                return None
            made: MessageBus | None = None
            try:
                made = MessageBus(self._address)
                async with asyncio.timeout(PATIENCE_S):
                    self._bus = await made.connect()
            except Exception:  # an address, a socket, an authentication: any of them may fail
                if made is not None:  # one that hangs would keep a socket of ours at every try
                    made.disconnect()
                self._again.failed(self._address)
                self._bus, self.blind = None, self._gone
                return None
            self.blind = ""
            return self._bus

    def _lost(self, bus: MessageBus) -> None:
        if bus.connected:
            bus.disconnect()
        self.blind = self._gone


def session_bus(again_s: float = AGAIN_S) -> Bus:
    """Return the person's own bus, by its address or at its usual place."""
    address = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    if not address and (runtime := os.environ.get("XDG_RUNTIME_DIR")):
        socket = Path(runtime) / "bus"
        address = f"unix:path={socket}" if socket.exists() else None
    return Bus(address or None, NO_SESSION_BUS, again_s)


def system_bus(again_s: float = AGAIN_S) -> Bus:
    """Return the bus of the whole machine."""
    return Bus(os.environ.get("DBUS_SYSTEM_BUS_ADDRESS", SYSTEM_SOCKET), NO_SYSTEM_BUS, again_s)


def _message(question: Question) -> Message:
    return Message(
        destination=question.service,
        path=question.path,
        interface=question.interface,
        member=question.member,
        signature=question.signature,
        body=list(question.body),
        flags=MessageFlag.NO_AUTOSTART,
    )
