"""Clothes, shoes and hair: cloth that stands off the skin, and what the shader paints by."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .body import Body, average_body
from .rotations import Array
from .spec import LIMBS, Spec

HAIRLINE_M = (
    [-0.06, 0.0, 0.045, 0.10, 0.135, 0.16],
    [1.62, 1.645, 1.715, 1.76, 1.778, 1.82],
)
"""Height of the hairline over the distance forward, on the average body."""
WAIST_M, ANKLE_M = 0.98, 0.10


@dataclass(frozen=True)
class Dressed:
    """A body in its clothes.

    Attributes
    ----------
    rest : ndarray, shape (vertices, 3)
        The dressed rest mesh.
    template : ndarray, shape (vertices, 3)
        The average body's rest mesh: the space that the shader paints in.
    attributes : ndarray of float32, shape (vertices, 4)
        Shirt (-1: eye), trousers, shoe, hair.
    """

    rest: Array
    template: Array
    attributes: NDArray[np.float32]


def dress(body: Body, spec: Spec) -> Dressed:
    """Dress a body as a spec says."""
    average = average_body()
    x, y, z = average.rest.T
    along = _along_arm(average)
    line = np.interp(x, *HAIRLINE_M)
    ear = (np.abs(y) > 0.072) & (x > -0.005) & (x < 0.065) & (z < 1.745)
    hair = average.part_mask("head", "neck") & (z > line) & ~ear
    upper = average.part_mask("torso", "uarm.L", "uarm.R", "farm.L", "farm.R", "neck")
    neckline = 1.545 - 0.6 * np.clip(x, 0, 0.1)
    shirt = upper & (along < spec.sleeve) & (z < neckline) & (z > WAIST_M)
    legs = average.part_mask("thigh.L", "thigh.R", "shank.L", "shank.R")
    trousers = (legs & (z > spec.hem)) | (average.part_mask("torso") & (z <= WAIST_M))
    shoes = average.part_mask("foot.L", "foot.R") & (z < ANKLE_M)

    attributes = np.zeros((len(z), 4), "f4")
    attributes[average.part_mask("eye.L", "eye.R"), 0] = -1.0
    for column, mask in enumerate((shirt, trousers, shoes, hair)):
        attributes[mask, column] = 1.0

    off = np.zeros(len(z))
    tuft = 0.003 * np.random.default_rng(3).random(int(hair.sum()))
    off[hair] = 0.004 + 0.016 * np.clip((z - line)[hair] / 0.05, 0, 1) + tuft
    off[shirt] = 0.006 * spec.loose * (1 + 0.8 * np.clip(along[shirt], 0, 1))
    hang = 0.005 + 0.010 * (WAIST_M - z[trousers]) / 0.4
    off[trousers] = spec.loose * np.clip(hang, 0.005, 0.016)
    off[shoes] = 0.004
    return Dressed(body.rest + off[:, None] * body.normals, average.rest, attributes)


def _along_arm(body: Body) -> Array:
    along = np.full(len(body.rest), -0.2)
    for limb in LIMBS:
        at = [body.head(f"{name}.{limb}") for name in ("upperarm01", "lowerarm01", "wrist")]
        for k, part in enumerate(("uarm", "farm")):
            mask, bone = body.part_mask(f"{part}.{limb}"), at[k + 1] - at[k]
            along[mask] = k + np.clip((body.rest[mask] - at[k]) @ bone / (bone @ bone), 0, 1)
        along[body.part_mask(f"hand.{limb}")] = 2.2
    return along
