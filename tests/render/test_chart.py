"""The chart: true places, gaps that stay open, nothing by colour alone, readable without eyes."""

from math import isnan, nan
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.motion.types import Unseen
from backline.render.chart import charts
from backline.render.scale import Scale, nice_ticks, thinned

from .planted import FAULT, hold, record, rep, sample

SVG = "{http://www.w3.org/2000/svg}"


def drawn(judged: Any, end_s: float = 10.0, gap: tuple[float, float] = (-1.0, -1.0)) -> Any:
    times = [k / 10 for k in range(int(end_s * 10) + 1)]
    samples = [sample(t, nan if gap[0] <= t < gap[1] else 10.0 * (t % 5)) for t in times]
    return [ElementTree.fromstring(chart) for chart in charts(judged, samples)]


def classes(svg: Any, name: str) -> list[Any]:
    return [node for node in svg.iter() if name in node.get("class", "").split()]


def words_in(svg: Any) -> list[str]:
    return [node.text for node in svg.iter(f"{SVG}text")]


def test_a_gap_opens_the_line() -> None:
    whole, broken = drawn(record())[0], drawn(record(), gap=(3.0, 5.0))[0]
    assert classes(whole, "bl-line")[0].get("d").count("M") == 1
    assert classes(broken, "bl-line")[0].get("d").count("M") == 2


def test_counted_and_excluded_differ_in_more_than_colour() -> None:
    svg = drawn(record(reps=(rep(1.0), rep(5.0, excluded_by="min_s"))))[0]
    assert len(classes(svg, "bl-counted")) == len(classes(svg, "bl-edge")) == 1
    assert {"1", "(2)"} <= set(words_in(svg))
    hatched = [node for node in svg.iter(f"{SVG}rect") if "url(#" in node.get("fill", "")]
    assert hatched[0].get("fill") == "url(#chart0-out)"
    assert hatched[0].get("x") == classes(svg, "bl-edge")[0].get("x")


def test_unseen_is_hatched_otherwise_and_named() -> None:
    svg = drawn(record(unseen=(Unseen(2.0, 4.0, ("left_knee",)),)))[0]
    fills = [node.get("fill") for node in svg.iter(f"{SVG}rect") if node.get("fill")]
    assert fills == ["url(#chart0-unseen)"]
    assert "not seen" in words_in(svg)
    assert "Not seen for 2.0 s." in svg.find(f"{SVG}desc").text


def test_turn_points_have_their_angle_and_error_bar() -> None:
    svg = drawn(record(reps=(rep(peak_deg=30.0, peak_error_deg=5.0),)))[0]
    dot = classes(svg, "bl-turn")[0]
    bar, *ends = classes(svg, "bl-bar")
    assert "30°" in words_in(svg)
    middle = (float(bar.get("y1")) + float(bar.get("y2"))) / 2
    assert float(dot.get("cy")) == pytest.approx(middle, abs=0.1)
    assert len(ends) == 2


def test_a_withheld_angle_is_nowhere_in_degrees() -> None:
    judged = record(reps=(rep(peak_deg=nan, peak_error_deg=nan),), withheld="Not from the side.")
    svg = drawn(judged)[0]
    assert not any("°" in said for said in words_in(svg))
    assert classes(svg, "bl-turn") == []
    assert "Hip (angles not given)" in words_in(svg)


def test_faults_stand_in_a_lane_with_their_id() -> None:
    svg = drawn(record(reps=(rep(faults=(FAULT,)),)))[0]
    assert "hips_low" in [node.text for node in classes(svg, "bl-id")]
    mark = classes(svg, "bl-fault")[0]
    assert mark.find(f"{SVG}title").text.startswith("The hips stayed below")
    band = classes(svg, "bl-counted")[0]
    assert float(mark.get("x")) == pytest.approx(float(band.get("x")))
    assert float(mark.get("y")) >= float(band.get("y")) + float(band.get("height"))


def test_title_and_description_for_those_who_hear_the_page() -> None:
    svg = drawn(record(reps=(rep(faults=(FAULT,)), rep(5.0, excluded_by="min_s"))))[0]
    ids = svg.get("aria-labelledby").split()
    assert [node.get("id") for node in (svg[0], svg[1])] == ids
    assert svg[0].text == "Bridge: hip over time"
    assert svg[1].text == "2 repetitions; 1 counted. Faults: hips_low. Not seen for 0.0 s."


def test_a_long_recording_is_drawn_in_parts_that_know_their_own() -> None:
    parts = drawn(record("strap_stretch", holds=(hold(1.0), hold(125.0))), end_s=170.0)
    assert len(parts) == 3
    assert len({svg[0].get("id") for svg in parts}) == 3
    assert ["1" in words_in(svg) for svg in parts] == [True, False, False]
    assert ["2" in words_in(svg) for svg in parts] == [False, False, True]


def test_nothing_judged_gives_no_chart_and_nothing_seen_an_empty_one() -> None:
    assert charts(record(), []) == []
    [svg] = [ElementTree.fromstring(chart) for chart in charts(record(), [sample(0.0, nan)])]
    assert classes(svg, "bl-line")[0].get("d") == ""


def test_scale_and_ticks() -> None:
    scale = Scale(0.0, 10.0, 100.0, 0.0)
    assert (scale(2.5), scale.clipped(99.0), scale.length_within(8.0, 12.0)) == (75.0, 0.0, 2.0)
    assert nice_ticks(0.0, 1.0, 10) == [k / 10 for k in range(11)]


@given(
    st.lists(st.floats(-90, 90) | st.just(nan), min_size=1, max_size=400),
    st.integers(4, 50),
)
def test_thinning_keeps_the_outline_and_the_gaps(values: list[float], most: int) -> None:
    points = [(float(k), value) for k, value in enumerate(values)]
    kept = thinned(points, most)
    seen = [value for value in values if not isnan(value)]
    kept_seen = [value for _, value in kept if not isnan(value)]
    assert [x for x, _ in kept] == sorted({x for x, _ in kept})
    assert (min(seen, default=0), max(seen, default=0)) == (
        min(kept_seen, default=0),
        max(kept_seen, default=0),
    )
    assert (len(kept_seen) < len(kept)) == (len(seen) < len(values))
