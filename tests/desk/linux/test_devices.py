"""Microphone and camera in use, by a planted tree of the kernel's files."""

from pathlib import Path

import pytest

from backline.desk.linux.devices import camera, microphone


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


def test_a_machine_without_either_is_quiet(tmp_path: Path) -> None:
    (tmp_path / "proc").mkdir()
    assert not microphone(tmp_path)
    assert not camera(tmp_path)
