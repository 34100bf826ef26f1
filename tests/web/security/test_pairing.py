"""Phones on the home network: nothing before the code, everything after it."""

import re
import stat

import pytest
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.websockets import WebSocketDisconnect

from backline.records import open_store
from backline.records.app_files import DEVICES, app_file
from backline.web.security.pair_gate import FOR_ALL, UNPAIRED
from backline.web.security.pairing import TRIES, devices

from .made import HOME, PHONE, Clock, Visitor, at_home, local
from .test_guard import ROUTES


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def app(clock: Clock) -> FastAPI:
    return at_home(clock)


@pytest.fixture
def laptop(app: FastAPI) -> Visitor:
    return Visitor(app)


@pytest.fixture
def phone(app: FastAPI) -> Visitor:
    return Visitor(app, PHONE, HOME)


def code_of(laptop: Visitor) -> str:
    """Return the code that the laptop's page shows."""
    found = re.search(r'class="code"[^>]*>(\d{6})<', laptop.get("/settings/phone").text)
    assert found
    return found[1]


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_nothing_before_pairing(phone: Visitor, method: str, path: str) -> None:
    answer = phone.client.request(method, path, follow_redirects=False)
    if path in FOR_ALL:
        assert "me" not in re.findall(r"data-own>([^<]+)<", answer.text)
        return
    assert (answer.status_code, answer.text) == (303, "") or answer.json().keys() == {"problems"}


def test_no_socket_before_pairing(phone: Visitor) -> None:
    headers = {"Origin": phone.origin, "Host": f"{HOME}:8765"}
    with (
        pytest.raises(WebSocketDisconnect) as refused,
        phone.client.websocket_connect("/live", headers=headers),
    ):
        pass
    assert refused.value.code == UNPAIRED


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(host=st.ip_addresses().map(str))
def test_no_other_network_gets_anything(host: str) -> None:
    app = at_home()
    known = [one for one in ("10.", "192.168.", "127.") if host.startswith(one)]
    known += re.findall(r"^172\.(?:1[6-9]|2\d|3[01])\.|^::1$", host)
    if known:
        return
    answer = Visitor(app, host, HOME).get("/pair")
    assert answer.status_code == 403
    assert "<html" not in answer.text


def test_a_phone_learns_no_names(phone: Visitor) -> None:
    with open_store() as store:
        store.add_profile("anna")
    phone.client.cookies.set("__Host-backline_profile_8765", "anna")
    assert "anna" not in phone.get("/pair").text


def test_the_code_lets_one_phone_in(laptop: Visitor, phone: Visitor) -> None:
    code = code_of(laptop)
    assert phone.post("/pair", code=wrong(code)).status_code == 422
    answer = phone.post("/pair", code=f"{code[:3]} {code[3:]}", name="  My  phone ")
    assert answer.headers["Location"] == "/"
    kept = answer.headers["Set-Cookie"]
    assert kept.startswith("__Host-backline_device_8765=")
    assert {"HttpOnly", "Secure", "SameSite=Lax", "Path=/"} <= set(kept.split("; "))
    assert phone.get("/settings").status_code == 200
    assert [one["name"] for one in devices()] == ["My phone"]
    second = Visitor(phone.client.app, "192.168.7.31", HOME)  # type: ignore[arg-type]
    assert second.post("/pair", code=code).status_code == 422


def test_the_phone_is_shown_no_code(laptop: Visitor, phone: Visitor) -> None:
    phone.post("/pair", code=code_of(laptop))
    shown = phone.get("/settings/phone").text
    assert 'class="code"' not in shown
    assert "<svg" not in shown[shown.index("<main") :]
    assert code_of(laptop) not in shown


def test_a_removed_phone_is_out(laptop: Visitor, phone: Visitor) -> None:
    phone.post("/pair", code=code_of(laptop))
    (device,) = devices()
    assert device["id"] in laptop.get("/settings/phone").text
    laptop.post("/settings/phone/revoke", device=device["id"])
    assert phone.get("/settings").headers["Location"] == "/pair"


def test_five_wrong_codes_end_it_for_a_minute(
    clock: Clock, laptop: Visitor, phone: Visitor
) -> None:
    first = code_of(laptop)
    said = [phone.post("/pair", code=wrong(first)).text for _ in range(TRIES)]
    assert "That is not the code" in said[0]
    assert "wait a minute" in said[-1]
    second = code_of(laptop)
    assert second != first
    assert "wait a minute" in phone.post("/pair", code=second).text
    clock.pass_(seconds=61)
    assert phone.post("/pair", code=second).status_code == 303


def test_a_code_grows_old(clock: Clock, laptop: Visitor, phone: Visitor) -> None:
    first = code_of(laptop)
    clock.pass_(minutes=9)
    assert code_of(laptop) == first
    clock.pass_(minutes=1)
    assert phone.post("/pair", code=first).status_code == 422
    assert code_of(laptop) != first


def test_each_new_code_is_told_in_the_terminal(app: FastAPI, clock: Clock, phone: Visitor) -> None:
    told: list[str] = []
    app.state.pairing.announce = told.append
    app.state.pairing.code()
    clock.pass_(minutes=11)
    phone.get("/pair")
    assert len(set(told)) == 2


def test_the_file_of_devices_lets_nobody_in(laptop: Visitor, phone: Visitor) -> None:
    phone.post("/pair", code=code_of(laptop))
    path = app_file(DEVICES)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    token = phone.client.cookies["__Host-backline_device_8765"]
    assert len(token) >= 43
    assert token not in path.read_text("utf-8")
    thief = Visitor(phone.client.app, PHONE, HOME)  # type: ignore[arg-type]
    thief.client.cookies.set("__Host-backline_device_8765", devices()[0]["sha256"])
    assert thief.get("/settings").status_code == 303


def test_without_lan_the_page_says_how() -> None:
    shown = Visitor(local()).get("/settings/phone").text
    assert "backline serve --lan" in shown
    assert 'class="code"' not in shown
    assert Visitor(local()).get("/pair").headers["Location"] == "/"


def test_without_lan_the_home_network_is_no_host_of_ours() -> None:
    client = Visitor(local(), PHONE).client
    assert client.get("/pair", headers={"Host": f"{HOME}:8765"}).status_code == 403


def test_the_laptop_shows_address_picture_and_fingerprint(laptop: Visitor) -> None:
    shown = laptop.get("/settings/phone").text
    assert f"https://{HOME}:8765/" in shown
    assert "<svg" in shown[shown.index('class="qr"') :]
    assert "AB:CD" in shown
    assert "style=" not in shown[shown.index("<main") :]
