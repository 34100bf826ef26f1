"""An exercise of one's own: from a form to a file that the loader takes, and back."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from backline.cli.main import app
from backline.library import exercises, own
from backline.motion.definition import Exercise
from backline.records import exercises_folder
from backline.web.own.toml_text import toml_text

from .conftest import Browser, words

UNUSABLE = 422
PLAIN: dict[str, str] = {
    "base": "none", "name": "Calf raise", "kind": "strength", "position": "standing",
    "sides": "each", "why": "For the lower leg.", "steps": "Hold on to a chair.\n\nRise slowly. ",
    "warnings": 'Stop if it "hurts" \\ badly.', "equipment": "a chair", "by": "repetitions",
    "least": "8", "most": "12", "sets": "2", "dwell_s": "1,5", "text": "",
}  # fmt: skip
THRESHOLDS = {
    "rest_low": "25", "rest_high": "85", "enter_deg": "10", "leave_deg": "6", "usual_deg": "40",
    "min_rom_deg": "14", "min_s": "1.5", "fast_s": "0.8",
}  # fmt: skip
WATCHED = PLAIN | {
    "base": "bridge", "name": "My bridge", "position": "supine", "sides": "both", "dwell_s": "",
    "text": "As many as are easy: 8 to 12.",
} | THRESHOLDS  # fmt: skip


def only() -> Any:
    (one,) = own(exercises_folder()).values()
    return one


def test_the_first_page_asks_how_it_is_followed(browser: Browser) -> None:
    page = browser.get("/exercises/new")
    assert 'href="?base=none"' in page.text
    for one in exercises():
        assert f'href="?base={one}"' in page.text


def test_one_without_a_camera(browser: Browser) -> None:
    page = browser.post("/exercises/new", **PLAIN)
    assert "Kept." in words(page)
    one = only()
    assert (one.id, one.name, one.sides, one.position) == (
        "calf_raise", "Calf raise", ("left", "right"), "standing",
    )  # fmt: skip
    assert not isinstance(one, Exercise)
    assert one.steps == ("Hold on to a chair.", "Rise slowly.")
    assert one.warnings == ('Stop if it "hurts" \\ badly.',)
    dose = one.dose
    assert (dose.repetitions, dose.sets, dose.dwell_s, dose.per_side) == ((8, 12), 2, 1.5, True)
    assert one.dose.text == "8 to 12 repetitions, sets on each side: 2."
    assert "Calf raise" in words(browser.get("/exercises"))


@pytest.mark.parametrize(("by", "amount"), [("hold_s", "hold_s"), ("minutes", "minutes")])
def test_one_that_goes_by_time(browser: Browser, by: str, amount: str) -> None:
    browser.post("/exercises/new", **PLAIN | {"by": by, "most": ""})
    assert getattr(only().dose, amount) == (8.0, 8.0)
    assert only().dose.repetitions is None


def test_one_for_the_camera_starts_from_another(browser: Browser) -> None:
    browser.post("/exercises/new", **WATCHED)
    one, base = only(), exercises()["bridge"]
    assert isinstance(one, Exercise)
    assert one.faults == base.faults
    assert one.gates == base.gates
    assert one.movement.signal == base.movement.signal
    settings = one.movement.settings
    assert (settings.enter_deg, settings.leave_deg) == (10.0, 6.0)
    assert (one.movement.min_s, one.movement.min_rom_deg, one.movement.fast_s) == (1.5, 14.0, 0.8)
    assert one.dose.text == "As many as are easy: 8 to 12."
    assert "Bridge, of Backline's library" in {reference.source for reference in one.references}


@pytest.mark.parametrize("base", list(exercises()))
def test_every_exercise_can_be_started_from_as_it_is(browser: Browser, base: str) -> None:
    """The form as it comes, with a name and a purpose, is an exercise."""
    page = browser.get(f"/exercises/new?base={base}")
    fields = filled_in(page.text) | {"name": "Mine", "why": "Because."}
    browser.post("/exercises/new", **fields)
    mine, theirs = only(), exercises()[base]
    assert mine.movement == theirs.movement
    assert mine.steps == theirs.steps


def filled_in(text: str) -> dict[str, str]:
    """Return the fields of the form on a page, as a browser would send them back."""
    from html.parser import HTMLParser  # noqa: PLC0415

    class Fields(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.found: dict[str, str] = {}
            self.area = ""

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            got = dict(attrs)
            name = got.get("name") or ""
            if tag == "textarea":
                self.area, self.found[name] = name, ""
            elif tag == "input" and (
                got.get("type") not in {"radio", "checkbox"} or "checked" in got
            ):
                self.found[name] = got.get("value") or ""

        def handle_endtag(self, tag: str) -> None:
            self.area = "" if tag == "textarea" else self.area

        def handle_data(self, data: str) -> None:
            if self.area:
                self.found[self.area] += data

    fields = Fields()
    fields.feed(text[text.index("<form") : text.index("</form>")])
    return {name: value for name, value in fields.found.items() if name != "csrf_token"}


@pytest.mark.parametrize("fields", [PLAIN, WATCHED], ids=["plain", "watched"])
def test_the_file_can_be_read_and_passes_the_command(
    browser: Browser, fields: dict[str, str]
) -> None:
    browser.post("/exercises/new", **fields)
    (path,) = exercises_folder().iterdir()
    text = path.read_text("utf-8")
    assert text.startswith("# An exercise of your own")
    assert max(map(len, text.splitlines())) < 300
    shown = CliRunner().invoke(app, ["exercises", str(path)])
    assert shown.exit_code == 0
    assert fields["name"] in shown.output
    assert path.stat().st_mode & 0o077 == 0 or path.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("change", "field", "problem"),
    [
        ({"name": ""}, "name", "Give it a name."),
        ({"name": "x" * 101}, "name", "at most 100"),
        ({"name": "bridge"}, "name", "of that name already"),
        ({"why": " "}, "why", "Write a few words"),
        ({"steps": "\n"}, "steps", "Write a few words"),
        ({"warnings": ""}, "warnings", "Write a few words"),
        ({"least": "a few"}, "least", "a number"),
        ({"least": "0"}, "least", "more than 0"),
        ({"least": "8.5", "most": "12"}, "least", "whole numbers"),
        ({"most": "3"}, "most", "at least as much"),
        ({"sets": "0"}, "sets", "sets has to be"),
        ({"sets": "1e999"}, "sets", "a number"),
        ({"dwell_s": "-1"}, "dwell_s", "dwell_s has to be"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(
    browser: Browser, change: dict[str, str], field: str, problem: str
) -> None:
    page = browser.post("/exercises/new", **PLAIN | change)
    assert page.status_code == UNUSABLE
    beside = page.text.split(f'id="{field}-error-1"')[1].split("</p>")[0]
    assert problem in beside
    assert f'{field}-error-1"' in page.text.split("aria-describedby=", 1)[1]
    assert not exercises_folder().exists()


def test_thresholds_are_checked_by_the_loader(browser: Browser) -> None:
    page = browser.post(
        "/exercises/new", **WATCHED | {"leave_deg": "20", "usual_deg": "0", "min_s": "?"}
    )
    assert page.status_code == UNUSABLE
    for field in ("leave_deg", "usual_deg", "min_s"):
        assert f'id="{field}-error-1"' in page.text


def test_all_problems_at_once_and_nothing_typed_is_lost(browser: Browser) -> None:
    typed = PLAIN | {
        "name": "",
        "least": "many",
        "sets": "x",
        "steps": "One <step>\nTwo",
        "why": "",
    }
    page = browser.post("/exercises/new", **typed)
    for field in ("name", "least", "sets", "why"):
        assert f'id="{field}-error-1"' in page.text
    back = filled_in(page.text)
    assert {name: back[name].strip() for name in typed} == {
        name: value.strip() for name, value in typed.items()
    }


def test_it_can_be_changed_and_keeps_its_id(browser: Browser) -> None:
    browser.post("/exercises/new", **WATCHED)
    fields = filled_in(browser.get("/exercises/my_bridge/edit").text)
    before = only()
    browser.post("/exercises/my_bridge/edit", **fields)
    assert only().words == before.words  # what is sent back as it came changes nothing
    asked = browser.post("/exercises/my_bridge/edit", **fields | {"name": "Soft bridge"})
    assert "It was called My bridge so far. Confirm the new name." in words(asked)
    assert only().name == "My bridge"
    browser.post("/exercises/my_bridge/edit", **fields | {"name": "Soft bridge", "rename": "yes"})
    assert (only().id, only().name) == ("my_bridge", "Soft bridge")


def test_what_the_form_does_not_know_stays(browser: Browser) -> None:
    folder = exercises_folder()
    folder.mkdir(parents=True)
    by_hand = (Path(__file__).parents[3] / "src/backline/library/exercises/bridge.toml").read_text(
        "utf-8"
    )
    path = folder / "by_hand.toml"
    path.write_text(
        by_hand.replace('id = "bridge"', 'id = "mine"').replace(
            'name = "Bridge"', 'name = "Mine"', 1
        ),
        "utf-8",
    )
    before = tomllib.loads(path.read_text("utf-8"))
    page = browser.get("/exercises/mine/edit")
    assert "comments written by hand" in words(page)
    browser.post("/exercises/mine/edit", **filled_in(page.text) | {"sets": "2"})
    after = tomllib.loads(path.read_text("utf-8"))
    before["dose"]["sets"] = 2
    assert after == before


def test_it_is_deleted_after_a_question(browser: Browser) -> None:
    browser.post("/exercises/new", **PLAIN)
    browser.post("/journal/add/set", exercise="calf_raise", side="left", amount="9")
    assert "Delete Calf raise?" in words(browser.get("/exercises/calf_raise/delete"))
    assert only().id == "calf_raise"
    browser.post("/exercises/calf_raise/delete")
    assert own(exercises_folder()) == {}
    assert "9 repetitions" in words(browser.get("/journal"))


def others(browser: Browser, name: str = "Ana") -> None:
    """Go on as another person."""
    browser.post("/settings/people/add", name=name)


def test_it_is_for_the_person_who_wrote_it(browser: Browser) -> None:
    browser.post("/exercises/new", **WATCHED)
    assert only().words["whose"] == "me"
    browser.post("/journal/add/set", exercise="my_bridge", side="both", amount="9")
    others(browser)
    for page in ("/exercises", "/recordings", "/journal"):
        assert "My bridge" not in browser.get(page).text
    for page in ("", "/edit", "/delete", "/sheet"):
        assert browser.get(f"/exercises/my_bridge{page}").status_code == 404
    assert browser.get("/plan/my_bridge").status_code == 404
    assert "My bridge" not in browser.get("/exercises/sheet?ids=my_bridge").text
    for page in ("/edit", "/delete"):
        assert browser.post(f"/exercises/my_bridge{page}", **WATCHED).status_code == 404
    assert only().name == "My bridge"
    browser.post("/settings/people/switch", name="me")
    for page in ("/exercises", "/recordings", "/journal"):
        assert "My bridge" in browser.get(page).text


def test_two_people_may_use_the_same_name(browser: Browser) -> None:
    browser.post("/exercises/new", **PLAIN)
    others(browser)
    browser.post("/exercises/new", **PLAIN)
    found = own(exercises_folder())
    assert {name: one.words["whose"] for name, one in found.items()} == {
        "calf_raise": "me", "calf_raise_2": "Ana",
    }  # fmt: skip


def test_one_without_a_person_is_everybodys_and_stays_so(browser: Browser) -> None:
    browser.post("/exercises/new", **PLAIN)
    (path,) = exercises_folder().iterdir()
    path.write_text(path.read_text("utf-8").replace('whose = "me"\n', ""), "utf-8")
    others(browser)
    assert "Calf raise" in browser.get("/exercises").text
    fields = filled_in(browser.get("/exercises/calf_raise/edit").text) | {"sets": "3"}
    browser.post("/exercises/calf_raise/edit", **fields)
    assert only().dose.sets == 3
    assert "whose" not in only().words


def test_who_is_erased_leaves_no_exercise(browser: Browser) -> None:
    browser.post("/exercises/new", **PLAIN)
    others(browser)
    browser.post("/exercises/new", **WATCHED)
    browser.post("/settings/people/erase", name="Ana", word="Ana")
    assert set(own(exercises_folder())) == {"calf_raise"}
    browser.post("/settings/people/erase", name="me", word="me")
    assert own(exercises_folder()) == {}


def test_the_librarys_are_not_to_be_changed(browser: Browser) -> None:
    for path in ("/exercises/bridge/edit", "/exercises/bridge/delete"):
        assert browser.get(path).status_code == 404
        assert browser.post(path, **PLAIN).status_code == 404


@pytest.mark.parametrize("name", ["伸展", "2 kg", "Über-Dehnung!", "../../etc", "new", "sheet"])
def test_any_name_makes_a_file_in_the_folder(browser: Browser, name: str) -> None:
    browser.post("/exercises/new", **PLAIN | {"name": name})
    assert only().name == name
    (path,) = exercises_folder().iterdir()
    assert path.parent == exercises_folder()
    assert browser.get(f"/exercises/{only().id}").status_code == 200
    assert name in words(browser.get(f"/exercises/{only().id}"))


def test_a_broken_file_is_named_and_the_library_still_shown(browser: Browser) -> None:
    exercises_folder().mkdir(parents=True)
    (exercises_folder() / "broken.toml").write_text("id = 3", "utf-8")
    page = browser.get("/exercises")
    assert page.status_code == 200
    assert "broken.toml" in words(page)
    assert str(exercises_folder()) in words(page)
    assert browser.get("/exercises/bridge").status_code == 200


def test_text_of_toml_is_read_back_as_it_was() -> None:
    for one in exercises().values():
        assert tomllib.loads(toml_text(one.words)) == one.words
    odd = {"a": 'x"\\\n\t\x00', "b": [1, 2.5, True], "c": {"d": [[0.0, 1.0]], "e": {"f": "g"}}}
    assert tomllib.loads(toml_text(odd)) == odd
