"""Whether a microphone or a camera is in use, by what the kernel shows in its files."""

import os
from collections.abc import Iterator
from pathlib import Path

MEDIATORS = frozenset({"pipewire", "pipewire-media-", "wireplumber"})
"""Programs that hold a camera open without anybody looking; as the kernel cuts their names."""


def microphone(root: Path = Path("/")) -> bool:
    """Whether sound is being recorded by any card.

    A microphone without a card of its own, as one by Bluetooth, is not seen.
    """
    for status in root.glob("proc/asound/card*/pcm*c/sub*/status"):
        if "RUNNING" in _text(status):
            return True
    return False


def camera(root: Path = Path("/")) -> bool:
    """Whether another program has a camera open; of other people's programs that is not seen."""
    return _any_open(root) and any(_holds_camera(one) for one in _programs(root))


def _any_open(root: Path) -> bool:
    """Whether any camera may be open: its driver is in use then, which is quickly found out."""
    if not any(root.glob("dev/video*")):
        return False
    used = [_text(one) for one in root.glob("sys/class/video4linux/*/device/driver/module/refcnt")]
    known = len(used) == sum(1 for _ in root.glob("sys/class/video4linux/*"))
    return not used or not known or any(one.strip() != "0" for one in used)


def _programs(root: Path) -> Iterator[Path]:
    own = str(os.getpid())
    for one in (root / "proc").iterdir():
        if one.name.isdecimal() and one.name != own:
            yield one


def _holds_camera(program: Path) -> bool:
    try:
        files = os.listdir(program / "fd")  # noqa: PTH208 - thousands of files, as names only
    except OSError:  # it ended meanwhile, or is another person's
        return False
    found = any(_leads_to(f"{program}/fd/{one}").startswith("/dev/video") for one in files)
    return found and _text(program / "comm").strip() not in MEDIATORS


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
