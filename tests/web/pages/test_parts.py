"""What is no page: models, service worker, manifest, the page for no server."""

import hashlib
import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient
from PIL import Image, ImageChops

from backline.sources import bundle_build
from backline.web import Settings, create_app
from backline.web.pages import parts

STATIC = parts.STATIC


@pytest.fixture
def client() -> TestClient:
    return TestClient(create_app(Settings()), base_url="http://127.0.0.1:8765")


@pytest.mark.parametrize("name", ["full", "lite"])
def test_a_model_comes_whole_and_only_once(client: TestClient, name: str) -> None:
    if not (bundle_build.MODELS / f"{name}.task").exists():
        pytest.skip(f"The {name} pose model is not assembled: run `make run` once.")
    answer = client.get(f"/pose/{name}.task")
    assert hashlib.sha256(answer.content).hexdigest() == bundle_build.SHA256[name]
    assert answer.headers["etag"] == f'"{bundle_build.SHA256[name]}"'
    assert answer.headers["cache-control"] == "no-cache"  # kept, and asked for again
    again = client.get(f"/pose/{name}.task", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_other_models_are_not_served(client: TestClient) -> None:
    for name in ("heavy", "..%2Fbundle"):
        assert client.get(f"/pose/{name}.task").status_code in {404, 422}


def kept(client: TestClient) -> dict[str, object]:
    text = client.get("/sw.js").text
    found: dict[str, object] = json.loads(text[len("const KEEP = ") : text.index(";\n")])
    return found


def test_the_service_worker_keeps_what_there_is(client: TestClient) -> None:
    answer = client.get("/sw.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    shell = kept(client)["shell"]
    assert isinstance(shell, list)
    assert {"/app.css", "/offline", "/static/js/pose/worker.js"} <= set(shell)
    assert not [path for path in shell if "vendor" in path or path.startswith("/api")]
    assert {client.get(path).status_code for path in shell} == {200}


def test_another_shell_is_another_service_worker(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "sw.js").write_text("// worker")
    (tmp_path / "js" / "page.js").write_text("one")
    monkeypatch.setattr(parts, "STATIC", tmp_path)
    first = kept(client)
    (tmp_path / "js" / "page.js").write_text("two")
    assert kept(client)["mark"] != first["mark"]
    assert kept(client)["heavy"] == first["heavy"]


def test_the_manifest_names_icons_that_there_are(client: TestClient) -> None:
    told = client.get("/manifest.webmanifest").json()
    assert (told["name"], told["scope"], told["display"]) == ("Backline", "/", "standalone")
    for icon in told["icons"]:
        path = STATIC / urlsplit(icon["src"]).path.removeprefix("/static/")
        assert path.is_file()
        if path.suffix == ".png":
            with Image.open(path) as picture:
                assert icon["sizes"] == "{}x{}".format(*picture.size)
    assert {icon["purpose"] for icon in told["icons"]} == {"any", "maskable"}


def test_the_icons_are_drawn_by_their_script() -> None:
    icons = pytest.importorskip("bench.icons")
    with Image.open(STATIC / "icons" / "icon-192.png") as picture:
        apart = ImageChops.difference(icons.icon(192), picture.convert("RGBA")).convert("L")
    assert max(value for value, count in enumerate(apart.histogram()) if count > 20) < 24


def test_the_page_for_no_server_says_how_to_start_it(client: TestClient) -> None:
    page = client.get("/offline").text
    assert "Backline is not running" in page
    assert "<code>backline</code>" in page
