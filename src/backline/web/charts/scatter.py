"""Pairs of a day and the next morning's pain, as dots; one for many pairs is larger."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from backline.care.progress import Together, words
from backline.i18n import Texts
from backline.library.progress_load import text
from backline.motion.said import say
from backline.render import svg
from backline.render.scale import Scale, nice_ticks

from .axis import TICKS, round_ends
from .drawn import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH

PAIN_TOP = 10.0


@dataclass(frozen=True, slots=True)
class Scatter:
    """One comparison: its words, its drawing (None for too few pairs), its rows of a table."""

    id: str
    title: str
    says: str
    drawing: Markup | None
    rows: tuple[tuple[str, str], ...]


def scatter(found: Together, dots: Sequence[tuple[float, float]], texts: Texts) -> Scatter:
    """Return what one day held against the pain of the next, in words, dots and numbers."""
    title = texts.gettext(text(f"together.{found.cause}"))
    drawing = _drawn(title, dots, texts) if found.difference is not None else None
    says = texts.gettext(words.says_of_together(found))
    return Scatter(f"together-{found.cause}", title, says, drawing, tuple(_rows(found, texts)))


def _rows(found: Together, texts: Texts) -> list[tuple[str, str]]:
    if found.difference is None:
        return []
    one, two = ".1f", ".2f"
    values: list[tuple[str, float | tuple[float, float] | None, str]] = [
        ("pairs", found.pairs, ".0f"),
        ("split", found.split, one),
        ("higher", found.pain_higher, one),
        ("lower", found.pain_lower, one),
        ("difference", found.difference, f"+{one}"),
        ("difference_chance", found.difference_by_chance, f"+{one}"),
        ("rank", found.rank_correlation, f"+{two}"),
        ("rank_chance", found.rank_by_chance, f"+{two}"),
    ]
    return [
        (texts.gettext(text(f"page.rows.{name}")).strip(), _cell(texts, value, spec))
        for name, value, spec in values
    ]


def _cell(texts: Texts, value: float | tuple[float, float] | None, spec: str) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        low, high = (texts.number(end, spec) for end in value)
        return texts.gettext(say("{low} to {high}", low=low, high=high))
    return texts.number(value, spec)


def _drawn(title: str, dots: Sequence[tuple[float, float]], texts: Texts) -> Markup:
    low, high = round_ends([0.0, *(held for held, _ in dots)])
    x = Scale(low, high, LEFT, WIDTH - RIGHT - 6)
    y = Scale(0.0, PAIN_TOP, BOTTOM, TOP)
    parts = [
        svg.stroke("bl-grid", LEFT, y(value), WIDTH - RIGHT, y(value))
        + svg.write(LEFT - 6, y(value) + 4, texts.number(value), "end")
        for value in nice_ticks(0.0, PAIN_TOP, TICKS)
    ]
    parts += [
        svg.write(x(value), HEIGHT - 8, texts.number(value), "middle")
        for value in nice_ticks(low, high, TICKS)
    ]
    for (held, pain), count in Counter(dots).items():
        parts.append(
            Markup('<circle class="chart-dot" cx="{:.1f}" cy="{:.1f}" r="{:.1f}"/>').format(
                x(held), y(pain), min(3 + count, 9)
            )
        )
    name = texts.gettext(say("{title} against the pain of the next day", title=title))
    return Markup(
        '<svg class="chart-still" role="img" viewBox="0 0 {:.0f} {:.0f}" aria-label="{}">{}</svg>'
    ).format(WIDTH, HEIGHT, name, Markup("").join(parts))
