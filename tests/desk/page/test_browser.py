"""Which browser is found, and that it is told to keep to this machine."""

from pathlib import Path

import pytest

from backline.desk.desktop import Monitor
from backline.desk.page.browser import _base, command, find_browser


def program(path: Path, text: str = "#!/bin/sh\n") -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return str(path)


def test_on_linux_it_is_found_by_name(tmp_path: Path) -> None:
    desk = {"PATH": str(tmp_path), "DISPLAY": ":0"}
    assert find_browser(desk, "linux") is None
    brave = program(tmp_path / "brave-browser")
    assert find_browser(desk, "linux") == brave
    chromium = program(tmp_path / "chromium")
    assert find_browser(desk, "linux") == chromium
    assert find_browser({"PATH": str(tmp_path)}, "linux") is None  # nothing to open it on


@pytest.mark.parametrize(
    "place", ["Microsoft/Edge/Application/msedge.exe", "Google/Chrome/Application/chrome.exe"]
)
def test_on_windows_it_is_found_where_it_installs_itself(tmp_path: Path, place: str) -> None:
    environ = {"PROGRAMFILES": str(tmp_path / "none"), "LOCALAPPDATA": str(tmp_path)}
    assert find_browser(environ, "win32") is None
    browser = program(tmp_path / place)
    assert find_browser(environ, "win32") == browser


def test_on_a_mac_it_is_found_among_the_applications(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("backline.desk.page.browser.MACOS_BASES", ("~/Applications",))
    assert find_browser({}, "darwin") is None
    browser = program(tmp_path / "Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
    assert find_browser({}, "darwin") == browser


def test_a_person_names_one_or_none(tmp_path: Path) -> None:
    mine, found = program(tmp_path / "mine"), program(tmp_path / "chromium")
    desk = {"PATH": str(tmp_path), "DISPLAY": ":0"}
    assert find_browser(desk, "linux") == found
    assert find_browser(desk | {"BACKLINE_BROWSER": mine}, "linux") == mine
    assert find_browser(desk | {"BACKLINE_BROWSER": "None"}, "linux") is None
    assert find_browser(desk | {"BACKLINE_BROWSER": str(tmp_path / "gone")}, "linux") is None


def test_it_opens_a_bare_window_on_the_monitor_and_reaches_nothing_else(tmp_path: Path) -> None:
    made = command("chromium", "http://127.0.0.1:1/x", tmp_path, Monitor(720, 10, 560, 800))
    assert {
        "--app=http://127.0.0.1:1/x", "--kiosk", "--class=backline-break",
        f"--user-data-dir={tmp_path}", "--window-position=720,10", "--window-size=560,800",
        "--no-proxy-server", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--disable-background-networking", "--disable-sync", "--disable-component-update",
    } <= set(made)  # fmt: skip
    anywhere = command("chromium", "http://127.0.0.1:1/x", tmp_path, None)
    assert not [one for one in anywhere if one.startswith("--window")]


@pytest.mark.parametrize(
    ("text", "kept"),
    [("#!/bin/sh\nexec /usr/lib/chromium/chromium", False), ("#!/bin/sh\n/snap/bin/x", True)],
)
def test_a_snap_gets_a_folder_that_it_can_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, kept: bool
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    own = tmp_path / "snap" / "chromium" / "common"
    assert _base(program(tmp_path / "chromium-browser", text)) == (str(own) if kept else None)
    assert own.is_dir() is kept
    assert _base(str(tmp_path / "gone")) is None
