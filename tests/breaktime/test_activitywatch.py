"""Sitting from ActivityWatch: its export or its server here, once, and nothing asked elsewhere."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.breaktime import loopback
from backline.breaktime.activitywatch import (
    from_export,
    from_server,
    import_spells,
    read_export,
)
from backline.breaktime.spells import Spell, by_days, merged, runs
from backline.breaktime.told import sitting_days
from backline.care.breaks import BreakSettings
from backline.motion.errors import InputError
from backline.records import Store, day_of, open_store
from backline.records.events import SittingBout

BERLIN = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 12, 1)
SETTINGS = BreakSettings()
Json = dict[str, Any]


@pytest.fixture
def store() -> Iterator[Store]:
    clock = at("22:00")
    with open_store(clock=lambda: clock) as records:
        yield records


def at(clock: str, day: date = TODAY) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=BERLIN)


def event(start: datetime, minutes: float, status: str = "not-afk", number: int = 1) -> Json:
    """Return an event as ActivityWatch writes it."""
    shown = start.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "000+00:00")
    return {
        "id": number, "timestamp": shown, "duration": 60.0 * minutes, "data": {"status": status},
    }  # fmt: skip


def export(*events: Json) -> Json:
    """Return an export in the shape that ActivityWatch 0.13 gives."""
    window = {
        "timestamp": "2026-12-01T08:00:00.000000+00:00", "duration": 300.0,
        "data": {"app": "Editor", "title": "a private title"},
    }  # fmt: skip
    return {
        "buckets": {
            "aw-watcher-window_desk": {
                "id": "aw-watcher-window_desk", "created": "2026-01-01T00:00:00.000000+00:00",
                "type": "currentwindow", "client": "aw-watcher-window", "hostname": "desk",
                "events": [window],
            },
            "aw-watcher-afk_desk": {
                "id": "aw-watcher-afk_desk", "created": "2026-01-01T00:00:00.000000+00:00",
                "type": "afkstatus", "client": "aw-watcher-afk", "hostname": "desk",
                "events": [*events],
            },
        }
    }  # fmt: skip


MORNING = (
    event(at("09:40"), 30),
    event(at("09:30"), 10, "afk"),
    event(at("08:00"), 90),
)
"""Newest first, as it comes: 90 minutes, 10 away, 30 more."""


def clocks(spells: list[Spell]) -> list[str]:
    return [
        f"{one.start.astimezone(BERLIN):%H:%M}-{one.end.astimezone(BERLIN):%H:%M}" for one in spells
    ]


# What is read


@pytest.mark.parametrize(
    "data",
    [
        export(*MORNING),
        export(*MORNING)["buckets"],
        export(*MORNING)["buckets"]["aw-watcher-afk_desk"],
        [*MORNING],
    ],
)
def test_an_export_a_bucket_or_its_events(data: object) -> None:
    assert clocks(from_export(data)) == ["08:00-09:30", "09:40-10:10"]


def test_what_overlaps_counts_once() -> None:
    spells = from_export([event(at("08:00"), 60), event(at("08:30"), 10), event(at("08:50"), 20)])
    assert clocks(spells) == ["08:00-09:10"]


def test_times_in_other_shapes() -> None:
    for text in ("2026-12-01T07:00:00Z", "2026-12-01T08:00:00+01:00", "2026-12-01T07:00:00"):
        (one,) = from_export([{**event(at("08:00"), 5), "timestamp": text}])
        assert one.start == at("08:00")


@pytest.mark.parametrize(
    "data",
    [
        None, 3, "x", [], {}, {"buckets": {}}, {"buckets": 3}, {"events": 3}, {"buckets": [1]},
        {"buckets": {"a": {"type": "currentwindow", "events": []}}},
        {"type": "currentwindow", "events": [event(at("08:00"), 5)]},
        [{"timestamp": "2026-12-01T08:00:00Z", "duration": 5, "data": {"app": "Editor"}}],
    ],
)  # fmt: skip
def test_nothing_about_presence_is_said(data: object) -> None:
    if data == []:
        assert from_export(data) == []
        return
    with pytest.raises(InputError, match="nothing about presence in it"):
        from_export(data)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"duration": -5}, "lasts -5 s; a duration cannot be below 0"),
        ({"duration": "long"}, "cannot be read"),
        ({"duration": float("nan")}, "cannot be read"),
        ({"duration": 1e300}, "cannot be read"),
        ({"duration": None}, "cannot be read"),
        ({"timestamp": "yesterday"}, "cannot be read"),
        ({"timestamp": 5}, "cannot be read"),
        ({"timestamp": "1970-01-01T00:00:00Z"}, "lost its time"),
    ],
)
def test_an_event_that_cannot_be_used_is_a_sentence(changed: Json, says: str) -> None:
    with pytest.raises(InputError, match=says):
        from_export([event(at("08:00"), 5), event(at("09:00"), 5) | changed])


def test_a_broken_file_has_a_few_sentences() -> None:
    broken = [event(at("08:00"), 5) | {"duration": -one} for one in range(1, 100)]
    with pytest.raises(InputError) as caught:
        from_export(broken)
    assert len(caught.value.problems) == 5


def test_files_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "export.json"
    with pytest.raises(InputError, match="There is no file"):
        read_export(file)
    with pytest.raises(InputError, match="cannot be read"):
        read_export(tmp_path)
    file.write_bytes(b"\xff{")
    with pytest.raises(InputError, match=r"export\.json is not JSON"):
        read_export(file)
    file.write_text("[" * 100_000)
    with pytest.raises(InputError, match="is not JSON"):
        read_export(file)
    file.write_text(json.dumps(export(*MORNING)))
    assert len(from_export(read_export(file))) == 2
    monkeypatch.setattr(loopback, "LARGEST", 100)
    with pytest.raises(InputError, match="is more than"):
        read_export(file)


# What is kept


def test_bouts_are_kept_and_told(store: Store) -> None:
    found = import_spells(store, from_export(export(*MORNING)), SETTINGS, BERLIN)
    assert (found.days, found.bouts, found.hours, found.left_out) == (1, 2, 2.0, ())
    assert found.says == ("Added 2.0 hours of sitting; bouts: 2, days: 1.",)
    (day,) = sitting_days(store, TODAY, TODAY)
    assert (day.sitting_h, day.longest_min) == (2.0, 90)
    first = store.events(("sitting_bout",))[0]
    assert isinstance(first.event, SittingBout)
    assert (first.at, first.event.source, first.event.ended) == (
        at("09:30"), "activitywatch", "natural",
    )  # fmt: skip


def test_a_pause_shorter_than_a_break_does_not_end_a_bout(store: Store) -> None:
    spells = from_export([event(at("08:00"), 30), event(at("08:31"), 30)])
    assert import_spells(store, spells, SETTINGS, BERLIN).bouts == 1
    (day,) = sitting_days(store, TODAY, TODAY)
    assert (day.sitting_h, day.longest_min) == (1.0, 60)


def test_importing_twice_adds_nothing(store: Store) -> None:
    spells = from_export(export(*MORNING))
    import_spells(store, spells, SETTINGS, BERLIN)
    again = import_spells(store, spells, SETTINGS, BERLIN)
    assert (again.days, again.bouts, again.hours) == (0, 0, 0.0)
    assert again.says == ("Nothing new: all of it is here already, or there was none.",)
    assert len(store.events(("sitting_bout",))) == 2
    longer = BreakSettings().changed({"break_min": 3.0})
    assert import_spells(store, spells, longer, BERLIN).bouts == 0


def test_a_bout_that_went_on_after_an_import_is_made_complete(store: Store) -> None:
    import_spells(store, from_export([event(at("08:00"), 40)]), SETTINGS, BERLIN)
    assert import_spells(store, from_export([event(at("08:00"), 90)]), SETTINGS, BERLIN).bouts == 1
    (day,) = sitting_days(store, TODAY, TODAY)
    assert (day.sitting_h, day.longest_min) == (1.5, 90)
    part = from_export([event(at("08:20"), 30)])
    assert import_spells(store, part, SETTINGS, BERLIN).bouts == 0


def test_days_of_the_companion_are_left_out_and_said(store: Store) -> None:
    yesterday = TODAY - timedelta(1)
    store.append(SittingBout(600.0, 600.0, "natural"), at("12:00", yesterday))
    spells = from_export([event(at("08:00", yesterday), 60), *MORNING])
    found = import_spells(store, spells, SETTINGS, BERLIN)
    assert (found.days, found.left_out) == (1, (yesterday,))
    assert found.says[1].startswith("Left out, because the companion measured these days itself")
    assert sitting_days(store, yesterday, yesterday)[0].sitting_h == pytest.approx(1 / 6)


def test_a_night_is_cut_where_the_day_turns(store: Store) -> None:
    spells = from_export([event(at("01:00"), 240)])
    assert import_spells(store, spells, SETTINGS, BERLIN).days == 2
    assert import_spells(store, spells, SETTINGS, BERLIN).bouts == 0
    old, new = sitting_days(store, TODAY - timedelta(1), TODAY)
    assert (old.sitting_h, new.sitting_h) == (2.0, 2.0)
    assert (old.longest_min, new.longest_min) == (120, 240), "it was one bout"
    ended = [one.event.ended for one in store.events(("sitting_bout",))]  # type: ignore[union-attr]
    assert ended == ["day", "natural"]


def test_what_lies_ahead_is_refused(store: Store) -> None:
    with pytest.raises(InputError, match=r"2026-12-01 23:30.*lies in the future"):
        import_spells(store, from_export([event(at("23:00"), 30)]), SETTINGS, BERLIN)
    assert not store.events()


def test_nothing_is_nothing(store: Store) -> None:
    assert import_spells(store, [], SETTINGS, BERLIN).bouts == 0


MOMENTS = st.integers(0, 4 * 24 * 60)
LENGTHS = st.integers(0, 600)


@given(st.lists(st.tuples(MOMENTS, LENGTHS), max_size=30), st.sampled_from((60.0, 120.0, 180.0)))
def test_no_minute_is_lost_or_counted_twice(drawn: list[tuple[int, int]], break_s: float) -> None:
    start = at("00:00", date(2026, 10, 23)).astimezone(UTC)  # the clocks change in these days
    given_ = [
        Spell(start + timedelta(minutes=one), start + timedelta(minutes=one + more))
        for one, more in drawn
    ]
    found = merged(given_)
    planted = {one + minute for one, more in drawn for minute in range(more)}
    bouts = [bout for run in runs(found, break_s) for bout in by_days(run, BERLIN, {})]
    assert sum(one.sitting_s for one in bouts) == 60.0 * len(planted)
    for one in bouts:
        assert one.unbroken_s >= one.sitting_s
        last = (one.end.astimezone(UTC) - timedelta(seconds=1)).astimezone(BERLIN)
        assert day_of(one.start) == day_of(last)
    taken: dict[date, list[Spell]] = {}
    for one in bouts:
        gone = Spell(one.start.astimezone(UTC), one.end.astimezone(UTC))
        taken.setdefault(day_of(one.start), []).append(gone)
    again = [bout for run in runs(found, break_s) for bout in by_days(run, BERLIN, taken)]
    assert again == []


# The server on this machine

Answer = Callable[[str], tuple[int, bytes]]


@contextmanager
def serving(answer: Answer) -> Iterator[tuple[str, list[str]]]:
    """Give the address of a server on this machine, and the paths that it is asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            code, body = answer(self.path)
            self.send_response(code)
            if code == 302:
                self.send_header("Location", body.decode())
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def activitywatch(path: str) -> tuple[int, bytes]:
    buckets = export(*MORNING)["buckets"]
    parts = urlsplit(path)
    if parts.path == "/api/0/buckets/":
        told: object = {
            name: {key: value for key, value in one.items() if key != "events"}
            for name, one in buckets.items()
        }
    elif parts.path == "/api/0/buckets/aw-watcher-afk_desk/events":
        assert parse_qs(parts.query)["limit"] == ["-1"]
        told = buckets["aw-watcher-afk_desk"]["events"]
    else:
        return 404, b"{}"
    return 200, json.dumps(told).encode()


def test_the_server_here_is_asked_for_presence_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")  # nothing would come through it
    with serving(activitywatch) as (address, asked):
        assert len(from_server(address)) == 2
        assert len(from_server(f"{address}/", at("00:00"), at("20:00"))) == 2
    assert not any("window" in path for path in asked)
    assert parse_qs(urlsplit(asked[-1]).query)["start"] == ["2026-11-30T23:00:00+00:00"]


def test_a_name_for_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    assert loopback.on_this_machine("http://localhost:5601/x?y") == "http://127.0.0.1:5601"
    assert loopback.on_this_machine("http://localhost") == "http://127.0.0.1:5600"
    assert loopback.on_this_machine("http://[::1]:5600") == "http://[::1]:5600"
    monkeypatch.setattr(loopback, "build_opener", pytest.fail)
    for address in (
        "http://192.168.1.5:5600", "http://example.org", "https://localhost:5600", "localhost:5600",
        "file:///etc/hostname", "http://127.0.0.1.example.org", "http://0.0.0.0:5600", "", "http://",
        "http://localhost:port", "http://localhost@example.org", "http://[::", "http://1:99999999",
    ):  # fmt: skip
        with pytest.raises(InputError, match="is not on this machine"):
            from_server(address)


def test_a_server_that_sends_us_elsewhere_is_not_followed() -> None:
    with serving(lambda _: (302, b"http://192.0.2.1/")) as (address, asked):
        with pytest.raises(InputError, match=r"is no ActivityWatch \(it says 302\)"):
            from_server(address)
        assert len(asked) == 1


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ((404, b""), "it says 404"),
        ((200, b"<html>"), "is not JSON"),
        ((200, b"[]"), "nothing about presence"),
        ((200, b'{"a": {"type": "currentwindow"}}'), "nothing about presence"),
        ((200, b'{"a": {"type": "afkstatus"}}'), "nothing about presence"),
    ],
)
def test_answers_that_are_no_use(answer: tuple[int, bytes], says: str) -> None:
    with serving(lambda _: answer) as (address, _), pytest.raises(InputError, match=says):
        from_server(address)


def test_nobody_answers() -> None:
    with serving(activitywatch) as (address, _):
        pass
    with pytest.raises(InputError, match="Nothing answers at"):
        from_server(address)


def test_an_answer_that_is_cut_off() -> None:
    with serving(lambda _: (200, b"")) as (address, _), pytest.raises(InputError, match="not JSON"):
        from_server(address)
