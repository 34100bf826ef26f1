"""The rest data of a body shape: read from ``bodies/``, or made once with `anny` and kept there."""

import hashlib
import json
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

BODIES = Path(__file__).with_name("bodies")
AVERAGE = {
    "gender": 0.5,
    "age": 0.67,
    "muscle": 0.5,
    "weight": 0.5,
    "height": 0.5,
    "proportions": 0.5,
}
TO_BODY = np.array([[0.0, -1, 0], [1, 0, 0], [0, 0, 1]])
"""From anny's frame (x left, y back, z up) to ours (x forward, y left, z up)."""


def load_shape(shape: dict[str, float]) -> dict[str, NDArray[Any]]:
    """Return the rest mesh, weights and joint centres of a shape, metres, in the body frame.

    A shape that is not in ``bodies/`` needs the packages `anny` 0.6.2 and `torch` (ImportError
    without them).
    """
    shape = {**AVERAGE, **shape}
    key = hashlib.sha1(json.dumps(shape, sort_keys=True).encode()).hexdigest()[:12]
    file = BODIES / f"body_{key}.npz"
    if not file.exists():
        np.savez_compressed(file, **_made(shape))
    with np.load(file) as data:
        return {name: data[name] for name in data.files}


def _made(shape: dict[str, float]) -> dict[str, Any]:
    # imported by name: neither package is a dependency, and the four committed bodies need neither
    anny, torch = import_module("anny"), import_module("torch")
    model = anny.Anny().to(dtype=torch.float32)
    keypoints = anny.keypoints.KeypointsRegressor.coco(model)
    identity = torch.eye(4)[None, None].repeat(1, model.bone_count, 1, 1)
    rest = model(pose_parameters=identity, phenotype_kwargs=shape)
    return {
        "vertices": (rest["rest_vertices"][0].numpy() @ TO_BODY.T).astype(np.float32),
        "heads": (rest["rest_bone_heads"][0].numpy() @ TO_BODY.T).astype(np.float32),
        "parents": np.array([int(parent) for parent in model.bone_parents], np.int16),
        "labels": np.array(model.bone_labels),
        "faces": np.asarray(model.faces).astype(np.uint16),
        "w_index": model.vertex_bone_indices.numpy().astype(np.uint8),
        "w_value": model.vertex_bone_weights.numpy().astype(np.float32),
        "coco": keypoints.regression_weights.numpy().astype(np.float32),
        "coco_labels": np.array(keypoints.labels),
    }
