"""The words of the page for when it got worse."""

from backline.library.worse_load import worse


def test_it_stops_first_and_offers_more_than_one_position() -> None:
    known = worse()
    assert known.stop[0].startswith("Stop the exercise.")
    assert len(known.ease) >= 2
    assert len({one.name for one in known.ease}) == len(known.ease)


def test_its_numbers_and_positions_say_where_they_come_from() -> None:
    assert worse().source == "chosen by us"
