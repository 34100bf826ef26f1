"""The certificate of the home network, and the real server behind it, over real TLS."""

import json
import os
import re
import socket
import ssl
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http.client import HTTPSConnection
from pathlib import Path

import pytest

from backline.records.app_files import CERTIFICATE, app_file
from backline.web.app import create_app
from backline.web.security.certificate import certificate
from backline.web.server import Server
from backline.web.settings import LOOPBACK, Settings

NOW = datetime.now(UTC)
NAMES = ["localhost", "127.0.0.1", "192.168.7.2", "laptop.local"]


def test_it_is_kept_while_it_holds() -> None:
    path, first = certificate(NAMES, NOW)
    assert path == app_file(CERTIFICATE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert re.fullmatch(r"([0-9A-F]{2}:){31}[0-9A-F]{2}", first)
    assert certificate(NAMES[::-1], NOW + timedelta(days=300)) == (path, first)


@pytest.mark.parametrize(
    ("names", "later"),
    [
        ([*NAMES[:2], "192.168.7.3"], timedelta(0)),
        (NAMES, timedelta(days=336)),
        (NAMES, timedelta(days=-2)),
    ],
)
def test_it_is_made_anew(names: list[str], later: timedelta) -> None:
    _, first = certificate(NAMES, NOW)
    assert certificate(names, NOW + later)[1] != first


@pytest.mark.parametrize("content", [b"", b"nonsense", b"-----BEGIN CERTIFICATE-----\nAAAA\n"])
def test_one_that_cannot_be_read_is_made_anew(content: bytes) -> None:
    path, _ = certificate(NAMES, NOW)
    path.write_bytes(content)
    certificate(NAMES, NOW)
    assert b"PRIVATE KEY" in path.read_bytes()


def test_a_key_of_another_is_not_used() -> None:
    path, first = certificate(NAMES, NOW)
    mine = path.read_bytes()
    path.unlink()
    certificate(NAMES, NOW)
    other = path.read_bytes()
    cut = b"-----BEGIN CERTIFICATE"
    path.write_bytes(other[: other.index(cut)] + mine[mine.index(cut) :])
    assert certificate(NAMES, NOW)[1] != first


@contextmanager
def served() -> Iterator[Settings]:
    """Give the settings of a server that answers over TLS."""
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    path, fingerprint = certificate(NAMES, NOW)
    assert path.exists()
    settings = Settings(
        port=port, hosts=(*LOOPBACK, "192.168.7.2"), lan=True, fingerprint=fingerprint
    )
    ready = threading.Event()
    server = Server(create_app(settings), settings, ready.set)
    thread = threading.Thread(target=server.answer, args=([listener],))
    thread.start()
    try:
        assert ready.wait(20)
        yield settings
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


def asked(settings: Settings, trusting: ssl.SSLContext, host: str = "127.0.0.1") -> tuple[int, str]:
    connection = HTTPSConnection(host, settings.port, context=trusting, timeout=20)
    connection.request("GET", "/more")
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body


def test_this_machine_goes_on_by_https_for_who_trusts_it() -> None:
    with served() as settings:
        trusting = ssl.create_default_context(cafile=app_file(CERTIFICATE))
        for host in ("127.0.0.1", "localhost"):
            status, body = asked(settings, trusting, host)
            assert status == 200
            assert "<h1>More</h1>" in body
        with pytest.raises(ssl.SSLCertVerificationError):
            asked(settings, ssl.create_default_context())
        with socket.create_connection(("127.0.0.1", settings.port), timeout=20) as plain:
            plain.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            assert b"<html" not in plain.recv(1000)


def test_the_fingerprint_is_that_of_what_is_sent() -> None:
    with served() as settings:
        pem = ssl.get_server_certificate(("127.0.0.1", settings.port), timeout=20)
    sent = sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest().upper()
    assert settings.fingerprint.replace(":", "") == sent


PHONE_WALK = """
import json, os, re, ssl, subprocess, sys, time, http.client, urllib.parse
for words in ("link set lo up", "link add lan0 type veth peer name lan1",
              "addr add 192.168.77.1/24 dev lan0", "link set lan0 up", "link set lan1 up"):
    subprocess.run(["ip", *words.split()], check=True)
log = open(sys.argv[1], "w+")
server = subprocess.Popen([sys.executable, "-m", "backline", "serve", "--lan", "--no-browser",
                           "--port", "8765"], stdout=log, stderr=subprocess.STDOUT)
trusting = ssl._create_unverified_context()

def ask(host, method, path, body=None, cookies={}):
    line = http.client.HTTPSConnection(host, 8765, context=trusting, timeout=20)
    headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in cookies.items())} if cookies else {}
    if body is not None:
        headers |= {"Content-Type": "application/x-www-form-urlencoded",
                    "Origin": f"https://{host}:8765"}
        body = urllib.parse.urlencode(body)
    line.request(method, path, body, headers)
    answer = line.getresponse()
    text = answer.read().decode("utf-8", "replace")
    for cookie in answer.headers.get_all("Set-Cookie") or ():
        name, _, value = cookie.partition(";")[0].partition("=")
        cookies[name] = value
    return answer.status, text

for _ in range(100):
    try:
        ask("127.0.0.1", "GET", "/api/hello", cookies={})
        break
    except OSError:
        time.sleep(0.2)
time.sleep(0.5)
phone, out = {}, {}
out["before"] = ask("192.168.77.1", "GET", "/today", cookies=phone)[0]
out["pair"] = ask("192.168.77.1", "GET", "/pair", cookies=phone)[0]
code = re.search(r"ten minutes: (\\d{6})", open(sys.argv[1]).read())[1]
token = next(value for name, value in phone.items() if "csrf" in name)
out["wrong"] = ask("192.168.77.1", "POST", "/pair", {"csrf_token": token, "code": "x"}, phone)[0]
out["right"] = ask("192.168.77.1", "POST", "/pair", {"csrf_token": token, "code": code}, phone)[0]
out["after"] = ask("192.168.77.1", "GET", "/more", cookies=phone)[0]
out["laptop"] = ask("127.0.0.1", "GET", "/more", cookies={})[0]
server.send_signal(2)
out["ended"] = server.wait(20)
out["said"] = open(sys.argv[1]).read()
print(json.dumps(out))
"""


@pytest.mark.slow
def test_a_phone_pairs_with_the_real_server(tmp_path: Path) -> None:
    probe = [
        "unshare",
        "--net",
        "ip",
        "link",
        "add",
        "lan0",
        "type",
        "veth",
        "peer",
        "name",
        "lan1",
    ]
    if not sys.platform.startswith("linux") or subprocess.run(probe, check=False).returncode:
        pytest.skip("A home network to try needs Linux and root (or CAP_NET_ADMIN).")
    command = ["unshare", "--net", sys.executable, "-c", PHONE_WALK, str(tmp_path / "log")]
    paths = os.pathsep.join(filter(None, sys.path))
    done = subprocess.run(
        command, env=os.environ | {"PYTHONPATH": paths}, capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    out = json.loads(done.stdout.splitlines()[-1])
    assert (out["before"], out["pair"], out["wrong"], out["right"]) == (303, 200, 422, 303)
    assert (out["after"], out["laptop"], out["ended"]) == (200, 200, 0)
    assert "https://192.168.77.1:8765/" in out["said"]
    assert "SHA-256" in out["said"]
    assert "Traceback" not in out["said"]
