"""One recording, one test by camera: opened like any recording, judged, scored."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from backline.analysis import Clip, Progress
from backline.care.measure import Result, Seen, measure, watch
from backline.library import exercise
from backline.library.tests_load import protocol
from backline.motion.errors import InputError
from backline.motion.protocol import Protocol
from backline.motion.types import Pose, Side
from backline.sources.pose_source import PoseSource

SEXES = ("female", "male", "unspecified")
OLDEST_YEARS = 120


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be measured, and for whom.

    Attributes
    ----------
    test : str
        Id of the test.
    side : str or None
        Only this side; None for each that was tried.
    sex : str
        ``female``, ``male`` or ``unspecified``: for the band alone.
    age_years : int or None
        The same.
    """

    test: str
    side: str | None = None
    sex: str = "unspecified"
    age_years: int | None = None

    def check(self) -> Protocol:
        """Return the test.

        Raises
        ------
        InputError
            With every problem, before the long work and not after it.
        """
        problems: list[str] = []
        found = None
        try:
            found = protocol(self.test)
        except InputError as error:
            problems += error.problems
        if found and self.side is not None and self.side not in found.sides:
            problems.append(_wrong_side(found, self.side))
        if self.sex not in SEXES:
            problems.append(
                f"The sex is {self.sex!r}; give {', '.join(SEXES[:-1])} or {SEXES[-1]}."
            )
        if self.age_years is not None and not 0 <= self.age_years <= OLDEST_YEARS:
            problems.append(
                f"The age is {self.age_years}; give whole years from 0 to {OLDEST_YEARS}."
            )
        if problems or found is None:
            raise InputError(*problems)
        return found


def _wrong_side(test: Protocol, side: str) -> str:
    if "both" in test.sides:
        return f"{test.id} is done with both legs at once, not {side!r}: leave the side out."
    return f"{test.id} is done with one leg at a time; the side is left or right, not {side!r}."


@dataclass(slots=True)
class Measurement:
    """What came of a recording.

    Attributes
    ----------
    protocol : Protocol
    results : tuple of Result
        One for each side.
    seen : Seen
    model_sha256 : str
        Of the pose model that found the landmarks.
    notes : list of str
        Whole sentences about what is missing of the recording.
    """

    protocol: Protocol
    results: tuple[Result, ...]
    seen: Seen
    model_sha256: str
    notes: list[str] = field(default_factory=list)


def measure_clip(clip: Clip, asked: Asked, progress: Progress) -> Measurement:
    """Measure a test from a video, a camera or a landmark recording.

    Parameters
    ----------
    clip : Clip
    asked : Asked
    progress : callable
        Shows what is being done for as long as its context lasts.

    Raises
    ------
    InputError
        When something asked for is impossible, the recording cannot be used, or nobody is in it.
    """
    test = asked.check()
    judged_as = exercise(test.uses)
    lying = judged_as.position == "supine"
    with clip.poses(lying) as source, progress(f"Looking at {source.info.file}") as told:

        def poses(of: PoseSource) -> Iterator[Pose]:
            for pose in of:
                yield pose
                told(of.progress)

        seen = watch(judged_as, poses(source), source.info.size_px)
        notes = list(source.notes)
    if seen.record.frames_with_person == 0:
        raise InputError(
            f"No person was found in {source.info.file} ({seen.record.frames} frames looked at):"
            " film the whole body from the side, in good light, two to three metres away."
        )
    side: Side | None = asked.side  # type: ignore[assignment]
    results = measure(test, seen, side, asked.sex, asked.age_years)
    return Measurement(test, results, seen, source.model.sha256, notes)
