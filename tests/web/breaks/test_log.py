"""The log of sitting as charts."""

from datetime import UTC, datetime, timedelta

from backline.i18n import Texts
from backline.records import Entry, Store, open_store
from backline.records.events import Break, PainCheck, Sitting, SittingBout
from backline.web.breaks.log import DAYS_SHOWN, Log, log_of

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)


def log(store: Store) -> Log:
    return log_of(store, store.history().days, NOW.date(), Texts())


def kept(*events: Entry) -> Log:
    with open_store(clock=lambda: NOW) as store:
        store.append_many([*events])
        return log(store)


def test_nobody_has_an_empty_log() -> None:
    found = kept()
    assert found.empty
    assert all(one.empty for one in found.charts[:2])


def test_a_day_has_its_hours_breaks_and_pain() -> None:
    day = NOW - timedelta(1)
    found = kept(
        Entry(SittingBout(5400.0, 5400.0, "break"), day),
        Entry(Sitting(1.0, "car"), day),
        Entry(Break("taken", 120.0), day),
        Entry(Break("skipped"), day),
        Entry(PainCheck("after", 4.0), day),
        Entry(PainCheck("morning", 3.0), NOW),
    )
    days, longest, weeks = found.charts
    assert len(days.days) == DAYS_SHOWN
    columns = {one.name: one.values[-2] for one in days.columns}
    assert columns == {
        "Sitting, hours": 2.5, "Breaks done": 1, "Breaks without being asked": 0,
        "Was standing already": 0, "Skipped": 1, "Not answered": 0, "Worst pain": 4.0,
        "Pain the next morning": 3.0,
    }  # fmt: skip
    assert longest.series[0].values[-2] == 90.0
    assert weeks.columns[0].values[-2] == 2.5  # the day before this Monday
    assert not found.empty


def test_a_day_without_an_entry_has_none() -> None:
    days = kept(Entry(Break("taken", 120.0), NOW)).charts[0]
    assert {one.values[0] for one in days.columns} == {None}
    assert days.columns[1].values[-1] == 1
    assert days.columns[0].values[-1] is None


def test_few_days_say_so() -> None:
    found = kept(Entry(Sitting(8.0), NOW))
    assert "before anything can be said" in found.beside.says
    assert found.beside.drawing is None
