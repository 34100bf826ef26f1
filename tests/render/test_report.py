"""The report: one file that holds everything, runs nothing, and says what it does not know."""

import re
from base64 import b64decode
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from math import nan
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from backline import render
from backline.motion.record import Record
from backline.motion.types import Rep, Unseen, View
from backline.render.album import Album, Picture, evenly
from backline.render.report import report_html

from .planted import FAULT, MODEL, SOURCE, grey, hold, lying, record, rep, sample

TEMPLATE = Path(render.__file__).parent / "templates" / "report.html"
REPS = (rep(0.5, faults=(FAULT,)), rep(3.0, excluded_by="min_rom_deg"), rep(6.0, dose_met=False))


class Page(HTMLParser):
    """The tags, attributes and words of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def page(judged: Record | None = None, pictures: tuple[Picture, ...] = ()) -> str:
    samples = [sample(k / 10, 10.0 * (k % 30)) for k in range(100)]
    return report_html(judged or record(reps=REPS), samples, pictures, SOURCE, MODEL)


def album(judged: Record, seconds: int = 10, width: int = 640) -> Album:
    times = [k / 10 for k in range(seconds * 10)]
    poses = [lying(t_s, 40.0, scale=width / 640) for t_s in times]
    taken = Album(judged, [sample(t_s) for t_s in times], poses)
    frames = [(t_s, grey(width, width * 3 // 4)) for t_s in times]
    assert [t_s for t_s, _ in taken.watch(frames)] == times
    return taken


def decoded(picture: Picture) -> Any:
    return Image.open(BytesIO(b64decode(picture.address.removeprefix("data:image/jpeg;base64,"))))


def test_it_runs_nothing_and_asks_for_nothing() -> None:
    html = page(pictures=tuple(album(record(reps=REPS)).pictures))
    found = Page(html)
    policy = [meta["content"] for meta in found.all("meta") if "http-equiv" in meta]
    assert policy == ["default-src 'none'; img-src data:; style-src 'unsafe-inline'"]
    assert not {"script", "link", "iframe", "object", "form"} & {tag for tag, _ in found.tags}
    assert not any(name.startswith("on") for _, attrs in found.tags for name in attrs)
    addresses = re.findall(r"(?:\b(?:src|href)=\"|url\()([^\")]{,12})", html)
    assert len(addresses) > 3
    assert [a for a in addresses if not a.startswith(("data:image/", "#chart"))] == []
    assert set(re.findall(r"https?://[^\s\"<]+", html)) == {"http://www.w3.org/2000/svg"}


def test_headings_table_and_language() -> None:
    found = Page(page())
    assert found.all("html") == [{"lang": "en"}]
    levels = [tag for tag, _ in found.tags if re.fullmatch("h[1-6]", tag)]
    assert levels == ["h1"] + ["h2"] * (len(levels) - 1)
    heads = [head["scope"] for head in found.all("th")]
    assert (heads.count("col"), heads.count("row")) == (9, 3)


def test_the_table_says_what_counts_and_why_not() -> None:
    words = Page(page()).words
    assert "2 repetitions, both legs, 1 of them with something to improve; 1 did not" in words
    assert "The hips stayed below the straight line" in words
    assert "Does not count: the movement was too small" in words
    assert "Counts; shorter than the dose asks" in words
    assert "5° ± 4°" in words


def test_holds_have_a_table_of_their_own() -> None:
    words = Page(page(record("strap_stretch", holds=(hold(1.0),)))).words
    assert "Every hold" in words
    assert "30.0 s" in words
    assert "60° ± 8°" in words


def test_what_was_not_seen_is_not_called_faultless() -> None:
    unseen = (Unseen(1.0, 2.5, ("left_knee", "left_ankle")),)
    blind = rep(peak_deg=nan, peak_error_deg=nan)
    judged = record(reps=(blind,), withheld="The camera looks from the front.", unseen=unseen)
    words = Page(page(replace(judged, view=View("front", 80.0)))).words
    assert "From 0:01.0 to 0:02.5: left knee, left ankle" in words
    assert "Angles are not given. The camera looks from the front." in words
    assert "Not judged" in words
    assert "No fault found" not in words
    assert "good" not in Page(page(judged)).words.split("The movement over time")[0]


def test_it_says_what_no_camera_sees_and_when_to_see_a_doctor() -> None:
    words = Page(page()).words
    assert "the arch or rounding of the lower back" in words
    assert "This is education, not a diagnosis." in words
    assert "see a doctor" in words
    assert "6° off a true side view" in words
    assert "c" * 64 in words
    assert record().exercise.sha256 in words


def test_nothing_found_is_a_whole_page_too() -> None:
    empty = report_html(record(view=View(), withheld="Nobody was seen."), [], [], SOURCE, MODEL)
    words = Page(empty).words
    assert "No repetition was found." in words
    assert "There is nothing to list" in words
    assert "nan" not in words.lower().replace("nantes", "")


def test_a_file_name_is_words_not_markup() -> None:
    source = replace(SOURCE, file="<script>alert(1)</script>.mp4")
    html = report_html(record(reps=REPS), [], [], source, MODEL)
    assert "<script" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("width", [320, 1280])
def test_pictures_are_small_and_show_the_skeleton(width: int) -> None:
    taken = album(record("straight_leg_raise", reps=REPS), width=width)
    assert [picture.caption[:5] for picture in taken.pictures] == ["No. 1", "No. 2", "No. 3"]
    image = decoded(taken.pictures[0])
    assert image.size == (min(width, 480), min(width, 480) * 3 // 4)
    assert len(image.convert("L").getcolors()) > 10
    assert "Repetition 1 at 0:01.5" in taken.pictures[0].alt


def test_at_most_24_pictures_and_the_report_says_so() -> None:
    reps: tuple[Rep, ...] = tuple(rep(3.0 * k, side="right") for k in range(30))
    judged = record("straight_leg_raise", reps=reps)
    pictures = album(judged, seconds=95, width=64).pictures
    assert len(pictures) == 24
    assert pictures[0].caption.startswith("No. 1,")
    assert pictures[-1].caption.startswith("No. 30,")
    assert "24 of 30 are shown" in Page(page(judged, tuple(pictures))).words


def test_evenly_spread_values_are_all_different() -> None:
    for n in range(1, 80):
        kept = evenly(range(n), 24)
        assert len(set(kept)) == len(kept) == min(n, 24)


def luminance(colour: str) -> float:
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_words_keep_their_contrast_in_light_dark_and_print() -> None:
    schemes = re.findall(r":root \{(.*?)\}", TEMPLATE.read_text("utf-8"), re.DOTALL)
    assert len(schemes) == 3
    for scheme in schemes:
        colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", scheme))
        for ground in ("paper", "panel", "counted"):
            assert contrast(colours["ink"], colours[ground]) >= 4.5
        assert contrast(colours["muted"], colours["paper"]) >= 4.5
        # WCAG 2.2, 1.4.11: what carries meaning without being text.
        for ground in ("paper", "counted"):
            assert contrast(colours["line"], colours[ground]) >= 3.0
        assert contrast(colours["fault"], colours["paper"]) >= 3.0
