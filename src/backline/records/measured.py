"""The results of a test as events to keep."""

from collections.abc import Iterable
from datetime import datetime

from ..care.measure import Result
from ..library.tests_load import reasons
from ..motion.protocol import Protocol
from .events import MeasuredTest
from .writing import Entry


def as_entries(
    protocol: Protocol,
    results: Iterable[Result],
    at: datetime,
    source: str,
    model_sha256: str | None = None,
) -> list[Entry]:
    """Return an entry for each side, those that were not measurable with their reason.

    Parameters
    ----------
    protocol : Protocol
    results : iterable of Result
    at : datetime
    source : str
        The recording's name.
    model_sha256 : str, optional
        Of the pose model that found the landmarks.
    """
    words = reasons()
    return [
        Entry(
            MeasuredTest(
                protocol.id, one.side, rounded(one.value), rounded(one.error),
                reason=words[one.reason] if one.reason else None, source=source,
            ),
            at,
            definition_sha256=protocol.sha256,
            model_sha256=model_sha256,
        )
        for one in results
    ]  # fmt: skip


def rounded(value: float | None) -> float | None:
    """Return a value to the tenth, as it is told."""
    return None if value is None else round(value, 1)
