"""The parts that npm brings: the measured ones, fetched once, silent, and with their licences."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from backline.sources import bundle_build
from backline.sources.package_clients import FetchError
from backline.web import vendor_build


def test_the_parts_are_the_measured_ones_with_their_licences() -> None:
    if not vendor_build.VENDOR.is_dir():
        pytest.skip("The parts of the web pages are missing: run `make run` once.")
    assert all(part.whole_in(vendor_build.VENDOR) for part in vendor_build.PARTS)
    rows = json.loads((vendor_build.VENDOR / vendor_build.LICENCES).read_text("utf-8"))
    assert [row["name"] for row in rows] == [part.name for part in vendor_build.PARTS]
    assert all(row["licence"] and row["version"] for row in rows)
    assert "Leon Sorokin" in rows[-1]["text"]


def test_no_part_speaks_to_its_maker() -> None:
    """Later versions of the pose library do; a wrong pin is found here."""
    folder = vendor_build.VENDOR / "tasks-vision"
    if not folder.is_dir():
        pytest.skip("The parts of the web pages are missing: run `make run` once.")
    hosts = set[bytes]()
    for path in folder.iterdir():
        hosts |= set(
            re.findall(rb"https?://[a-z0-9.-]*(?:googleapis|google)\.com", path.read_bytes())
        )
    assert hosts == set()


def test_a_damaged_part_is_replaced_without_a_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = vendor_build.PARTS[1]
    if not part.whole_in(vendor_build.VENDOR):
        pytest.skip("The parts of the web pages are missing: run `make run` once.")
    cache, folder = tmp_path / "cache", tmp_path / "vendor"
    monkeypatch.setenv("BACKLINE_CACHE", str(cache))
    monkeypatch.setenv("PATH", "")
    for name in part.files:
        content = (vendor_build.VENDOR / part.folder / name).read_bytes()
        bundle_build.write_whole(cache / "vendor" / part.folder / name, content)
    bundle_build.write_whole(folder / part.folder / "htmx.min.js", b"half a file")
    assert vendor_build.place([part], folder) == []
    assert part.whole_in(folder)


def test_without_a_network_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKLINE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("npm_config_offline", "true")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "npm"))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(FetchError, match=r"could not download .* \(for the web pages\)") as failure:
        vendor_build.build_all(tmp_path / "vendor")
    assert "Check the network" in str(failure.value)
    assert not list((tmp_path / "vendor").rglob("*.js"))


def test_fetching_needs_nothing_but_the_standard_library(repo: Path) -> None:
    """The wheel is built where the web framework is missing."""
    code = f"import sys; sys.path.insert(0, {str(repo / 'src')!r}); "
    code += "from backline.web import vendor_build"
    subprocess.run([sys.executable, "-I", "-S", "-c", code], check=True)
