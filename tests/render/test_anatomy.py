"""The drawings: well-formed, everything drawn and named, and no words on other words."""

import re
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import pytest

from backline.library.anatomy_load import anatomy
from backline.library.drawing_values import Drawing, Point, Shape
from backline.library.drawings_load import drawings
from backline.render.anatomy import belongs, drawn
from backline.render.curve import edge, moved, ribbon, smooth
from backline.render.labels import Placed, placed

ALL = list(drawings().values())
NAMES = [one.id for one in ALL]


def parsed(drawing: Drawing, chosen: str = "") -> ET.Element:
    return ET.fromstring(drawn(drawing, anatomy(), str, chosen))


def classes(root: ET.Element, word: str) -> list[set[str]]:
    """Return the classes of every group that has a class."""
    found = [set(one.get("class", "").split()) for one in root.iter("g")]
    return [one for one in found if word in one]


def apart(one: Placed, other: Placed) -> bool:
    return (
        one.left + one.width <= other.left
        or other.left + other.width <= one.left
        or one.top + one.height <= other.top
        or other.top + other.height <= one.top
    )


def around(point: tuple[float, float], outline: list[Point]) -> bool:
    """Whether a point lies within an outline; straight from point to point."""
    x, y = point
    inside = False
    for (x1, y1, *_), (x2, y2, *_) in pairwise([*outline, outline[0]]):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            inside = not inside
    return inside


def close_to(point: Point, shape: Shape, within_mm: float) -> bool:
    """Whether a point lies on a line or within a shape."""
    if shape.form != "line":
        outline = ribbon(shape.points) if shape.form == "along" else list(shape.points)
        return around((point[0], point[1]), outline)
    steps = [
        (a[0] + (b[0] - a[0]) * t / 20, a[1] + (b[1] - a[1]) * t / 20)
        for a, b in pairwise(shape.points)
        for t in range(21)
    ]
    return min(abs(complex(x - point[0], y - point[1])) for x, y in steps) <= within_mm


@pytest.mark.parametrize("drawing", ALL, ids=NAMES)
def test_a_drawing_is_an_image_with_a_name_and_nothing_inline(drawing: Drawing) -> None:
    root = parsed(drawing)
    image = next(one for one in root.iter("g") if one.get("role") == "img")
    assert image.findtext("title") == drawing.title
    assert image.findtext("desc") == drawing.describes
    assert not list(image.iter("a"))
    for one in root.iter():
        assert not {name for name in one.attrib if name == "style" or name.startswith("on")}
        assert one.tag not in {"style", "script", "image"}
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    assert all(str(one).startswith(f"{drawing.id}-") for one in ids)


def test_every_muscle_nerve_and_root_is_drawn_and_leads_somewhere() -> None:
    known = anatomy()
    shapes, links = set[str](), set[str]()
    for drawing in ALL:
        root = parsed(drawing)
        shapes |= {name for one in root.iter("g") for name in one.get("class", "").split()}
        links |= {one.get("href", "") for one in root.iter("a")}
    assert {f"muscle-{name}" for name in known.muscles} <= shapes
    assert {f"nerve-{name}" for name in known.nerves} <= shapes
    assert {f"root-{name}" for name in known.roots} <= shapes
    everything = (*known.muscles, *known.nerves, *known.roots)
    assert links == {f"#{name}" for name in everything}


@pytest.mark.parametrize("drawing", ALL, ids=NAMES)
def test_words_lie_apart_and_within_the_drawing(drawing: Drawing) -> None:
    labels = placed(drawing, str)
    assert [f"{a.of} {b.of}" for a, b in combinations(labels, 2) if not apart(a, b)] == []
    for one in labels:
        assert one.left >= 0, one
        assert one.left + one.width <= drawing.size[0], one
        assert one.top >= 0, one
        assert one.top + one.height <= drawing.size[1], one
        assert all(0 < value < most for value, most in zip(one.point, drawing.size, strict=True))


def test_words_that_would_meet_are_moved_apart() -> None:
    drawing = ALL[0]
    here = [one for one in drawing.labels if one.side == "left"]
    crowded = Drawing(
        **{name: getattr(drawing, name) for name in Drawing.__slots__}
        | {"labels": tuple([here[0], here[0], here[-1], here[-1], here[-1]])}
    )
    labels = placed(crowded, str)
    assert all(apart(a, b) for a, b in combinations(labels, 2))


@pytest.mark.parametrize("drawing", ALL, ids=NAMES)
def test_a_leader_ends_on_what_it_names(drawing: Drawing) -> None:
    for label in drawing.labels:
        named = [one for one in drawing.shapes if one.of == label.of]
        if label.of and label.side != "on":
            assert any(close_to(label.at, one, within_mm=6.0) for one in named), label


def test_the_lines_of_a_label_are_words_apart() -> None:
    links = {one.get("href"): one for one in parsed(drawings()["muscles_back"]).iter("a")}
    assert "".join(links["#biceps_femoris_long"].itertext()) == "Biceps femoris long head"


def test_words_are_translated_and_escaped() -> None:
    svg = drawn(ALL[0], anatomy(), lambda text: f"<{text}>")
    assert "&lt;Semitendinosus&gt;" in svg
    assert "&lt;The hamstrings from behind&gt;" in svg
    assert "<Semitendinosus" not in svg


def test_what_is_chosen_stands_out() -> None:
    (chosen,) = classes(parsed(drawings()["muscles_back"], "semitendinosus"), "chosen")
    assert "muscle-semitendinosus" in chosen
    root = parsed(drawings()["nerves_map"], "common_fibular")
    names = set().union(*classes(root, "chosen"))
    assert {"nerve-common_fibular", "muscle-biceps_femoris_short", "root-S2"} <= names
    assert not names & {"root-S3", "root-L3", "nerve-tibial", "muscle-semitendinosus"}
    assert {"nerve-sciatic", "trunk"} <= set().union(*classes(root, "trunk"))
    assert not classes(parsed(drawings()["nerves_map"]), "chosen")


def test_the_root_l4_gives_to_both_nerves() -> None:
    shapes = [one for one in drawings()["nerves_roots"].shapes if one.of == "L4"]
    assert {one.joins for one in shapes} == {"femoral", "sciatic"}
    for nerve in ("femoral", "sciatic"):
        lit = [one.joins for one in shapes if belongs(one, anatomy(), nerve)]
        assert lit == [nerve]


@pytest.mark.parametrize(
    ("muscle", "hip", "knee"),
    [
        ("semitendinosus", True, True), ("semimembranosus", True, True),
        ("biceps_femoris_long", True, True), ("biceps_femoris_short", False, True),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["muscles_back", "muscles_side"])
def test_what_crosses_a_joint_is_drawn_across_it(
    name: str, muscle: str, hip: bool, knee: bool
) -> None:
    (shape,) = [one for one in drawings()[name].shapes if one.of == muscle]
    heights = [point[1] for point in shape.points]
    assert (min(heights) < 75) is hip  # the sit bone; the short head begins far below it
    assert (max(heights) > 430) is knee  # below the joint line


def test_a_ribbon_is_as_wide_as_it_says() -> None:
    along = [(0.0, 0.0, 2.0), (0.0, 10.0, 3.0), (0.0, 20.0, 2.0)]
    assert edge(along, 1.0) == [(2.0, 0.0), (3.0, 10.0), (2.0, 20.0)]
    assert ribbon(along)[3:] == [(-2.0, 20.0), (-3.0, 10.0), (-2.0, 0.0)]


def test_a_quarter_turn_clockwise_takes_up_to_the_right() -> None:
    ((x, y),) = moved([(0.0, -1.0)], (10.0, 0.0, 90.0))
    assert (x, y) == pytest.approx((11.0, 0.0))


def test_a_closed_curve_passes_its_points_and_ends_where_it_began() -> None:
    shape = smooth([(0, 0), (10, 0), (10, 10)], closed=True)
    ends = re.findall(r"(\S+ \S+?)(?=C|Z)", shape)
    assert ends == ["M0.0 0.0", "10.0 0.0", "10.0 10.0", "0.0 0.0"]
