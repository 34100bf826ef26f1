"""`backline progress`: what a person reads at 80 columns, by its meaning."""

import json
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
import typer
from rich.cells import cell_len
from rich.console import Console
from typer.testing import CliRunner

from backline.care.history import Day, History, Measured, PainCheck, SetDone
from backline.care.progress import Point, words
from backline.care.progress import progress as judged
from backline.cli import progress_charts as charts
from backline.cli.progress import progress, tell
from backline.motion.types import Side

START = date(2026, 1, 5)
WEEKS = 6
SPLIT = 21
GAINS: tuple[tuple[Side, float], ...] = (("left", 0.5), ("right", 0.0))


def on(day: int) -> date:
    return START + timedelta(day)


def six_weeks() -> History:
    """Return six weeks in which pain falls and one leg gains."""
    days = []
    for day in range(7 * WEEKS):
        pain = 6.0 if day < SPLIT else 3.0
        off = day % 7 == 6
        sets = () if off else (SetDone("bridge", "both", 15 + day % 3 * 10),)
        days.append(
            Day(
                on(day), sets,
                (PainCheck("morning", pain - day % 2), PainCheck("during", pain + day % 2)),
                not_today=day == 13, sitting_h=4.0 + day % 5,
                function={"[bold]tie my very long shoe laces": 4.0 + day // 14, "靴": 5.0}
                if day % 7 == 0 else None,
            )
        )  # fmt: skip
    tests = [
        Measured(on(day), "slr", side, 50.0 + day * gain, 8.0)
        for day in (0, 14, 28, 41) for side, gain in GAINS
    ]  # fmt: skip
    tests.append(Measured(on(14), "ake", "left", None, None))
    return History(days=tuple(days), tests=tuple(tests))


def page(history: History, today: date, width: int = 80, terminal: bool = False) -> str:
    out = StringIO()
    console = Console(file=out, width=width, force_terminal=terminal, legacy_windows=False)
    tell(judged(history, today), console)
    return out.getvalue()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> CliRunner:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BACKLINE_DATA", str(tmp_path / "data"))
    monkeypatch.setattr("backline.records.Store.history", lambda *_, **__: six_weeks())
    return CliRunner()


def app() -> typer.Typer:
    alone = typer.Typer()
    alone.command()(progress)
    return alone


def flat(text: str) -> str:
    return " ".join(text.split())


def test_every_part_is_there_with_its_verdict() -> None:
    text = flat(page(six_weeks(), on(42)))
    assert "Straight-leg raise with a strap, left leg (degrees, higher is better)" in text
    assert "Real change, for the better: from 50 to 70.5. That is 20.5 degrees" in text
    assert "Within the noise: from 50 to 50." in text
    assert "Not measurable so far." in text
    assert "Pain in the morning. Real change, for the better: 5.5 in the two weeks" in text
    assert "Your activities, mean. No clear change" in text
    assert "23 exercise days since 2026-01-20, 20 planned (100 %)." in text
    assert "1 day with" not in text  # that day was before the last four weeks
    assert "Rank correlation" in text
    assert "Load is repetitions plus seconds" in text


def test_numbers_stand_beside_the_charts() -> None:
    lines = page(six_weeks(), on(42)).splitlines()
    first = next(line for line in lines if line.startswith(on(0).isoformat()))
    assert "50 ± 8" in first
    assert first.index("├") < first.index("●") < first.index("┤")
    week = next(at for at, line in enumerate(lines) if line.startswith("in the morning"))
    assert lines[week].count("▅▅▅▅") == 3
    assert lines[week + 1].split()[:2] == ["5.6", "5.4"]


def test_error_bars_move_with_the_value_on_one_scale_for_both_legs() -> None:
    lines = page(six_weeks(), on(42)).splitlines()
    dots = [line.index("●") for line in lines if line[:4].isdigit() and "●" in line]
    left, right = dots[:4], dots[4:]
    assert left == sorted(set(left))
    assert set(right) == {left[0]}


@pytest.mark.parametrize("width", [80, 100, 140])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(cell_len, page(six_weeks(), on(42), width).splitlines())) <= width


def test_it_reads_the_same_without_colour() -> None:
    plain = page(six_weeks(), on(42))
    assert "\x1b" not in plain
    assert "\x1b" in page(six_weeks(), on(42), terminal=True)
    assert "[bold]tie" in plain  # a name is a name, not markup


def test_a_week_without_a_note_is_a_dot_and_not_a_zero() -> None:
    history = History(days=(*six_weeks().days[:7], *six_weeks().days[14:]))
    row = next(
        line for line in page(history, on(42)).splitlines() if line.startswith("in the morning")
    )
    assert row.split()[3:5] == ["▅▅▅▅", "·"]


def test_the_empty_page_says_what_to_do_next() -> None:
    text = flat(page(History(), on(0)))
    assert "Nothing to show yet." in text
    assert "`backline measure`" in text
    assert "`backline log`" in text
    assert "28 days" in text


def test_one_day_is_a_page_too() -> None:
    history = History(days=six_weeks().days[:1])
    text = flat(page(history, on(0)))
    assert "No test yet." in text
    assert "Too early to say: it takes 28 days of notes" in text
    assert "0 of the 14 pairs of days" in text


def test_only_tests_is_a_page_too() -> None:
    text = page(History(tests=six_weeks().tests), on(42))
    assert "Straight-leg raise" in text
    assert "Week of" not in text


def test_years_show_the_newest_weeks_and_the_first_and_newest_measurements() -> None:
    days = tuple(Day(on(day), (SetDone("bridge", "both", 20),)) for day in range(400))
    tests = tuple(Measured(on(day), "slr", "left", 60.0, 8.0) for day in range(0, 400, 14))
    text = page(History(days=days, tests=tests), on(400))
    assert "The last 10 of 58 weeks" in text
    assert on(0).isoformat() in text
    assert "21 more are not shown" in text
    assert on(392).isoformat() in text


def test_json_is_all_there_is_on_the_terminal(run: CliRunner) -> None:
    ran = run.invoke(app(), ["--json", "-", "--today", "2026-02-16"])
    assert ran.exit_code == 0, ran.output
    found = json.loads(ran.stdout)
    assert found["today"] == "2026-02-16"
    assert found["tests"][0]["change"]["verdict"] == "real_change"


def test_json_to_a_file(run: CliRunner) -> None:
    ran = run.invoke(app(), ["--json", "out.json", "--today", "2026-02-16"])
    assert ran.exit_code == 0, ran.output
    assert ran.stdout.startswith("Wrote out.json")
    assert json.loads(Path("out.json").read_text("utf-8"))["weeks"]


def test_today_looks_back(run: CliRunner) -> None:
    early = run.invoke(app(), ["--today", "2026-01-12"])
    assert "Real change" not in early.stdout
    assert "Too early to say" in early.stdout
    assert run.invoke(app(), ["--today", "next week"]).exit_code == 2


def test_without_a_day_it_is_the_local_day(run: CliRunner) -> None:
    ran = run.invoke(app(), [])
    assert ran.exit_code == 0
    assert "Progress up to 20" in ran.stdout


def test_before_anything_is_kept_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKLINE_DATA", str(tmp_path / "data"))
    ran = CliRunner().invoke(app(), [])
    assert ran.exit_code == 0
    assert flat(words.empty_says()) in flat(ran.stdout)


@pytest.mark.parametrize("value", [-170.0, 0.0, 0.4, 59.9, 1e6])
@pytest.mark.parametrize("error", [None, 0.0, 8.0, 1e5])
def test_any_value_finds_its_place(value: float, error: float | None) -> None:
    points = [Point(START, value, error), Point(START, None, None)]
    axis = charts.scale(points, 50)
    assert axis.low <= value <= axis.high
    assert all(len(line) <= charts.BEFORE_BAR + 50 for line in charts.whiskers(points, axis)[:1])
    assert "●" in charts.whiskers(points, axis)[1]


def test_a_gauge_is_full_at_one() -> None:
    assert charts.gauge(0.0, 4) == "░░░░"
    assert charts.gauge(0.5, 4) == "██░░"
    assert charts.gauge(1.0, 4) == "████"


def test_no_pain_is_not_the_same_as_no_note() -> None:
    bars, below = charts.weekly("morning", [0.0, None, 10.0], 10.0)
    assert bars.split() == ["morning", "▁▁▁▁", "·", "████"]
    assert below.split() == ["0", "10"]
    assert below.index("10") == bars.index("████")


def test_the_newest_measurements_and_the_first_value_are_shown() -> None:
    values = [None, 50.0, *[60.0] * 20]
    points = [Point(on(day), value, 8.0) for day, value in enumerate(values)]
    shown = charts.shown(points)
    assert len(shown) == charts.MEASUREMENTS
    assert (shown[0], shown[-1]) == (points[1], points[-1])
    assert charts.shown(points[:3]) == points[:3]
