"""The 33 landmarks of the pose model, their left-right pairs, and the segments between them.

Order and names follow MediaPipe Pose.
"""

NAMES = (
    "nose", "left_eye_inner", "left_eye", "left_eye_outer", "right_eye_inner", "right_eye",
    "right_eye_outer", "left_ear", "right_ear", "mouth_left", "mouth_right",
    "left_shoulder", "right_shoulder", "left_elbow", "right_elbow", "left_wrist", "right_wrist",
    "left_pinky", "right_pinky", "left_index", "right_index", "left_thumb", "right_thumb",
    "left_hip", "right_hip", "left_knee", "right_knee", "left_ankle", "right_ankle",
    "left_heel", "right_heel", "left_foot_index", "right_foot_index",
)  # fmt: skip

INDEX = {name: number for number, name in enumerate(NAMES)}
LEFT, RIGHT = 0, 1
LEGS = ("left", "right")

SHOULDERS = (INDEX["left_shoulder"], INDEX["right_shoulder"])
HIPS = (INDEX["left_hip"], INDEX["right_hip"])
KNEES = (INDEX["left_knee"], INDEX["right_knee"])
ANKLES = (INDEX["left_ankle"], INDEX["right_ankle"])
WRISTS = (INDEX["left_wrist"], INDEX["right_wrist"])

TRACKED = (*SHOULDERS, *HIPS, *KNEES, *ANKLES)
"""The landmarks that the engine reads, in the order in which a `Frame` keeps them. The wrists are
read besides, for the reach alone: nobody is lost to it because a hand is hidden."""

TRUNK_SEGMENTS = (("shoulder", "hip"),)
LEG_SEGMENTS = (
    ("hip", "knee"), ("knee", "ankle"), ("ankle", "heel"), ("ankle", "foot_index"),
    ("heel", "foot_index"),
)  # fmt: skip
"""Of either side: ``("hip", "knee")`` is drawn from ``left_hip`` to ``left_knee``."""


def mirrored(number: int) -> int:
    """Return the landmark of the other side.

    >>> NAMES[mirrored(INDEX["left_knee"])]
    'right_knee'
    """
    name = NAMES[number]
    for this, other in (("left", "right"), ("right", "left")):
        if this in name:
            return INDEX[name.replace(this, other)]
    return number
