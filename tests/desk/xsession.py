"""A desktop session for tests: a real X server with a window manager, and real buses."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

DEADLINE_S = 30.0
APART = "BACKLINE_TEST_DISPLAY"
"""Names the display in another network namespace: there, a number looks free that is taken, and the
server would take the other's socket away."""
NOT_OURS = (
    "DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY",
    "XAUTHORITY", "XDG_CURRENT_DESKTOP", "XDG_SESSION_ID", "XDG_SESSION_TYPE",
)  # fmt: skip
"""What the session that runs the tests may say of itself, and a test must not hear."""


@dataclass(frozen=True)
class Session:
    """A session that programs can be started in.

    Attributes
    ----------
    env : mapping
        What a program has to find in its environment to be part of it.
    x : subprocess.Popen
        The X server.
    buses : mapping
        The processes of the ``session`` and the ``system`` bus.
    """

    env: Mapping[str, str]
    x: "subprocess.Popen[bytes]"
    buses: Mapping[str, "subprocess.Popen[bytes]"]

    def run(self, *command: str) -> str:
        """Run a program to its end; return what it said."""
        return subprocess.run(
            command, env=self.env, check=True, capture_output=True, text=True, timeout=60
        ).stdout

    @contextmanager
    def running(self, *command: str) -> Iterator["subprocess.Popen[bytes]"]:
        """Let a program run meanwhile."""
        with running(command, self.env) as process:
            yield process

    def enter(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Make this process a part of it."""
        for name in NOT_OURS:
            monkeypatch.delenv(name, raising=False)
        for name, value in self.env.items():
            monkeypatch.setenv(name, value)


def needs(*programs: str) -> None:
    """Skip the test where a program is missing."""
    if missing := [one for one in programs if shutil.which(one) is None]:
        pytest.skip(f"Not installed: {', '.join(missing)}. As root, `make system` installs them.")


def wait_for(condition: Callable[[], object], what: str, most_s: float = DEADLINE_S) -> None:
    """Wait until a condition holds; fail, naming it, if it never does."""
    deadline_s = time.monotonic() + most_s
    while not condition():
        assert time.monotonic() < deadline_s, f"waited in vain: {what}"
        time.sleep(0.02)


@contextmanager
def running(
    command: tuple[str, ...], env: Mapping[str, str], user: int | None = None
) -> Iterator["subprocess.Popen[bytes]"]:
    """Let a program run meanwhile."""
    quiet = subprocess.DEVNULL
    extra: list[int] | None = None if user is None else []
    with subprocess.Popen(
        command, env=env, stdin=quiet, stdout=quiet, stderr=quiet,
        user=user, group=user, extra_groups=extra,
    ) as process:  # fmt: skip
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def x_server(*options: str) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """Yield the name of a new X server's display, and its process."""
    needs("Xvfb")
    told, tell = os.pipe()
    command = ["Xvfb", "-displayfd", str(tell), "-nolisten", "tcp", "-noreset"]
    command += ["-screen", "0", "1280x800x24", *options]
    if APART in os.environ:
        command.insert(1, os.environ[APART])
    with subprocess.Popen(command, pass_fds=(tell,), stderr=subprocess.DEVNULL) as process:
        os.close(tell)
        try:
            with os.fdopen(told) as number:
                yield f":{number.readline().strip()}", process
        finally:
            process.kill()


@contextmanager
def bus(socket: Path, env: Mapping[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    """Let a bus run meanwhile; a service that it starts finds ``env``."""
    needs("dbus-daemon")
    command = "dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={at(socket)}"
    with running(command, env) as process:
        wait_for(socket.exists, f"a bus at {socket}")
        yield process


def at(socket: Path) -> str:
    """Return the address of the bus at a socket."""
    return f"unix:path={socket}"


@contextmanager
def session(*x_options: str) -> Iterator[Session]:
    """Yield a new session: X server, window manager, session bus and system bus."""
    needs("Xvfb", "openbox", "dbus-daemon", "xdotool", "xset")
    with ExitStack() as stack:
        # A socket's path must be short, which pytest's folders are not.
        home = Path(stack.enter_context(TemporaryDirectory(prefix="desk-")))
        display, x = stack.enter_context(x_server(*x_options))
        env = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
        env |= {
            "DISPLAY": display,
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_RUNTIME_DIR": str(home),
            "NO_AT_BRIDGE": "1",
            "DBUS_SESSION_BUS_ADDRESS": at(home / "session"),
            "DBUS_SYSTEM_BUS_ADDRESS": at(home / "system"),
        }
        buses = {kind: stack.enter_context(bus(home / kind, env)) for kind in ("session", "system")}
        found = Session(env, x, buses)
        stack.enter_context(found.running("openbox"))
        wait_for(lambda: _managed(found), "a window manager")
        yield found


def _managed(session: Session) -> bool:
    """Whether a window manager is at work: it can tell of the desktops then."""
    asked = subprocess.run(
        ["xdotool", "get_num_desktops"], env=session.env, capture_output=True, check=False
    )
    return asked.returncode == 0
