"""Whether a microphone or a camera is in use, by what the kernel shows in its files.

Devices are pulled out while that is read: what goes meanwhile is not there.
"""

import glob
import os
from collections.abc import Iterator
from pathlib import Path

MEDIATORS = frozenset({"pipewire", "pipewire-media-", "wireplumber"})
"""Programs that hold a camera open without anybody looking; as the kernel cuts their names."""


def microphone(root: Path = Path("/")) -> bool:
    """Whether sound is being recorded by any card.

    A microphone without a card of its own, as one by Bluetooth, is not seen.
    """
    found = _found(root, "proc/asound/card*/pcm*c/sub*/status")
    return any("RUNNING" in _text(status) for status in found)


def camera(root: Path = Path("/")) -> bool:
    """Whether another program has a camera open; of other people's programs that is not seen."""
    return _any_open(root) and any(_holds_camera(one) for one in _programs(root))


def bluetooth(root: Path = Path("/")) -> bool:
    """Whether the machine has an adapter for Bluetooth, and so perhaps a headset by it."""
    return any(_found(root, "sys/class/bluetooth/hci*"))


def _any_open(root: Path) -> bool:
    """Whether any camera may be open: its driver is in use then, which is quickly found out."""
    if not any(_found(root, "dev/video*")):
        return False
    counts = _found(root, "sys/class/video4linux/*/device/driver/module/refcnt")
    used = [_text(one) for one in counts]
    known = len(used) == sum(1 for _ in _found(root, "sys/class/video4linux/*"))
    return not used or not known or any(one.strip() != "0" for one in used)


def _programs(root: Path) -> Iterator[Path]:
    own = str(os.getpid())
    for one in _found(root, "proc/[0-9]*"):
        if one.name.isdecimal() and one.name != own:
            yield one


def _holds_camera(program: Path) -> bool:
    try:
        files = os.listdir(program / "fd")  # noqa: PTH208 - thousands of files, as names only
    except OSError:  # it ended meanwhile, or is another person's
        return False
    found = any(_leads_to(f"{program}/fd/{one}").startswith("/dev/video") for one in files)
    return found and _text(program / "comm").strip() not in MEDIATORS


def _found(root: Path, pattern: str) -> Iterator[Path]:
    """Yield what is there, as ``Path.glob``, which fails where a folder goes while it is read."""
    for name in glob.iglob(pattern, root_dir=root):  # noqa: PTH207
        yield root / name


def _leads_to(link: str) -> str:
    try:
        return os.readlink(link)  # noqa: PTH115
    except OSError:  # closed meanwhile
        return ""


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""
