"""Real recordings that nobody here made, when they lie beside the project; else said so."""

from collections.abc import Iterator
from pathlib import Path

from backline.library import exercises
from backline.motion.record import record
from backline.sources.bundle import find
from backline.sources.poses import open_poses

FOLDER = Path(__file__).parents[2] / "shared" / "clips"
BRIDGES = {
    "bridge-physioplus/bridging.mp4": (1,),
    "pexels/glute-bridge.mp4": (1, 2),  # it starts and ends at the top: two defensible counts
}
DECOYS = (
    "pexels/bodyweight-squat.mp4",
    "pexels/lateral-leg-raise.mp4",
    "pexels/chair-squat.mp4",
    "sports2d-walk/walk.mp4",
)


def lines(model: str) -> Iterator[tuple[str, str, str]]:
    """Yield the counts of the two bridges, and what any exercise counts in the decoys."""
    if not FOLDER.is_dir():
        yield "real recordings", "not measured: the folder with them is not here", ""
        return
    library = exercises()
    for name, right in BRIDGES.items():
        with open_poses(str(FOLDER / name), find(model), lying=True) as source:
            found = record(library["bridge"], source).count.total
        yield f"real: {Path(name).stem}", str(found), " or ".join(map(str, right))
    for name in DECOYS:
        with open_poses(str(FOLDER / name), find(model)) as source:
            poses = list(source)
        taken = {one.id: record(one, poses).count.total for one in library.values()}
        said = ", ".join(f"{one} {count}" for one, count in taken.items() if count) or "0 of any"
        yield f"real decoy: {Path(name).stem}", said, "0 of any"


def long_enough() -> list[Path]:
    """Return the real recordings of 10 s and more at 25 to 30 frames a second."""
    named = [
        FOLDER / "pexels" / f"{name}.mp4" for name in ("bodyweight-squat", "lateral-leg-raise")
    ]
    return [path for path in named if path.exists()]
