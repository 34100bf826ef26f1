"""A definition as the text of a TOML file that a person can read and change."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

HEAD = """\
# An exercise of your own, written by Backline's form. You may change it here, too:
# `backline exercises FILE` says whether it can still be used.

"""


def toml_text(data: Mapping[str, Any]) -> str:
    """Return a file that holds a mapping: plain values first, then its tables.

    Parameters
    ----------
    data : mapping
        Texts, numbers, booleans, lists and mappings, as `tomllib` gives them.
    """
    plain = {key: value for key, value in data.items() if not _is_table(key, value)}
    lines = [f"{key} = {_value(value, wide=True)}" for key, value in plain.items()]
    for key, value in data.items():
        if key not in plain:
            lines += _tables(key, value)
    return HEAD + "\n".join(lines) + "\n"


def _is_table(key: str, value: Any) -> bool:
    """Whether a value is written below a heading; the forms of an exercise fit on a line each."""
    if isinstance(value, list) and value and key not in {"easier", "harder"}:
        return all(isinstance(item, Mapping) for item in value)
    return isinstance(value, Mapping)


def _tables(key: str, value: Any) -> Iterator[str]:
    several = isinstance(value, list)
    for table in value if several else [value]:
        yield f"\n[[{key}]]" if several else f"\n[{key}]"
        yield from (f"{name} = {_value(inner)}" for name, inner in table.items())


def _value(value: Any, *, wide: bool = False) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)  # its escapes are those of TOML, too
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        inner = ", ".join(f"{name} = {_value(item)}" for name, item in value.items())
        return f"{{ {inner} }}"
    if isinstance(value, list):
        items = [_value(item) for item in value]
        if wide and any(isinstance(item, (str, Mapping)) for item in value) and len(value) > 1:
            return "[\n" + "".join(f"    {item},\n" for item in items) + "]"
        return f"[{', '.join(items)}]"
    return repr(value)
