"""What keeps a local server private: hosts, origins, tokens, headers, limits."""

from .csrf import check_csrf
from .guard import add_security

__all__ = ["add_security", "check_csrf"]
