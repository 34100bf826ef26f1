"""`backline calendar`, as one meets it."""

from datetime import timedelta
from pathlib import Path

from backline.breaktime.calendar import is_ours
from backline.care.breaks.hours import spans
from backline.care.breaks.settings import BreakSettings
from backline.records import now, open_store
from backline.records.break_settings import keep_break_settings
from backline.records.events import Screening
from backline.records.preferences import Preferences, keep_preferences
from tests.breaktime.ics import days, read, titled

from .kept import NO, said, screened
from .made import Backline, refused


def test_a_file_with_exercise_days_and_the_next_measurement(backline: Backline) -> None:
    screened()
    told = said(backline, "calendar", "mine.ics")
    assert told.startswith("Wrote mine.ics: 5 exercise days a week, 1 measurement; it ends on ")
    content = Path("mine.ics").read_bytes()
    assert is_ours(content)
    found = read(content)
    assert len(days(found, "Exercises")) == 20
    assert len(days(found, "Measure")) == 1


def test_to_the_terminal_it_is_the_file_and_nothing_else(backline: Backline) -> None:
    screened()
    backline("calendar", "mine.ics")
    ran = backline("calendar", "-")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.encode() == Path("mine.ics").read_bytes()
    assert sorted(path.name for path in Path().iterdir()) == ["mine.ics"]


def test_breaks_details_and_busy(backline: Backline) -> None:
    screened()
    keep_break_settings("me", BreakSettings(work_hours=spans("mon-fri 9:00-17:00")))
    assert "160 breaks" in said(backline, "calendar", "mine.ics", "--breaks")
    assert len(days(read(Path("mine.ics").read_bytes()), "Break")) == 160
    said(backline, "calendar", "mine.ics", "--details", "--no-breaks")
    content = Path("mine.ics").read_bytes()
    assert b"Bridge" in content
    assert days(read(content), "Break") == []
    said(backline, "calendar", "mine.ics", "--busy", "--breaks")
    found = read(Path("mine.ics").read_bytes())
    assert len([*titled(found, "Busy")]) == len(found.events) > 8


def test_without_working_hours_it_says_so(backline: Backline) -> None:
    screened()
    assert "No breaks are in it: set your working hours" in said(
        backline, "calendar", "mine.ics", "--breaks"
    )


def test_before_the_safety_questions_there_is_nothing_and_a_sentence(backline: Backline) -> None:
    told = said(backline, "calendar", "mine.ics")
    assert told.startswith("Wrote mine.ics: no entries. No exercises are in it.")
    read(Path("mine.ics").read_bytes())
    ran = backline("calendar", "-")
    assert ran.out.startswith("BEGIN:VCALENDAR")
    assert ran.err.startswith("No exercises are in it.")


def test_a_closed_screening_tells_on_the_terminal_alone(backline: Backline) -> None:
    with open_store() as store:
        answers = {**NO, "age_years": 40, "saddle_numbness": "yes"}
        store.append(Screening(answers, "emergency"), now() - timedelta(hours=1))
    assert "No exercises are in it." in said(backline, "calendar", "mine.ics")
    assert b"numb" not in Path("mine.ics").read_bytes()


def test_another_day_another_person_another_language(backline: Backline) -> None:
    screened()
    with open_store(None, "anna", create=True):
        screened("anna")
    keep_preferences("anna", Preferences(language="es"))
    said(backline, "calendar", "anna.ics", "--profile", "anna", "--details")
    content = Path("anna.ics").read_bytes()
    assert "Puente" in content.decode()
    assert str(read(content)["X-WR-CALNAME"]) == "Backline (anna)"
    day = (now() + timedelta(2)).date()
    said(backline, "calendar", "later.ics", "--today", f"{day}")
    assert min(days(read(Path("later.ics").read_bytes()), "Exercises")) >= day


def test_a_file_of_somebody_else_stays_as_it_is(backline: Backline) -> None:
    screened()
    Path("work.ics").write_bytes(b"BEGIN:VCALENDAR\r\nPRODID:-//Work//EN\r\nEND:VCALENDAR\r\n")
    Path("notes.txt").write_text("mine")
    Path("folder").mkdir()
    assert "no calendar of Backline" in refused(backline, "calendar", "work.ics")
    assert "no calendar of Backline" in refused(backline, "calendar", "notes.txt")
    assert "is a folder" in refused(backline, "calendar", "folder")
    assert "there is no folder" in refused(backline, "calendar", "none/mine.ics")


def test_what_cannot_be(backline: Backline) -> None:
    assert "not both" in refused(backline, "calendar", "a.ics", "--details", "--busy")
    assert "2000 to 2199" in refused(backline, "calendar", "a.ics", "--today", "9999-12-31")
    assert "no profile 'nobody'" in refused(backline, "calendar", "a.ics", "--profile", "nobody")
    assert "OUT.ics" in refused(backline, "calendar")
