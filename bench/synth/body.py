"""A parametric body: rest mesh, skinning and exact forward kinematics.

Body frame: X forward, Y left, Z up. World: Z up, floor at z = 0; a person who stands at pitch 0
faces +X. Every movement is in the sagittal (XZ) plane. Lengths are metres, pitches degrees.
"""

from functools import lru_cache
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from . import rotations
from .posture import Posture
from .rotations import Array
from .shapes import load_shape
from .spec import LIMBS, SIDE_OF, SIGN_OF, Limb

Segment = tuple[str, str]
"""Name and side (``L``, ``R`` or empty) of a rigid segment."""
Turns = dict[Segment, Array]
"""World rotation, (3, 3), of every segment."""

SPINE = ("spine05", "spine04", "spine03", "spine02", "spine01")
LUMBAR_SHARE = dict(zip(SPINE, (0.2, 0.5, 0.8, 1.0, 1.0), strict=True))
"""Cumulative share of the lumbar flexion that each spine bone takes."""
UPPER_SHARE = dict(zip(SPINE, (0.0, 0.0, 0.1, 0.5, 1.0), strict=True))
"""The same of the additional thoracic flexion."""
NECK_SHARE = {"neck01": 0.3, "neck02": 0.5, "neck03": 0.75, "head": 1.0}
LIMB_SEGMENTS = (
    ("upperarm", "uarm"),
    ("lowerarm", "farm"),
    ("wrist", "hand"),
    ("finger", "hand"),
    ("metacarpal", "hand"),
    ("upperleg", "thigh"),
    ("lowerleg", "shank"),
    ("foot", "foot"),
    ("toe", "foot"),
)
DOWN = np.array([0.0, 0, -1])


class Body:
    """One body shape, standing with its soles at z = 0.

    Attributes
    ----------
    rest, normals : ndarray, shape (vertices, 3)
    faces : ndarray of int32, shape (triangles, 3)
    heads : ndarray, shape (bones, 3)
        Where each bone starts: the joint centres.
    index : dict of str to int
        Bone by name.
    part : ndarray of str, shape (vertices,)
        What each vertex belongs to: ``torso``, ``neck``, ``head``, ``thigh.L``, ...
    coco, coco_labels : ndarray, shape (points, vertices); list of str
        Key points regressed from the surface.
    """

    def __init__(self, shape: dict[str, float] | None = None) -> None:
        data = load_shape(shape or {})
        self.labels = [str(label) for label in data["labels"]]
        self.index = {label: k for k, label in enumerate(self.labels)}
        self.parents = data["parents"]
        drop = np.array([0, 0, data["vertices"][:, 2].min()])
        self.rest: Array = data["vertices"].astype(float) - drop
        self.heads: Array = data["heads"].astype(float) - drop
        self.faces: NDArray[np.int32] = data["faces"].astype(np.int32)
        self.weights = _weights(data, len(self.rest), len(self.labels))
        self.coco = data["coco"]
        self.coco_labels = [str(label) for label in data["coco_labels"]]
        # The rig's hip joints lie about 2 cm too far back and 1.5 cm too far out (23 cm apart);
        # turn the thighs about the hip key points regressed from the mesh instead.
        points = self.coco @ self.rest
        for limb in LIMBS:
            hip = points[self.coco_labels.index(f"{SIDE_OF[limb]}_hip")]
            self.heads[self.index[f"upperleg01.{limb}"]] = hip
        self.segments = [_segment(label) for label in self.labels]
        self.normals = vertex_normals(self.rest, self.faces)
        self.part = self._parts()
        self._measure()

    def _measure(self) -> None:
        at = self.head
        self.thigh_m = float(np.linalg.norm(at("lowerleg01.L") - at("upperleg01.L")))
        self.shank_m = float(np.linalg.norm(at("foot.L") - at("lowerleg01.L")))
        self.upper_arm_m = float(np.linalg.norm(at("lowerarm01.L") - at("upperarm01.L")))
        self.forearm_m = float(np.linalg.norm(at("wrist.L") - at("lowerarm01.L")))
        self.ankle_m = float(at("foot.L")[2])
        self.stature_m = float(self.rest[:, 2].max())
        self.torso = self.part_mask("torso")
        # how far the heel reaches behind the ankle: what a leg that lies flat rests on
        self.heel_m = float(-(self.rest[self.part_mask("foot.L")] - at("foot.L"))[:, 0].min())
        # corrections that make thigh and shank exactly straight and vertical at pitch 0
        self.straight: dict[tuple[str, Limb], Array] = {}
        for limb in LIMBS:
            hip, knee, ankle = (at(f"{n}.{limb}") for n in ("upperleg01", "lowerleg01", "foot"))
            self.straight["thigh", limb] = rotations.between(knee - hip, DOWN)
            self.straight["shank", limb] = rotations.between(ankle - knee, DOWN)

    def head(self, bone: str) -> Array:
        """Return where a bone starts at rest, (3,), metres."""
        return np.asarray(self.heads[self.index[bone]])

    def part_mask(self, *names: str) -> NDArray[np.bool_]:
        """Return which vertices belong to the named parts."""
        return np.isin(self.part, names)

    def _parts(self) -> NDArray[np.str_]:
        names = []
        for (segment, side), label in zip(self.segments, self.labels, strict=True):
            if label.startswith("eye"):
                names.append(label)
            elif segment == "pelvis" or segment.startswith("spine"):
                names.append("torso")
            elif segment.startswith("neck"):
                names.append("neck")
            else:
                names.append(f"{segment}.{side}" if side else segment)
        return np.array(names)[_strongest(self.weights)]

    def turns(self, posture: Posture) -> Turns:
        """Return the world rotation of every segment; the arms follow the chest."""
        turns: Turns = {("pelvis", ""): rotations.pitch(posture.pelvis)}
        for bone in SPINE:
            bend = posture.lumbar * LUMBAR_SHARE[bone]
            turns[bone, ""] = rotations.pitch(
                posture.pelvis - bend - posture.upper * UPPER_SHARE[bone]
            )
        thorax = posture.thorax
        head = thorax if posture.head is None else posture.head
        for bone, share in NECK_SHARE.items():
            turns[bone, ""] = rotations.pitch(thorax + (head - thorax) * share)
        for limb in LIMBS:
            leg = posture.legs[limb]
            aside = rotations.roll(SIGN_OF[limb] * leg.abduction)
            for segment, deg in (("thigh", leg.thigh), ("shank", leg.shank)):
                straight = self.straight[segment, limb]
                turns[segment, limb] = rotations.pitch(deg) @ aside @ straight
            turns["foot", limb] = rotations.pitch(leg.foot)
            for segment in ("uarm", "farm", "hand"):
                turns[segment, limb] = turns["spine01", ""]
        return turns

    def joints(self, turns: Turns, root: Array | None = None) -> Array:
        """Return where every bone starts, (bones, 3); the root at ``root``, else at the origin."""
        joints = np.zeros_like(self.heads)
        for bone, parent in enumerate(self.parents):
            if parent < 0:
                joints[bone] = 0.0 if root is None else root
            else:
                offset = self.heads[bone] - self.heads[parent]
                joints[bone] = joints[parent] + turns[self.segments[parent]] @ offset
        return joints

    def reach(self, turns: Turns, joints: Array, limb: Limb, target: Array, pole: Array) -> None:
        """Turn one arm so that its wrist meets the target; the elbow is pushed towards ``pole``.

        Changes the arm's segments in ``turns``; a target out of reach is reached for.
        """
        shoulder = joints[self.index[f"upperarm01.{limb}"]]
        upper, fore = self.upper_arm_m, self.forearm_m
        way = target - shoulder
        length = np.clip(np.linalg.norm(way), abs(upper - fore) + 1e-3, (upper + fore) * 0.999)
        ahead = way / np.linalg.norm(way)
        aside = pole - (pole @ ahead) * ahead
        aside /= np.linalg.norm(aside) + 1e-9
        c = (upper * upper + length * length - fore * fore) / (2 * upper * length)
        elbow = shoulder + upper * (c * ahead + np.sqrt(max(0.0, 1 - c * c)) * aside)
        wrist = shoulder + length * ahead
        chest = turns["spine01", ""]
        bones = [self.head(f"{name}.{limb}") for name in ("upperarm01", "lowerarm01", "wrist")]
        arm = rotations.between(chest @ (bones[1] - bones[0]), elbow - shoulder) @ chest
        turns["uarm", limb] = arm
        turns["farm", limb] = rotations.between(arm @ (bones[2] - bones[1]), wrist - elbow) @ arm
        turns["hand", limb] = turns["farm", limb]

    def skin(self, turns: Turns, joints: Array, rest: Array | None = None) -> tuple[Array, Array]:
        """Return the posed vertices and normals, (vertices, 3) each, by linear blend skinning.

        ``rest`` is the dressed rest mesh; without it the bare one.
        """
        rest = self.rest if rest is None else rest
        turned = np.stack([turns[segment] for segment in self.segments])
        moved = joints - np.einsum("bij,bj->bi", turned, self.heads)
        blended = self.weights @ np.concatenate([turned.reshape(-1, 9), moved], 1)
        matrix = blended[:, :9].reshape(-1, 3, 3)
        vertices = np.einsum("vij,vj->vi", matrix, rest) + blended[:, 9:]
        return vertices, np.einsum("vij,vj->vi", matrix, self.normals)


@lru_cache(maxsize=1)
def average_body() -> Body:
    """Return the average body, whose coordinates clothes are painted in."""
    return Body()


def vertex_normals(vertices: Array, faces: NDArray[np.int32]) -> Array:
    """Return unit normals, (vertices, 3), the mean of those of the triangles about each vertex."""
    corner = vertices[faces[:, 0]]
    normals = np.cross(vertices[faces[:, 1]] - corner, vertices[faces[:, 2]] - corner)
    rows_columns = (faces.ravel(), np.repeat(np.arange(len(faces)), 3))
    gather = sp.csr_matrix((np.ones(faces.size), rows_columns), shape=(len(vertices), len(faces)))
    summed = gather @ normals
    return np.asarray(summed / (np.linalg.norm(summed, axis=1, keepdims=True) + 1e-12))


def _strongest(weights: Any) -> NDArray[np.intp]:
    return np.asarray(weights.argmax(axis=1)).ravel()


def _weights(data: dict[str, NDArray[Any]], vertices: int, bones: int) -> Any:
    rows = np.repeat(np.arange(vertices), data["w_index"].shape[1])
    rows_columns = (rows, data["w_index"].ravel())
    return sp.csr_matrix((data["w_value"].ravel(), rows_columns), shape=(vertices, bones))


def _segment(label: str) -> Segment:
    side = label[-1] if label.endswith((".L", ".R")) else ""
    base = label[:-2] if side else label
    if base in ("root", "pelvis"):
        return ("pelvis", "")
    if base == "head" or base.startswith(("spine", "neck")):
        return (base, "")
    if base.startswith("eye"):
        return ("head", "")
    if base.startswith(("clavicle", "shoulder")):
        return ("spine01", "")
    return next((segment, side) for start, segment in LIMB_SEGMENTS if base.startswith(start))
