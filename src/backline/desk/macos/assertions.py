"""Reading what ``pmset -g assertions`` prints: who keeps the Mac awake, and with what."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ...library.numbers_load import numbers

HELD = re.compile(
    r"\s*pid (?P<pid>\d+)\((?P<process>.*)\): \[\w+\] (?P<h>\d+):(?P<m>\d\d):(?P<s>\d\d)"
    r" (?P<kind>\w+) named: \"?(?P<name>.*?)\"?\s*"
)
RESOURCES = re.compile(r"\s*Resources: (.*)")
KERNEL = "Kernel Assertions"
MOST_S: Final = numbers("breaks")["device_most_h"] * 3600

SCREEN_STAYS_ON: Final = frozenset({"PreventUserIdleDisplaySleep", "NoDisplaySleepAssertion"})
KEPT_ON_PURPOSE: Final = frozenset({
    "Amphetamine", "caffeinate", "Caffeine", "KeepingYouAwake", "Lungo", "Theine",
})  # fmt: skip
"""These keep the screen on whoever sits in front of it, so they say nothing of a film."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """One thing that keeps the Mac or its screen awake.

    Attributes
    ----------
    pid : int
    process, kind, name : str
        As they are printed.
    held_s : int
        How long it has been.
    resources : frozenset of str
        For sound: ``audio-in`` for a microphone, ``audio-out``, and the device.
    """

    pid: int
    process: str
    kind: str
    name: str
    held_s: int
    resources: frozenset[str] = frozenset()


def assertions(text: str) -> tuple[Assertion, ...]:
    """Return the assertions of processes; lines that are of no known form are passed over.

    >>> assertions('   pid 9(Safari): [0x0004] 00:01:02 NoDisplaySleepAssertion named: "Film"')
    (Assertion(pid=9, process='Safari', kind='NoDisplaySleepAssertion', name='Film', \
held_s=62, resources=frozenset()),)
    """
    return tuple(_assertions(text.splitlines()))


def microphone(held: Iterable[Assertion]) -> bool:
    """Whether sound is taken in: ``coreaudiod`` holds ``audio-in`` for somebody.

    A tap records what the Mac itself plays and needs no microphone.
    """
    return any(
        "audio-in" in one.resources and "AudioTap" not in one.name and one.held_s <= MOST_S
        for one in held
    )


def camera(held: Iterable[Assertion]) -> bool:
    """Whether ``cameracaptured`` takes pictures, as it does for the built-in camera."""
    return any("cameracaptured" in one.name and one.held_s <= MOST_S for one in held)


def call(held: Iterable[Assertion]) -> bool:
    """Whether FaceTime says that it is in a call."""
    return any("A/V conference" in one.name for one in held)


def films(held: Iterable[Assertion]) -> frozenset[int]:
    """Return the processes that keep the screen on for something to be watched."""
    return frozenset(
        one.pid
        for one in held
        if one.kind in SCREEN_STAYS_ON and one.process not in KEPT_ON_PURPOSE
    )


def _assertions(lines: Iterable[str]) -> Iterator[Assertion]:
    last: Assertion | None = None
    for line in lines:
        if line.strip().startswith(KERNEL):
            break
        if found := HELD.fullmatch(line):
            if last:
                yield last
            held_s = int(found["h"]) * 3600 + int(found["m"]) * 60 + int(found["s"])
            last = Assertion(
                int(found["pid"]), found["process"], found["kind"], found["name"], held_s
            )
        elif last and (named := RESOURCES.fullmatch(line)):
            last = Assertion(
                last.pid, last.process, last.kind, last.name, last.held_s,
                frozenset(named[1].split()),
            )  # fmt: skip
    if last:
        yield last
