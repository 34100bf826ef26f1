"""Settings: what is chosen is kept, by form and at once; data, people, licences."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from backline.records import data_folder, open_store
from backline.records.app_files import PREFERENCES, app_file
from backline.records.events import KINDS as EVENT_KINDS
from backline.records.events import Note, ProfileFacts
from backline.records.preferences import Preferences, keep_preferences, preferences
from backline.web.pages.licences import parts
from backline.web.pages.stored import KINDS

from ..security.made import Clock, Visitor, local

FORM = {
    "theme": "dark", "text_size": "large", "language": "es", "volume": "0,5", "rate": "1.5",
    "voice": "yes", "tones": "yes", "voice_name": "Anna", "camera": "", "country": "DE",
}  # fmt: skip


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def visitor(clock: Clock) -> Visitor:
    return Visitor(local(clock))


def keep_note(clock: Clock, name: str = "me", text: str = "a secret") -> None:
    with open_store(None, name, create=True, clock=clock) as store:
        store.append(Note(text), clock())


def test_a_form_is_kept_whole(visitor: Visitor) -> None:
    answer = visitor.post("/settings", **FORM)
    assert answer.headers["Location"] == "/settings?saved=true"
    assert preferences("me") == Preferences(
        language="es", theme="dark", text_size="large", volume=0.5, rate=1.5, voice_name="Anna",
        flash=False, mirror=False,
    )  # fmt: skip
    shown = visitor.get("/settings?saved=true").text
    assert '<html lang="es" data-theme="dark" data-text="large"' in shown
    assert "112" in shown


def test_a_change_is_kept_alone(visitor: Visitor) -> None:
    keep_preferences("me", Preferences(theme="dark"))
    token = {"X-CSRF-Token": visitor.token()}
    answer = visitor.client.post("/api/settings", json={"rate": 2}, headers=token)
    assert answer.json() == {"draw_anew": False}
    assert preferences("me") == Preferences(theme="dark", rate=2)
    for change in ({"language": "es"}, {"country": "FR"}):
        answer = visitor.client.post("/api/settings", json=change, headers=token)
        assert answer.json() == {"draw_anew": True}


@pytest.mark.parametrize(
    "change",
    [
        {"rate": 9}, {"volume": "loud"}, {"theme": "pink"}, {"voice": "yes"}, {"nothing": 1},
        {"language": "tlh"}, {"country": "ZZ"}, {"camera": "x" * 1000},
    ],
)  # fmt: skip
def test_what_cannot_be_is_not_kept(visitor: Visitor, change: dict[str, object]) -> None:
    token = {"X-CSRF-Token": visitor.token()}
    answer = visitor.client.post("/api/settings", json=change, headers=token)
    assert answer.status_code == 422
    assert answer.json()["problems"]
    assert preferences("me") == Preferences()


def test_a_country_is_a_fact_of_the_person(visitor: Visitor) -> None:
    visitor.post("/settings", **FORM)
    visitor.post("/settings", **FORM)
    with open_store() as store:
        assert [one.event for one in store.events(("profile_facts",))] == [
            ProfileFacts(country="DE")
        ]


def test_each_person_chooses_for_themselves(visitor: Visitor) -> None:
    visitor.post("/settings/people/add", name="Anna")
    visitor.post("/settings", **FORM | {"language": "en"})
    assert preferences("me") == Preferences()
    assert preferences("Anna").theme == "dark"


def test_every_kind_of_entry_has_words() -> None:
    assert set(EVENT_KINDS) <= set(KINDS)


def test_data_shows_what_is_stored_and_where(visitor: Visitor, clock: Clock) -> None:
    keep_note(clock)
    keep_note(clock, "anna")
    visitor.post("/settings", theme="dark")
    shown = visitor.get("/settings/data").text
    assert str(data_folder() / "backline.db") in shown
    assert str(app_file(PREFERENCES)) in shown
    assert "<td>Notes</td><td>1</td>" in shown
    assert "everybody=true" in shown


def test_a_copy_goes_out_and_comes_back(visitor: Visitor, clock: Clock) -> None:
    keep_note(clock)
    answer = visitor.get("/settings/data/backup")
    assert answer.headers["Content-Disposition"].endswith('"backline-2026-11-23.backup"')
    copy = answer.content
    with open_store(clock=clock) as store:
        store.append(Note("later"), clock())
    file = {"file": ("x.backup", copy, "application/octet-stream")}
    refused = visitor.post("/settings/data/restore", files=file)
    assert refused.status_code == 422
    assert "There are entries of me already" in refused.text
    taken = visitor.post("/settings/data/restore", files=file, replace="yes")
    assert taken.headers["Location"] == "/settings/data?restored=1"
    assert "1 entry was brought back" in visitor.get(taken.headers["Location"]).text
    with open_store() as store:
        assert [one.event for one in store.events(("note",))] == [Note("a secret")]


@pytest.mark.parametrize("content", [b"", b"nonsense", b"\x1f\x8b\x08broken"])
def test_a_broken_copy_changes_nothing(visitor: Visitor, clock: Clock, content: bytes) -> None:
    keep_note(clock)
    file = {"file": ("x.backup", content, "application/octet-stream")}
    answer = visitor.post("/settings/data/restore", files=file, replace="yes")
    assert answer.status_code == 422
    assert "x.backup" in answer.text
    assert "/tmp" not in answer.text
    with open_store() as store:
        assert store.count_events("me") == 1


def test_without_a_file_or_entries_it_says_so(visitor: Visitor) -> None:
    assert "Choose the file" in visitor.post("/settings/data/restore").text
    assert visitor.get("/settings/data/backup").status_code == 422


def test_everything_goes_after_the_word(visitor: Visitor, clock: Clock) -> None:
    keep_note(clock)
    visitor.post("/settings", theme="dark")
    assert visitor.post("/settings/data/erase", word="yes").status_code == 422
    assert data_folder().exists()
    answer = visitor.post("/settings/data/erase", word="Everything")
    assert answer.status_code == 200
    assert str(data_folder() / "backline.db") in answer.text
    assert not data_folder().exists()
    assert visitor.get("/settings/data").status_code == 200  # begins anew


def test_people_are_added_switched_and_erased(visitor: Visitor, clock: Clock) -> None:
    keep_note(clock)
    added = visitor.post("/settings/people/add", name="  Zoë  B ")
    assert "backline_profile_8765=Zo%C3%AB%20B" in added.headers["Set-Cookie"]
    assert "Zoë B" in visitor.get("/settings/people").text
    assert visitor.post("/settings/people/add", name="Zoë B").status_code == 422
    assert visitor.post("/settings/people/add", name=" ").status_code == 422
    keep_preferences("Zoë B", replace(Preferences(), theme="dark"))
    assert visitor.post("/settings/people/erase", name="Zoë B", word="Zoe").status_code == 422
    erased = visitor.post("/settings/people/erase", name="Zoë B", word="Zoë B")
    assert "backline_profile_8765=me" in erased.headers["Set-Cookie"]
    assert "Zoë B" not in json.dumps(json.loads(app_file(PREFERENCES).read_text("utf-8")))
    assert "Zoë B" not in visitor.get("/settings/people").text
    with open_store() as store:
        assert store.count_events("me") == 1
    assert visitor.post("/settings/people/switch", name="nobody").status_code == 422


def test_the_first_person_can_be_erased(visitor: Visitor, clock: Clock) -> None:
    keep_note(clock)
    assert visitor.post("/settings/people/erase", name="me", word="me").status_code == 303
    with open_store() as store:
        assert store.count_events("me") == 0


def test_every_part_has_a_licence() -> None:
    known = parts()
    assert {"fastapi", "numpy", "htmx.org", "@mediapipe/tasks-vision"} <= set(known)
    assert [one.name for one in known.values() if one.licence in {"", "?"}] == []
    assert "Apache License" in known["@mediapipe/tasks-vision"].text


def test_licences_are_shown(visitor: Visitor) -> None:
    shown = visitor.get("/settings/licences").text
    assert "BlazePose" in shown
    assert "htmx.org" in shown
    text = visitor.get("/settings/licences/@mediapipe/tasks-vision")
    assert "Apache License" in text.text
    assert "Apache License" in visitor.get("/settings/licences/backline").text
    assert visitor.get("/settings/licences/nothing").status_code == 404


def test_what_people_typed_is_no_html(visitor: Visitor) -> None:
    visitor.post("/settings/people/add", name="<script>alert(1)</script>")
    assert "<script>alert" not in visitor.get("/settings/people").text


def test_only_the_owner_may_read_the_files(visitor: Visitor) -> None:
    visitor.post("/settings", theme="dark")
    assert app_file(PREFERENCES).stat().st_mode & 0o077 == 0
    assert list(Path(data_folder()).glob(".*.new")) == []
