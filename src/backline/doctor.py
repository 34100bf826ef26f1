"""What works on this machine, and what to do about the rest."""

import platform
import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from backline.library import exercises
from backline.motion.errors import InputError
from backline.sources.bundle import NAMES, find
from backline.sources.landmarker import Landmarker

CODECS = ("h264", "hevc", "vp9", "gif")  # what phones, browsers and chat programs write


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; ``needed`` where recordings cannot be judged without it."""

    name: str
    works: bool
    says: str
    needed: bool = True


def checks() -> list[Check]:
    """Look at everything that Backline stands on, in the order in which to mend it."""
    return [_python(), _exercises(), _estimator(), *map(_bundle, NAMES), _video(), _camera()]


def _python() -> Check:
    return Check("Python", sys.version_info >= (3, 11), platform.python_version())


def _exercises() -> Check:
    try:
        return Check("exercises", True, f"{len(exercises())} definitions read")
    except InputError as error:
        return Check("exercises", False, " ".join(error.problems))


def _estimator() -> Check:
    """Start it: a system library that it lacks shows only then."""
    try:
        with Landmarker(find("lite").path):
            return Check("pose estimator", True, "MediaPipe starts")
    except InputError as error:
        return Check("pose estimator", False, " ".join(error.problems))


def _bundle(name: str) -> Check:
    try:
        return Check(f"{name} model", True, find(name).sha256[:12], needed=name == "heavy")
    except InputError as error:
        return Check(f"{name} model", False, " ".join(error.problems), needed=name == "heavy")


def _video() -> Check:
    try:
        av = import_module("av")
    except ImportError as error:
        return Check("video", False, f"PyAV cannot be loaded ({error}); install Backline again")
    missing = [name for name in CODECS if name not in av.codecs_available]
    if missing:
        return Check("video", False, f"PyAV cannot decode {', '.join(missing)}; install it again")
    return Check("video", True, f"PyAV {av.__version__}")


def _camera() -> Check:
    """Only Linux lists its cameras as files; elsewhere one has to be tried."""
    if platform.system() != "Linux":
        return Check("camera", True, "try `backline analyze camera:0 ...`", needed=False)
    found = sorted(str(path) for path in Path("/dev").glob("video*"))
    says = ", ".join(found) or "none found; recordings work without one"
    return Check("camera", bool(found), says, needed=False)
