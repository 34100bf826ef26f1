"""Languages: catalogues, the words of one language, and which language somebody reads."""

from .choose import choose, languages
from .texts import Texts

__all__ = ["Texts", "choose", "languages"]
