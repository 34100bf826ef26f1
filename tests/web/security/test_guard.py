"""Nobody from elsewhere gets anything: hosts, origins, tokens, paths, headers."""

import re

import pytest
from fastapi import APIRouter
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.websockets import WebSocketDisconnect

from backline.web.pages import ROUTERS
from backline.web.security.guard import Guard
from backline.web.security.headers import HEADERS
from backline.web.settings import LOOPBACK, Settings

from .made import HOST, Visitor, local

OURS = [f"{host}:8765" for host in LOOPBACK]
SAFE = {"GET", "HEAD", "OPTIONS"}
ROUTES = [
    (method, re.sub(r"{[^}]+}", "1", route.path))
    for router in ROUTERS
    for route in router.routes
    if isinstance(route, APIRoute)
    for method in sorted(route.methods or ())
]
CHANGES = [one for one in ROUTES if one[0] not in SAFE]
PRINTABLE = st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=40)
FOREIGN_HOSTS = st.one_of(
    PRINTABLE,
    st.sampled_from([
        "127.0.0.1", "localhost", "127.0.0.1:80", "127.0.0.1:8766", "evil.example:8765",
        "127.0.0.1.evil.example:8765", "localhost.evil.example:8765", "127.0.0.1:8765@evil.example",
        "evil.example#127.0.0.1:8765", "0.0.0.0:8765", "127.1:8765", "[::]:8765", "127.0.0.1:08765",
        "localhost.:8765", "192.168.1.2:8765",
    ]),
).filter(lambda host: host.lower() not in OURS)  # fmt: skip
FOREIGN_ORIGINS = st.one_of(
    PRINTABLE,
    st.sampled_from([
        "null", "", "https://127.0.0.1:8765", "http://127.0.0.1", "http://127.0.0.1:8766",
        "http://localhost:8765", "http://127.0.0.1:8765.evil.example", "http://evil.example",
        "http://127.0.0.1:8765/", "file://", "chrome-extension://abc",
    ]),
).filter(lambda origin: origin != f"http://{HOST}")  # fmt: skip


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    del tmp_path_factory
    return Visitor(local())


QUICK = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def test_there_is_something_to_guard() -> None:
    assert len(ROUTES) >= 40
    assert len(CHANGES) >= 15
    assert all(isinstance(router, APIRouter) for router in ROUTERS)


@QUICK
@given(host=FOREIGN_HOSTS, path=st.sampled_from([path for _, path in ROUTES]))
def test_no_other_host_gets_anything(visitor: Visitor, host: str, path: str) -> None:
    answer = visitor.client.get(path, headers={"Host": host}, follow_redirects=False)
    assert answer.status_code == 403
    assert "<html" not in answer.text
    assert "set-cookie" not in answer.headers


@QUICK
@given(origin=FOREIGN_ORIGINS, route=st.sampled_from(ROUTES))
def test_no_other_origin_gets_anything(
    visitor: Visitor, origin: str, route: tuple[str, str]
) -> None:
    method, path = route
    answer = visitor.client.request(
        method, path, headers={"Origin": origin}, follow_redirects=False
    )
    assert answer.status_code == 403
    assert "<html" not in answer.text
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(("method", "path"), CHANGES)
def test_no_change_without_the_token(visitor: Visitor, method: str, path: str) -> None:
    client = visitor.client
    token = visitor.token()
    own = {"Origin": f"http://{HOST}", "Sec-Fetch-Site": "same-origin"}
    for headers in ({}, {"X-CSRF-Token": ""}, {"X-CSRF-Token": "x" * len(token)}):
        answer = client.request(method, path, headers=own | headers, follow_redirects=False)
        assert answer.status_code == 403, headers
    form = client.request(method, path, data={"csrf_token": "é" * 40}, follow_redirects=False)
    assert form.status_code == 403


def test_a_token_that_is_too_short_is_no_token() -> None:
    visitor = Visitor(local())
    visitor.client.cookies.set("backline_csrf_8765", "a")
    answer = visitor.client.post("/lock", data={"csrf_token": "a"})
    assert answer.status_code == 403


def test_two_hosts_are_none(visitor: Visitor) -> None:
    headers = [("Host", HOST), ("Host", "evil.example")]
    assert visitor.client.get("/more", headers=headers).status_code == 403


def test_another_name_of_this_machine_is_another_page() -> None:
    there = Visitor(local(), at="localhost")
    assert there.get("/more").status_code == 200
    assert there.get("/more", Origin=f"http://{HOST}").status_code == 403


def test_the_default_port_is_not_named() -> None:
    hosts = Guard(local(), Settings(port=80))._hosts
    assert {"127.0.0.1", "127.0.0.1:80", "localhost"} <= hosts
    assert "127.0.0.1" not in Guard(local(), Settings())._hosts


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        (
            {
                "Sec-Fetch-Site": "cross-site",
                "Sec-Fetch-Mode": "navigate",
                "Sec-Fetch-Dest": "document",
            },
            200,
        ),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403),
        (
            {
                "Sec-Fetch-Site": "cross-site",
                "Sec-Fetch-Mode": "navigate",
                "Sec-Fetch-Dest": "iframe",
            },
            403,
        ),
        ({"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"}, 403),
    ],
)
def test_from_another_page_only_a_link_leads_here(
    visitor: Visitor, headers: dict[str, str], status: int
) -> None:
    assert visitor.get("/more", **headers).status_code == status


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": f"http://{HOST}", "Host": "evil.example:8765"},
        {"Origin": f"http://{HOST}", "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_a_socket_from_elsewhere_is_closed(visitor: Visitor, headers: dict[str, str]) -> None:
    with (
        pytest.raises(WebSocketDisconnect) as refused,
        visitor.client.websocket_connect("/live", headers={"Host": HOST} | headers),
    ):
        pass
    assert refused.value.code == 4403


@pytest.mark.parametrize(
    "path", ["/more", "/nowhere", "/app.css", "/static/js/post.js", "/api/hello", "/sw.js"]
)
def test_every_answer_carries_the_headers(visitor: Visitor, path: str) -> None:
    answer = visitor.get(path)
    for name, value in HEADERS.items():
        if name != "Cache-Control":
            assert answer.headers[name] == value, name
    assert "unsafe-inline" not in answer.headers["Content-Security-Policy"]
    assert "'unsafe-eval'" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"]
    assert "server" not in answer.headers


def test_pages_are_not_kept_and_files_are(visitor: Visitor) -> None:
    assert visitor.get("/more").headers["Cache-Control"] == "no-store"
    plain = visitor.get("/static/js/post.js")
    assert plain.headers["Cache-Control"] == "no-cache"
    again = visitor.get("/static/js/post.js", **{"If-None-Match": plain.headers["ETag"]})
    assert again.status_code == 304
    assert "immutable" in visitor.get("/static/js/post.js?v=abc").headers["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/app.py", "/static//etc/passwd",
        "/static/js/..%5c..%5capp.py", "/static/%2fetc%2fpasswd", "/static/js/../../settings.py",
        "/pose/..%2fx.task", "/texts/..%2fen.json", "/settings/licences/../../../pyproject.toml",
        "/settings/licences/..%2f..%2fpyproject.toml",
    ],
)  # fmt: skip
def test_no_way_out_of_the_folders(visitor: Visitor, path: str) -> None:
    answer = visitor.get(path)
    assert answer.status_code in {404, 422}
    assert "import" not in answer.text
    assert "root:" not in answer.text


def test_no_error_tells_of_the_code() -> None:
    app = local()

    def broken() -> None:
        raise RuntimeError("secret detail")

    app.get("/broken")(broken)
    app.get("/api/broken")(broken)
    for path in ("/broken", "/api/broken"):
        answer = Visitor(app).get(path)
        assert answer.status_code == 500
        assert "secret" not in answer.text
        assert "Traceback" not in answer.text
        assert ".py" not in answer.text


def test_cookies_are_ours_alone() -> None:
    (cookie,) = Visitor(local()).get("/more").headers.get_list("set-cookie")
    assert cookie.startswith("backline_csrf_8765=")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
