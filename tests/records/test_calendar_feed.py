"""The secret address of a calendar, and what a person chose for it."""

from pathlib import Path

from backline.records import open_store
from backline.records.calendar_feed import (
    CalendarChoices,
    feed_of,
    forget_calendar,
    keep_choices,
    mark_of,
    new_secret,
    turn_off,
    whose,
)

PLAIN = CalendarChoices()


def test_a_secret_opens_one_calendar_until_it_is_replaced() -> None:
    assert feed_of("me").secret == ""
    mine, hers = new_secret("me"), new_secret("anna")
    assert len(mine) == len(hers) == 32
    assert (whose(mine), whose(hers), whose(""), whose("x" * 32)) == ("me", "anna", None, None)
    newer = new_secret("me")
    assert (whose(mine), whose(newer)) == (None, "me")
    turn_off("me")
    assert (whose(newer), whose(""), whose(hers)) == (None, None, "anna")


def test_choices_and_mark_stay_and_are_forgotten() -> None:
    mark, secret = mark_of("me"), new_secret("me")
    keep_choices("me", CalendarChoices(breaks=True, words="busy"), "es")
    turn_off("me")
    assert feed_of("me").choices == CalendarChoices(breaks=True, words="busy")
    assert (feed_of("me").language, mark_of("me")) == ("es", mark)
    secret = new_secret("me")
    with open_store() as store:
        store.erase_profile("me")
    assert whose(secret) is None
    assert feed_of("me").choices == PLAIN
    assert mark_of("me") != mark
    forget_calendar("nobody")


def test_a_file_that_cannot_be_read_is_as_if_it_were_not_there(data_folder: Path) -> None:
    data_folder.mkdir(parents=True)
    file = data_folder / "calendar.json"
    for text in ("{", "[]", '{"me": 3}', '{"me": {"secret": 5, "words": [], "breaks": 1}}'):
        file.write_text(text)
        assert feed_of("me").secret == ""
        assert feed_of("me").choices == PLAIN
        assert whose("") is None
    assert len(new_secret("me")) == 32
