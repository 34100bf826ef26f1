"""The break's page in the installed browser: a window without anything around it, per monitor."""

import asyncio
import os
import shutil
import sys
from asyncio.subprocess import Process
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from ..desktop import Monitor
from .processes import ended, started
from .profiles import forsaken, new_profile, remove
from .tied import PROGRAM

NAMED = "BACKLINE_BROWSER"
"""The environment variable that names a browser; ``none`` for none."""
CLASS = "backline-break"
"""What every window of ours is called, so that it can be told from others."""
COMMANDS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "brave-browser",
    "brave", "microsoft-edge", "microsoft-edge-stable", "vivaldi", "vivaldi-stable",
)  # fmt: skip
WINDOWS_BASES = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS = (
    "Chromium/Application/chrome.exe", "Google/Chrome/Application/chrome.exe",
    "BraveSoftware/Brave-Browser/Application/brave.exe", "Microsoft/Edge/Application/msedge.exe",
    "Vivaldi/Application/vivaldi.exe",
)  # fmt: skip
MACOS_BASES = ("/Applications", "~/Applications")
MACOS = ("Chromium", "Google Chrome", "Brave Browser", "Microsoft Edge", "Vivaldi")
FIRST_S = 1.0  # in which a browser that cannot run here has ended again: chosen by us
OPENS_S = 3.0  # in which nobody has seen a window and closed it: chosen by us
TIED = Path(__file__).with_name("tied.py")
LONGEST_FOLDER = 60  # of the 107 characters of a socket's path; its own folder takes the rest
SNAP = Path("snap/chromium/common")  # the one folder of the home that both it and we can use
QUIET: tuple[str, ...] = (
    "--no-first-run", "--no-default-browser-check", "--no-service-autorun", "--no-pings",
    # It answers at this machine only: no proxy, and no other name or address is ever found.
    "--no-proxy-server", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--disable-background-networking", "--disable-background-mode", "--disable-breakpad",
    "--disable-client-side-phishing-detection", "--disable-component-update",
    "--disable-default-apps", "--disable-domain-reliability", "--disable-extensions",
    "--disable-field-trial-config", "--disable-sync", "--metrics-recording-only",
    "--disable-features=" + ",".join((
        "AutofillServerCommunication", "CertificateTransparencyComponentUpdater",
        "DialMediaRouteProvider", "GlobalMediaControls", "InterestFeedContentSuggestions",
        "MediaRouter", "OptimizationHints", "Translate",
    )),
    # No question about a key ring that a new profile would have to open.
    "--password-store=basic", "--use-mock-keychain",
)  # fmt: skip


def find_browser(
    environ: Mapping[str, str] | None = None, system: str = sys.platform
) -> str | None:
    """Return a browser of the Chromium family, whose windows can be bare; None where there is none.

    Parameters
    ----------
    environ : mapping, optional
        The environment; that of this process unless given.
    system : str
        As in ``sys.platform``.
    """
    environ = os.environ if environ is None else environ
    chosen = environ.get(NAMED, "").strip()
    if chosen:
        return None if chosen.casefold() == "none" else shutil.which(chosen)
    if system == "win32":
        bases = [Path(environ[name]) for name in WINDOWS_BASES if environ.get(name)]
        places = (base / one for one in WINDOWS for base in bases)
    elif system == "darwin":
        places = (
            Path(base).expanduser() / f"{one}.app/Contents/MacOS/{one}"
            for one in MACOS for base in MACOS_BASES
        )  # fmt: skip
    elif not (environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")):
        return None
    else:
        found = (shutil.which(one, path=environ.get("PATH")) for one in COMMANDS)
        return next(filter(None, found), None)
    return next((str(place) for place in places if place.is_file()), None)


def command(browser: str, address: str, folder: Path, monitor: Monitor | None) -> list[str]:
    """Return how a bare full-screen window is opened, by a browser that sends nothing anywhere.

    Parameters
    ----------
    browser : str
    address : str
    folder : Path
        For its profile.
    monitor : Monitor or None
        Where; None for wherever it opens.
    """
    made = [browser, f"--app={address}", "--kiosk", f"--class={CLASS}"]
    made += [f"--user-data-dir={folder}", *QUIET]
    if monitor is not None:
        made.append(f"--window-position={monitor.x},{monitor.y}")
        made.append(f"--window-size={monitor.width},{monitor.height}")
    if sys.platform.startswith("linux"):
        if os.environ.get("DISPLAY"):  # Wayland itself lets no window choose its monitor
            made.append("--ozone-platform=x11")
        if os.geteuid() == 0:  # it refuses to start otherwise
            made.append("--no-sandbox")
    return made


def tied(command: Sequence[str]) -> list[str]:
    """Return how a program is started so that it does not outlive us."""
    return [sys.executable, "-I", str(TIED), PROGRAM, *command]


class BrowserWindows:
    """The windows of one break, one for each monitor, each with a profile of its own.

    Parameters
    ----------
    on_end : callable
        Called once when a window went away without us, with whether a person closed it; else
        the browser broke down, or only started another program that we cannot follow.
    """

    def __init__(self, on_end: Callable[[bool], None]) -> None:
        self._on_end, self._told, self._seen_from_s = on_end, False, 0.0
        self._processes = list[Process]()
        self._folders = list[Path]()
        self._waiting = list[asyncio.Task[int]]()

    async def open(
        self, browser: str, addresses: Sequence[str], monitors: Sequence[Monitor]
    ) -> bool:
        """Open the windows; return whether the browser started and went on.

        Parameters
        ----------
        browser : str
        addresses : sequence of str
            One for each monitor; one where no monitor is known.
        monitors : sequence of Monitor
        """
        base = _base(browser)
        await asyncio.to_thread(forsaken, base)
        for at, address in enumerate(addresses):
            monitor = monitors[at] if at < len(monitors) else None
            try:
                folder = new_profile(base)
                self._folders.append(folder)
                process = await started(
                    tied(command(browser, address, folder, monitor)),
                    talks=True, environ=_environ(folder),
                )  # fmt: skip
            except OSError:
                return False
            self._processes.append(process)
            self._waiting.append(asyncio.create_task(process.wait()))
        self._seen_from_s = asyncio.get_running_loop().time() + OPENS_S
        done, _ = await asyncio.wait(
            self._waiting, timeout=FIRST_S, return_when=asyncio.FIRST_COMPLETED
        )
        if done:
            return False
        for task in self._waiting:
            task.add_done_callback(self._gone)
        return True

    async def close(self) -> None:
        """Close the windows and remove their profiles."""
        self._told = True
        for task in self._waiting:
            task.cancel()
        await asyncio.gather(*self._waiting, return_exceptions=True)
        await asyncio.gather(*map(ended, self._processes))
        for folder in self._folders:
            await asyncio.to_thread(remove, folder)
        self._waiting, self._processes, self._folders = [], [], []

    def _gone(self, task: asyncio.Task[int]) -> None:
        if not (self._told or task.cancelled()):
            self._told = True
            seen = asyncio.get_running_loop().time() >= self._seen_from_s
            self._on_end(seen and task.result() == 0)


def _base(browser: str) -> str | None:
    """Return where a profile has to lie; None for the usual place of temporary folders."""
    if not sys.platform.startswith("linux") or "/snap/" not in f"{browser}{_script(browser)}":
        return None
    folder = Path.home() / SNAP
    folder.mkdir(parents=True, exist_ok=True)
    return str(folder)


def _environ(folder: Path) -> dict[str, str] | None:
    """Return an environment in which what it leaves behind goes with its profile, if it can be.

    It puts a socket there, whose path must be short.
    """
    short = sys.platform.startswith("linux") and len(str(folder)) <= LONGEST_FOLDER
    return {**os.environ, "TMPDIR": str(folder)} if short else None


def _script(browser: str) -> str:
    """Return the text of a small script that stands for a browser; empty where it is none."""
    try:
        with Path(browser).open("rb") as file:
            start = file.read(4096)
    except OSError:
        return ""
    return start.decode("utf-8", "replace") if start.startswith(b"#!") else ""
