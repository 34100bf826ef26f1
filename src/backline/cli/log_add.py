"""`backline log set`, `pain`, `sitting`, `note`, `function`, `change`, `not-today`, `leave-out`."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from backline.care.alarm import alarming
from backline.care.log_words import MINUTE_S, exercise_name, says
from backline.motion.definition import Activity

from .keeping import ME, Database, Profile, opened
from .log_given import (
    At,
    Happened,
    Leg,
    On,
    Problems,
    Stopped,
    entries,
    exercise_named,
    keep,
    known_exercises,
    moment,
    tell_to_stop,
)

if TYPE_CHECKING:
    from backline.records import Store

NOON_H = 12


def one_set(  # noqa: PLR0913, PLR0917 - one option each
    exercise: Annotated[str, typer.Argument(metavar="EXERCISE", help="Its id.")],
    side: Annotated[
        str | None, typer.Option(help="left, right, or both: a set on each side.")
    ] = None,
    repetitions: Annotated[int | None, typer.Option(help="How many counted.")] = None,
    seconds: Annotated[float | None, typer.Option(help="How long it was held.")] = None,
    minutes: Annotated[float | None, typer.Option(help="How long, in minutes.")] = None,
    on: On = None,
    at: At = None,
    database: Database = None,
    profile: Profile = ME,
) -> None:
    """Log one set of an exercise that was done, planned or not."""
    wrong, when, done = Problems(), None, None
    with wrong:
        when = moment(on, at)
    with wrong:
        done = exercise_named(exercise, known_exercises())
    amounts = {"repetitions": repetitions, "seconds": seconds, "minutes": minutes}
    given = [name for name, value in amounts.items() if value is not None]
    if len(given) != 1:
        wrong.found.append("Give one of --repetitions, --seconds and --minutes: how much it was.")
    if done is not None:
        wrong.found += problems_of_set(done, side, given)
    wrong.end()
    assert when is not None
    assert done is not None
    held = seconds if minutes is None else minutes * MINUTE_S
    amount = {"repetitions": repetitions, "seconds": held}
    sides = ("left", "right") if side == "both" and "left" in done.sides else (side or "both",)
    happened = [("set", {"exercise": done.id, "side": one, **amount}) for one in sides]
    entries(happened, when)  # all that was given is right before the plan is asked
    with opened(database, profile) as store:
        log_sets(store, happened, done, when)


def log_sets(store: "Store", happened: Sequence[Happened], done: Activity, when: datetime) -> None:
    """Keep sets of one exercise, held to what was asked for; mind where none was open that day."""
    from backline.care.programme import asked_of  # noqa: PLC0415 - slow to load
    from backline.planning import planned  # noqa: PLC0415 - the same
    from backline.records import day_of  # noqa: PLC0415 - the same

    found = planned(store, day_of(when))
    asked = asked_of(found.plan.state, found.rules.known, done, day_of(when))
    sets: list[Happened] = []
    for kind, body in happened:
        amount = body["seconds"] if body["repetitions"] is None else body["repetitions"]
        assert isinstance(amount, (int, float))
        sets.append((kind, {**body, "dose_met": amount >= asked}))
    told(sets, keep(store, when, *sets), when)
    if not found.outcome.open and found.plan.today.reasons:
        typer.echo(f"Mind: {found.plan.today.reasons[0].says}")


def problems_of_set(done: Activity, side: str | None, given: list[str]) -> list[str]:
    """Return what is wrong with the side and the kind of amount that were given for an exercise."""
    found = []
    if done.sides == ("both",) and side not in {None, "both"}:
        found.append(f"{done.id} is done with both sides together; leave out --side.")
    elif done.sides != ("both",) and side not in {"left", "right", "both"}:
        sides = "left, right or both" + (f", not {side!r}" if side else "")
        found.append(f"{done.id} is done one side at a time; give --side {sides}.")
    if done.dose.repetitions and given in (["seconds"], ["minutes"]):
        found.append(f"{done.id} is counted; give --repetitions instead of --{given[0]}.")
    elif not done.dose.repetitions and given == ["repetitions"]:
        wanted = "--minutes" if done.dose.minutes else "--seconds"
        found.append(f"{done.id} goes by time; give {wanted} instead of --repetitions.")
    return found


def pain(  # noqa: PLR0913, PLR0917 - one option each
    score: Annotated[float, typer.Argument(metavar="0-10", help="0 not at all, 10 the worst.")],
    when: Annotated[
        str | None,
        typer.Option("--moment", help="before, during (the worst) or after exercise, or morning."),
    ] = None,
    leg: Leg = None,
    exercise: Annotated[str | None, typer.Option(help="The exercise it belongs to.")] = None,
    stopped: Stopped = False,
    on: On = None,
    at: At = None,
    database: Database = None,
    profile: Profile = ME,
) -> None:
    """Log how it hurts; above 5, with a worse leg or a stop, the safety questions come again."""
    wrong, happened_at = Problems(), None
    with wrong:
        happened_at = moment(on, at)
    if exercise is not None:
        with wrong:
            exercise_named(exercise, known_exercises())
    body = {
        "moment": when or "during",
        "pain": score,
        "leg_worse": leg or "no",
        "exercise": exercise,
        "stopped": stopped,
    }
    with wrong:
        entries([("pain_check", body)], happened_at or datetime.now().astimezone())
    wrong.end()
    assert happened_at is not None
    with opened(database, profile) as store:
        body["moment"] = when or usual_moment(store, happened_at)
        ids = keep(store, happened_at, ("pain_check", body))
        told([("pain_check", body)], ids, happened_at)
        if when is None:
            typer.echo(f"Taken as --moment {body['moment']}.")
        tell_what_follows(store, body, happened_at)


def tell_what_follows(store: "Store", body: Mapping[str, Any], at: datetime) -> None:
    """Say to stop where the pain asks for it, or what it makes of today."""
    from backline.planning import planned  # noqa: PLC0415 - slow to load
    from backline.records import day_of, now  # noqa: PLC0415 - the same

    day = day_of(at)
    found = planned(store, day)
    resting = body["moment"] in {"morning", "before"}
    if found.outcome.due if resting else alarming(body):
        tell_to_stop(found.history.person.country, store.profile)
    elif resting and day == day_of(now()):
        for one in found.plan.today.reasons:
            typer.echo(one.says)


def usual_moment(store: "Store", at: datetime) -> str:
    """Return what a pain check most likely tells of.

    During exercise on a day with a logged set; otherwise of the morning before noon, and of the
    time before exercise later.
    """
    from backline.records import day_of  # noqa: PLC0415 - slow to load

    day = day_of(at)
    if store.events(("set",), since=day, until=day, limit=1):
        return "during"
    return "morning" if at.hour < NOON_H else "before"


def sitting(  # noqa: PLR0913, PLR0917 - one option each
    hours: Annotated[float, typer.Argument(metavar="HOURS", help="Of the whole day.")],
    where: Annotated[
        str | None, typer.Option(help="Such as desk or car; each place counts once a day.")
    ] = None,
    on: On = None,
    at: At = None,
    database: Database = None,
    profile: Profile = ME,
) -> None:
    """Log the hours spent sitting; later ones of the same place and day replace earlier ones."""
    add(database, profile, on, at, ("sitting", {"hours": hours, "where": where}))


def note(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="In your own words.")],
    on: On = None,
    at: At = None,
    database: Database = None,
    profile: Profile = ME,
) -> None:
    """Log a note in your own words."""
    add(database, profile, on, at, ("note", {"text": text}))


def function(  # noqa: PLR0913, PLR0917 - one option each
    activity: Annotated[str, typer.Argument(metavar="ACTIVITY", help="In your own words.")],
    score: Annotated[float, typer.Argument(metavar="0-10", help="0 cannot, 10 as before.")],
    on: On = None,
    at: At = None,
    database: Database = None,
    profile: Profile = ME,
) -> None:
    """Log how well an activity of your own goes; the same name makes one course."""
    add(database, profile, on, at, ("function", {"activity": activity.strip(), "score": score}))


def change(
    answer: Annotated[str, typer.Argument(metavar="no|yes|unsure")],
    on: On = None,
    at: At = None,
    database: Database = None,
    profile: Profile = ME,
) -> None:
    """Answer: anything new or worse since last time?"""  # noqa: D400 - it is a question
    store_country = add(database, profile, on, at, ("change_check", {"answer": answer}))
    if answer != "no":
        tell_to_stop(store_country, profile)


def not_today(
    reason: Annotated[str | None, typer.Option(help="In your own words.")] = None,
    on: On = None,
    at: At = None,
    database: Database = None,
    profile: Profile = ME,
) -> None:
    """Skip today's exercises: an answer, not a failure."""
    add(database, profile, on, at, ("not_today", {"reason": reason}))
    typer.echo("The plan goes on from where it stands.")


def leave_out(  # noqa: PLR0913, PLR0917 - one option each
    exercise: Annotated[str, typer.Argument(metavar="EXERCISE", help="Its id.")],
    for_good: Annotated[
        bool, typer.Option("--for-good", help="Until you take it up again.")
    ] = False,
    again: Annotated[bool, typer.Option("--again", help="Take it up again.")] = False,
    on: On = None,
    at: At = None,
    database: Database = None,
    profile: Profile = ME,
) -> None:
    """Leave an exercise out today, or for good, or take it up again."""
    wrong = Problems()
    with wrong:
        moment(on, at)
    with wrong:
        exercise_named(exercise, known_exercises())
    if for_good and again:
        wrong.found.append("Give --for-good or --again, not both.")
    wrong.end()
    until = "further_notice" if for_good else "again" if again else "today"
    add(database, profile, on, at, ("left_out", {"exercise": exercise, "until": until}))
    if for_good:
        name = exercise_name(exercise)
        typer.echo(f"`backline log leave-out {exercise} --again` takes up {name} again.")


def add(
    database: str | None, profile: str, on: str | None, at: str | None, happened: Happened
) -> str | None:
    """Keep one event, say so, and return the person's country."""
    wrong, when = Problems(), None
    with wrong:
        when = moment(on, at)
    with wrong:
        entries([happened], when or datetime.now().astimezone())
    wrong.end()
    assert when is not None
    with opened(database, profile) as store:
        told([happened], keep(store, when, happened), when)
        return store.history(since=when.date()).person.country


def told(happened: list[Happened], ids: list[int], at: datetime) -> None:
    """Say what was kept, with its numbers and its local day."""
    from backline.records import day_of  # noqa: PLC0415 - slow to load

    for (kind, body), number in zip(happened, ids, strict=True):
        typer.echo(f"Logged {number} for {day_of(at)}: {says(kind, body)}.")
