"""Microphone and camera in use, by a planted tree of the kernel's files."""

import asyncio
import errno
import os
from pathlib import Path
from typing import Any

import pytest

from backline.desk.linux import adapter
from backline.desk.linux.devices import bluetooth, camera, microphone
from backline.desk.linux.held import Held
from backline.library.numbers_load import numbers
from tests.desk.linux.made import opened


def plant(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text)


def open_file(root: Path, process: str, leads_to: str, program: str = "firefox") -> None:
    plant(root, f"proc/{process}/comm", f"{program}\n")
    files = root / f"proc/{process}/fd"
    files.mkdir(exist_ok=True)
    (files / "0").symlink_to("/dev/null")
    (files / "17").symlink_to(leads_to)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("closed\n", False),
        ("state: RUNNING\nowner_pid   : 1234\ntrigger_time: 4.5\n", True),
        ("state: SETUP\n", False),
    ],
)
def test_a_microphone_is_in_use_while_its_card_records(
    tmp_path: Path, text: str, expected: bool
) -> None:
    plant(tmp_path, "proc/asound/card0/pcm0p/sub0/status", "state: RUNNING\n")  # it only plays
    plant(tmp_path, "proc/asound/card0/pcm0c/sub0/status", "closed\n")
    plant(tmp_path, "proc/asound/card1/pcm2c/sub0/status", text)
    assert microphone(tmp_path) is expected


@pytest.mark.parametrize(
    ("leads_to", "program", "expected"),
    [
        ("/dev/video0", "firefox", True),
        ("/dev/video0", "wireplumber", False),
        ("/dev/video0", "pipewire", False),
        ("/dev/vga", "firefox", False),
    ],
)
def test_a_camera_is_in_use_while_a_program_has_it_open(
    tmp_path: Path, leads_to: str, program: str, expected: bool
) -> None:
    plant(tmp_path, "dev/video0", "")
    open_file(tmp_path, "4321", leads_to, program)
    plant(tmp_path, "proc/12/comm", "no files\n")
    plant(tmp_path, "proc/self/fd/3", "")
    assert camera(tmp_path) is expected


@pytest.mark.parametrize(("users", "expected"), [("0\n", False), ("1\n", True), (None, True)])
def test_files_are_searched_only_where_the_driver_is_in_use(
    tmp_path: Path, users: str | None, expected: bool
) -> None:
    plant(tmp_path, "dev/video0", "")
    open_file(
        tmp_path, "4321", "/dev/video0"
    )  # as if the driver did not count: it shows the search
    device = "sys/class/video4linux/video0"
    plant(tmp_path, f"{device}/name", "a camera\n")
    if users is not None:
        plant(tmp_path, f"{device}/device/driver/module/refcnt", users)
    assert camera(tmp_path) is expected


def test_what_is_pulled_out_meanwhile_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(tmp_path, "proc/asound/card0/pcm0c/sub0/status", "state: RUNNING\n")
    plant(tmp_path, "proc/asound/card1/pcm0c/sub0/status", "state: RUNNING\n")
    plant(tmp_path, "dev/video0", "")
    plant(tmp_path, "sys/class/video4linux/video0/device/driver/module/refcnt", "1\n")
    scan = os.scandir
    gone: tuple[str, ...] = ("card0/pcm0c", "proc/asound")

    def scandir(path: Any = ".") -> Any:
        if str(path).rstrip("/").endswith(gone):
            raise OSError(errno.ENODEV, "planted", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert not microphone(tmp_path)
    gone = ("card0/pcm0c", "dev", "video4linux")
    assert microphone(tmp_path)  # that of the other card
    assert not camera(tmp_path)


def test_what_is_never_let_go_of_is_not_believed_for_ever() -> None:
    now_s = 1000.0
    held = Held(lambda: now_s)
    assert held.believed("microphone", True)
    now_s += numbers("breaks")["device_most_h"] * 3600
    assert held.believed("microphone", True)
    now_s += 1
    assert not held.believed("microphone", True)
    assert held.believed("camera", True)  # counted for itself
    now_s += 10
    assert not held.believed("microphone", True)
    assert not held.believed("microphone", False)
    assert held.believed("microphone", True)  # it was free once


def test_an_adapter_for_bluetooth_is_seen(tmp_path: Path) -> None:
    assert not bluetooth(tmp_path)
    plant(tmp_path, "sys/class/bluetooth/hci0/type", "")
    assert bluetooth(tmp_path)


def test_where_a_headset_by_bluetooth_may_be_a_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE"):
        monkeypatch.delenv(name, raising=False)

    async def told() -> bool:
        async with opened() as desktop:
            await desktop.look(closely=False)
            return adapter.NO_HEADSET in desktop.blind

    assert not asyncio.run(told())
    monkeypatch.setattr("backline.desk.linux.devices.bluetooth", lambda: True)
    assert asyncio.run(told())


def test_a_machine_without_either_is_quiet(tmp_path: Path) -> None:
    (tmp_path / "proc").mkdir()
    assert not microphone(tmp_path)
    assert not camera(tmp_path)
