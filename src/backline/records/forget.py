"""What goes with a person beside their records: small files hold something of everybody."""

from . import companion_log
from .break_settings import forget_break_settings
from .calendar_feed import forget_calendar
from .preferences import forget_preferences


def forget_choices(profile: str) -> None:
    """Forget what a person has chosen, the address of their calendar, and what waits to be kept.

    Raises
    ------
    InputError
        If a file cannot be written.
    """
    forget_preferences(profile)
    forget_break_settings(profile)
    forget_calendar(profile)
    companion_log.forget(profile)
