"""The settings of breaks as a form."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from starlette.datastructures import FormData, UploadFile

from backline.care.breaks.hours import DAYS, Span, spans
from backline.care.breaks.settings import BreakSettings
from backline.motion.errors import InputError
from backline.web.breaks.form import Row, as_form, read, typed

USUAL = BreakSettings()
WORKING = replace(USUAL, work_hours=spans("mon-fri 9:00-12:30; mon,wed 13:30-18:00"))


def sent(chosen: BreakSettings, **changed: str | list[str] | None) -> FormData:
    """Return the form of some settings as a browser sends it, with some fields changed."""
    form = as_form(chosen)
    fields: dict[str, str | list[str] | None] = {**form.values, **dict.fromkeys(form.ticks, "yes")}
    for name, rows in form.rows.items():
        fields[f"{name}_was"] = form.values[name]
        for at, row in enumerate(rows):
            fields[f"{name}_days_{at}"] = list(row.days)
            fields[f"{name}_from_{at}"], fields[f"{name}_to_{at}"] = row.start, row.end
    fields |= changed
    pairs: list[tuple[str, str | UploadFile]] = [
        (name, one)
        for name, value in fields.items()
        if value is not None
        for one in (value if isinstance(value, list) else [value])
    ]
    return FormData(pairs)


hours = some.lists(
    some.builds(
        Span, some.frozensets(some.integers(0, 6), min_size=1), some.integers(0, 1439),
        some.integers(0, 1439),
    ),
    max_size=5,
).map(tuple)  # fmt: skip


@given(hours, hours, some.booleans())
@settings(max_examples=60)
def test_what_is_sent_as_it_was_shown_changes_nothing(
    work: tuple[Span, ...], quiet: tuple[Span, ...], full: bool
) -> None:
    chosen = replace(USUAL, work_hours=work, quiet_hours=quiet, full_screen=full)
    assert read(sent(chosen), USUAL) == chosen


def test_rows_become_hours() -> None:
    found = read(
        sent(WORKING, work_hours_days_2=["sat", "sun"], work_hours_from_2="10:00",
             work_hours_to_2="11:00", work_hours_from_0="", work_hours_to_0=""),
        WORKING,
    )  # fmt: skip
    assert [str(one) for one in found.work_hours] == ["mon,wed 13:30-18:00", "sat,sun 10:00-11:00"]


def test_no_day_is_every_day() -> None:
    found = read(sent(USUAL, work_hours_from_0="09:00", work_hours_to_0="10:00"), USUAL)
    assert found.work_hours == spans("09:00-10:00")


def test_a_changed_text_goes_before_the_rows() -> None:
    found = read(sent(WORKING, work_hours="tue 8:00-9:00"), WORKING)
    assert found.work_hours == spans("tue 8:00-9:00")


def test_everything_wrong_is_said_at_once() -> None:
    with pytest.raises(InputError) as caught:
        read(
            sent(USUAL, every_min="5", break_min="", away_min="nan", day_limit_h="lots",
                 place="moon", remind_at="25:00", work_hours_from_0="09:00",
                 quiet_hours="whenever"),
            USUAL,
        )  # fmt: skip
    said = " ".join(caught.value.problems)
    assert len(caught.value.problems) == 8
    assert "Sitting before a break: give a number from 20 to 60, not '5'." in said
    assert "Working hours, line 1: give both times, or none." in said
    assert "'whenever' is no time of day" in said
    assert "'25:00' is no time of day" in said


def test_what_was_typed_is_shown_again() -> None:
    form = typed(
        sent(WORKING, every_min="5", full_screen=None, work_hours_from_2="9", work_hours_from_7="8")
    )
    assert form.values["every_min"] == "5"
    assert "full_screen" not in form.ticks
    assert form.rows["work_hours"][-3:] == [Row((), "9", ""), Row((), "8", ""), Row()]
    assert form.rows["work_hours"][0] == Row(DAYS[:5], "09:00", "12:30")


def test_numbers_may_have_a_comma() -> None:
    assert read(sent(USUAL, break_min="1,5"), USUAL).break_min == 1.5
