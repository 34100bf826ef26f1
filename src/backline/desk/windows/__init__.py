"""Windows: what it answers, what follows from that, and the adapter."""

from .adapter import Windows as Windows
from .adapter import open_windows as open_windows
