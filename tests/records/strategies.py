"""Values of every kind of event, made from the rules that each field keeps to."""

from dataclasses import MISSING
from typing import Any

from hypothesis import strategies as st

from backline.records.bodies import rules_of
from backline.records.rules import Between, Flag, ListOf, OneOf, Plain, Rule, TableOf, Text

PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside),
    max_leaves=5,
)


def values(rule: Rule) -> st.SearchStrategy[Any]:
    """Return values that a rule allows."""
    found: st.SearchStrategy[Any]
    match rule:
        case Between(least, most, True):
            found = st.integers(int(least), int(most))
        case Between(least, most):
            found = st.floats(least, most)
        case OneOf(words):
            found = st.sampled_from(words)
        case Text(most):
            found = st.text(min_size=1, max_size=most).filter(str.strip)
        case Flag():
            found = st.booleans()
        case ListOf(item):
            found = st.lists(values(item), max_size=4)
        case TableOf(item):
            found = st.dictionaries(st.text(max_size=20), values(item), max_size=4)
        case _:
            assert isinstance(rule, Plain)
            found = PLAIN
    return found


@st.composite
def bodies(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    """Return a body that every rule of its kind allows."""
    body = {}
    for one, rule in rules_of(kind).values():
        if one.default is MISSING or draw(st.booleans()):
            body[one.name] = draw(values(rule))
    times = [name for name in ("start_s", "turn_s", "end_s") if name in body]
    return body | dict(zip(times, sorted(body[name] for name in times), strict=True))
