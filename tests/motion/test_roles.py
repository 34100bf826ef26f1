"""The working leg is told by its part, whatever its label says."""

import pytest

from backline.motion.roles import ROLES
from backline.motion.skeleton import LEFT, RIGHT

from .made import still

HIPS_RIGHT = {"hip_flexion_right_deg": 60, "hip_flexion_left_deg": 20}
CROOK = {"hip_flexion_left_deg": 45, "knee_flexion_left_deg": 95}


@pytest.mark.parametrize("azimuth_deg", [0, 180])
@pytest.mark.parametrize(
    ("role", "angles", "leg"),
    [
        ("more_flexed_hip", HIPS_RIGHT, RIGHT),
        ("less_flexed_hip", HIPS_RIGHT, LEFT),
        ("straighter_knee", CROOK | {"hip_flexion_right_deg": 10}, RIGHT),
        ("straighter_knee", CROOK | {"hip_flexion_right_deg": 80}, RIGHT),
        ("straighter_knee", HIPS_RIGHT | {"knee_flexion_right_deg": 50}, RIGHT),
        ("more_bent_knee", CROOK, LEFT),
        ("more_bent_knee", {"knee_flexion_right_deg": 30}, RIGHT),
    ],
)
def test_each_role_finds_its_leg(
    role: str, angles: dict[str, float], leg: int, azimuth_deg: float
) -> None:
    assert ROLES[role](still("supine", azimuth_deg, **angles)) == leg


@pytest.mark.parametrize("role", ["more_flexed_hip", "straighter_knee", "more_bent_knee"])
def test_exchanged_angles_exchange_the_part(role: str) -> None:
    plain = CROOK | {"hip_flexion_right_deg": 10}
    sides = {"left": "right", "right": "left"}
    swapped = {}
    for name, angle in plain.items():
        joint, side, _ = name.rsplit("_", 2)
        swapped[f"{joint}_{sides[side]}_deg"] = angle
    assert ROLES[role](still("supine", **plain)) != ROLES[role](still("supine", **swapped))


@pytest.mark.parametrize(("azimuth_deg", "leg"), [(0, RIGHT), (180, LEFT)])
def test_the_nearer_leg_is_the_cameras(azimuth_deg: float, leg: int) -> None:
    assert ROLES["nearer"](still("supine", azimuth_deg)) == leg
