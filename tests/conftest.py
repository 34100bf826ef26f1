"""What tests share: where the real recordings are, and the pose models."""

from pathlib import Path

import pytest

from backline.motion.errors import InputError
from backline.sources import bundle

REPO = Path(__file__).parents[1]


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


def _bundle(name: str) -> bundle.Bundle:
    try:
        return bundle.find(name)
    except InputError as error:
        pytest.skip(str(error))
