"""What the drawn person stands, sits or lies on: floor, chair, mat; and how much is in view."""

from collections.abc import Mapping

from markupsafe import Markup

from .body_paths import Frames

VIEWS: Mapping[str, tuple[float, float, float, float]] = {
    "bend": (-560.0, -1760.0, 1240.0, 1840.0),
    "sit": (-500.0, -1330.0, 1500.0, 1410.0),
    "long": (-520.0, -1190.0, 1560.0, 1270.0),
    "lie": (-900.0, -1150.0, 1900.0, 1230.0),
}
"""Left, top, width and height of each scene, millimetres; room for all that one can do there."""
FLOOR_MM = 3000.0
"""How far the floor goes on beside and below what is in view."""
BLOCKS: Mapping[str, tuple[str, float, float, float]] = {
    "long": ("pelvis", 104.0, -200.0, 420.0),
    "lie": ("upper_arm", 102.0, -840.0, 1790.0),
}
"""What the body rests on: the segment above it, how far below its origin, from where, how wide.

It follows the body: bent knees over a floor need a seat that high.
"""

_FLOOR = Markup('<rect class="floor" x="{:g}" y="0" width="{:g}" height="{:g}"/>')
_CHAIR = Markup(
    '<g class="chair"><path d="M-178 -372V0M262 -372V0M-196 -386L-236 -900"/>'
    '<rect x="-206" y="-388" width="488" height="34" rx="15"/></g>'
)
_BLOCK = Markup(
    '<rect class="block" data-form="block" data-block="{},{:g}" x="{:g}" y="{:.1f}" width="{:g}" '
    'height="{:.1f}" rx="12"/>'
)
_MAT = Markup('<rect class="mat" x="{:g}" y="-16" width="{:g}" height="17" rx="7"/>')


def scenery(scene: str, frames: Frames) -> tuple[Markup, Markup]:
    """Return what lies behind the person, and what lies before them."""
    left, _, width, _ = VIEWS.get(scene, VIEWS["lie"])
    behind = Markup("")
    if scene in BLOCKS:
        segment, below, start, wide = BLOCKS[scene]
        top = frames[segment][1] + below
        behind += _BLOCK.format(segment, below, start, top, wide, max(-top, 0.0))
    if scene in {"long", "lie"}:
        behind += _MAT.format(left + 40, width - 80)
    if scene == "sit":
        behind += _CHAIR
    return behind, _FLOOR.format(left - FLOOR_MM, width + 2 * FLOOR_MM, FLOOR_MM)
