"""Events with a key: handed in again, they are kept once."""

from datetime import timedelta

import pytest

from backline.motion.errors import InputError
from backline.records import Entry, Store
from backline.records.events import Break, ExerciseSet, Note, SittingBout

from .made import NOW, before

DAY = timedelta(days=1)


def bout(key: str | None, seconds: float = 1800.0) -> SittingBout:
    return SittingBout(seconds, seconds, "break", key=key)


def test_the_same_key_on_the_same_day_is_kept_once(store: Store) -> None:
    assert len(store.append_new([Entry(bout("a"), NOW), Entry(bout("b"), NOW)])) == 2
    assert len(store.append_new([Entry(bout("a"), NOW), Entry(bout("c"), NOW)])) == 1
    assert [one.event.key for one in store.events()] == ["a", "b", "c"]  # type: ignore[union-attr]


def test_twice_in_one_batch_is_once(store: Store) -> None:
    assert len(store.append_new([Entry(bout("a"), NOW), Entry(bout("a"), NOW)])) == 1


def test_another_day_kind_or_none_is_another_event(store: Store) -> None:
    again = [Entry(bout("a"), NOW - DAY), Entry(Break("taken", key="a"), NOW)]
    without = [Entry(bout(None), NOW), Entry(bout(None), NOW), Entry(Note("x"), NOW)]
    store.append_new([Entry(bout("a"), NOW)])
    assert len(store.append_new([*again, *without])) == 5
    assert len(store.append_new(without)) == 3
    assert store.append_new([]) == []


def test_what_belongs_to_one_that_is_kept_is_not_kept_again(store: Store) -> None:
    def entries(*keys: str) -> list[Entry]:
        found = list[Entry]()
        for key in keys:
            found.append(Entry(Break("taken", key=key), NOW))
            found.append(Entry(ExerciseSet("walk", "both", seconds=60), NOW, within=len(found) - 1))
        return found

    store.append_new(entries("a"))
    rest, done = store.append_new(entries("a", "b"))
    kept = store.event(done)
    assert kept is not None
    assert kept.parent == rest
    assert len(store.events(("set",))) == 2


def test_one_that_is_wrong_keeps_all_from_being_kept(store: Store) -> None:
    with pytest.raises(InputError, match="seconds has to be"):
        store.append_new([Entry(bout("a"), before(hours=1)), Entry(bout("b", -1.0), NOW)])
    assert store.events() == []
