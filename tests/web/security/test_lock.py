"""The app lock: who has given the PIN is let in, for a while."""

import stat

import pytest
from fastapi import FastAPI
from starlette.websockets import WebSocketDisconnect

from backline import cli
from backline.motion.errors import InputError
from backline.records.app_files import LOCK, app_file
from backline.web.security.lock import AppLock
from backline.web.security.lock_gate import LOCKED

from .made import HOST, Clock, Visitor, local

PIN = "4711"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def app(clock: Clock) -> FastAPI:
    return local(clock)


@pytest.fixture
def owner(app: FastAPI) -> Visitor:
    """Return the browser that has set the PIN."""
    visitor = Visitor(app)
    answer = visitor.post("/settings/lock", pin=PIN, again=PIN, minutes="15")
    assert answer.status_code == 303
    return visitor


def test_only_the_lock_page_answers(app: FastAPI, owner: Visitor) -> None:
    assert owner.get("/settings").status_code == 200
    other = Visitor(app)
    for path in ("/", "/today", "/settings/data", "/progress?x=1", "/settings/data/backup"):
        answer = other.get(path)
        assert answer.status_code == 303
        assert answer.headers["Location"].startswith("/lock?next=/")
        assert answer.text == ""
    assert other.post("/settings/lock/remove", pin=PIN).headers["Location"].startswith("/lock")
    assert app.state.lock.on
    api = other.get("/api/session/1")
    assert (api.status_code, api.json()["locked"]) == (403, True)
    assert other.get("/today", **{"HX-Request": "true"}).headers["HX-Redirect"]
    assert other.get("/lock").status_code == 200
    assert other.get("/app.css").status_code == 200


def test_the_page_for_when_it_got_worse_stays_open(app: FastAPI, owner: Visitor) -> None:
    del owner
    answer = Visitor(app).get("/worse")
    assert answer.status_code == 200
    assert not answer.headers.get("Location")


def test_a_socket_is_closed(app: FastAPI, owner: Visitor) -> None:
    headers = {"Origin": f"http://{HOST}", "Host": HOST}
    with (
        pytest.raises(WebSocketDisconnect) as refused,
        Visitor(app).client.websocket_connect("/live", headers=headers),
    ):
        pass
    assert refused.value.code == LOCKED
    with owner.client.websocket_connect(f"ws://{HOST}/live", headers=headers):
        pass


def test_the_pin_lets_in_and_goes_on_where_one_was(app: FastAPI, owner: Visitor) -> None:
    del owner
    other = Visitor(app)
    wrong = other.post("/lock", pin="0000", next="/settings")
    assert wrong.status_code == 422
    assert "That is not the PIN." in wrong.text
    right = other.post("/lock", pin=PIN, next="/settings")
    assert right.headers["Location"] == "/settings"
    assert "HttpOnly" in right.headers["Set-Cookie"]
    assert other.get("/settings").status_code == 200


@pytest.mark.parametrize("next_", ["//evil.example", "https://evil.example", "/\\evil.example", ""])
def test_it_leads_nowhere_else(app: FastAPI, owner: Visitor, next_: str) -> None:
    del owner
    assert Visitor(app).post("/lock", pin=PIN, next=next_).headers["Location"] == "/"


def test_a_made_up_cookie_lets_nobody_in(app: FastAPI, owner: Visitor) -> None:
    del owner
    other = Visitor(app)
    other.client.cookies.set("backline_unlocked_8765", "x" * 43)
    assert other.get("/today").status_code == 303


def test_who_is_away_is_locked_out(clock: Clock, owner: Visitor) -> None:
    for _ in range(5):
        clock.pass_(minutes=14)
        assert owner.get("/settings").status_code == 200
    clock.pass_(minutes=16)
    assert owner.get("/settings").status_code == 303


def test_who_exercises_is_not_away(clock: Clock, owner: Visitor) -> None:
    headers = {"Origin": f"http://{HOST}", "Host": HOST}
    with owner.client.websocket_connect(f"ws://{HOST}/live", headers=headers):
        clock.pass_(minutes=60)
        assert owner.get("/settings").status_code == 200
    clock.pass_(minutes=16)
    assert owner.get("/settings").status_code == 303


def test_locking_now_locks_everybody_out(app: FastAPI, owner: Visitor) -> None:
    other = Visitor(app)
    other.post("/lock", pin=PIN)
    assert owner.post("/settings/lock/now").headers["Location"] == "/lock"
    assert owner.get("/settings").status_code == other.get("/settings").status_code == 303


def test_a_new_server_asks_again(owner: Visitor) -> None:
    again = Visitor(local())
    again.client.cookies.update(owner.client.cookies)
    assert again.get("/settings").status_code == 303


def test_wrong_pins_wait_ever_longer(clock: Clock, owner: Visitor, app: FastAPI) -> None:
    del owner
    lock: AppLock = app.state.lock
    waits = []
    for _ in range(12):
        with pytest.raises(InputError, match="That is not the PIN"):
            lock.unlock("0000")
        waited = 0
        while lock._next_try is not None and clock.now < lock._next_try:
            with pytest.raises(InputError, match="Too many wrong tries"):
                lock.unlock(PIN)  # not even the right one
            clock.pass_(seconds=1)
            waited += 1
        waits.append(waited)
    assert waits == [0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300, 300]
    assert lock.unlock(PIN)
    with pytest.raises(InputError, match="That is not the PIN"):
        lock.unlock("0000")


def test_the_file_is_the_owners_and_does_not_hold_the_pin(owner: Visitor) -> None:
    del owner
    path = app_file(LOCK)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert PIN not in path.read_text("utf-8").replace('"minutes": 15', "")
    first = path.read_text("utf-8")
    AppLock(Clock()).set_pin(PIN, 15)
    assert path.read_text("utf-8") != first


@pytest.mark.parametrize(
    "pin", ["", "123", "1" * 13, "abcd", "12 34", "\uff11\uff12\uff13\uff14", "-123"]
)
def test_what_is_no_pin(pin: str) -> None:
    with pytest.raises(InputError, match="4 to 12 digits"):
        AppLock(Clock()).set_pin(pin, 15)
    assert not app_file(LOCK).exists()


@pytest.mark.parametrize("minutes", ["0", "241", "soon", "", "-5", "1.5"])
def test_what_is_no_time(app: FastAPI, minutes: str) -> None:
    answer = Visitor(app).post("/settings/lock", pin=PIN, again=PIN, minutes=minutes)
    assert answer.status_code == 422
    assert not app.state.lock.on


def test_two_different_pins_set_none(app: FastAPI) -> None:
    answer = Visitor(app).post("/settings/lock", pin=PIN, again="4712", minutes="15")
    assert answer.status_code == 422
    assert not app.state.lock.on


def test_changing_and_removing(owner: Visitor, app: FastAPI) -> None:
    assert owner.post("/settings/lock", pin="0000", again="0000", minutes="5").status_code == 422
    owner.post("/settings/lock/minutes", minutes="30")
    assert app.state.lock.minutes == 30
    assert owner.post("/settings/lock/remove", pin="0000").status_code == 422
    assert app.state.lock.on
    assert owner.post("/settings/lock/remove", pin=PIN).status_code == 303
    assert not app.state.lock.on
    assert Visitor(app).get("/settings").status_code == 200


def test_the_command_line_lets_in_who_has_forgotten(
    owner: Visitor,
    app: FastAPI,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    del owner
    monkeypatch.setattr("sys.argv", ["backline", "unlock"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert not ended.value.code
    assert "The PIN is removed" in capsys.readouterr().out
    assert Visitor(app).get("/settings").status_code == 200
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == cli.USER_MISTAKE
