"""Answers as macOS gives them by its documentation: none was recorded on a real Mac."""

import plistlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from backline.desk.macos.answers import Answers, Area, Window

T = TypeVar("T")

HEADER = """\
2026-12-01 09:00:00 +0100
Assertion status system-wide:
   BackgroundTask                 0
   ApplePushServiceTask           0
   UserIsActive                   1
   PreventUserIdleDisplaySleep    {screen}
   PreventSystemSleep             0
   ExternalMedia                  0
   PreventUserIdleSystemSleep     1
   NetworkClientActive            0
Listed by owning process:
   pid 145(WindowServer): [0x00044f2f00099212] 00:00:00 UserIsActive named: \
"com.apple.iohideventsystem.queue.tickle serviceID:10009be9e service:AppleUserHIDEventService \
product:Internal Keyboard eventType:3"
\tTimeout will fire in 600 secs Action=TimeoutActionRelease
   pid 80(powerd): [0x00044f2f00019216] 00:22:34 PreventUserIdleSystemSleep named: \
"Powerd - Prevent sleep while display is on"
"""
KERNEL = """\
Kernel Assertions: 0x4=USB
   id=500  level=255 0x4=USB mod=01/12/26, 08:00 description=com.apple.usb.externaldevice \
owner=Ext HDD audio-in
"""


def sound(resources: str, held: str = "00:28:03", device: str = "BuiltInMicrophoneDevice") -> str:
    """Return what ``coreaudiod`` holds for a program."""
    return (
        f"   pid 406(coreaudiod): [0x0003687300018c04] {held} PreventUserIdleSystemSleep named: "
        f'"com.apple.audio.{device}.context.preventuseridlesleep"\n'
        "\tCreated for PID: 821. \n"
        f"\tResources: {resources} {device} \n"
    )


def camera(held: str = "00:28:49", owner: str = "523(cameracaptured)") -> str:
    return (
        f"   pid {owner}: [0x0003684500018b78] {held} PreventUserIdleSystemSleep named: "
        '"cameracaptured-idleSleepPreventionForBWFigCaptureDevice" \n'
    )


def display(owner: str, name: str = "Video Wake Lock") -> str:
    return (
        f"   pid {owner}: [0x0003686100058b93] 00:28:20 PreventUserIdleDisplaySleep named: "
        f'"{name}" \n'
    )


def pmset(*held: str) -> str:
    """Return a whole output of ``pmset -g assertions``."""
    screen = int(any("DisplaySleep" in one for one in held))
    return HEADER.format(screen=screen) + "".join(held) + KERNEL


FOCUS_OFF = '{"data":[{"storeInvalidationRecords":[]}],"header":{"version":1}}'
FOCUS_ON = """{"data":[{"storeAssertionRecords":[{"assertionUUID":"0-1","assertionDetails":{
"assertionDetailsModeIdentifier":"com.apple.donotdisturb.mode.default"}}]}],"header":{}}"""

BUILT_IN = Area(0.0, 0.0, 1512.0, 982.0)
EXTERNAL = Area(-1920.0, -98.0, 1920.0, 1080.0)
MENU_BAR = Window(145, 24, Area(0.0, 0.0, 1512.0, 38.0))
EDITOR = Window(900, 0, Area(100.0, 80.0, 1200.0, 800.0))

WORKING = Answers(
    idle_s=4.25,
    session={"kCGSSessionOnConsoleKey": True},
    asleep=False,
    displays=(BUILT_IN, EXTERNAL),
    windows=(MENU_BAR, EDITOR),
    focus=FOCUS_OFF,
    assertions=pmset(),
)
"""Somebody writes: touched 4 s ago, nothing else going on."""


def registry(idle_ns: object) -> bytes:
    """Return a list as ``ioreg -a`` writes it, cut down to a few of its keys."""
    system = {"IOObjectClass": "IOHIDSystem", "HIDIdleTime": idle_ns, "HIDParameters": {"a": 1}}
    root = {
        "IORegistryEntryName": "Root",
        "IORegistryEntryChildren": [
            {"IORegistryEntryName": "IOResources", "IORegistryEntryChildren": [system]}
        ],
    }
    return plistlib.dumps(root)


@dataclass
class Recorded:
    """`Calls` that give recorded answers; one that is None, or named in ``refuse``, is refused."""

    answers: Answers = WORKING
    refuse: frozenset[str] = frozenset()
    calls: list[str] = field(default_factory=list)

    def change(self, **changes: object) -> None:
        self.answers = replace(self.answers, **changes)  # type: ignore[arg-type]

    def _give(self, name: str, answer: T | None) -> T:
        self.calls.append(name)
        if answer is None or name in self.refuse:
            raise PermissionError(1, "Operation not permitted")
        return answer

    def idle_s(self) -> float:
        return self._give("idle_s", self.answers.idle_s)

    def session(self) -> Mapping[str, bool]:
        return self._give("session", self.answers.session)

    def asleep(self) -> bool:
        return self._give("asleep", self.answers.asleep)

    def displays(self) -> tuple[Area, ...]:
        return self._give("displays", self.answers.displays)

    def windows(self) -> tuple[Window, ...]:
        return self._give("windows", self.answers.windows)

    def focus(self) -> str:
        return self._give("focus", self.answers.focus)

    async def assertions(self) -> str:
        return self._give("assertions", self.answers.assertions)

    async def hid_registry(self) -> bytes:
        return self._give("registry", self.answers.registry)
