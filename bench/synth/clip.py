"""Renders a clip: a video, and beside it a JSON file of what is true in every frame."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.ndimage import gaussian_filter

from .act import Moment
from .acts import make_act
from .bystander import Bystander, Walker
from .dress import dress
from .encode import Encoder
from .render import Image, Renderer
from .room import Furniture, furnish
from .shake import Shake, aim_of, camera_of
from .spec import Spec
from .timeline import Repetition
from .truth import frame_truth

FORMAT = "synth-exercise/1"
EXTREMES = ("hip_flexion", "hip_line", "knee_flexion")


@dataclass(frozen=True)
class Stage:
    """What else is in a clip beside a person who exercises.

    Attributes
    ----------
    act : str
        ``exercise``, ``getting_ready`` or ``repeated`` (see `bench.synth.acts`).
    bystander : Bystander, optional
    furniture : tuple of Furniture
        Things that stand in the way.
    shake : Shake, optional
    """

    act: str = "exercise"
    bystander: Bystander | None = None
    furniture: tuple[Furniture, ...] = ()
    shake: Shake | None = None


class Clip:
    """One clip: its images and its truth, both determined by spec and stage."""

    def __init__(self, spec: Spec, stage: Stage | None = None) -> None:
        self.spec, self.stage = spec, stage or Stage()
        self.act = make_act(spec, self.stage.act)
        self.frame_count = round(self.act.duration_s * spec.fps)

    def frames(
        self, renderer: Renderer | None = None
    ) -> Iterator[tuple[Image | None, dict[str, Any]]]:
        """Yield every frame's RGB image (None without a renderer) and truth."""
        spec, body = self.spec, self.act.body
        dressed = dress(body, spec)
        draw = _Drawing(self, renderer, dressed) if renderer else None
        for k in range(self.frame_count):
            t_s = k / spec.fps
            moment = self.act.at(t_s)
            camera = camera_of(spec, self.stage.shake, t_s)
            vertices, normals = body.skin(moment.turns, moment.joints, dressed.rest)
            image = draw.image(t_s, camera, vertices, normals, moment) if draw else None
            head = {"frame": k, "t": round(t_s, 4), "rep": moment.repetition}
            progress = {"progress": round(moment.progress, 4), "side": moment.side}
            truth = frame_truth(body, moment.joints, moment.posture, vertices, camera)
            yield image, {**head, **progress, **truth}

    def render(self, out: Path, renderer: Renderer, notes: dict[str, str] | None = None) -> None:
        """Write ``out`` with .mp4 and .json appended; the JSON comes last.

        ``notes`` are added to the top level of the truth.
        """
        out.parent.mkdir(parents=True, exist_ok=True)
        size = (self.spec.width, self.spec.height_px)
        frames = []
        with Encoder(out.with_name(f"{out.name}.mp4"), self.spec.fps, size, self.spec.crf) as film:
            for image, frame in self.frames(renderer):
                if image is not None:
                    film.write(image)
                frames.append(frame)
        part = out.with_name(f"{out.name}.json.part")
        part.write_text(json.dumps({**self.truth(frames), **(notes or {})}))
        part.replace(out.with_name(f"{out.name}.json"))

    def truth(self, frames: list[dict[str, Any]]) -> dict[str, Any]:
        """Return the whole clip's truth around that of its frames."""
        spec = self.spec
        repetitions = [_repetition(rep, frames) for rep in self.act.repetitions]
        camera = camera_of(spec)
        eye = [float(x) for x in camera.eye]
        return {
            "format": FORMAT,
            "spec": asdict(spec),
            "fps": spec.fps,
            "size": [spec.width, spec.height_px],
            "camera": {"eye": eye, "focal_px": camera.focal_px},
            "stature": round(self.act.body.stature_m, 3),
            "n_frames": len(frames),
            "repetitions": repetitions,
            "holds": [
                {"rep": rep["index"], "start": rep["top_start"], "end": rep["top_end"]}
                for rep in repetitions
            ],
            "frames": frames,
        }


class _Drawing:
    """A clip's scene set up on a renderer."""

    def __init__(self, clip: Clip, renderer: Renderer, dressed: Any) -> None:
        spec, stage = clip.spec, clip.stage
        self.spec, self.renderer = spec, renderer
        self.noise = np.random.default_rng(spec.seed + 1)
        renderer.clear()
        self.figure = renderer.add_figure(clip.act.body.faces, dressed, spec)
        self.walker = Walker(stage.bystander, renderer) if stage.bystander else None
        renderer.light(spec.light, spec.gain, float(spec.seed % 17))
        furnish(renderer, spec, stage.furniture)

    def image(self, t_s: float, camera: Any, vertices: Any, normals: Any, moment: Moment) -> Image:
        self.figure.pose(vertices, normals)
        if self.walker:
            self.walker.pose(t_s)
        image = self.renderer.frame(camera, aim_of(self.spec), moment.props)
        if not (self.spec.blur or self.spec.noise):
            return image
        seen = image.astype(np.float32)
        if self.spec.blur:
            seen = gaussian_filter(seen, (self.spec.blur, self.spec.blur, 0))
        if self.spec.noise:
            seen = seen + self.noise.standard_normal(seen.shape, np.float32) * self.spec.noise
        return np.clip(seen, 0, 255).astype(np.uint8)


def _repetition(repetition: Repetition, frames: list[dict[str, Any]]) -> dict[str, Any]:
    values = asdict(repetition).items()
    told = {key: round(x, 4) if isinstance(x, float) else x for key, x in values}
    angles = [frame["angles"] for frame in frames if frame["rep"] == repetition.index]
    for name in EXTREMES if angles else ():
        degrees = [angle[f"{repetition.side}_{name}"] for angle in angles]
        told[f"{name}_min"], told[f"{name}_max"] = min(degrees), max(degrees)
    return told
