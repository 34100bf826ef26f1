"""How the body is built: the hamstrings with their neighbours, and the nerves of the leg."""

from collections.abc import Sequence

from fastapi import APIRouter, Response
from markupsafe import Markup

from backline.care.screening import safety_net
from backline.library.anatomy_load import LENGTHS, LEVERS, anatomy
from backline.library.anatomy_values import Muscle, Nerve
from backline.library.drawing_values import Drawing
from backline.library.drawings_load import drawings
from backline.motion.said import capital
from backline.render.anatomy import drawn

from ..draw import page
from ..visit import Here, Visit

router = APIRouter()


@router.get("/how/muscles")
def muscles(here: Here, muscle: str = "") -> Response:
    """Show the hamstrings and their neighbours; one of them apart where it is asked for."""
    known = anatomy()
    chosen = known.muscles.get(muscle)
    return page(
        here, "how_muscles.html", known=known, chosen=chosen, muscles=known.muscles.values(),
        drawings=_drawings(here, chosen, "muscles_back", "muscles_side"), net=_net(here),
        joints=joints, lengths=LENGTHS, levers=LEVERS, capital=capital,
    )  # fmt: skip


@router.get("/how/nerves")
def nerves(here: Here, nerve: str = "") -> Response:
    """Show the nerves from the spine to the foot; one of them apart where it is asked for."""
    known = anatomy()
    chosen = known.nerves.get(nerve)
    return page(
        here, "how_nerves.html", known=known, chosen=chosen, net=_net(here),
        drawings=_drawings(here, chosen, "nerves_map", "nerves_roots"), hamstrings=hamstrings,
    )  # fmt: skip


def joints(muscle: Muscle) -> list[str]:
    """Return the names of the joints that a muscle passes."""
    return [anatomy().joints[name] for name in muscle.crosses]


def hamstrings(nerve: Nerve) -> list[Muscle]:
    """Return the parts of the hamstrings that a nerve moves."""
    return [one for one in anatomy().hamstrings if one.id in nerve.muscles]


def _drawings(
    here: Visit, chosen: Muscle | Nerve | None, *names: str
) -> Sequence[tuple[Drawing, Markup]]:
    known, say = anatomy(), here.texts.gettext
    found = [drawings()[name] for name in names]
    return [(one, drawn(one, known, say, chosen.id if chosen else "")) for one in found]


def _net(here: Visit) -> str:
    with here.store() as store:
        country = store.history(since=here.today).person.country
    return safety_net(country).standing
