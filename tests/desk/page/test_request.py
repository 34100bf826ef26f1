"""What the page shows goes to another process and comes back the same."""

import json
from dataclasses import replace

import pytest

from backline.care.breaks.seen import ANSWERS
from backline.desk.page.request import PageRequest, as_json, from_json, page_words


def test_it_comes_back_the_same(request_: PageRequest) -> None:
    asked = replace(request_, words=page_words(), begun=True, may_skip=False, theme="dark")
    back = from_json(json.loads(json.dumps(as_json(asked))))
    assert back == replace(asked, words={name: str(text) for name, text in page_words().items()})


def test_a_later_part_is_passed_over_and_a_missing_one_is_not(request_: PageRequest) -> None:
    assert from_json(as_json(request_) | {"later": 1}) == request_
    with pytest.raises(TypeError, match="seconds"):
        from_json({"offer": {}, "words": {}})


def test_every_answer_of_the_page_has_its_word() -> None:
    words = page_words()
    assert {"start", "done", "snooze", "skip", "standing", "close"} <= set(words) & set(ANSWERS)
    assert words["snooze"] == "Again in 5 minutes"
