"""Extraction: what is found, and that the committed files are what it finds."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from backline.i18n.catalogue import UNREVIEWED, read
from backline.web.i18n.extract import LOCALE, PACKAGE, template, updated, written
from backline.web.i18n.from_code import from_python, from_script, from_template
from backline.web.i18n.from_library import from_library

RUN = "run `python -m backline.web.i18n.extract` and commit what it changes"


@pytest.fixture(scope="module")
def found() -> Catalog:
    return template()


@pytest.fixture(scope="module")
def committed() -> str:
    return (LOCALE / "backline.pot").read_text("utf-8")


def test_the_committed_template_is_up_to_date(found: Catalog, committed: str) -> None:
    new = {str(one.id) for one in found} - {str(one.id) for one in read(committed)}
    assert not new, RUN
    assert written(found) == committed, RUN


def test_the_committed_translation_is_up_to_date(found: Catalog) -> None:
    for path in LOCALE.glob("*/LC_MESSAGES/backline.po"):
        text = path.read_text("utf-8")
        again = written(updated(read(text), found), path.parts[-3])
        assert again == text, RUN


def test_no_message_has_a_path_of_a_machine(committed: str) -> None:
    assert str(PACKAGE.parents[1]) not in committed


def test_python(tmp_path: Path) -> None:
    path = tmp_path / "one.py"
    path.write_text(
        'say("One {a}", a=1); _("Tw" "o"); texts.ngettext("x", "xs", 3); say(three)\n'
        'say("{a}: {b}")'
    )
    assert [one.id for one in from_python(path, "one.py")] == ["One {a}", "Two", ("x", "xs")]


def test_templates(tmp_path: Path) -> None:
    path = tmp_path / "screening.html"
    path.write_text('<p title="{{ _(\'One\') }}">{{ _n("a", "as", n) }}{{ _(item.why) }}</p>')
    found = list(from_template(path, "web/templates/screening.html"))
    assert [one.id for one in found] == ["One", ("a", "as")]
    assert all(one.safety for one in found)


def test_scripts(tmp_path: Path) -> None:
    path = tmp_path / "one.js"
    path.write_text(
        'import { t, tn } from "/static/js/texts.js";\n'
        'const url = `${base}/x`;\nsay(t("Rest for {n}.", { n }));\ntn("{n} s", "{n} ss", 2);'
    )
    assert [one.id for one in from_script(path, "one.js")] == ["Rest for {n}.", ("{n} s", "{n} ss")]


def test_library(tmp_path: Path) -> None:
    folder = tmp_path / "exercises"
    folder.mkdir()
    (folder / "one.toml").write_text(
        'id = "one"\nname = "One"\nkind = "stretch"\nsteps = ["Lie down."]\nwarnings = ["Stop."]\n'
        'easier = [{ name = "A", how = "B" }]\n[dose]\ntext = "Ten"\nsource = "chosen by us"\n'
        '[evidence]\nverdict = "supported"\nsources = ["Bandy 1997, Phys Ther 77:1090"]\n'
        '[[fault]]\nid = "low"\nsays = "Too low."\nwhen = "turn"\n[[example]]\nsays = "planted"\n'
    )
    (tmp_path / "numbers.csv").write_text("country,number,source\nGB,999 or 112,BMJ 1\nDE,112,\n")
    found = list(from_library(tmp_path))
    assert [one.id for one in found] == [
        "One", "Lie down.", "Stop.", "A", "B", "Ten", "chosen by us", "supported", "Too low.",
        "999 or 112",
    ]  # fmt: skip
    assert [one.id for one in found if one.safety] == ["Stop."]


def test_a_translation_survives_and_comes_back() -> None:
    old, new, later = Catalog(locale="es"), Catalog(), Catalog()
    old.add("Stop.", "Para.")
    old.add("Gone.", "Ido.")
    new.add("Stop.", locations=[("a.html", 1)])
    new.add("New.", auto_comments=["safety text"])
    later.add("Gone.")
    first = updated(old, new)
    assert first["Stop."].string == "Para."
    assert first["New."].user_comments == [UNREVIEWED]
    again = read(written(first, "es"))
    assert updated(again, later)["Gone."].string == "Ido."


def test_a_reviewed_translation_stays_reviewed() -> None:
    old, new = Catalog(locale="es"), Catalog()
    old.add("Stop.", "Para.", auto_comments=["safety text"])
    new.add("Stop.", auto_comments=["safety text"])
    assert not updated(old, new)["Stop."].user_comments


def test_what_becomes_a_safety_text_has_to_be_read_by_a_clinician() -> None:
    old, new = Catalog(locale="es"), Catalog()
    old.add("Stop.", "Para.")
    new.add("Stop.", auto_comments=["safety text"])
    assert updated(old, new)["Stop."].user_comments == [UNREVIEWED]
