"""Fetch what the pose bundles are made of, by name through pip and npm, checked by hash.

Standard library only: a wheel is built where nothing else of Backline is installed.
"""

import zipfile
from pathlib import Path

from .package_clients import check, from_archive, npm_pack, pip_download

WHEEL = "mediapipe==0.10.21"
WHEEL_TAGS = {
    "--python-version": "3.12",
    "--implementation": "cp",
    "--abi": "cp312",
    "--platform": "manylinux_2_28_x86_64",
}
"""The wheel is only unpacked, never run, so one platform's serves all."""
PACKAGE = "@mediapipe/pose@0.5.1675469404"
PURPOSE = "the pose model"

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


def fetch(scratch: Path) -> dict[str, bytes]:
    """Download both packages into an empty folder and return the four models, checked.

    Raises
    ------
    FetchError
        When a download fails, or when a model is not the one that Backline was measured with.
    """
    models = wheel_models(_download_wheel(scratch)) | package_models(_download_package(scratch))
    for name, content in models.items():
        check(f"The {name} model", content, SHA256[name])
    return models


def wheel_models(wheel: Path) -> dict[str, bytes]:
    """Return the detector and the full landmark model out of the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(member) for name, member in WHEEL_MODELS.items()}


def package_models(package: Path) -> dict[str, bytes]:
    """Return the heavy and the lite landmark model out of the npm package."""
    contents = from_archive(package, list(PACKAGE_MODELS.values()))
    return {name: contents[member] for name, member in PACKAGE_MODELS.items()}


def _download_wheel(scratch: Path) -> Path:
    tags = [word for pair in WHEEL_TAGS.items() for word in pair]
    return pip_download(WHEEL, tags, scratch, PURPOSE)


def _download_package(scratch: Path) -> Path:
    return npm_pack(PACKAGE, scratch, PURPOSE)
