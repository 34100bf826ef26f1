"""A small OpenGL renderer (EGL, runs in software): dressed people in a procedural room."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import moderngl
import numpy as np
from numpy.typing import NDArray

from .camera import Camera, look_at
from .dress import Dressed
from .rotations import Array
from .solids import Solid
from .spec import Spec

SHADERS = Path(__file__).with_name("shaders")
PROGRAMS = ("BODY", "PROP", "ROOM", "CACHED")
VERTEX = (("pos", "3f4"), ("nrm", "3f4"), ("tpl", "3f4"), ("attr", "4f4"))
SHADOW_PX = 1024
SHADOW_RADIUS_M, SUN_M = 2.0, 4.0
EMPTY = (0.7, 0.75, 0.8)

LIGHTS = {
    "bright": ((-0.35, -0.75, 1.1), (0.85, 0.82, 0.76), (0.52, 0.55, 0.60), (0.30, 0.27, 0.24)),
    "soft": ((0.2, -0.4, 1.3), (0.45, 0.44, 0.42), (0.62, 0.63, 0.66), (0.42, 0.40, 0.37)),
    "dim": ((0.5, -0.5, 1.0), (0.22, 0.18, 0.13), (0.16, 0.15, 0.16), (0.10, 0.09, 0.08)),
    "warm": ((0.7, -0.6, 0.9), (0.85, 0.62, 0.38), (0.36, 0.32, 0.30), (0.26, 0.20, 0.16)),
    "backlit": ((0.3, 1.0, 0.7), (1.0, 0.98, 0.92), (0.30, 0.32, 0.36), (0.20, 0.19, 0.18)),
}
"""Direction and colour of the key light; ambient of the sky and of the ground."""

Prop = tuple[Solid, tuple[float, float, float]]
"""A moving solid and its colour."""
Image = NDArray[np.uint8]


class NoRendererError(Exception):
    """Nothing can be rendered here: one sentence says what is missing and what to do."""


@dataclass
class Mesh:
    """Triangles on the graphics side: their buffer, and one vertex array for each program."""

    buffer: Any
    arrays: dict[str, Any]
    indices: Any = None

    def release(self) -> None:
        """Free what it holds."""
        for part in (*self.arrays.values(), self.buffer, self.indices):
            if part is not None:
                part.release()


@dataclass
class Figure:
    """A dressed person whose pose changes with every frame."""

    mesh: Mesh
    data: NDArray[np.float32]
    colours: dict[str, Any]

    def pose(self, vertices: Array, normals: Array) -> None:
        """Move the skin, (vertices, 3) each."""
        self.data[:, :3], self.data[:, 3:6] = vertices, normals
        self.mesh.buffer.write(self.data.tobytes())


class Renderer:
    """One drawing surface; scenes are set up on it one after the other."""

    def __init__(self, size: tuple[int, int] = (640, 480), samples: int = 4) -> None:
        self.size, self.samples = size, samples
        self.context = gl = _context()
        vertex, fragment = (_shader(name) for name in ("scene.vert", "scene.frag"))
        self.programs = {
            name: gl.program(vertex, f"#version 330\n#define {name}\n{fragment}")
            for name in PROGRAMS
        }
        self.shadow_program = gl.program(_shader("shadow.vert"), _shader("shadow.frag"))
        cube = np.random.default_rng(0).random((32, 32, 32))
        noise = gl.texture3d((32, 32, 32), 1, (cube * 255).astype("u1").tobytes())
        noise.filter = (moderngl.LINEAR, moderngl.LINEAR)
        samples = min(samples, gl.max_samples)
        self.smooth = gl.framebuffer(
            [gl.renderbuffer(size, 3, samples=samples)],
            gl.depth_renderbuffer(size, samples=samples),
        )
        self.out = gl.framebuffer([gl.renderbuffer(size, 3)])
        shadow = gl.depth_texture((SHADOW_PX, SHADOW_PX))
        shadow.compare_func = "<="
        shadow.repeat_x = shadow.repeat_y = False
        self.shadow = gl.framebuffer(depth_attachment=shadow)
        backgrounds = [gl.texture(size, 3) for _ in range(2)]
        self.textures = {
            "shadow": shadow,
            "unlit": backgrounds[0],
            "lit": backgrounds[1],
            "rnd": noise,
        }
        self.backgrounds = [gl.framebuffer([t], gl.depth_renderbuffer(size)) for t in backgrounds]
        self._drawn_from: bytes | None = None
        self.solids: list[tuple[Mesh, int, tuple[float, ...]]] = []
        self.figures: list[Figure] = []
        self.sun = np.array([0.0, 0.0, 1.0])

    def clear(self) -> None:
        """Empty the scene."""
        for mesh in (*(solid[0] for solid in self.solids), *(f.mesh for f in self.figures)):
            mesh.release()
        self.solids, self.figures, self._drawn_from = [], [], None

    def add(self, solid: Solid, material: int, colour: Sequence[float]) -> None:
        """Add a part of the room; it does not move and casts no shadow."""
        self.solids.append((self._solid_mesh(("ROOM", "CACHED"), solid), material, tuple(colour)))
        self._drawn_from = None

    def add_figure(self, faces: NDArray[np.int32], dressed: Dressed, look: Spec) -> Figure:
        """Add a person; pose it before each frame."""
        data = np.zeros((len(dressed.template), 13), "f4")
        data[:, 6:9], data[:, 9:] = dressed.template, dressed.attributes
        buffer = self.context.buffer(reserve=data.nbytes, dynamic=True)
        indices = self.context.buffer(faces.astype("i4").tobytes())
        colours = {name: getattr(look, name) for name in ("skin", "hair", "top", "bottom", "shoe")}
        colours["pattern"] = look.pattern
        figure = Figure(self._mesh(("BODY",), buffer, indices), data, colours)
        self.figures.append(figure)
        return figure

    def light(self, name: str, gain: float, seed: float) -> None:
        """Light the scene by a name of `LIGHTS`; ``seed`` moves the procedural patterns."""
        way, sun, sky, ground = LIGHTS[name]
        self.sun = np.array(way) / np.linalg.norm(way)
        self._set("sun", tuple(self.sun))
        for uniform, colour in (("sun_col", sun), ("sky", sky), ("ground", ground)):
            self._set(uniform, tuple(gain * np.array(colour)))
        self._set("seed", seed)
        self._drawn_from = None

    def frame(self, camera: Camera, centre: Array, props: Sequence[Prop] = ()) -> Image:
        """Draw one frame, shadows about ``centre``; return RGB, (height, width, 3)."""
        meshes = [(self._solid_mesh(("PROP",), solid), colour) for solid, colour in props]
        self.context.enable(moderngl.DEPTH_TEST)
        self._draw_shadows(centre, [mesh for mesh, _ in meshes])
        self._set("mvp", (camera.projection @ camera.view).T.astype("f4").tobytes())
        self._set("eye", tuple(camera.eye))
        for unit, (name, texture) in enumerate(self.textures.items()):
            texture.use(unit)
            self._set(name, unit)
        self._draw_background(camera)
        self._draw_scene(meshes)
        for mesh, _ in meshes:
            mesh.release()
        self.context.copy_framebuffer(self.out, self.smooth)
        width, height = self.size
        pixels = np.frombuffer(self.out.read(components=3, alignment=1), np.uint8)
        return pixels.reshape(height, width, 3)[::-1]

    def _draw_shadows(self, centre: Array, props: list[Mesh]) -> None:
        centre = np.asarray(centre)
        view = look_at(centre + SUN_M * self.sun, centre, (0.01, 0, 1))
        box = np.diag([1 / SHADOW_RADIUS_M, 1 / SHADOW_RADIUS_M, -1 / SUN_M, 1.0])
        box[2, 3] = -1.0
        light = (box @ view).T.astype("f4").tobytes()
        self._set("light", light)
        self.shadow_program["light"].write(light)
        self.shadow.use()
        self.shadow.clear(depth=1.0)
        self.context.enable(moderngl.CULL_FACE)
        for figure in self.figures:
            figure.mesh.arrays["SHADOW"].render()
        self.context.disable(moderngl.CULL_FACE)
        for prop in props:
            prop.arrays["SHADOW"].render()

    def _draw_background(self, camera: Camera) -> None:
        key = camera.view.tobytes() + camera.projection.tobytes()
        if key == self._drawn_from:
            return
        self._drawn_from = key
        for lamp, buffer in enumerate(self.backgrounds):
            buffer.use()
            buffer.clear(*EMPTY, depth=1.0)
            self._set("lamp", float(lamp))
            for mesh, material, colour in self.solids:
                self._set("mat", material)
                self._set("col", colour)
                mesh.arrays["ROOM"].render()

    def _draw_scene(self, props: list[tuple[Mesh, tuple[float, float, float]]]) -> None:
        self.smooth.use()
        self.smooth.clear(*EMPTY, depth=1.0)
        self.context.enable(moderngl.CULL_FACE)
        for figure in self.figures:
            for name, colour in figure.colours.items():
                self._set(name, colour if np.isscalar(colour) else tuple(map(float, colour)))
            figure.mesh.arrays["BODY"].render()
        self.context.disable(moderngl.CULL_FACE)
        for mesh, rgb in props:
            self._set("col", rgb)
            mesh.arrays["PROP"].render()
        for mesh, material, _ in self.solids:
            self._set("mat", material)
            mesh.arrays["CACHED"].render()

    def _set(self, name: str, value: Any) -> None:
        for program in self.programs.values():
            if name not in program:
                continue
            if isinstance(value, bytes):
                program[name].write(value)
            else:
                program[name].value = value

    def _solid_mesh(self, kinds: tuple[str, ...], solid: Solid) -> Mesh:
        data = np.zeros((len(solid[0]), 13), "f4")
        data[:, :3], data[:, 3:6] = solid
        return self._mesh(kinds, self.context.buffer(data.tobytes()))

    def _mesh(self, kinds: tuple[str, ...], buffer: Any, indices: Any = None) -> Mesh:
        arrays = {}
        for kind in kinds:
            program = self.programs[kind]
            used = [name for name, _ in VERTEX if name in program]
            layout = " ".join(f if n in used else f.replace("f", "x") for n, f in VERTEX)
            arrays[kind] = self.context.vertex_array(program, [(buffer, layout, *used)], indices)
        layout = "3f4 3x4 3x4 4x4"
        arrays["SHADOW"] = self.context.vertex_array(
            self.shadow_program, [(buffer, layout, "pos")], indices
        )
        return Mesh(buffer, arrays, indices)


def _shader(name: str) -> str:
    return (SHADERS / name).read_text()


def _context() -> Any:
    backend = os.environ.get("BENCH_GL", "egl")
    create: Any = moderngl.create_context  # its annotation misses the name of a backend
    try:
        return create(standalone=True, backend=backend)
    except Exception as error:  # moderngl raises bare Exception, and ImportError for a lost library
        raise NoRendererError(
            f"No OpenGL through {backend} on this machine ({error}); on Debian and Ubuntu install "
            "libegl1, libgl1-mesa-dri and libegl-mesa0."
        ) from error
