"""The accuracy table: everything found beside everything planted, over sets of rendered clips."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from statistics import fmean, median

from backline.library import exercises

from .compare import Compared, compare
from .landmarks import kept, poses
from .renders import CACHE, is_rendered, read_truth
from .scenes import Scene
from .shares import mean, share

Lines = Iterator[tuple[str, str, str]]
"""What is measured, the figure with its interval, the target."""
HOLD_S = 0.5


def compared(scenes: Sequence[Scene], model: str) -> list[Compared]:
    """Judge every clip of a set that is rendered and has its landmarks."""
    library = exercises()
    return [
        compare(
            scene.stem,
            read_truth(scene, CACHE),
            library[scene.judged_as],
            poses(scene.stem, model),
        )
        for scene in scenes
        if is_rendered(scene, CACHE) and kept(scene.stem, model).exists()
    ]


def counting(clips: Sequence[Compared]) -> Lines:
    """Yield counts, sides and times."""
    exact = sum(clip.counted == clip.planted for clip in clips)
    near = sum(abs(clip.counted - clip.planted) <= 1 for clip in clips)
    yield "count exact", share(exact, len(clips)), ">= 95 %"
    yield "count within one", share(near, len(clips)), ">= 98 %"
    sides = [side for clip in clips for side in clip.sides]
    right = sum(told == "right" for told, _ in sides)
    wrong = sum(told == "wrong" for told, _ in sides)
    yield "side right or unseen", share(len(sides) - wrong, len(sides)), ">= 95 %"
    yield "side right", share(right, len(sides)), ""
    far = [told for told, is_far in sides if is_far]
    yield "side right, far leg works", share(far.count("right"), len(far)), ">= 80 %"
    errors = [error for clip in clips for error in clip.top_errors_s]
    within = sum(abs(error) <= HOLD_S for error in errors)
    yield "hold and dwell within 0.5 s", share(within, len(errors)), "all"


def angles(clips: Sequence[Compared]) -> Lines:
    """Yield joint angles of the working leg, a mean absolute error a clip."""
    shown = [clip for clip in clips if clip.hip_errors_deg]
    for joint, bound in (("hip", 5), ("knee", 4)):
        errors = [getattr(clip, f"{joint}_errors_deg") for clip in shown]
        each = [fmean(map(abs, values)) for values in errors]
        yield f"{joint} mean absolute error, degrees", mean(each), f"<= {bound}"
        yield f"{joint} bias, degrees", mean([fmean(values) for values in errors]), "<= 2.5"
        if each:
            yield f"{joint} worst clip, degrees", f"{max(each):.1f}", "<= 12"
    tops = [fmean(map(abs, clip.top_knee_errors_deg)) for clip in shown if clip.top_knee_errors_deg]
    yield "knee at the top, degrees", mean(tops), "<= 4"
    peaks = [peak for clip in clips for peak in clip.peaks]
    inside = sum(abs(error) <= stated for error, stated in peaks)
    yield "peak angle within its stated error", share(inside, len(peaks)), "about 90 %"


def views(clips: Sequence[Compared]) -> Lines:
    """Yield whether angles are given and withheld where they should be."""
    rows = [clip for clip in clips if clip.given == clip.given]
    given = [clip.given for clip in rows if clip.off_deg <= 15]
    held = [1 - clip.given for clip in rows if clip.off_deg > 30]
    if given:
        yield "frames with angles, view within 15 degrees", f"{100 * fmean(given):.1f} %", ">= 90 %"
    if held:
        yield "frames withheld, view beyond 30 degrees", f"{100 * fmean(held):.1f} %", ">= 90 %"
    off = [abs(clip.off_deg - clip.found_off_deg) for clip in rows]
    if off:
        yield "view, median error, degrees", f"{median(off):.1f}", "<= 8"


def faults(clips: Sequence[Compared]) -> Lines:
    """Yield recall and precision of each planted fault."""
    seen: dict[tuple[str, str], list[tuple[bool, bool]]] = defaultdict(list)
    for clip in clips:
        for fault, planted, found in clip.faults:
            seen[clip.exercise, fault].append((planted, found))
    for (exercise, fault), pairs in sorted(seen.items()):
        both = sum(planted and found for planted, found in pairs)
        planted_ = sum(planted for planted, _ in pairs)
        found_ = sum(found for _, found in pairs)
        if planted_ or found_:
            name = f"{exercise} {fault}"
            yield f"{name}: recall", share(both, planted_), ">= 90 %" if planted_ else ""
            yield f"{name}: precision", share(both, found_), ">= 90 %" if planted_ else ""


def distractions(clips: Sequence[Compared]) -> Lines:
    """Yield what was counted that should not have been, by kind of distraction."""
    kinds: dict[str, list[Compared]] = defaultdict(list)
    for clip in clips:
        kinds[clip.kind].append(clip)
    for kind, members in sorted(kinds.items()):
        more = sum(clip.counted > clip.planted for clip in members)
        exact = sum(clip.counted == clip.planted for clip in members)
        yield f"{kind}: nothing counted too much", share(len(members) - more, len(members)), "all"
        yield f"{kind}: count exact", share(exact, len(members)), ""


def _tone(clip: Compared) -> str:
    brightness = sum(clip.spec["skin"]) / 3
    return "dark" if brightness < 0.22 else "medium" if brightness < 0.40 else "light"


def _body(clip: Compared) -> str:
    shape = clip.spec["shape"]
    if not shape:
        return "average"
    return "old man" if "age" in shape else "man" if shape["gender"] else "woman"


GROUPS: dict[str, Callable[[Compared], str]] = {
    "exercise": lambda clip: clip.exercise,
    "body": _body,
    "skin": _tone,
    "trousers": lambda clip: "long" if clip.spec["hem"] < 0.3 else "short",
    "light": lambda clip: str(clip.spec["light"]),
    "view": lambda clip: "0-10 degrees" if clip.off_deg < 10 else "10-20 degrees",
    "camera height": lambda clip: "to 0.8 m" if clip.spec["height"] <= 0.8 else "above 0.8 m",
}


def served(clips: Sequence[Compared]) -> Iterator[tuple[str, str, str, str]]:
    """Yield who is served worse: exact counts and angle errors by group."""
    for name, key in GROUPS.items():
        for value in sorted({key(clip) for clip in clips}):
            members = [clip for clip in clips if key(clip) == value]
            exact = sum(clip.counted == clip.planted for clip in members)
            hips = [fmean(map(abs, c.hip_errors_deg)) for c in members if c.hip_errors_deg]
            knees = [fmean(map(abs, c.knee_errors_deg)) for c in members if c.knee_errors_deg]
            yield f"{name}: {value}", share(exact, len(members)), mean(hips), mean(knees)
