"""The moment arms of the body model: ``library/body/moment_arms.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ..motion.errors import InputError


@dataclass(frozen=True, slots=True)
class MomentArms:
    """Moment arms by muscle, centimetres at rising joint angles.

    Attributes
    ----------
    hip_deg, knee_deg : tuple of float
        The angles of the tables.
    hip_cm, knee_cm : mapping of str to tuple of float
        Extension positive at the hip, flexion positive at the knee.
    strength_n, length_cm : mapping of str to float
        Greatest force; length at hip 0 and knee 0.
    source : str
    """

    hip_deg: tuple[float, ...]
    hip_cm: Mapping[str, tuple[float, ...]]
    knee_deg: tuple[float, ...]
    knee_cm: Mapping[str, tuple[float, ...]]
    strength_n: Mapping[str, float]
    length_cm: Mapping[str, float]
    source: str


@cache
def moment_arms() -> MomentArms:
    """Return the tables.

    Raises
    ------
    InputError
        If a column is not as long as its angles, or the angles do not rise.
    """
    path = files(__package__) / "body" / "moment_arms.toml"
    table = tomllib.loads(path.read_text("utf-8"))
    problems = [problem for joint in ("hip", "knee") for problem in _problems(joint, table[joint])]
    if problems:
        raise InputError(*problems)
    hip, knee = (_columns(table[joint]) for joint in ("hip", "knee"))
    return MomentArms(
        hip.pop("at_deg"), hip, knee.pop("at_deg"), knee,
        table["strength_n"], table["length"], table["source"],
    )  # fmt: skip


def _columns(table: Mapping[str, list[float]]) -> dict[str, tuple[float, ...]]:
    return {name: tuple(map(float, values)) for name, values in table.items()}


def _problems(joint: str, table: Mapping[str, list[float]]) -> list[str]:
    angles = table["at_deg"]
    found = [
        f"moment_arms.toml: {joint}.{name} has {len(values)} values for {len(angles)} angles."
        for name, values in table.items()
        if len(values) != len(angles)
    ]
    if sorted(set(angles)) != angles:
        found.append(f"moment_arms.toml: {joint}.at_deg has to rise.")
    return found
