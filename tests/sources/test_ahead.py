"""Working ahead: the same items in the same order, errors too, and a thread that ends."""

import threading
import time
from collections.abc import Iterator

import pytest

from backline.sources.ahead import ahead


def threads() -> int:
    return sum(thread.name == "decode" for thread in threading.enumerate())


def test_same_items_in_order() -> None:
    assert list(ahead(lambda: iter(range(1000)), 3)) == list(range(1000))
    assert threads() == 0


def test_an_error_comes_after_the_items_before_it() -> None:
    def broken() -> Iterator[int]:
        yield from (1, 2)
        raise ValueError("three")

    got: list[int] = []
    with pytest.raises(ValueError, match="three"):
        got.extend(ahead(broken, 3))
    stream = ahead(broken, 3)
    assert [next(stream), next(stream)] == [1, 2]


def test_it_does_not_run_away() -> None:
    made = []

    def counting() -> Iterator[int]:
        for number in range(1000):
            made.append(number)
            yield number

    stream = ahead(counting, 3)
    next(stream)
    time.sleep(0.2)
    assert 2 <= len(made) <= 6


def test_leaving_early_closes_the_iterator_and_ends_the_thread() -> None:
    closed = threading.Event()

    def endless() -> Iterator[int]:
        try:
            while True:
                yield 1
        finally:
            closed.set()

    stream = ahead(endless, 3)
    next(stream)
    stream.close()
    assert closed.wait(1)
    assert threads() == 0


def test_the_latest_replaces_what_waits() -> None:
    begun, made = threading.Event(), threading.Event()

    def camera() -> Iterator[int]:
        yield 0
        begun.wait(2)
        yield from range(1, 100)
        made.set()

    stream = ahead(camera, 2, latest=True)
    first = next(stream)
    begun.set()
    assert made.wait(2)
    time.sleep(0.05)
    rest = list(stream)
    assert rest == sorted(rest)
    assert rest[-1] == 99
    assert first == 0
    assert len(rest) <= 2
