"""Devices that a program never lets go of: after hours they say nothing any more."""

from collections.abc import Callable
from typing import Final

from ...library.numbers_load import numbers
from ..clock import steady_s

MOST_S: Final = numbers("breaks")["device_most_h"] * 3600


class Held:
    """Remembers since when each device is in use.

    Parameters
    ----------
    clock : callable
        Returns seconds of a steady clock.
    """

    def __init__(self, clock: Callable[[], float] = steady_s) -> None:
        self._clock = clock
        self._since_s = dict[str, float]()

    def believed(self, device: str, in_use: bool) -> bool:
        """Whether a device counts as in use.

        Parameters
        ----------
        device : str
            Its name.
        in_use : bool
            Whether it is seen to be in use now. Seen so for more than `MOST_S` it is not believed
            until it was free once.
        """
        if not in_use:
            self._since_s.pop(device, None)
            return False
        now_s = self._clock()
        return now_s - self._since_s.setdefault(device, now_s) <= MOST_S
