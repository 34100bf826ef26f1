"""How each person wants to be interrupted: a small file beside the records."""

from ..care.breaks.settings import BreakSettings, as_json, from_json
from .app_files import BREAKS, read_file, write_file
from .preferences import CHANGING


def break_settings(profile: str) -> BreakSettings:
    """Return what a person has chosen; a value that cannot be read is as if it were not chosen."""
    return from_json(read_file(BREAKS).get(profile))


def keep_break_settings(profile: str, chosen: BreakSettings) -> None:
    """Keep what a person has chosen.

    Raises
    ------
    InputError
        If the file cannot be written.
    """
    with CHANGING:
        write_file(BREAKS, {**read_file(BREAKS), profile: as_json(chosen)})


def forget_break_settings(profile: str) -> None:
    """Forget what a person has chosen, as when their records are erased."""
    with CHANGING:
        everybody = read_file(BREAKS)
        if everybody.pop(profile, None) is not None:
            write_file(BREAKS, everybody)
