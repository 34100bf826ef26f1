"""What tests share: where the real recordings are, and the pose models."""

from collections.abc import Callable
from functools import cache
from itertools import count
from pathlib import Path

import pytest

from backline.analysis import Clip
from backline.motion.errors import InputError
from backline.sources import bundle
from backline.sources.recording import LandmarkWriter

REPO = Path(__file__).parents[1]
FOLDERS = count()
SeenSample = Callable[[str], Path]


@pytest.fixture(autouse=True)
def data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder of the test's own, not made yet: no test touches anybody's records."""
    folder = tmp_path_factory.getbasetemp() / f"data-{next(FOLDERS)}"
    monkeypatch.setenv("BACKLINE_DATA", str(folder))
    monkeypatch.delenv("BACKLINE_DATABASE", raising=False)
    return folder


@pytest.fixture(scope="session")
def repo() -> Path:
    """Return the root of the checkout."""
    return REPO


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder with the real recordings, which is not part of the repository."""
    folder = REPO.parent / "shared"
    if not folder.is_dir():
        pytest.skip("The folder shared/ with the real recordings is not beside the checkout.")
    return folder


@pytest.fixture(scope="session")
def heavy() -> bundle.Bundle:
    """Return the heavy pose model."""
    return _bundle("heavy")


@pytest.fixture(scope="session")
def lite() -> bundle.Bundle:
    """Return the lite pose model, the quickest one."""
    return _bundle("lite")


@pytest.fixture(scope="session")
def seen_sample(heavy: bundle.Bundle, tmp_path_factory: pytest.TempPathFactory) -> SeenSample:
    """Return where to find the landmarks of a sample; the heavy model looks once in a session."""
    folder = tmp_path_factory.mktemp("samples")

    @cache
    def seen(name: str) -> Path:
        out = folder / f"{name}.landmarks"
        clip = Clip(str(REPO / "samples" / f"{name}.mp4"), model=heavy.name)
        with clip.poses() as source, LandmarkWriter(out, source.info, source.model) as writer:
            for pose in source:
                writer.write(pose)
        return out

    return seen


def _bundle(name: str) -> bundle.Bundle:
    try:
        return bundle.find(name)
    except InputError as error:
        pytest.skip(str(error))
