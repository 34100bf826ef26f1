"""Draws what was measured on a frame: skeleton, running angle, count, hold timer, cue."""

from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from backline.motion.skeleton import LEG_SEGMENTS, TRUNK_SEGMENTS

from . import words
from .angle import judged_leg, sample_deg
from .figure import Joint, Line, Point, drawn_leg, joint, lines
from .messages import text
from .pen import BODY, SIDES, WHITE, Colour, Pen

if TYPE_CHECKING:
    from backline.motion.record import Record
    from backline.motion.types import Leg, Pose, Sample

Rgb = NDArray[np.uint8]

CUE_S = 2.0  # how long a cue stands on the picture; chosen by us
HELD_FROM_S = 1.0  # a stay in the position this long shows the timer; chosen by us
RAY_FROM_DEG = 4.0  # below this the line of 0 degrees hides in the limb; chosen by us
ARC_RADIUS = 34.0  # in units of the pen, as every size here
OTHER: dict["Leg", "Leg"] = {"left": "right", "right": "left"}
BOLD, THIN = 5.0, 2.0


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands on one frame.

    Attributes
    ----------
    t_s : float
        Time of the frame on the recording's clock.
    pose : Pose or None
        None before the first judged frame.
    sample : Sample or None
    """

    t_s: float
    pose: "Pose | None"
    sample: "Sample | None"


def annotate(rgb: Rgb, record: "Record", shown: Shown) -> Rgb:
    """Return a copy of a frame with everything drawn on it.

    Parameters
    ----------
    rgb : ndarray, shape (height, width, 3), uint8
    record : Record
    shown : Shown
        Landmarks in the pixels of this frame.

    Returns
    -------
    ndarray, shape (height, width, 3), uint8
    """
    image = Image.fromarray(rgb)
    pen = Pen(ImageDraw.Draw(image, "RGBA"), *image.size)
    draw_body(pen, record, shown)
    _draw_panel(pen, record, shown)
    cue = _cue_at(record, shown.t_s)
    if cue:
        pen.caption(cue)
    return np.asarray(image)


def draw_body(pen: Pen, record: "Record", shown: Shown) -> None:
    """Draw the skeleton and the running angle at its joint; nothing where nothing is seen."""
    pose, sample = shown.pose, shown.sample
    if pose is None or sample is None or not pose.seen:
        return
    leg = judged_leg(record, sample)
    if leg is None:
        for one in OTHER:
            pen.bones(lines(pose, one, LEG_SEGMENTS), WHITE, THIN)
        return
    on = (
        drawn_leg(pose, record, leg, sample_deg(record, sample))
        if sample.angle_side == leg
        else leg
    )
    pen.bones(lines(pose, OTHER[on], LEG_SEGMENTS), SIDES[OTHER[leg]], THIN)
    pen.bones(lines(pose, on, TRUNK_SEGMENTS), BODY, BOLD)
    pen.bones(lines(pose, on, LEG_SEGMENTS), SIDES[leg], BOLD)
    _draw_angle(pen, record, sample, joint(pose, record, on), SIDES[leg])


def _draw_angle(
    pen: Pen, record: "Record", sample: "Sample", shown: Joint | None, colour: Colour
) -> None:
    value = sample_deg(record, sample)
    if shown is None or isnan(value) or record.withheld is not None:
        return
    ends = sorted((shown.start_deg, shown.start_deg + shown.turn_deg))
    pen.arc(shown.at, ARC_RADIUS, ends[0], ends[1], colour)
    if abs(shown.turn_deg) >= RAY_FROM_DEG:
        pen.bones([_ray(pen, shown.at, shown.zero)], WHITE, 1.0)
    label = words.running_angle(record.exercise.movement.angle, value)
    pen.label(shown.at, shown.outward, ARC_RADIUS + 14.0, label)


def _ray(pen: Pen, at: Point, direction: Point) -> Line:
    length = ARC_RADIUS * 1.4 * pen.unit
    return at, (at[0] + direction[0] * length, at[1] + direction[1] * length)


def _draw_panel(pen: Pen, record: "Record", shown: Shown) -> None:
    sample = shown.sample
    count = sample.count if sample else 0
    small = [(text(words.by_kind("overlay.of", record), n=record.count.total), WHITE)]
    gone = sum(
        effort.excluded_by is not None and effort.end_s <= shown.t_s for effort in record.efforts
    )
    if gone:
        small.append((text("overlay.excluded", n=gone), WHITE))
    if sample:
        small.append((words.side(sample.angle_side), SIDES.get(sample.angle_side, WHITE)))
        small.append((words.phase(sample.phase, record.exercise.movement.kind), WHITE))
        timed = record.exercise.movement.kind == "hold" or record.exercise.dose.dwell_s > 0
        if timed and sample.held_s >= HELD_FROM_S:
            small.append((text("overlay.held", seconds=f"{sample.held_s:.1f}"), WHITE))
    small.append((words.clock(shown.t_s), WHITE))
    pen.panel(str(count), small)


def _cue_at(record: "Record", t_s: float) -> str | None:
    said = [cue for cue in record.cues if 0.0 <= t_s - cue.t_s < CUE_S]
    return max(said, key=lambda cue: cue.t_s).text if said else None
