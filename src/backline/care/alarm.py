"""Whether a pain that was noted asks to stop."""

from collections.abc import Mapping
from typing import Any

from ..library import numbers


def alarming(pain: Mapping[str, Any]) -> bool:
    """Whether a pain check asks for a stop and for the safety questions again.

    Parameters
    ----------
    pain : mapping
        The fields of a pain check.
    """
    high = pain["pain"] > numbers("screening")["stop_above"]
    return high or pain.get("leg_worse", "no") != "no" or bool(pain.get("stopped"))
