"""The figure of the body model: every posture is a whole picture of what its data say."""

import re
from math import hypot, nan
from xml.etree import ElementTree as ET

import pytest

from backline.body.person import typical
from backline.body.task import Task, bend, lie, long_sit, sit, slouch
from backline.explaining import shown
from backline.render import body_paths as paths
from backline.render import body_shapes as shapes
from backline.render.body_arms import LOWER_MM, TARGETS, UPPER_MM, with_arms
from backline.render.body_figure import Figure, drawn, level_class, sized
from backline.render.body_scenery import VIEWS

POSTURES: dict[str, tuple[str, Task]] = {
    "standing": ("bend", bend(0.0)),
    "deep": ("bend", bend(115.0, 90.0)),
    "chair": ("sit", sit()),
    "stretched": ("sit", sit(20.0, 10.0, 10.0)),
    "floor": ("long", long_sit(40.0)),
    "raised": ("lie", lie(90.0, 0.0, 15.0, 40.0)),
}
every = pytest.mark.parametrize("name", POSTURES)


def figure(name: str) -> Figure:
    scene, task = POSTURES[name]
    found = shown(task, typical())
    return Figure(found.frames, found.values, scene, "A <person>")


@every
@pytest.mark.parametrize("standalone", [False, True])
def test_every_posture_is_whole_svg(name: str, standalone: bool) -> None:
    text = drawn(figure(name), standalone=standalone)
    assert "nan" not in text
    assert "inf" not in text
    root = ET.fromstring(text)
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    assert 'style="' not in text
    assert ("<style" in text) == standalone


@every
def test_nobody_leaves_the_picture_or_goes_through_the_floor(name: str) -> None:
    one = figure(name)
    frames = with_arms(one.frames, one.scene)
    left, top, width, height = VIEWS[one.scene]
    for line in (shapes.TRUNK, shapes.LEG, shapes.SCIATIC):
        for x, y, _ in paths.points(line, frames):
            assert left < x < left + width
            assert top < y < 25.0
    assert top + height > 0


@every
def test_the_arms_stay_on_and_rest(name: str) -> None:
    one = figure(name)
    frames = with_arms(one.frames, one.scene)
    (x, y, _), elbow = frames["upper_arm"], frames["forearm"]
    if one.scene in TARGETS:
        assert hypot(elbow[0] - x, elbow[1] - y) == pytest.approx(UPPER_MM)
        _, palm = paths.spot_at(("forearm", 0.0, LOWER_MM), frames)
        assert palm < 0


def test_a_ribbon_goes_where_its_data_say() -> None:
    frames = figure("raised").frames
    line = shapes.MUSCLES["biceps_long"].along
    start, *_, end = paths.points(line, frames)
    assert start[:2] == pytest.approx(paths.spot_at(("pelvis", -40.0, 66.0), frames))
    assert end[:2] == pytest.approx(paths.spot_at(("shank", -24.0, 40.0), frames))


def test_the_short_head_does_not_reach_the_pelvis() -> None:
    spots = [
        spot for some, _ in paths.parsed(shapes.MUSCLES["biceps_short"].along) for spot in some
    ]
    assert {segment for segment, _, _ in spots} == {"thigh", "shank"}
    for head in ("semitendinosus", "semimembranosus", "biceps_long"):
        assert shapes.MUSCLES[head].along.startswith("pelvis")


def test_more_pull_is_another_colour_and_wider() -> None:
    assert [level_class(one) for one in (-3.0, 0.2, 0.64, 7.0)] == ["lv-0", "lv-2", "lv-6", "lv-10"]
    assert paths.width(0.0) < paths.width(0.2) < paths.width(1.0) == paths.width(9.0)
    calm, hot = figure("standing"), figure("raised")
    assert re.search(r"muscle-biceps_long [^\"]*lv-2\b", drawn(calm))
    assert re.search(r"muscle-biceps_long [^\"]*lv-(9|10)\b", drawn(hot))


def test_what_is_not_known_is_hatched() -> None:
    found = shown(slouch(), typical())
    text = drawn(Figure(found.frames, found.values, "sit", "x"), id="one")
    assert re.search(r'class="disc [^"]*lv-unknown"[^>]* fill="url\(#one-unknown\)"', text)
    assert 'id="one-unknown"' in text
    nothing = drawn(Figure(found.frames, {}, "sit", "x"))
    assert nothing.count("lv-unknown") > len(shapes.MUSCLES)
    assert paths.width(nan) == paths.width(0.0)


def test_what_to_look_at_stands_out() -> None:
    one = figure("raised")
    text = drawn(Figure(one.frames, one.values, "lie", "x", look=["hamstrings"]))
    assert text.count("part-hamstrings look") == 4
    assert "has-look" in text
    assert "has-look" not in drawn(one)


def test_ghosts_stand_behind() -> None:
    one, other = figure("standing"), figure("deep")
    text = drawn(Figure(one.frames, one.values, "bend", "x", ghosts=[other.frames]))
    assert text.count('class="body-ghost"') == 1
    assert text.index("body-ghost") < text.index("skin-near")


def test_somebody_tall_is_drawn_as_large() -> None:
    frames = figure("standing").frames
    tall = {name: (1.2 * x, 1.2 * y, angle) for name, (x, y, angle) in frames.items()}
    for name, (x, y, _) in sized(tall).items():
        assert (x, y) == pytest.approx(frames[name][:2], abs=0.2)


def test_the_spine_hollows_in_standing_and_rounds_in_a_bend() -> None:
    def turns(name: str) -> float:
        stack = paths.vertebrae(figure(name).frames)
        return stack[-1][2] - stack[0][2]

    assert turns("standing") < -20
    assert turns("deep") > turns("standing") + 25


def test_a_still_figure_carries_nothing_for_scripts() -> None:
    text = drawn(figure("chair"), still=True)
    assert "data-path" not in text
    assert len(text) < 0.85 * len(drawn(figure("chair")))
