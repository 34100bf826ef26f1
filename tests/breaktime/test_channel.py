"""The wire: one question, one answer, for whoever knows the key, whatever else calls."""

import os
import socket
import stat
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from multiprocessing.connection import Client, Listener
from pathlib import Path
from threading import Thread

import pytest
from filelock import FileLock

from backline.breaktime import channel
from backline.breaktime.channel import NotRunning, ask
from backline.desk import control as control_module
from backline.motion.errors import InputError
from backline.records import app_files
from tests.breaktime.wire import Heard, control
from tests.web.breaks.companion import companion as fake

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="It listens at a pipe there.")
STATUS = {"do": "status"}


@pytest.fixture
def heard() -> Iterator[Heard]:
    """Let a companion answer meanwhile."""
    one = Heard()
    with control(one):
        yield one


def calls() -> socket.socket:
    """Return a caller who has said nothing yet."""
    caller = socket.socket(socket.AF_UNIX)
    caller.connect(channel.address())
    return caller


def test_a_question_is_answered(heard: Heard) -> None:
    assert ask({**STATUS, "say": "Grüße"}) == {"status": {"profile": "me", "echo": "Grüße"}}
    assert heard.messages == [{**STATUS, "say": "Grüße"}]
    assert channel.running()


def test_what_it_says_against_a_message_comes_through(heard: Heard) -> None:
    with pytest.raises(InputError) as told:
        ask({"do": "no"})
    assert list(told.value.problems) == ["It says no.", "Twice."]
    assert not isinstance(told.value, NotRunning)
    assert len(heard.messages) == 1


@pytest.mark.usefixtures("heard")
def test_one_that_fails_says_so_and_still_runs() -> None:
    with pytest.raises(InputError, match="out of order") as told:
        ask({"do": "break"})
    assert not isinstance(told.value, NotRunning)
    assert channel.running()


def test_nobody_there_is_a_sentence(data_folder: Path) -> None:
    with pytest.raises(NotRunning) as told:
        ask(STATUS)
    (line,) = told.value.problems
    assert line == "The break companion is not running. `backline breaks` starts it."
    assert not channel.running()
    assert not channel.stop()
    assert not channel.stop("me")
    assert not data_folder.exists()


# The key


def test_the_key_and_the_socket_are_for_their_owner_alone(
    heard: Heard, data_folder: Path
) -> None:  # fmt: skip
    assert ask(STATUS)
    assert heard.messages
    assert stat.S_IMODE((data_folder / app_files.COMPANION_KEY).stat().st_mode) == 0o600
    assert stat.S_IMODE(data_folder.stat().st_mode) == 0o700
    assert len(channel.key()) == 64


def test_the_key_stays_the_same() -> None:
    assert channel.key() == b""
    made = channel.key(make=True)
    assert channel.key() == channel.key(make=True) == made


def test_a_key_that_cannot_be_read_is_made_anew(data_folder: Path) -> None:
    data_folder.mkdir(mode=0o700)
    (data_folder / app_files.COMPANION_KEY).write_text("{")
    assert channel.key() == b""
    assert len(channel.key(make=True)) == 64


def test_who_does_not_know_the_key_is_not_heard(heard: Heard) -> None:
    app_files.write_file(app_files.COMPANION_KEY, {"key": "another"})
    with pytest.raises(NotRunning):
        ask(STATUS)
    app_files.remove_file(app_files.COMPANION_KEY)
    with pytest.raises(NotRunning):
        ask(STATUS)
    assert heard.messages == []


def test_one_that_does_not_know_the_key_itself_is_not_believed(data_folder: Path) -> None:
    """Another program that took its place learns nothing, and says nothing that counts."""
    channel.key(make=True)

    def pose() -> None:
        with pytest.raises(Exception):  # noqa: B017, PT011 - whatever the library raises
            listener.accept()

    with Listener(str(data_folder / "companion.sock"), authkey=b"guessed") as listener:
        thread = Thread(target=pose, daemon=True)
        thread.start()
        with pytest.raises(NotRunning):
            ask(STATUS)
        thread.join()


# Callers that misbehave


@pytest.mark.parametrize(
    "noise",
    [
        b"",
        b"GET / HTTP/1.1\r\n\r\n",
        b"\x00\x00\x00\x40half",
        b"\xff\xff\xff\xff\x7f\xff\xff\xff\xff\xff\xff\xff",
        os.urandom(4096),
    ],
    ids=["nothing", "http", "half", "endless", "garbage"],
)
def test_noise_is_no_trouble(heard: Heard, noise: bytes) -> None:
    with calls() as caller:
        caller.sendall(noise)
    assert ask(STATUS)
    assert heard.messages == [STATUS]


@pytest.mark.parametrize(
    "message", [b"{", b"\xff", b"[1]", b"null", b'"stop"', b"x" * (channel.LARGEST_B + 1)]
)
def test_what_is_no_message_does_nothing(heard: Heard, message: bytes) -> None:
    with Client(channel.address(), authkey=channel.key()) as line:
        line.send_bytes(message)
        line.poll(channel.ANSWERS_WITHIN_S)
    assert heard.messages == []
    assert ask(STATUS)


def test_half_a_message_and_silence_hold_nobody_up(heard: Heard) -> None:
    with ExitStack() as open_lines:
        for _ in range(5):  # who never say a word, or hang after half of one
            open_lines.enter_context(calls())
        for _ in range(5):
            line = open_lines.enter_context(Client(channel.address(), authkey=channel.key()))
            os.write(line.fileno(), b"\x00\x00\x01\x00{")
        for number in range(20):
            assert ask({**STATUS, "say": number})["status"]["echo"] == number
    assert len(heard.messages) == 20


def test_those_who_stay_silent_are_left_after_a_while(
    heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(control_module, "ANSWERS_WITHIN_S", 0.05)
    with ExitStack() as open_lines:
        for _ in range(2 * control_module.AT_ONCE):
            open_lines.enter_context(calls())
        assert ask(STATUS, within_s=60.0)
    assert heard.messages == [STATUS]


def test_a_hundred_at_once_are_all_answered(
    heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    class Everybody:
        """Each from a program of its own, so that none holds up another."""

        @staticmethod
        def acquire(**_: bool) -> bool:
            return True

        @staticmethod
        def release() -> None:
            pass

    monkeypatch.setattr(channel, "FREE", Everybody)

    def asked(number: int) -> object:
        return ask({**STATUS, "say": number}, within_s=60.0)["status"]["echo"]

    with ThreadPoolExecutor(100) as pool:
        assert list(pool.map(asked, range(100))) == [*range(100)]
    assert len(heard.messages) == 100


def test_one_that_hangs_is_busy_and_not_gone(
    heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    monkeypatch.setattr(control_module, "ANSWERS_WITHIN_S", 0.05)
    with pytest.raises(InputError, match="busy; try again") as told:
        ask({"do": "hang"})
    assert not isinstance(told.value, NotRunning)
    assert ask(STATUS)
    assert len(heard.messages) == 2


def test_a_program_that_takes_the_call_and_says_nothing_is_nobody(data_folder: Path) -> None:
    channel.key(make=True)
    with socket.socket(socket.AF_UNIX) as mute:
        mute.bind(str(data_folder / "companion.sock"))
        mute.listen(1)
        with pytest.raises(NotRunning):
            ask(STATUS, within_s=0.05)


# Where it listens


def test_the_socket_of_one_that_was_killed_is_no_obstacle(data_folder: Path) -> None:
    data_folder.mkdir(mode=0o700)
    with socket.socket(socket.AF_UNIX) as killed:
        killed.bind(str(data_folder / "companion.sock"))
    assert (data_folder / "companion.sock").is_socket()
    with pytest.raises(NotRunning):
        ask(STATUS)
    with control(Heard()):
        assert ask(STATUS)
    assert not (data_folder / "companion.sock").exists()


def test_a_folder_in_its_place_is_a_sentence(data_folder: Path) -> None:
    (data_folder / "companion.sock").mkdir(parents=True)
    with pytest.raises(InputError, match="cannot be spoken to at") as told, control(Heard()):
        pass
    assert str(told.value).endswith("BACKLINE_DATA.")


@pytest.mark.parametrize("name", ["x" * 200, "Überlänge " * 9, "a b"])
def test_a_data_folder_with_a_long_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("BACKLINE_DATA", str(tmp_path / name))
    assert len(os.fsencode(channel.address())) <= channel.LONGEST_SOCKET
    with control(Heard()):
        assert ask(STATUS)
    if len(name) > 50:
        assert channel.address().startswith(tempfile.gettempdir())
        assert not Path(channel.address()).exists()


def test_a_relative_data_folder_is_the_same_from_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BACKLINE_DATA", "mine")
    relative = channel.address()
    monkeypatch.setenv("BACKLINE_DATA", str(tmp_path / "mine"))
    assert channel.address() == relative


def test_two_data_folders_have_two_wires(
    heard: Heard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKLINE_DATA", str(tmp_path))
    assert not channel.running()
    assert heard.messages == []


# Its end


def test_whoever_asks_after_the_end_is_told_that_there_is_none() -> None:
    with control(Heard()) as one:
        assert ask(STATUS)
        one.close()
        with pytest.raises(NotRunning):
            ask(STATUS)


def test_the_last_answer_comes_before_the_end() -> None:
    for _ in range(20):
        with control(Heard()) as one, ThreadPoolExecutor(1) as pool:
            last = pool.submit(ask, {"do": "stop"})
            while not one_heard(one):
                pass
            one.close()
            assert last.result()["status"]["profile"] == "me"


def one_heard(one: control_module.Control) -> bool:
    handler = one._handler
    assert isinstance(handler, Heard)
    return bool(handler.messages)


def test_stopping_waits_until_the_last_line_is_written(data_folder: Path) -> None:
    """The companion hangs up first; what it writes afterwards must not come after an erasure."""
    data_folder.mkdir(mode=0o700)
    with fake(), ThreadPoolExecutor(1) as pool:
        with FileLock(data_folder / app_files.COMPANION_LOCK):
            stopping = pool.submit(channel.stop)
            while channel.running():
                pass
            with pytest.raises(TimeoutError):
                stopping.result(0.2)
        assert stopping.result()


def test_one_that_does_not_end_is_said(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    monkeypatch.setattr(channel, "ENDS_WITHIN_S", 0.05)
    data_folder.mkdir(mode=0o700)
    with fake(), FileLock(data_folder / app_files.COMPANION_LOCK):
        assert not channel.stop()


def test_only_the_companion_of_the_one_whose_records_go_is_stopped() -> None:
    with fake(profile="anna") as one:
        assert not channel.stop("me")
        assert one.told == []
        assert channel.stop("anna")
        assert one.told == [{"do": "stop"}]


def test_ending_for_good_leaves_no_socket(data_folder: Path) -> None:
    data_folder.mkdir(mode=0o700)
    with socket.socket(socket.AF_UNIX) as killed:
        killed.bind(str(data_folder / "companion.sock"))
    channel.end_for_good()
    assert [*data_folder.iterdir()] == []


def test_one_that_cannot_start_says_why(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    monkeypatch.setattr(channel, "command", lambda *_: [sys.executable, "-c", "exit('No desk.')"])
    with pytest.raises(InputError, match=r"^No desk\.$"):
        channel.start("me", None)
    monkeypatch.setattr(channel, "command", lambda *_: [sys.executable, "-c", "pass"])
    with pytest.raises(InputError, match="without a word"):
        channel.start("me", None)
    assert not data_folder.exists()
