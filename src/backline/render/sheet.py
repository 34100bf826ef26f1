"""An exercise for the terminal: how to do it, what is watched, what the evidence says."""

from collections.abc import Iterable, Sequence

from rich.markdown import Markdown
from rich.table import Table

from backline.motion.definition import Exercise


def listing(exercises: Sequence[Exercise]) -> Table:
    """Return all exercises, one a row."""
    table = Table(box=None, pad_edge=False)
    for heading in ("id", "name", "kind", "what it is for"):
        table.add_column(heading, no_wrap=heading == "id")
    for one in exercises:
        table.add_row(one.id, one.name, one.kind, one.why)
    return table


def sheet(exercise: Exercise) -> Markdown:
    """Return everything that a person needs to do one exercise."""
    words = exercise.words
    evidence = words.get("evidence", {})
    parts = [
        f"# {exercise.name}", exercise.why,
        "## How", _numbered(exercise.steps), f"**How much.** {exercise.dose.text}",
        "## Take care", _listed(exercise.warnings),
        "## Easier", _listed(f"{form['name']}: {form['how']}" for form in words.get("easier", ())),
        "## What the camera looks for", _listed(fault.says for fault in exercise.faults),
        "## What it cannot see", _listed(exercise.unwatched), str(words.get("camera", "")),
        "## What the evidence says", str(evidence.get("says", "")),
        _listed(evidence.get("sources", ())),
    ]  # fmt: skip
    return Markdown("\n\n".join(parts))


def _listed(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _numbered(items: Sequence[str]) -> str:
    return "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
