"""Languages: catalogues, the words of one language, and which language a visit is in."""

from .choose import choose, languages
from .route import router, texts_url
from .texts import Texts

__all__ = ["Texts", "choose", "languages", "router", "texts_url"]
