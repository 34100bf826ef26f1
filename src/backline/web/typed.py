"""Numbers as people type them into a form."""

MOST_DIGITS = 15


def number(text: str) -> float | None:
    """Return a number, with a comma too; None where it is none.

    >>> number("7,5"), number("many")
    (7.5, None)
    """
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def whole(given: object, most: int) -> int | None:
    """Return a whole number from 0 to ``most``; None where it is none, or no text at all.

    >>> whole("7", 10), whole("11", 10), whole("-1", 10)
    (7, None, None)
    """
    if not isinstance(given, str) or not given.isdecimal() or len(given) > MOST_DIGITS:
        return None
    return int(given) if int(given) <= most else None
