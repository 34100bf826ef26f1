"""macOS: what it answers, what follows from that, and the adapter."""

from .adapter import MacOS as MacOS
from .adapter import open_macos as open_macos
