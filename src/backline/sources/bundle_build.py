"""Assemble the pose bundles: ``python -m backline.sources.bundle_build``.

A bundle is a zip of the person detector and one landmark model. The landmark models are published
without the metadata that says how their input is normalised (pixel value / 255), and MediaPipe's
Tasks API refuses them so; its own metadata writer adds it. Same inputs, same bytes: the finished
bundles are checked by hash too. Standard library only, but for that writer.
"""

import gc
import hashlib
import io
import os
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any

from .bundle_fetch import fetch
from .package_clients import FetchError

MODELS = Path(__file__).parent / "models"
DETECTOR = "pose_detector.tflite"
LANDMARKS = "pose_landmarks_detector.tflite"

SHA256 = {
    "heavy": "7ab107d8d1f1ab602f621a783ce70f560cadaf69d5d9b285d48b2bcc1f801ba2",
    "full": "4835b25af3fffad01abd8bf80c279d19ee269f34355bc0901ef502830615b419",
    "lite": "7ccee0ef07ed47632641544ae21683d157fe5f4a7ac88aeba26c4a73434f6e45",
}


def cache_folder() -> Path:
    """Return where finished bundles are kept: ``$BACKLINE_CACHE``, or the user's cache folder."""
    named = os.environ.get("BACKLINE_CACHE")
    if named:
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "backline" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "backline"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "backline"


def build_all(folder: Path = MODELS) -> list[Path]:
    """Put the three bundles into a folder: what is there stays, what was made before is copied.

    Returns
    -------
    list of Path
        The bundles that had to be downloaded and assembled.

    Raises
    ------
    FetchError
        When a download fails, a hash is wrong, or a file cannot be written.
    """
    cache = cache_folder()
    missing = [name for name in SHA256 if not is_whole(folder / f"{name}.task", name)]
    unmade = [name for name in missing if not is_whole(cache / f"{name}.task", name)]
    try:
        if unmade:
            _assemble_into(cache, unmade)
        for name in missing:
            write_whole(folder / f"{name}.task", (cache / f"{name}.task").read_bytes())
    except OSError as error:
        raise FetchError(f"The pose model could not be stored: {error}.") from error
    return [folder / f"{name}.task" for name in unmade]


def is_whole(path: Path, name: str) -> bool:
    """Return whether a file is there and is the named bundle, to the byte."""
    return path.is_file() and sha256(path) == SHA256[name]


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def assemble(detector: bytes, landmarks: bytes) -> bytes:
    """Return the bundle of a detector and a landmark model."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in ((DETECTOR, detector), (LANDMARKS, _with_metadata(landmarks))):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 3  # else the bytes would differ between Windows and the rest
            archive.writestr(entry, content)
    return packed.getvalue()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        part.chmod(0o644)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _assemble_into(cache: Path, names: list[str]) -> None:
    scratch = Path(tempfile.mkdtemp(prefix="backline-"))
    try:
        models = fetch(scratch)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    for name in names:
        bundle = assemble(models["detector"], models[name])
        found = hashlib.sha256(bundle).hexdigest()
        if found != SHA256[name]:
            raise FetchError(
                f"The {name} bundle came out with sha256 {found}, expected {SHA256[name]}: "
                "assemble it with the versions in constraints.txt."
            )
        write_whole(cache / f"{name}.task", bundle)


def _with_metadata(landmarks: bytes) -> bytes:
    writer = _metadata_writer().create(bytearray(landmarks))
    writer.add_general_info("PoseLandmarksDetector")
    writer.add_image_input([0.0], [255.0])
    complete = bytes(writer.populate()[0])
    del writer
    gc.collect()  # it stands in a cycle, and complains when cleaned up after the interpreter
    return complete


def _metadata_writer() -> Any:
    """Return MediaPipe's ``MetadataWriter``.

    0.10.30 still has it, but not the compiled helper it imports, whose one function names the
    oldest parser that reads what was written; for what is written here that is 1.0.0.
    """
    parents = ("mediapipe.tasks.cc", "mediapipe.tasks.cc.metadata")
    package, helper = ModuleType(f"{parents[1]}.python"), ModuleType("_pywrap_metadata_version")
    vars(helper)["GetMinimumMetadataParserVersion"] = lambda _buffer: "1.0.0"
    vars(package)["_pywrap_metadata_version"] = helper
    for name in parents:
        sys.modules.setdefault(name, ModuleType(name))
    sys.modules.setdefault(package.__name__, package)
    try:
        from mediapipe.tasks.python.metadata.metadata_writers import (  # noqa: PLC0415
            metadata_writer,
        )
    except ImportError as error:
        raise FetchError(
            f"The pose model can be assembled only where mediapipe 0.10.30 is installed ({error})."
        ) from error
    return metadata_writer.MetadataWriter


def main() -> int:
    """Build what is missing; say what was done, or what failed and what to do."""
    if sys.stdout.isatty() or not all(is_whole(MODELS / f"{n}.task", n) for n in SHA256):
        print("Pose models: checking, and fetching what is missing (once, about 75 MB) ...")
    try:
        made = build_all()
    except FetchError as error:
        print(f"Pose models: {error}", file=sys.stderr)
        return 1
    print(f"Pose models: {', '.join(SHA256)} in place{', newly assembled' if made else ''}.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
