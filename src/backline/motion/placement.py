"""What is wrong with how the camera sees the person: one thing at a time, the first one first.

Camera height is not told: over 159 rendered clips with cameras at 0.3 to 1.4 m the tilt of the
shoulder and hip lines does not follow it (r = -0.1 lying, -0.2 standing).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot, isnan

from .definition import Exercise
from .frame import Frame, Points
from .geometry import wrapped_deg
from .presence import VISIBLE
from .said import Said, say
from .scene import FRONT_OFF_DEG, SIDE_OFF_DEG, WITHHOLD_OFF_DEG, Scene
from .skeleton import ANKLES, HIPS, INDEX, KNEES, SHOULDERS
from .types import Pose

NAN = float("nan")
READY_S = 2.0  # well placed for so long, and the set may begin; chosen by us
CHANGE_S = 0.5  # something else has to be so for this long before it is said; chosen by us
DARK_LUMA = 40.0  # mean brightness of the picture, 0 to 255; chosen by us
SMALL_SHARE = 0.18
"""Shoulder to ankle along the body, as a share of the picture's longer side. Chosen by us: of the
rendered clips that are judged well, none shows the person smaller than 0.20."""
EDGE_SHARE = 0.02  # nearer to an edge than this there is no room to move; chosen by us
UPRIGHT_SINE = 0.7  # the trunk's rise over its length: 45 degrees; chosen by us
TILT_DEG = 25.0  # a level person may lie or stand so far off in a level picture; chosen by us

PARTS = {
    "head": (INDEX["nose"], INDEX["left_ear"], INDEX["right_ear"]),
    "shoulders": SHOULDERS,
    "hips": HIPS,
    "knees": KNEES,
    "feet": ANKLES,
}
"""One landmark of each is enough: the far side is often behind the near one."""

SAYS: Mapping[str, Said] = {
    "nobody": say("I see nobody yet. Come into the picture."),
    "dark": say("It is too dark to see well. Turn on a light."),
    "two_people": say("I see a second person. Ask them to step out of the picture."),
    "lie_down": say("Lie down on your back, with your side to the camera."),
    "stand_up": say("Stand up, with your side to the camera."),
    "feet": say("Your feet are out of the picture. Put the camera further back."),
    "head": say("Your head is out of the picture. Put the camera further back."),
    "part": say("Only a part of you is in the picture. Put the camera further back."),
    "hidden": say("A part of you is hidden. Clear the view between the camera and you."),
    "close": say("You fill the picture. Put the camera a little further back."),
    "small": say("You are far away. Put the camera nearer."),
    "lie_sideways": say(
        "Turn so that the camera sees you from the side: head left and feet right, or the other way"
        " round."
    ),
    "stand_sideways": say("Turn so that the camera sees you from the side."),
    "stand_side_or_front": say("Turn your side to the camera, or face it straight on."),
    "on_your_back": say("Turn onto your back."),
    "turned": say("The picture is turned. Put the camera upright and level."),
    "ok": say("I see you well."),
}
"""What each id says."""


@dataclass(frozen=True, slots=True)
class Place:
    """How the person is seen.

    Attributes
    ----------
    id : str
        Of `SAYS`.
    says : Said
        One sentence: what to change.
    ok : bool
        Whether there is nothing to change.
    ready : bool
        Whether it has been so for a while.
    """

    id: str
    says: Said
    ok: bool
    ready: bool


class Placement:
    """Watches how the person is seen for one exercise.

    Parameters
    ----------
    exercise : Exercise
    size_px : (int, int)
        Width and height of the picture.
    """

    def __init__(self, exercise: Exercise, size_px: tuple[int, int]) -> None:
        self._exercise, self._size_px = exercise, size_px
        self._scene = Scene()
        self._shown = ""
        self._since_s = self._new_since_s = NAN
        self._new = ""

    def update(self, pose: Pose, brightness: float = NAN, second: bool = False) -> Place:
        """Take one frame; return what to change now.

        Parameters
        ----------
        pose : Pose
        brightness : float
            Mean of the picture, 0 to 255; NaN where it is not known.
        second : bool
            Whether somebody else is in the picture.
        """
        self._take(pose.t_s, self._wrong(pose, brightness, second))
        ok = self._shown == "ok"
        ready = ok and pose.t_s - self._since_s >= READY_S
        return Place(self._shown, SAYS[self._shown], ok, ready)

    def _take(self, t_s: float, found: str) -> None:
        """Change what is said when something else has been so for a moment."""
        if not self._shown:
            self._shown, self._since_s = found, t_s
        if found != self._new:
            self._new, self._new_since_s = found, t_s
        if found != self._shown and t_s - self._new_since_s >= CHANGE_S:
            self._shown, self._since_s = found, t_s

    def _wrong(self, pose: Pose, brightness: float, second: bool) -> str:
        dark = brightness < DARK_LUMA
        if not pose.seen:
            return "dark" if dark else "nobody"
        points = Points.of(pose)
        frame = self._scene.frame(points)
        if second:
            return "two_people"
        if dark:
            return "dark"
        rise = _rise(pose)
        return (
            self._posture(rise)
            or self._parts(pose)
            or self._size(points)
            or self._view()
            or self._lie(frame, rise)
            or "ok"
        )

    def _posture(self, rise: float) -> str:
        """Lying or standing: by the world landmarks, as the picture tells it from the side only."""
        lies = self._exercise.position == "supine"
        if lies and rise > UPRIGHT_SINE:
            return "lie_down"
        return "" if lies or abs(rise) > UPRIGHT_SINE else "stand_up"

    def _parts(self, pose: Pose) -> str:
        width, height = self._size_px
        image = pose.image
        out, hidden = list[str](), list[str]()
        for part, numbers in PARTS.items():
            points = image.take(numbers, 0).tolist()
            inside = [one for one in points if 0 <= one[0] < width and 0 <= one[1] < height]
            if not inside:
                out.append(part)
            elif max(one[2] for one in inside) < VISIBLE:
                hidden.append(part)
        if out:
            only_feet, only_head = (
                {"knees", "feet"} >= set(out),
                out in (["head"], ["head", "shoulders"]),
            )
            return "feet" if only_feet else "head" if only_head else "part"
        return "hidden" if hidden else ""

    def _size(self, points: Points) -> str:
        width, height = self._size_px
        length_px = hypot(points.shoulder[0] - points.hip[0], points.shoulder[1] - points.hip[1])
        length_px += self._scene.leg_px
        if length_px < SMALL_SHARE * max(width, height):
            return "small"
        xs = [
            points.shoulder[0],
            points.hip[0],
            *(one[0] for one in (*points.knees, *points.ankles)),
        ]
        edge_px = EDGE_SHARE * width
        return "close" if min(xs) < edge_px or max(xs) > width - edge_px else ""

    def _view(self) -> str:
        off_deg = self._scene.off_deg
        if off_deg <= WITHHOLD_OFF_DEG:
            return ""
        if "front" in self._exercise.views:
            return "" if off_deg >= FRONT_OFF_DEG else "stand_side_or_front"
        return "lie_sideways" if self._exercise.position == "supine" else "stand_sideways"

    def _lie(self, frame: Frame, rise: float) -> str:
        """On the back or upright, in a picture that is level."""
        if self._exercise.position != "supine":
            return "turned" if abs(frame.trunk_pitch_deg) > 90.0 or rise < 0 else ""
        if self._scene.on_the_side:
            return "on_your_back"
        if self._scene.off_deg > SIDE_OFF_DEG or isnan(frame.trunk_pitch_deg):
            return ""
        if abs(wrapped_deg(frame.trunk_pitch_deg - 90.0)) < 45.0:
            return "on_your_back"
        return "turned" if abs(wrapped_deg(frame.trunk_pitch_deg + 90.0)) > TILT_DEG else ""


def _rise(pose: Pose) -> float:
    """Return how much the trunk rises from hips to shoulders, over its length; 1 is upright."""
    ls, rs, lh, rh = pose.world.take((*SHOULDERS, *HIPS), 0).tolist()
    x, y, z = (float(ls[k] + rs[k] - lh[k] - rh[k]) for k in range(3))
    return -y / (hypot(x, y, z) or 1.0)
