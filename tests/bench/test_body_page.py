"""The page of the body model's validation is what the model gives today."""

from xml.etree import ElementTree as ET

import pytest

from backline.body.validation import rows
from bench.body_page import PAGE, PICTURES, page, pictures


def test_the_page_is_current() -> None:
    assert PAGE.read_text("utf-8") == page()


@pytest.mark.parametrize("name", pictures())
def test_every_picture_is_current(name: str) -> None:
    text = (PICTURES / f"{name}.svg").read_text("utf-8")
    assert text == pictures()[name]
    assert ET.fromstring(text).tag.endswith("svg")


def test_every_row_has_its_plot_and_every_miss_its_reason() -> None:
    text = page()
    for row in rows():
        assert f"(pictures/body/{row.id.lower()}.svg)" in text
        assert row.met != (f"**{row.id}, {row.check}.**" in text)
