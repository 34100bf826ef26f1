"""Messages: collecting them from code, pages and library, and giving them to the page's scripts."""

from .route import router, texts_url

__all__ = ["router", "texts_url"]
