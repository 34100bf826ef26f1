"""A notice server without buttons: ``clicks`` (each notice is clicked), ``silent`` or ``hangs``.

``python poor_server.py MODE OUT``: text and actions of the last notice go to OUT as JSON.
"""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from dbus_fast import Message, MessageType
from dbus_fast.aio import MessageBus

MODE, OUT = "silent", ""
NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
INTERFACE = f"""<node><interface name="{NAME}">
<method name="Notify"><arg direction="in" type="s"/><arg direction="in" type="u"/>
<arg direction="in" type="s"/><arg direction="in" type="s"/><arg direction="in" type="s"/>
<arg direction="in" type="as"/><arg direction="in" type="a{{sv}}"/><arg direction="in" type="i"/>
<arg direction="out" type="u"/></method>
<method name="CloseNotification"><arg direction="in" type="u"/></method>
<method name="GetCapabilities"><arg direction="out" type="as"/></method>
<method name="GetServerInformation"><arg direction="out" type="s"/><arg direction="out" type="s"/>
<arg direction="out" type="s"/><arg direction="out" type="s"/></method>
<signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
<signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
</interface></node>"""
ANSWERS: dict[str, tuple[str, list[Any]]] = {
    "Introspect": ("s", [INTERFACE]),
    "GetCapabilities": ("as", [["body"]]),
    "GetServerInformation": ("ssss", ["poor", "tests", "1", "1.2"]),
    "CloseNotification": ("", []),
}


async def main() -> None:
    """Serve until killed."""
    bus = await MessageBus().connect()

    def answer(message: Message) -> Message | bool:
        if message.message_type is not MessageType.METHOD_CALL or message.path != PATH:
            return False
        if message.member == "Notify":
            return notified(message)
        signature, body = ANSWERS[str(message.member)]
        return Message.new_method_return(message, signature, body)

    def notified(message: Message) -> Message | bool:
        if MODE == "hangs":
            return True
        Path(OUT).write_text(json.dumps([message.body[4], message.body[5]]), "utf-8")
        if MODE == "clicks":
            clicked = Message.new_signal(PATH, NAME, "ActionInvoked", "us", [1, "default"])
            asyncio.get_running_loop().call_later(0.3, bus.send, clicked)
        return Message.new_method_return(message, "u", [1])

    bus.add_message_handler(answer)
    await bus.request_name(NAME)
    await asyncio.Event().wait()


if __name__ == "__main__":
    MODE, OUT = sys.argv[1:]
    asyncio.run(main())
