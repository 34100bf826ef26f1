"""How each person wants to be interrupted: a small file beside the records."""

from ..care.breaks.settings import BreakSettings, as_json, from_json
from .app_files import BREAKS, change_entry, forget_entry, read_file


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
    change_entry(BREAKS, profile, lambda _: as_json(chosen))


def forget_break_settings(profile: str) -> None:
    """Forget what a person has chosen, as when their records are erased."""
    forget_entry(BREAKS, profile)
