"""The app in the browser: draws what the engine and the decisions say, judges nothing."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .app import create_app
    from .settings import Settings

__all__ = ["Settings", "create_app"]

_HOMES = {"Settings": "settings", "create_app": "app"}


def __getattr__(name: str) -> object:
    # Fetched when asked for: the build puts the browser's parts in place with `web.vendor_build`
    # where no web framework is installed yet.
    if name in _HOMES:
        return getattr(import_module(f".{_HOMES[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
