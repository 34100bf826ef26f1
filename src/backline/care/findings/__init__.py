"""What the results suggest: findings from tests and answers, each with its rule and its doubt."""

from .answers import Told, read_answers
from .decide import Finding, Result, findings
from .inputs import Inputs, Reading
from .newest import from_history, inputs_from
from .read import read

__all__ = [
    "Finding",
    "Inputs",
    "Reading",
    "Result",
    "Told",
    "findings",
    "from_history",
    "inputs_from",
    "read",
    "read_answers",
]
