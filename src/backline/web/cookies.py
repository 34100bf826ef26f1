"""Cookies: one set for each port, since browsers share them between the ports of a machine."""

from .settings import Settings

YEAR_S = 365 * 24 * 3600


def cookie_name(settings: Settings, what: str) -> str:
    """Return the name of a cookie.

    >>> cookie_name(Settings(port=9000), "csrf")
    'backline_csrf_9000'
    """
    # With this prefix no other page of the machine can plant it; it needs HTTPS.
    prefix = "__Host-" if settings.lan else ""
    return f"{prefix}backline_{what}_{settings.port}"


def cookie(settings: Settings, what: str, value: str, max_age_s: int | None = None) -> str:
    """Return the header that sets a cookie; for as long as the browser runs by default."""
    age = "" if max_age_s is None else f"; Max-Age={max_age_s}"
    secure = "; Secure" if settings.lan else ""
    # Lax and not Strict: a link to the app in another page must not look like a new browser.
    name = cookie_name(settings, what)
    return f"{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}"
