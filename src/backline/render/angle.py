"""The angle that a person is told: of a repetition or hold, and running, frame by frame."""

from typing import TYPE_CHECKING

from backline.motion.types import NAN, Hold, Leg, Rep, Sample

if TYPE_CHECKING:
    from backline.motion.record import Record


def effort_deg(effort: Rep | Hold) -> tuple[float, float]:
    """Return the effort's angle and its error, degrees; NaN where withheld."""
    if isinstance(effort, Rep):
        return effort.peak_deg, effort.peak_error_deg
    return effort.mean_deg, effort.mean_error_deg


def judged_leg(record: "Record", sample: Sample) -> Leg | None:
    """Return the leg whose angle is shown.

    It is the sample's own; where that is ``both`` the one nearer to the camera, which is the one
    that can be seen; where it is ``unseen`` nobody knows, so None.
    """
    if sample.angle_side in ("left", "right"):
        return sample.angle_side
    return record.view.near_side if sample.angle_side == "both" else None


def sample_deg(record: "Record", sample: Sample) -> float:
    """Return the running angle of the same quantity as the efforts' angles, degrees.

    What is followed and what is reported may be two signals (`MovementRule.angle`). NaN where it
    was not seen or is withheld.
    """
    rule = record.exercise.movement
    if rule.angle == rule.signal:
        return sample.angle_deg
    leg = judged_leg(record, sample)
    stem, unit = rule.angle.rsplit("_", 1)
    return sample.signals.get(f"{stem}_{leg}_{unit}", sample.signals.get(rule.angle, NAN))
