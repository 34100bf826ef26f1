"""The calm full-screen page of a break, on all monitors, with a way out."""

from .break_page import BreakPage
from .request import PageRequest, page_words

__all__ = ["BreakPage", "PageRequest", "page_words"]
