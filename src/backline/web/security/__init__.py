"""What keeps a local server private: hosts, origins, tokens, limits, the lock, pairing."""

from .csrf import check_csrf
from .layers import add_security

__all__ = ["add_security", "check_csrf"]
