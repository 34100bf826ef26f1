"""Every text that a person reads in pictures, reports and tables: a catalogue of message ids.

English is the source language. A translation is one more mapping with the same ids; a message with
a plural is a pair (one, many) and is chosen by its value ``n``.
"""

from collections.abc import Mapping
from types import MappingProxyType

Message = str | tuple[str, str]

ENGLISH: Mapping[str, Message] = MappingProxyType(
    {
        # Sides are the person's.
        "side.left": "left leg",
        "side.right": "right leg",
        "side.both": "both legs",
        "side.unseen": "leg not known",
        "phase.rest": "at rest",
        "phase.moving": "moving",
        "phase.top": "at the top",
        "phase.hold": "holding",
        "phase.waiting": "not in position yet",
        "phase.unseen": "not seen clearly",
        "near.left": "left",
        "near.right": "right",
        "view.side": "from the side",
        "view.front": "from the front",
        "view.oblique": "at a slant",
        "view.unknown": "from an unknown direction",
        # What a signal measures, as short as a label on the picture.
        "signal.hip_flexion_deg": "hip",
        "signal.knee_flexion_deg": "knee",
        "signal.leg_raise_deg": "leg",
        "signal.thigh_lift_deg": "thigh",
        "signal.thigh_lift_front_deg": "thigh",
        "signal.trunk_pitch_deg": "trunk",
        "signal.trunk_flexion_deg": "trunk",
        "signal.ankle_dorsiflexion_deg": "ankle",
        "signal.knee_extension_deficit_deg": "knee short of straight",
        "angle": "{value}°",
        "angle.labelled": "{name} {value}°",
        "angle.error": "{value}° ± {error}°",
        "angle.withheld": "not given",
        # On the picture.
        "overlay.of": ("of {n} repetition", "of {n} repetitions"),
        "overlay.of.hold": ("of {n} hold", "of {n} holds"),
        "overlay.excluded": ("{n} did not count", "{n} did not count"),
        "overlay.held": "held {seconds} s",
        # The sentence at the top.
        "headline.good": ("{n} good repetition", "{n} good repetitions"),
        "headline.good.hold": ("{n} good hold", "{n} good holds"),
        "headline.flawed": ("{n} repetition", "{n} repetitions"),
        "headline.flawed.hold": ("{n} hold", "{n} holds"),
        "headline.improve": (
            "{n} of them with something to improve",
            "{n} of them with something to improve",
        ),
        "headline.improve_all": ("with something to improve", "all with something to improve"),
        "headline.none": "No repetition was found",
        "headline.none.hold": "No hold was found",
        "headline.none_counts": "No repetition counts",
        "headline.none_counts.hold": "No hold counts",
        "headline.excluded": ("{n} did not count because {why}", "{n} did not count because {why}"),
        "headline.excluded_many": ("{n} did not count: {why}", "{n} did not count: {why}"),
        "headline.because": "{n} because {why}",
        # Why an effort does not count; each follows "because" or "Does not count:".
        "excluded.min_s": "it was over too quickly",
        "excluded.max_s": "it took too long to be one repetition",
        "excluded.min_rom_deg": "the movement was too small",
        "excluded.max_rom_deg": "the movement was larger than this exercise allows",
        "excluded.min_hold_s": "it was held too briefly",
        "excluded.unseen": "it was not seen to its end",
        "excluded.knees_bent": "the knees did not come straight enough",
        "excluded.knee_bent": "the knee of the raised leg was bent too far",
        "excluded.hip_not_flexed": "the knee did not come near enough to the chest",
        "excluded.knee_straight": "the knee was too straight",
        "excluded.other": "it did not keep the limit “{name}”",
        "fault.other": "{name}.",
        # Columns and cells of the table.
        "column.number": "No.",
        "column.side": "Leg",
        "column.start": "Start",
        "column.top": "Top",
        "column.length": "Length",
        "column.dwell": "Held",
        "column.angle": "Angle",
        "column.faults": "What to improve",
        "column.verdict": "Counts?",
        "column.remarks": "Remarks",
        "cell.seconds": "{value} s",
        "cell.counts": "Counts",
        "cell.counts_short": "Counts; shorter than the dose asks",
        "cell.excluded": "Does not count: {why}",
        "cell.no_faults": "No fault found",
        "cell.not_judged": "Not judged",
        # The chart.
        "chart.title": "{exercise}: {name} over time",
        "chart.title_part": "{exercise}: {name} over time, from {start} to {end}",
        "chart.desc": (
            "{n} repetition; {counted} counted. Faults: {faults}. Not seen for {unseen}.",
            "{n} repetitions; {counted} counted. Faults: {faults}. Not seen for {unseen}.",
        ),
        "chart.desc.hold": (
            "{n} hold; {counted} counted. Faults: {faults}. Not seen for {unseen}.",
            "{n} holds; {counted} counted. Faults: {faults}. Not seen for {unseen}.",
        ),
        "chart.no_faults": "none",
        "chart.axis": "{name}, degrees",
        "chart.axis_withheld": "{name} (angles not given)",
        "chart.axis_time": "time in the recording, minutes:seconds",
        "chart.unseen": "not seen",
        "chart.counted": "counted",
        "chart.excluded": "not counted",
        "chart.key": (
            "Filled bands count; hatched bands with the number in brackets do not. Circles are the "
            "angles reached, with bars for their error. Marks in the rows below the curve show "
            "when something went wrong. Crossed bands were not seen."
        ),
        # The report.
        "report.title": "{exercise}: report of a recording",
        "report.chart": "The movement over time",
        "report.chart_none": "Nothing was judged in this recording, so there is no curve to show.",
        "report.pictures": "Pictures at the turning points",
        "report.pictures.hold": "Pictures from the middle of each hold",
        "report.picture": "No. {number}, {side}, at {time}",
        "report.picture_alt": (
            "Repetition {number} at {time}, {side}, angle {angle}, with the measured skeleton."
        ),
        "report.picture_alt.hold": (
            "Hold {number} at {time}, {side}, angle {angle}, with the measured skeleton."
        ),
        "report.picture_some": (
            "{n} of {total} is shown.",
            "{n} of {total} are shown, evenly spread over the recording.",
        ),
        "report.picture_none": "There is none to show.",
        "report.table": "Every repetition",
        "report.table.hold": "Every hold",
        "report.table_none": "There is nothing to list: none was found in this recording.",
        "report.set": "Over the whole set",
        "report.unseen": "What the camera could not see",
        "report.unseen_row": "From {start} to {end}: {landmarks}",
        "report.unseen_nobody": "nobody could be followed",
        "report.unseen_none": "Everything that this exercise needs was seen all the time.",
        "report.unwatched": "No camera can judge these, so nothing is said about them here:",
        "report.sure": "How sure this is",
        "report.sure.person": "Somebody was seen in {seen} of {frames} judged frames.",
        "report.sure.view": "The camera looked at you {view}.",
        "report.sure.off": (
            "The camera stood about {value} off a true side view; beyond 15° angles get less exact."
        ),
        "report.sure.near": "Nearer to the camera: the {side} side.",
        "report.sure.roll": "The picture was tilted by about {value}, judged by your resting body.",
        "report.sure.given": (
            "Each angle comes with its error: the true angle lies within it about nine times in "
            "ten."
        ),
        "report.sure.withheld": "Angles are not given. {why}",
        "report.about": "About this report",
        "report.about.exercise": "Exercise",
        "report.about.why": "What it is for",
        "report.about.dose": "What it asks for",
        "report.about.recording": "Recording",
        "report.about.recording_value": (
            "{file}; {duration}, {fps} frames a second, {width} by {height} pixels"
        ),
        "report.about.model": "Pose model",
        "report.about.definition": "Exercise definition",
        "report.about.version": "Backline",
        "report.about.sha256": "{name}, SHA-256 {sha256}",
        "report.references": "Where the advice and the numbers come from",
        "report.not_diagnosis": "This is education, not a diagnosis.",
        "report.stop": (
            "Never push a stretch into pain. Stop for today when pain gets strong, or when pain, "
            "tingling, numbness or weakness shows up in a leg or moves further down it. Please see "
            "a doctor if that happens again, if you may be injured, or if pain keeps coming back, "
            "wakes you at night or does not get better over a few weeks."
        ),
        "report.emergency": (
            "Get medical help at once if you lose control of your bladder or bowels, feel numb "
            "between the legs, or both legs grow weak."
        ),
        "list.and": " and ",
    }
)


def text(message: str, /, **values: object) -> str:
    """Return the message with its values put in.

    Parameters
    ----------
    message : str
        Id of the message; an id that the catalogue lacks is an error of ours (KeyError).
    **values : object
        What the message's braces name; ``n`` also chooses between one and many.

    >>> text("headline.good", n=1), text("headline.good", n=3)
    ('1 good repetition', '3 good repetitions')
    """
    found = ENGLISH[message]
    if isinstance(found, tuple):
        found = found[0] if values["n"] == 1 else found[1]
    return found.format(**values)


def known(message: str) -> bool:
    """Return whether the catalogue has this id.

    >>> known("side.left"), known("side.middle")
    (True, False)
    """
    return message in ENGLISH
