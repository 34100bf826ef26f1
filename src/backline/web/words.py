"""Words for what the decisions only name: sides, units, kinds, moments."""

from backline.care.measure import told_error
from backline.i18n import Texts
from backline.motion.protocol import Protocol
from backline.motion.said import Figure, say


def unit(texts: Texts, name: str, count: float) -> str:
    """Return the unit of a test after a number, such as ``degrees``."""
    if name == "deg":
        return texts.ngettext("degree", "degrees", count)
    if name == "s":
        return texts.ngettext("second", "seconds", count)
    if name == "stands":
        return texts.ngettext("stand", "stands", count)
    return texts.ngettext("repetition", "repetitions", count)


def amount(texts: Texts, test: Protocol, value: float, error: float | None) -> str:
    """Return a value with its error and unit, such as ``68 ± 12 degrees``."""
    spec = ".1f" if test.unit == "s" else ".0f"
    what = unit(texts, test.unit, float(format(value, spec)))
    if error is None:
        return texts.gettext(say("{value} {unit}", value=Figure(value, spec), unit=what))
    wide = Figure(told_error(error, test.unit), spec)
    told = say("{value} ± {error} {unit}", value=Figure(value, spec), error=wide, unit=what)
    return texts.gettext(told)
