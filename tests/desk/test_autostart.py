"""Starting with the session: the file of each system, read back as that system reads it."""

import configparser
import plistlib
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backline.desk.autostart import is_on, turn_off, turn_on
from backline.desk.autostart.entries import (
    RESERVED,
    command_file,
    desktop_entry,
    exec_line,
    launch_agent,
)
from backline.motion.errors import InputError

COMMAND = ["/opt/backline/bin/python", "-m", "backline.desk", "--quiet"]
SYSTEMS = ("linux", "win32", "darwin")
PLACES = {
    "linux": ".config/autostart/backline-breaks.desktop",
    "win32": "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Startup/Backline breaks.cmd",
    "darwin": "Library/LaunchAgents/org.backline.breaks.plist",
}

# What may stand in a path: everything that can be printed, the signs that matter often.
SIGNS = st.one_of(
    st.sampled_from(sorted(RESERVED - set("\t\n")) + list("%=^!é漢😀[]{},.-/")),
    st.characters(exclude_categories=("Cc", "Cs", "Cn")),
)
PARTS = st.lists(st.text(SIGNS, max_size=20), min_size=1, max_size=5)
WINDOWS_PARTS = st.lists(
    st.text(SIGNS.filter(lambda sign: sign != '"'), max_size=20), min_size=1, max_size=5
)


def entry_of(content: bytes) -> configparser.SectionProxy:
    """Return the one group of a desktop entry."""
    parser = configparser.RawConfigParser(delimiters=("=",), comment_prefixes=("#",))
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string(content.decode("utf-8"))
    assert parser.sections() == ["Desktop Entry"]
    return parser["Desktop Entry"]


def exec_parts(value: str) -> list[str]:
    """Return what a desktop starts for a value of ``Exec``, in the order of the specification."""
    escapes = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
    text, at = "", 0
    while at < len(value):  # the escapes of every string
        if value[at] == "\\":
            text, at = text + escapes[value[at + 1]], at + 2
        else:
            text, at = text + value[at], at + 1
    parts, part, quoted, at = list[str](), "", False, 0
    begun = False
    while at < len(text):  # the quotes
        sign = text[at]
        if quoted:
            if sign == "\\":
                at += 1
                assert text[at] in '"`$\\'
                part += text[at]
            elif sign == '"':
                quoted = False
            else:
                assert sign not in "`$"
                part += sign
        elif sign == '"':
            assert not part, "an argument is quoted as a whole"
            quoted = begun = True
        elif sign == " ":
            parts, part, begun = [*parts, part], "", False
        else:
            assert sign not in RESERVED
            part, begun = part + sign, True
        at += 1
    assert not quoted
    assert begun
    parts.append(part)
    for one in parts:  # no field codes
        assert "%" not in one.replace("%%", "")
    return [one.replace("%%", "%") for one in parts]


def windows_parts(content: bytes) -> list[str]:
    """Return what a batch file starts, as ``cmd`` and then ``CommandLineToArgvW`` take it apart."""
    remark, codepage, line, rest = content.decode("utf-8").split("\r\n")
    assert remark.isascii()
    assert remark.startswith("@rem ")
    assert (codepage, rest) == ("@chcp 65001 >nul", "")
    opening = '@start "Backline breaks" '
    assert line.startswith(opening)
    assert "%" not in line.replace("%%", "")
    text = line.removeprefix(opening).replace("%%", "%")
    parts, part, quoted, slashes = list[str](), "", False, 0
    for sign in f"{text} ":
        if sign == "\\":
            slashes += 1
            continue
        if sign == '"':
            assert slashes % 2 == 0, "cmd does not know of quotes behind a backslash"
            part, quoted = part + "\\" * (slashes // 2), not quoted
        else:
            part += "\\" * slashes
            if sign == " " and not quoted:
                parts.append(part)
                part = ""
            else:
                assert quoted, "nothing that cmd might take as its own stands outside of quotes"
                part += sign
        slashes = 0
    return parts


@given(command=PARTS)
@example(command=['/home/Ana María/100% "mine"/it\'s $HOME`\\', "-m", "", "%f", "\\\\n", "~"])
def test_a_desktop_starts_exactly_the_command(command: list[str]) -> None:
    assert exec_parts(entry_of(desktop_entry(command))["Exec"]) == command


@given(command=WINDOWS_PARTS)
@example(command=["C:\\Users\\Ana María\\100%PATH%\\", "-m", "", "a & b ^ | > c", "\\\\host\\x "])
def test_windows_starts_exactly_the_command(command: list[str]) -> None:
    assert windows_parts(command_file(command)) == command


@given(command=PARTS)
@example(command=["/Users/Ana María/<&>/python", "]]>", ""])
def test_macos_starts_exactly_the_command(command: list[str]) -> None:
    agent = plistlib.loads(launch_agent(command))
    assert agent["ProgramArguments"] == command
    assert agent["Label"] == "org.backline.breaks"
    assert agent["RunAtLoad"] is True
    assert "KeepAlive" not in agent


def test_the_desktop_entry_has_what_it_needs() -> None:
    entry = entry_of(desktop_entry(COMMAND))
    assert entry["Type"] == "Application"
    assert entry["Name"] == "Backline breaks"
    assert entry["Terminal"] == "false"
    assert entry["X-GNOME-Autostart-enabled"] == "true"
    assert entry["Exec"] == "/opt/backline/bin/python -m backline.desk --quiet"


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="is not installed")
@pytest.mark.parametrize("program", ["/opt/python", '/opt/a b/100%/it\'s $x "y" \\ `z`/é/python'])
def test_the_desktop_entry_is_valid(program: str, tmp_path: Path) -> None:
    path = tmp_path / "backline-breaks.desktop"
    path.write_bytes(desktop_entry([program, *COMMAND[1:]]))
    done = subprocess.run(
        ["desktop-file-validate", path], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.parametrize("system", SYSTEMS)
def test_on_and_off_again(system: str, tmp_path: Path) -> None:
    where: dict[str, Any] = {"system": system, "env": {}, "home": tmp_path}
    path = tmp_path / PLACES[system]
    assert not is_on(**where)
    assert not turn_off(**where)
    assert turn_on(COMMAND, **where) == path
    written = path.read_bytes()
    assert turn_on(COMMAND, **where) == path
    assert path.read_bytes() == written
    assert is_on(**where)
    turn_on([*COMMAND, "--more"], **where)
    assert b"--more" in path.read_bytes()
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert turn_off(**where)
    assert not path.exists()
    assert path.parent.is_dir()
    assert not turn_off(**where)


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("content", [b"", b"mine\n", b"\xff\xfe", b"[Desktop Entry]\nName=x\n"])
def test_somebody_elses_file_of_that_name_stays(
    system: str, content: bytes, tmp_path: Path
) -> None:
    path = tmp_path / PLACES[system]
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    assert not is_on(system=system, env={}, home=tmp_path)
    assert not turn_off(system=system, env={}, home=tmp_path)
    with pytest.raises(InputError, match="is not from Backline: move it away first"):
        turn_on(COMMAND, system=system, env={}, home=tmp_path)
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("base", "expected"),
    [("/etc/me", "/etc/me/autostart"), ("", ".config/autostart"), ("me", ".config/autostart")],
)
def test_where_a_desktop_looks(base: str, expected: str, tmp_path: Path) -> None:
    folder = tmp_path / "home"
    base = f"{tmp_path}{base}" if base.startswith("/") else base
    path = turn_on(COMMAND, system="linux", env={"XDG_CONFIG_HOME": base}, home=folder)
    assert path.parent == (
        tmp_path / expected.removeprefix("/") if base.startswith("/") else folder / expected
    )


def test_where_windows_looks(tmp_path: Path) -> None:
    path = turn_on(COMMAND, system="win32", env={"APPDATA": str(tmp_path / "r")}, home=Path("/no"))
    assert path.relative_to(tmp_path).parts[:3] == ("r", "Microsoft", "Windows")


@pytest.mark.parametrize("switched", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_switched_off_by_the_desktop(switched: str, tmp_path: Path) -> None:
    path = turn_on(COMMAND, system="linux", env={}, home=tmp_path)
    text = path.read_text("utf-8").replace("X-GNOME-Autostart-enabled=true\n", "")
    path.write_text(f"{text}{switched}\n", "utf-8")
    assert not is_on(system="linux", env={}, home=tmp_path)
    turn_on(COMMAND, system="linux", env={}, home=tmp_path)
    assert is_on(system="linux", env={}, home=tmp_path)
    path.write_text(f"{text}{switched}\n", "utf-8")
    assert turn_off(system="linux", env={}, home=tmp_path)


def test_switched_off_by_macos(tmp_path: Path) -> None:
    path = turn_on(COMMAND, system="darwin", env={}, home=tmp_path)
    path.write_bytes(plistlib.dumps(plistlib.loads(path.read_bytes()) | {"Disabled": True}))
    assert not is_on(system="darwin", env={}, home=tmp_path)
    assert turn_off(system="darwin", env={}, home=tmp_path)


@pytest.mark.parametrize("there", [True, False])
def test_windows_takes_the_python_without_a_console(there: bool, tmp_path: Path) -> None:
    program = tmp_path / "Python.exe"
    program.touch()
    if there:
        (tmp_path / "Pythonw.exe").touch()
    path = turn_on([str(program), "-m", "backline.desk"], system="win32", env={}, home=tmp_path)
    expected = tmp_path / ("Pythonw.exe" if there else "Python.exe")
    assert windows_parts(path.read_bytes()) == [str(expected), "-m", "backline.desk"]


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_folder_that_cannot_be_made(system: str, tmp_path: Path) -> None:
    (tmp_path / Path(PLACES[system]).parts[0]).write_text("a file where a folder belongs")
    with pytest.raises(InputError, match=r"cannot be written \(.+\): allow writing .* -m backline"):
        turn_on(COMMAND, system=system, env={}, home=tmp_path)
    assert not is_on(system=system, env={}, home=tmp_path)
    assert not turn_off(system=system, env={}, home=tmp_path)


def test_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may write anywhere, so the refusal is planted."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = turn_on(COMMAND, system="linux", env={}, home=tmp_path)
    monkeypatch.setattr(Path, "write_bytes", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(InputError, match=r"cannot be written \(Permission denied\)"):
        turn_on(COMMAND, system="linux", env={}, home=tmp_path)
    with pytest.raises(InputError, match=r"cannot be removed \(Permission denied\)"):
        turn_off(system="linux", env={}, home=tmp_path)
    assert path.exists()


@pytest.mark.parametrize("part", ["a\nb", "a\x00b", "a\x1bb", "a\udcffb", "a\uffffb"])
def test_what_no_file_can_hold(part: str, tmp_path: Path) -> None:
    for system in SYSTEMS:
        with pytest.raises(InputError, match="cannot be started with the session") as raised:
            turn_on([part, "-m", part], system=system, env={}, home=tmp_path)
        assert len(raised.value.problems) == 2
    assert not list(tmp_path.iterdir())


def test_quotation_marks_stop_at_windows(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        turn_on(['C:\\a"b'], system="win32", env={}, home=tmp_path)
    assert exec_line(['a"b']) == '"a\\\\"b"'


def test_this_python_can_be_started_by_it(tmp_path: Path) -> None:
    """The command of the running Python, taken out of the file again, runs."""
    script = tmp_path / 'it\'s 100% "mine" & yours.py'
    script.write_text("print('here')")
    path = turn_on([sys.executable, str(script)], system="linux", env={}, home=tmp_path)
    parts = exec_parts(entry_of(path.read_bytes())["Exec"])
    done = subprocess.run(parts, capture_output=True, text=True, check=True)
    assert done.stdout == "here\n"
