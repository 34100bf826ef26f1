"""Put other people's browser parts into the package: ``python -m backline.web.vendor_build``.

They come from npm by name and version, each file is checked by its hash, and the finished files
are served from our own origin. Standard library only: a wheel is built where nothing else is.
"""

import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from backline.sources.bundle_build import cache_folder, sha256, write_whole
from backline.sources.package_clients import FetchError, check, from_archive, npm_pack

VENDOR = Path(__file__).parent / "static" / "vendor"
LICENCES = "licences.json"


@dataclass(frozen=True, slots=True)
class Part:
    """One npm package and what is taken from it.

    Attributes
    ----------
    name, version : str
        As npm has them.
    licence : str
        Its SPDX identifier.
    folder : str
        Where its files go, below the folder of all parts.
    files : dict
        File name -> member of the package, and its SHA-256 in hexadecimal.
    """

    name: str
    version: str
    licence: str
    folder: str
    files: dict[str, tuple[str, str]] = field(repr=False)

    def whole_in(self, root: Path) -> bool:
        """Return whether all its files are in a folder, to the byte."""
        return all(
            path.is_file() and sha256(path) == expected
            for path, expected in (
                (root / self.folder / name, expected) for name, (_, expected) in self.files.items()
            )
        )


PARTS = (
    Part(
        "@mediapipe/tasks-vision",
        "0.10.21",  # nothing later: from then on it may send usage figures out
        "Apache-2.0",
        "tasks-vision",
        {
            # Named .js, so that every server sends it as a script.
            "vision_bundle.js": (
                "vision_bundle.cjs",
                "bf58c9b3f592304422947b51e1f7de360c67d4dfeaa900064352da0c5a7c9115",
            ),
            "vision_wasm_internal.js": (
                "wasm/vision_wasm_internal.js",
                "4a97e2520ba506c680ecd6ba6acfb146888afa0e2746d57f205352bc6ebb82eb",
            ),
            "vision_wasm_internal.wasm": (
                "wasm/vision_wasm_internal.wasm",
                "f00ec4731faa23b3e714d00e88d4d10e2df5c0a427d3a2b4ae6e3526fdd14ef7",
            ),
            "vision_wasm_nosimd_internal.js": (
                "wasm/vision_wasm_nosimd_internal.js",
                "927def7b465c51b86e4b3060f93646aca4e27121f4b8fc0483786e407ea9cf1f",
            ),
            "vision_wasm_nosimd_internal.wasm": (
                "wasm/vision_wasm_nosimd_internal.wasm",
                "3821ea9b1f7fb8c549ef2a064ef5c85750bf375c545a49fd6eea0df44a95f1f4",
            ),
        },
    ),
    Part(
        "htmx.org",
        "2.0.11",
        "0BSD",
        "htmx",
        {
            "htmx.min.js": (
                "dist/htmx.min.js",
                "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717",
            ),
            "LICENSE": (
                "LICENSE",
                "d3d2456f76414f2456104660ebd65aff1c04cd7966b942bdabd63f3cdb316a38",
            ),
        },
    ),
    Part(
        "uplot",
        "1.6.32",
        "MIT",
        "uplot",
        {
            "uPlot.iife.min.js": (
                "dist/uPlot.iife.min.js",
                "19c8d4c6ad88929a79f4ae49d6f7161566dfd0ba3d15cc495e974f787eb78f1f",
            ),
            "uPlot.min.css": (
                "dist/uPlot.min.css",
                "df630c6a8d6f8eeaff264b50f73ce5b114f646ffd9a0bb74f049b0a00135fa04",
            ),
            "LICENSE": (
                "LICENSE",
                "8f989229699b4fe2f1a0432d0e9edc338a8a911e250e2d1b01ecd770a5f5b1bd",
            ),
        },
    ),
)

FOR_TESTS = (
    Part(
        "axe-core",
        "4.14.1",
        "MPL-2.0",
        "axe-core",
        {
            "axe.min.js": (
                "axe.min.js",
                "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c",
            ),
        },
    ),
)


def build_all(folder: Path = VENDOR) -> list[str]:
    """Put the parts of the web pages into a folder, and their licences.

    Returns
    -------
    list of str
        The names of the parts that had to be downloaded.

    Raises
    ------
    FetchError
        When a download fails, a hash is wrong, or a file cannot be written.
    """
    fetched = place(PARTS, folder)
    _write_licences(folder)
    return fetched


def place(parts: Sequence[Part], folder: Path) -> list[str]:
    """Put parts into a folder: what is there stays, what was fetched before is copied.

    Returns
    -------
    list of str
        The names of the parts that had to be downloaded.

    Raises
    ------
    FetchError
        When a download fails, a hash is wrong, or a file cannot be written.
    """
    cache = cache_folder() / "vendor"
    missing = [part for part in parts if not part.whole_in(folder)]
    unfetched = [part for part in missing if not part.whole_in(cache)]
    try:
        _fetch_into(cache, unfetched)
        for part in missing:
            for name in part.files:
                content = (cache / part.folder / name).read_bytes()
                write_whole(folder / part.folder / name, content)
    except OSError as error:
        raise FetchError(f"The parts of the web pages could not be stored: {error}.") from error
    return [part.name for part in unfetched]


def _fetch_into(cache: Path, parts: Sequence[Part]) -> None:
    for part in parts:
        scratch = Path(tempfile.mkdtemp(prefix="backline-"))
        try:
            wanted = f"{part.name}@{part.version}"
            archive = npm_pack(wanted, scratch, "the web pages")
            members = [f"package/{member}" for member, _ in part.files.values()]
            contents = from_archive(archive, members)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
        for name, (member, expected) in part.files.items():
            content = contents[f"package/{member}"]
            check(f"The {member} of {wanted}", content, expected)
            write_whole(cache / part.folder / name, content)


def _write_licences(folder: Path) -> None:
    """Write what the page of licences shows; no text where the package brings none."""
    rows = []
    for part in PARTS:
        text = folder / part.folder / "LICENSE"
        rows.append(
            {
                "name": part.name,
                "version": part.version,
                "licence": part.licence,
                "text": text.read_text("utf-8") if text.is_file() else None,
            }
        )
    content = (json.dumps(rows, indent=1, ensure_ascii=False) + "\n").encode()
    path = folder / LICENCES
    if not path.is_file() or path.read_bytes() != content:
        write_whole(path, content)


def main(arguments: Sequence[str]) -> int:
    """Fetch what is missing; say what was done, or what failed and what to do."""
    tested = FOR_TESTS if "--for-tests" in arguments else ()
    try:
        fetched = [*build_all(), *place(tested, cache_folder())]
    except FetchError as error:
        print(f"Web parts: {error}", file=sys.stderr)
        return 1
    names = ", ".join(part.name for part in (*PARTS, *tested))
    print(f"Web parts: {names} in place{', newly fetched' if fetched else ''}.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
