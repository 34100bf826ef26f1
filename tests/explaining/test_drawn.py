"""A scene as data for a page: what a page makes of it is what the model shows."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.body.frames import SEGMENTS
from backline.body.passive import Floats
from backline.body.person import person, typical
from backline.body.scenes import SCENES, SHIFTS_DEG, STOPS, TOLERANCES_NM
from backline.body.task import bend, slouch, stand
from backline.explaining.drawn import QUANTITIES, Shown, scene_json, shown

every_scene = pytest.mark.parametrize("name", SCENES)
WRITTEN, WRITTEN_MM = 0.005 + 1e-9, 0.5 + 1e-9
MOST_OFF = {"angle": 1.5, "place": 15.0, "level": 0.1}
LIFTED_MM = 25.0
"""What a page's picture may be off: degrees, millimetres, shades."""
ANGLES = ("pelvic_tilt_deg", "lumbar_flexion_deg", "hip_joint_flexion_deg")
LEVELS = tuple(name for name in QUANTITIES if name.startswith("level_"))


@dataclass(frozen=True, slots=True)
class Page:
    """What a page has: axes, and tables with one more axis for the quantities or places."""

    told: Mapping[str, Any]
    axes: tuple[tuple[float, ...], ...]
    values: Floats
    places: Floats


@cache
def page(name: str) -> Page:
    told = json.loads(scene_json(name))
    axes = tuple(tuple(axis["at"]) for axis in told["axes"])
    shape = tuple(map(len, axes))
    values = np.array(told["values"], dtype=float).reshape(*shape, len(QUANTITIES))
    places = np.array(told["places"], dtype=float).reshape(*shape, 3 * len(SEGMENTS))
    return Page(told, axes, values, places)


def between(table: Floats, axes: tuple[tuple[float, ...], ...], at: tuple[float, ...]) -> Floats:
    """Return what lies between the places of a grid: each axis in turn, in a straight line."""
    for axis, value in zip(axes, at, strict=True):
        low = int(np.clip(np.searchsorted(axis, value, side="right") - 1, 0, len(axis) - 2))
        share = (value - axis[low]) / (axis[low + 1] - axis[low])
        table = (1 - share) * table[low] + share * table[low + 1]
    return table


def exact(name: str, at: tuple[float, ...]) -> Shown:
    *inputs, shift = at
    return shown(SCENES[name].task(*inputs), person(shift))


def middles(name: str) -> Iterator[tuple[float, ...]]:
    """Yield the middle of every cell of the grid."""
    axes = page(name).axes
    return product(*([(a + b) / 2 for a, b in pairwise(axis)] for axis in axes))


def reached(values: Mapping[str, float]) -> bool:
    """Whether anybody gets there: a page stops where the person does."""
    closed = values["hip_joint_flexion_deg"] + values["lumbar_flexion_deg"]
    stops = values["stop_nm"] <= TOLERANCES_NM[-1], closed <= 150, values["lumbar_flexion_deg"] < 60
    return all(stops)


@cache
def off(name: str) -> Mapping[str, tuple[float, tuple[float, ...]]]:
    """Return how far a page is off at worst in the middles that are reached, and where."""
    worst: dict[str, tuple[float, tuple[float, ...]]] = {kind: (0.0, ()) for kind in MOST_OFF}
    for at in middles(name):
        found, real = page(name), exact(name, at)
        if not reached(real.values):
            continue
        values = dict(zip(QUANTITIES, between(found.values, found.axes, at), strict=True))
        places = between(found.places, found.axes, at).reshape(-1, 3)
        frames = np.array([real.frames[segment] for segment in SEGMENTS])
        apart = {
            "angle": max(
                *(abs(values[one] - real.values[one]) for one in ANGLES),
                np.abs(places[:, 2] - frames[:, 2]).max(),
            ),
            "place": np.hypot(*(places - frames)[:, :2].T).max(),
            "level": max(
                abs(np.clip(values[one], 0, 1) - np.clip(real.values[one], 0, 1)) for one in LEVELS
            ),
        }
        for kind, by in apart.items():
            worst[kind] = max(worst[kind], (float(by), at))
    return worst


def test_the_same_posture_as_the_model_has() -> None:
    found = shown(bend(40.0, 10.0), typical())
    assert set(found.frames) == set(SEGMENTS)
    assert set(QUANTITIES) <= set(found.values)
    assert found.values["trunk_inclination_deg"] == 40.0


@every_scene
def test_it_is_json_without_nan_and_says_how_it_is_laid_out(name: str) -> None:
    told = page(name).told
    assert "NaN" not in scene_json(name)
    assert told["scene"] == name
    axes = {axis["name"]: tuple(axis["at"]) for axis in told["axes"]}
    assert axes == {**SCENES[name].inputs, "shift": SHIFTS_DEG}
    assert list(axes)[-1] == "shift"  # it runs fastest
    assert (told["quantities"], told["segments"]) == (list(QUANTITIES), list(SEGMENTS))
    assert (told["tolerances"], told["stops"]) == (list(TOLERANCES_NM), list(STOPS))
    rest = [len(axis) for axis in axes.values()][1:]
    assert len(told["limits"]) == len(told["stopped_by"]) == np.prod(rest) * len(TOLERANCES_NM)
    assert set(told["stopped_by"]) <= set(range(len(STOPS)))


@every_scene
@given(data=st.data())
def test_at_a_place_of_the_grid_it_is_what_is_shown(name: str, data: st.DataObject) -> None:
    found = page(name)
    at = tuple(data.draw(st.integers(0, len(axis) - 1)) for axis in found.axes)
    real = exact(name, tuple(axis[one] for axis, one in zip(found.axes, at, strict=True)))
    for value, quantity in zip(found.values[at], QUANTITIES, strict=True):
        assert value == pytest.approx(real.values[quantity], abs=WRITTEN), quantity
    for place, segment in zip(found.places[at].reshape(-1, 3), SEGMENTS, strict=True):
        x, y, angle = real.frames[segment]
        assert place[:2] == pytest.approx((x, y), abs=WRITTEN_MM)
        assert place[2] == pytest.approx(angle, abs=WRITTEN)


@every_scene
@pytest.mark.parametrize("kind", MOST_OFF)
def test_between_the_places_it_is_what_is_shown(name: str, kind: str) -> None:
    by, at = off(name)[kind]
    lifted = name == "lie" and kind == "place"  # where a bent leg begins to lift the body
    assert by <= (LIFTED_MM if lifted else MOST_OFF[kind]), at


def test_standing_is_told_by_the_same_names() -> None:
    told = page("bend").told
    assert set(told["standing"]) <= set(QUANTITIES)
    upright = shown(stand(), typical()).values
    for quantity, value in told["standing"].items():
        assert value == pytest.approx(upright[quantity], abs=WRITTEN)


@given(neck=st.floats(-30, 50), trunk=st.floats(0, 80))
def test_a_neck_is_a_slope(neck: float, trunk: float) -> None:
    slopes = page("bend").told["per_neck_deg"]
    plain, nodded = (shown(bend(trunk, 0.0, at), typical()).values for at in (0.0, neck))
    for quantity in QUANTITIES:
        gained = nodded[quantity] - plain[quantity]
        assert gained == pytest.approx(neck * slopes.get(quantity, 0.0), abs=1e-6), quantity


def test_against_a_backrest_the_disc_is_not_told() -> None:
    values = shown(slouch(), typical()).values
    assert {name for name, value in values.items() if np.isnan(value)} == {
        "disc_load", "disc_load_n", "level_disc",
    }  # fmt: skip


def test_no_such_scene() -> None:
    with pytest.raises(KeyError):
        scene_json("run")
