"""Words for what the decisions only name: sides, units, kinds, moments."""

from collections.abc import Mapping

from backline.care.measure import Result, told_error
from backline.library import numbers
from backline.motion.protocol import Protocol
from backline.motion.said import Figure, say

from .i18n import Texts

SIDES: Mapping[str, str] = {
    "left": say("Left leg"),
    "right": say("Right leg"),
    "both": say("Both legs"),
    "unseen": say("Leg not known"),
}


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


def trials_said(texts: Texts, test: Protocol, result: Result) -> str:
    """Return on how many trials a value rests; empty for a test of one trial."""
    if test.trials == 1:
        return ""
    told = say("From {some} of {all} trials.", some=result.trials, all=test.trials)
    if result.trials < test.trials:
        wider = texts.gettext(say("Fewer trials, so the error is wider."))
        return f"{texts.gettext(told)} {wider}"
    return texts.gettext(told)


def also_said(texts: Texts, result: Result) -> str:
    """Return the second number of a forward bend; empty where there is none."""
    if result.also is None:
        return ""
    return texts.gettext(
        say(
            "Your hands reached {reach} ± {error} % of a leg's length below the hips.",
            reach=Figure(result.also, ".0f"),
            error=Figure(numbers("measure")["reach_error"], ".0f"),
        )
    )
