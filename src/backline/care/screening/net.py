"""The safety net: where to go and how soon, in plain words, with the country's number."""

from collections.abc import Collection
from dataclasses import dataclass

from ...library.screening_load import Grade, emergency_numbers, screening
from ...motion.said import joined, say


@dataclass(frozen=True, slots=True)
class SafetyNet:
    """Where to go and how soon.

    Attributes
    ----------
    number : str
        What to dial in an emergency; the generic wording where the country is not known.
    emergency, same_day, days : str
        What to do at each level.
    standing : str
        What to watch for when exercises are open.
    """

    number: str
    emergency: str
    same_day: str
    days: str
    standing: str


def safety_net(country: str | None = None) -> SafetyNet:
    """Return the safety net of a country (ISO 3166, two letters); generic where unknown."""
    texts = screening().texts
    known = emergency_numbers().get((country or "").upper())
    number = known.number if known else texts["any_number"]
    told = (say(texts[name], number=number) for name in ("emergency", "same_day", "days", "net"))
    return SafetyNet(number, *told)


def advice(
    grade: Grade, rules: Collection[str], modify: Collection[str], country: str | None
) -> str:
    """Return the advice of an outcome whose level these rules set (by id)."""
    texts, net = screening().texts, safety_net(country)
    if grade == "ok":
        return joined((texts["ok_left_out" if modify else "ok"], net.standing))
    says: str = {"emergency": net.emergency, "same_day": net.same_day, "days": net.days}[grade]
    if grade == "same_day" and "not_cleared" in rules:
        first: str = texts["answer_first"]
        return first if set(rules) == {"not_cleared"} else joined((says, first))
    return says
