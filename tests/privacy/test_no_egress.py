"""No packet leaves the machine: counted on a default route of its own, and the counter works."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from backline.motion.errors import InputError
from backline.sources import find

from .walks import PATHS, PLANTED, chromium

INSIDE = Path(__file__).with_name("inside.py")
NAMESPACE = ["unshare", "--net", "--mount"]
LONGEST_S = 300

pytestmark = pytest.mark.slow


def probe() -> str:
    """Return why there can be no namespace with a counter; empty where there can be one."""
    if not sys.platform.startswith("linux") or not all(map(shutil.which, ("unshare", "ip"))):
        return "Counting packets needs Linux with `unshare` and `ip`."
    device = "ip tuntap add counter1 mode tun && mount --bind /etc/hosts /etc/hosts"
    done = subprocess.run([*NAMESPACE, "sh", "-c", device], capture_output=True, check=False)
    return "" if done.returncode == 0 else "Counting packets needs root (or CAP_NET_ADMIN)."


@pytest.fixture(scope="module")
def namespace() -> list[str]:
    """Return the command that runs another one where every packet is counted."""
    if why := probe():
        pytest.skip(why)
    return NAMESPACE


@pytest.fixture
def browser_there() -> None:
    """Skip where there is no browser."""
    if not chromium():
        pytest.skip("There is no Chromium to walk through the pages with.")


@pytest.fixture
def models_there() -> None:
    """Skip where the pose models are missing."""
    try:
        find("full")
    except InputError as error:
        pytest.skip(str(error))


def counted(namespace: list[str], walk: str, folder: Path) -> dict[str, Any]:
    """Do one walk in the namespace and return what was counted."""
    done = subprocess.run(
        [*namespace, sys.executable, str(INSIDE), walk, str(folder)],
        capture_output=True, text=True, timeout=LONGEST_S, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    assert "failed" not in found["told"], found["told"]["failed"]
    return found


def assert_nothing_left(found: dict[str, Any]) -> None:
    assert found["queries"] == []
    assert found["to"] == {}
    assert found["packets"] == 0


def test_a_call_from_python_is_counted(namespace: list[str], tmp_path: Path) -> None:
    found = counted(namespace, "planted_in_python", tmp_path)
    assert "planted.example" in found["queries"]
    assert found["to"]["203.0.113.7"] >= 1


@pytest.mark.usefixtures("browser_there")
def test_a_call_from_a_page_is_counted(namespace: list[str], tmp_path: Path) -> None:
    found = counted(namespace, "planted_in_the_browser", tmp_path)
    assert set(found["queries"]) == {"planted.example"}
    assert found["to"]["203.0.113.7"] >= 1
    assert found["told"]["complaints"] == [f"request elsewhere: {PLANTED}"]


@pytest.mark.usefixtures("browser_there")
def test_looking_at_every_page_sends_nothing(namespace: list[str], tmp_path: Path) -> None:
    found = counted(namespace, "pages", tmp_path)
    assert found["told"]["status"] == dict.fromkeys(PATHS, 200)
    assert found["told"]["language"] == "es"
    assert found["told"]["complaints"] == []
    assert_nothing_left(found)


@pytest.mark.usefixtures("browser_there")
def test_a_session_with_the_timer_sends_nothing(namespace: list[str], tmp_path: Path) -> None:
    found = counted(namespace, "timer", tmp_path)
    assert found["told"]["state"].startswith("timer")
    assert found["told"]["complaints"] == []
    assert_nothing_left(found)


@pytest.mark.usefixtures("browser_there", "models_there")
def test_a_session_in_front_of_the_camera_sends_nothing(
    namespace: list[str], tmp_path: Path
) -> None:
    found = counted(namespace, "camera", tmp_path)
    assert found["told"]["state"].startswith("camera")
    assert found["told"]["sent"] > 50  # landmarks went to our own server
    assert found["told"]["complaints"] == []
    assert_nothing_left(found)


@pytest.mark.usefixtures("models_there")
def test_the_command_line_sends_nothing(namespace: list[str], tmp_path: Path) -> None:
    found = counted(namespace, "commands", tmp_path)
    assert found["told"]["said"] > 100
    assert_nothing_left(found)
