"""The command line."""

from .main import USER_MISTAKE, app, main

__all__ = ["USER_MISTAKE", "app", "main"]
