"""The programme as text and as JSON: a week, a day, and why."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from backline.care.programme import (
    Item,
    Plan,
    Prescription,
    Reason,
    dose_words,
    explained,
    length_s,
    morning_after,
    short_form,
)
from backline.care.programme.plan import STEP_UP
from backline.care.programme.prescribe import reason
from backline.library import everything, names_of, numbers
from backline.planning import Planned
from backline.records import exercises_folder

from .keeping import command

ASKED = {
    "screening": ("Answer the safety questions:", "screen"),
    "change": ("Anything new or worse since last time? no, yes or unsure:", "today --change ..."),
    "pain": ("How much does it hurt now, 0 to 10?", "today --pain ..."),
    "morning_after": (
        "How much did it hurt on the morning after your last exercise session, 0 to 10?",
        "log pain ... --moment morning --on {after}",
    ),
}


def shortened(full: Prescription, minutes: float | None) -> Prescription:
    """Return the short form where minutes are given and there is something to shorten."""
    return short_form(full, minutes) if minutes and full.items else full


def tell_week(found: Planned, out: Console, profile: str) -> None:
    """Print the week: each day with its exercises, then why each is there and what comes next."""
    plan = found.plan
    first = plan.today.day
    heading(out, f"Your week from {first:%A} {first.day} {first:%B}")
    for one in plan.today.reasons:
        out.print(Text(one.says))
    if plan.today.phase in {"closed", "ask"}:
        return
    done = {one.day for one in found.history.days if one.sets}
    out.print(week_table(plan, done))
    if items := explained(plan):
        heading(out, "Why, and what comes next")
        out.print(why_table(plan, items))
        out.print(Text(f"\n{reason('step_rule', STEP_UP).says}"))
        why = command(f"why {next(iter(items))}", profile)
        out.print(Text(f"`{why}` shows the rules and their sources."))


def why_table(plan: Plan, items: Mapping[str, Item]) -> Table:
    """Return why each exercise is there and what comes after it, one a row."""
    table = Table(box=None, pad_edge=False)
    for title in ("exercise", "why", "next"):
        table.add_column(title)
    for name, item in items.items():
        table.add_row(names()[name], item.why, plan.next[name].says)
    return table


def week_table(plan: Plan, done: Collection[date]) -> Table:
    """Return the days of a week, one a row."""
    table = Table(box=None, pad_edge=False)
    table.add_column("day", no_wrap=True)
    table.add_column("what")
    for day in plan.week:
        said = ", ".join(f"{names()[item.exercise]} {dose_words(item)}" for item in day.items)
        quiet = {"rest": "rest", "not_today": "not today"}.get(day.phase, "a day off")
        quiet = "done" if day.day in done else quiet
        table.add_row(f"{day.day:%a} {day.day.day} {day.day:%b}", said or quiet)
    return table


def tell_day(
    day: Prescription, found: Planned, out: Console, profile: str, minutes: float | None
) -> None:
    """Print one day: what holds, what to answer first, what to do in which order, and why."""
    heading(out, f"{day.day:%A} {day.day.day} {day.day:%B}")
    for one in day.reasons:
        out.print(Text(one.says))
    for test in (one.inputs["test"] for one in day.reasons if "test" in one.inputs):
        out.print(Text(f"    {command(f'measure CLIP --test {test} --save', profile)}"))
    if day.asks:
        heading(out, "First")
        for asked in day.asks:
            question, words = ASKED[asked]
            words = words.format(after=morning_after(found.plan))
            out.print(Text(question))
            out.print(Text(f"    {command(words, profile)}"), soft_wrap=True)
    if day.shut:
        return
    if not day.items:
        done = any(one.day == day.day and one.sets for one in found.history.days)
        if done or not day.left_out:
            out.print(Text("Done for today." if done else "Nothing is due today: a day off."))
        tell_left_out(day, out)
        return
    length = sum(length_s(item) for item in day.items if item.track != "walk") / 60
    heading(out, f"To do, about {length:.0f} minutes" + (" and a walk" if walks(day) else ""))
    out.print(day_table(day))
    tell_left_out(day, out)
    out.print(Text(f"\nHow one is done: backline exercises {day.items[0].exercise}"))
    short = f" --minutes {minutes:g}" if minutes else ""
    after = command(f"log done{short} --before ... --during ...", profile)
    out.print(Text("Afterwards, with your pain from 0 to 10:"))
    out.print(Text(f"    {after}"), soft_wrap=True)


def tell_left_out(day: Prescription, out: Console) -> None:
    """Print what would have been there, and why it is not."""
    for name, why in day.left_out.items():
        out.print(Text(f"Without {names()[name]}: {why.says}"))


def walks(day: Prescription) -> bool:
    """Whether a walk is among the items."""
    return any(item.track == "walk" for item in day.items)


def day_table(day: Prescription) -> Table:
    """Return the items of a day, one a row."""
    table = Table(box=None, pad_edge=False)
    for title in ("", "exercise", "how much", "why"):
        table.add_column(title, no_wrap=title in {"", "how much"})
    for number, item in enumerate(day.items, 1):
        each = " each side" if len(item.sides) > 1 else ""
        said = " ".join(one.says for one in item.reasons)
        table.add_row(str(number), names()[item.exercise], dose_words(item) + each, said)
    return table


def tell_why(name: str, found: Planned, out: Console) -> None:
    """Print the rules behind an exercise, with what they saw and their numbers' sources."""
    plan = found.plan
    item = explained(plan)[name]
    heading(out, f"{names()[name]}: {dose_words(item)}, step {item.step} of {item.steps}")
    for one in (*item.reasons, plan.next[name], reason("step_rule", STEP_UP)):
        out.print(Text(f"{one.says}  [{one.rule}]"))
        for line in sources(one):
            out.print(Text(f"    {line}"))
    out.print(Text(f"The steps: {found.rules.known[item.track].source}"))
    heading(out, "What your results suggest")
    for finding in plan.findings.findings:
        out.print(Text(f"{finding.id}: {finding.because}"))
        if finding.doubt:
            out.print(Text(f"    {finding.doubt}"))


def sources(one: Reason) -> Iterator[str]:
    """Yield each number behind a rule, with its unit and where it comes from."""
    for name in one.numbers:
        number = numbers("programme").explain(name)
        yield f"{number.says} {number.value:g} {number.unit} ({number.source})"


def heading(out: Console, text: str) -> None:
    """Print a heading with an empty line before it."""
    out.print(Text(f"\n{text}", style="bold"))


def names() -> Mapping[str, str]:
    """Return the name of every exercise by its id, one's own included."""
    return _names(exercises_folder())


@cache
def _names(own: Path) -> Mapping[str, str]:
    return names_of(everything(own))
