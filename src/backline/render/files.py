"""Writing a file whole or not at all."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backline.motion.errors import InputError

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """Give a file beside `out` to write to; put it in place of `out` when all went well.

    Nothing is left behind and an older `out` stays as it was when writing fails or is interrupted.

    Parameters
    ----------
    out : Path

    Yields
    ------
    Path
        Of a new file in the folder of `out`.

    Raises
    ------
    InputError
        `out` cannot be written, or the disk is full.
    """
    check_writable(out)
    part = out.with_name(f".{out.name}.part")
    try:
        yield part
        part.replace(out)
    except OSError as error:
        if error.errno in FULL:
            raise _unwritable(out, error) from error
        raise
    finally:
        part.unlink(missing_ok=True)


def write_text(out: Path, content: str) -> None:
    """Write a text file in UTF-8, whole or not at all.

    Raises
    ------
    InputError
        `out` cannot be written, or the disk is full.
    """
    with replacing(out) as part:
        part.write_text(content, encoding="utf-8")


def check_writable(out: Path) -> None:
    """Raise InputError where a file cannot be written: ask before the long work, not after it."""
    part = out.with_name(f".{out.name}.part")
    try:
        if out.is_dir():
            raise InputError(f"{out} is a folder, not a file; name the file to write in it.")
        if not out.parent.is_dir():
            raise InputError(
                f"{out} cannot be written: there is no folder {out.parent};"
                " make it or choose another."
            )
        part.touch()
        part.unlink()
    except OSError as error:
        raise _unwritable(out, error) from error


def _unwritable(out: Path, error: OSError) -> InputError:
    why = error.strerror or type(error).__name__
    return InputError(f"{out} cannot be written ({why}); choose another file or folder.")
