"""The report of a recording: one HTML file that holds everything and asks for nothing."""

from collections.abc import Sequence
from functools import lru_cache
from math import isnan
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from backline import __version__

from . import words
from .album import Picture
from .chart import charts
from .messages import text
from .rows import columns, rows
from .source import PoseModel, SourceInfo

if TYPE_CHECKING:
    from backline.motion.record import Record
    from backline.motion.types import Sample


def report_html(
    record: "Record",
    samples: Sequence["Sample"],
    pictures: Sequence[Picture],
    source: SourceInfo,
    pose_model: PoseModel,
) -> str:
    """Return the report as a page without scripts that loads nothing from anywhere.

    Parameters
    ----------
    record : Record
    samples : sequence of Sample
        In time order, for the chart.
    pictures : sequence of Picture
        Of the turning points (`Album`); none where there is no video.
    source : SourceInfo
    pose_model : PoseModel

    Returns
    -------
    str
        HTML, UTF-8.
    """
    return _template().render(
        record=record,
        exercise=record.exercise,
        headline=words.headline(record),
        set_faults=[words.fault(record.exercise, fault) for fault in record.set_faults],
        charts=charts(record, samples),
        pictures=pictures,
        pictures_title=text(words.by_kind("report.pictures", record)),
        columns=columns(record),
        rows=rows(record),
        table_title=text(words.by_kind("report.table", record)),
        unseen=_unseen(record),
        sure=_sure(record),
        about=_about(record, source, pose_model),
    )


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("backline.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["text"] = text
    return environment.get_template("report.html")


def _unseen(record: "Record") -> list[str]:
    return [
        text(
            "report.unseen_row",
            start=words.clock(gap.start_s),
            end=words.clock(gap.end_s),
            landmarks=words.landmarks(gap.landmarks),
        )
        for gap in record.unseen
    ]


def _sure(record: "Record") -> list[str]:
    """How the camera saw the person, and what that means for the angles."""
    view = record.view
    said = [text("report.sure.person", seen=record.frames_with_person, frames=record.frames)]
    said.append(text("report.sure.view", view=text(f"view.{view.name}")))
    if not isnan(view.off_deg):
        said.append(text("report.sure.off", value=words.angle(view.off_deg)))
    if view.near_side is not None:
        said.append(text("report.sure.near", side=text(f"near.{view.near_side}")))
    if not isnan(view.roll_deg):
        said.append(text("report.sure.roll", value=words.angle(abs(view.roll_deg))))
    if record.withheld is None:
        said.append(text("report.sure.given"))
    else:
        said.append(text("report.sure.withheld", why=record.withheld))
    return said


def _about(record: "Record", source: SourceInfo, pose_model: PoseModel) -> dict[str, str]:
    exercise, (width, height) = record.exercise, source.size_px
    recording = text(
        "report.about.recording_value",
        file=source.file,
        duration=words.clock(source.duration_s),
        fps=words.number(source.fps),
        width=width,
        height=height,
    )
    model = {"name": pose_model.model, "sha256": pose_model.sha256}
    definition = {"name": exercise.id, "sha256": exercise.sha256}
    values = {
        "exercise": exercise.name,
        "why": exercise.why,
        "dose": exercise.dose.text,
        "recording": recording,
        "model": text("report.about.sha256", **model),
        "definition": text("report.about.sha256", **definition),
        "version": __version__,
    }
    return {text(f"report.about.{key}"): value for key, value in values.items()}
