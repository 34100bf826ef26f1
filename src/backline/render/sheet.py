"""An exercise for the terminal: how to do it, what is watched, what the evidence says."""

from collections.abc import Iterable, Sequence

from rich.markdown import Markdown
from rich.table import Table

from backline.motion.definition import Activity, Exercise

WITHOUT_CAMERA = "No camera watches this one: count or time it yourself."


def listing(activities: Sequence[Activity]) -> Table:
    """Return all exercises, one a row; those without a camera say so."""
    table = Table(box=None, pad_edge=False)
    for heading in ("id", "name", "kind", "what it is for"):
        table.add_column(heading, no_wrap=heading == "id")
    for one in activities:
        name = one.name if isinstance(one, Exercise) else f"{one.name} (no camera)"
        table.add_row(one.id, name, one.kind, one.why)
    return table


def sheet(one: Activity) -> Markdown:
    """Return everything that a person needs to do one exercise."""
    evidence = one.words.get("evidence", {})
    parts = [
        f"# {one.name}", one.why,
        "## How", _numbered(one.steps), f"**How much.** {one.dose.text}",
        "## Take care", _listed(one.warnings),
        *_section("Easier", _forms(one, "easier")),
        *_section("Harder", _forms(one, "harder")),
        *_camera(one),
        *_section("What the evidence says", str(evidence.get("says", ""))),
        _listed(evidence.get("sources", ())),
    ]  # fmt: skip
    return Markdown("\n\n".join(parts))


def _camera(one: Activity) -> list[str]:
    if not isinstance(one, Exercise):
        return [WITHOUT_CAMERA]
    return [
        "## What the camera looks for", _listed(fault.says for fault in one.faults),
        "## What it cannot see", _listed(one.unwatched), str(one.words.get("camera", "")),
    ]  # fmt: skip


def _section(heading: str, body: str) -> list[str]:
    """Return a heading and what is under it; nothing where there is nothing."""
    return [f"## {heading}", body] if body else []


def _forms(one: Activity, key: str) -> str:
    return _listed(f"{form['name']}: {form['how']}" for form in one.words.get(key, ()))


def _listed(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _numbered(items: Sequence[str]) -> str:
    return "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
