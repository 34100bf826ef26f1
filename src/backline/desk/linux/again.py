"""When to try again what did not work."""

from collections.abc import Hashable

from ..clock import steady_s

AGAIN_S = 30.0


class Again:
    """Remembers what failed, and for how long that is left alone."""

    def __init__(self, after_s: float = AGAIN_S) -> None:
        self._after_s = after_s
        self._not_before_s = dict[Hashable, float]()

    def may(self, what: Hashable) -> bool:
        """Whether something may be tried."""
        return steady_s() >= self._not_before_s.get(what, 0.0)

    def failed(self, what: Hashable) -> None:
        """Leave something alone for a while."""
        self._not_before_s[what] = steady_s() + self._after_s
