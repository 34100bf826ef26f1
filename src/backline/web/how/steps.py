"""A step of a walk: its words, its figure, and the way on."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from backline.body.exercises import pictured
from backline.explaining import Walked, walked
from backline.i18n import Texts
from backline.library import exercise
from backline.library.claims_load import claims
from backline.library.walks_load import Step, Walk, walks
from backline.motion.said import joined
from backline.render.body_figure import Figure, drawn

from ..claim_words import Told as Claim
from ..claim_words import told as claim_told
from .asked import address_of
from .picture import posture
from .words import PARTS, PEOPLE, Number, told_numbers


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step of a walk as its page shows it; ``script`` is what moves the figure."""

    step: Step
    found: Walked
    svg: Markup
    person: str
    look: tuple[str, ...]
    numbers: tuple[Number, ...]
    try_it: str
    claims: tuple[Claim, ...]
    scene: str
    script: Mapping[str, object]


def step_shown(walk: Walk, at: int, texts: Texts) -> StepShown:
    """Return what the page of a step shows; ``at`` counts from 1."""
    step = walk.steps[at - 1]
    found, scene = walked(step), scene_of(step)
    before = walk.steps[at - 2] if at > 1 else None
    alike = before is not None and scene_of(before) == scene
    script = {
        "before": posture(walked(before).shown) if before and alike else None,
        "now": posture(found.shown),
    }
    return StepShown(
        step, found, drawn(step_figure(step, texts)), PEOPLE[step.person],
        tuple(PARTS[name] for name in step.look), tuple(told_numbers(found.shown.values)),
        _try_it(step), tuple(claim_told(claims()[name]) for name in walk.claims), scene, script,
    )  # fmt: skip


def shown_at(name: str) -> str:
    """Return the address at which a walk shows an exercise; empty where none does."""
    for one in walks().values():
        for at, step in enumerate(one.steps, 1):
            if step.exercise == name:
                return f"/how/walks/{one.id}?step={at}"
    return ""


def step_figure(step: Step, texts: Texts) -> Figure:
    """Return the figure of a step."""
    found = walked(step).shown
    title = texts.gettext(joined([step.title, PEOPLE[step.person]], ": "))
    return Figure(found.frames, found.values, scene_of(step), title, look=step.look)


def scene_of(step: Step) -> str:
    """Return the scene that a step is drawn in; an exercise lies or stands."""
    if step.scene is not None:
        return step.scene
    assert step.exercise is not None
    task = pictured(exercise(step.exercise)).task
    return "lie" if task.support == "back" else "bend"


def _try_it(step: Step) -> str:
    if step.exercise is not None:
        return f"/exercises/{step.exercise}"
    assert step.scene is not None
    return address_of(step.scene, step.inputs, walked(step).person)
