"""The few SVG elements that a chart is made of; every text is escaped."""

from markupsafe import Markup

Place = tuple[float, float, float, float]
"""Left, top, width and height."""

STYLE = Markup(
    "<style>"
    ".bl-text{font:12px sans-serif;fill:var(--ink,#1a1a1a)}"
    ".bl-id{font:12px monospace;fill:var(--ink,#1a1a1a)}"
    ".bl-halo{paint-order:stroke;stroke:var(--paper,#fff);stroke-width:4px}"
    ".bl-grid{stroke:var(--grid,#c4c4c4);stroke-width:1}"
    ".bl-line{fill:none;stroke:var(--line,#0b5cad);stroke-width:2;stroke-linejoin:round}"
    ".bl-counted{fill:var(--counted,#cfe8d8)}"
    ".bl-edge{fill:none;stroke:var(--muted,#595959);stroke-width:1.5;stroke-dasharray:5 4}"
    ".bl-turn{fill:var(--paper,#fff);stroke:var(--ink,#1a1a1a);stroke-width:1.5}"
    ".bl-bar{stroke:var(--ink,#1a1a1a);stroke-width:1.5}"
    ".bl-fault{fill:var(--fault,#b34700)}"
    ".bl-hatch{fill:none;stroke:var(--muted,#595959);stroke-width:1}"
    "</style>"
)
"""Colours are custom properties with a fallback: the page around a chart sets light and dark."""

_PATTERN = Markup(
    '<pattern id="{}" width="8" height="8" patternUnits="userSpaceOnUse">'
    '<path class="bl-hatch" d="{}"/></pattern>'
)
_RECT = Markup(
    '<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"><title>{}</title></rect>'
)
_FILLED = Markup(
    '<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" fill="url(#{})" opacity=".35"/>'
)


def slanted(name: str) -> Markup:
    """Return a pattern of slanted lines."""
    return _PATTERN.format(name, "M-2 2L2 -2M0 8L8 0M6 10L10 6")


def crossed(name: str) -> Markup:
    """Return a pattern of crossed lines."""
    return _PATTERN.format(name, "M0 0L8 8M8 0L0 8")


def box(style: str, place: Place, title: str) -> Markup:
    """Return a rectangle of a style with words for the pointer."""
    return _RECT.format(style, *place, title)


def patterned(pattern: str, place: Place) -> Markup:
    """Return a rectangle filled with a pattern."""
    return _FILLED.format(*place, pattern)


def stroke(style: str, x1: float, y1: float, x2: float, y2: float) -> Markup:
    """Return a straight line."""
    return Markup('<line class="{}" x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}"/>').format(
        style, x1, y1, x2, y2
    )


def dot(style: str, x: float, y: float) -> Markup:
    """Return a small circle."""
    return Markup('<circle class="{}" cx="{:.1f}" cy="{:.1f}" r="4"/>').format(style, x, y)


def path(style: str, shape: str) -> Markup:
    """Return a path."""
    return Markup('<path class="{}" d="{}"/>').format(style, shape)


def write(x: float, y: float, words: str, anchor: str = "start", style: str = "bl-text") -> Markup:
    """Return words; `anchor` is where x is: their start, middle or end."""
    return Markup('<text class="{}" x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>').format(
        style, x, y, anchor, words
    )
