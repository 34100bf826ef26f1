"""Live coaching: poses in over a socket, what the engine makes of them out."""

from .api import router as api_router
from .socket import router as socket_router

__all__ = ["api_router", "socket_router"]
