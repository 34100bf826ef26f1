"""The answers about oneself as events to keep."""

from collections.abc import Iterator

from ..care.findings import Told
from .events import Event, Function, ProfileFacts, Symptoms, WholeBody


def events_of(told: Told) -> Iterator[Event]:
    """Yield what the answers are kept as."""
    person = told.person
    sex = None if person.sex == "unspecified" else person.sex
    if sex or person.birth_year or person.country:
        yield ProfileFacts(sex, person.birth_year, person.country)
    if told.symptoms:
        yield Symptoms(told.symptoms)
    if told.whole_body:
        yield WholeBody(told.whole_body)
    yield from (Function(name, score) for name, score in told.activities.items())
