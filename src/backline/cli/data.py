"""`backline backup`, `restore`, `erase` and `demo-data`: the records as a whole."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from backline.motion.errors import InputError

from .asking import prompt, say
from .days import day_of
from .keeping import ME, Database, Profile, opened

if TYPE_CHECKING:
    from backline.records.backup import Person
    from backline.records.restore import Backup

EARLIEST_YEAR = 2000
DEMO = "demo"
EVERYTHING = "everything"
SURE = "--yes"

Yes = Annotated[bool, typer.Option(SURE, help="Do not ask: for scripts.")]


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write it.")],
    everybody: Annotated[
        bool, typer.Option("--everybody", help="Every profile, not only one.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace a file that is there already.")
    ] = False,
    database: Database = None,
    profile: Profile = ME,
) -> None:
    """Write a copy of the records and of your own exercises to one file, to keep or to move."""
    from backline.records.backup import back_up  # noqa: PLC0415 - slow to load

    with opened(database, profile) as store:
        names = store.profiles() if everybody else [profile]
        names = [name for name in names if store.count_events(name)]
        if not names:
            whose = "anybody" if everybody else f"{profile!r}"
            raise InputError(f"There is nothing to back up: no events of {whose} yet.")
        counts = back_up(store, file, names, replace=force)
    for name, count in counts.items():
        typer.echo(f"{name}: {many(count, 'event')}")
    typer.echo(f"Wrote {file}. It is readable for whoever has it: keep it in a safe place.")


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `backup` has written.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Put it in the place of what is there.")
    ] = False,
    yes: Yes = False,
    database: Database = None,
    profile: Annotated[
        str | None,
        typer.Option("--profile", metavar="NAME", help="Only this one; or another name for it."),
    ] = None,
) -> None:
    """Read a backup back, all of it or nothing, into profiles that are empty."""
    from backline.records import open_database  # noqa: PLC0415 - slow to load
    from backline.records import restore as restoring  # noqa: PLC0415 - the same

    found = restoring.read_backup(file)
    people = chosen(found, file, profile)
    with open_database(database) as there:
        full = [one.name for one in people if there.count_events(one.name)]
        if full and not replace:
            raise InputError(*map(restoring.occupied, full))
        if full and not yes:
            names = " and ".join(full)
            sure(f"This takes out everything of {names} in {there.place} first.", full[0])
        written = restoring.restore(there, people, found.exercise_files, replace=replace)
    for one in people:
        primed(database, one.name)
        typer.echo(f"Restored {one.name}: {many(len(one.events), 'event')}")
    for name in found.exercise_files:
        said = "restored" if name in written else "there already, left as it is"
        typer.echo(f"Exercise file {name}: {said}")


def primed(database: str | None, name: str) -> None:
    """Plan once for somebody, so that the first answer after years of records is quick, too."""
    from backline.planning import planned  # noqa: PLC0415 - slow to load

    with opened(database, name) as store:
        planned(store, day_of(None))


def chosen(found: "Backup", file: Path, profile: str | None) -> "Sequence[Person]":
    """Return the people to restore: all, the one named, or the only one under another name."""
    from backline.records.backup import Person  # noqa: PLC0415 - slow to load

    if not found.people:
        raise InputError(f"{file} holds nobody's records; name another backup.")
    named = [one for one in found.people if one.name == profile]
    if profile is None or named:
        return named or found.people
    if len(found.people) > 1:
        names = ", ".join(one.name for one in found.people)
        raise InputError(f"There is no profile {profile!r} in {file}; there are: {names}.")
    only = found.people[0]
    return [Person(profile, only.created_utc, only.events)]


def erase(
    everything: Annotated[
        bool,
        typer.Option("--everything", help="All profiles, the database, and your own exercises."),
    ] = False,
    yes: Yes = False,
    database: Database = None,
    profile: Profile = ME,
) -> None:
    """Take out the records of one person, or everything; it asks first, and cannot be undone."""
    from backline.breaktime import channel  # noqa: PLC0415 - slow to load
    from backline.records import erase_all  # noqa: PLC0415 - the same

    there = erase_all.what_there_is(database)
    if not there:
        raise InputError("There is nothing to erase: no records have been kept there.")
    if everything:
        erase_it_all(database, there, yes=yes)
        return
    with opened(database, profile) as store:
        count = store.count_events(profile)
        if not yes:
            sure(f"This takes out {many(count, 'event')} of {profile} in {store.place}.", profile)
        channel.stop(profile)
        store.erase_profile(profile)
        typer.echo(f"Erased {profile} with {many(count, 'event')}; nothing of it is left.")


def erase_it_all(database: str | None, there: Iterable[str], *, yes: bool) -> None:
    """Take out everything and say what is gone, and what is left because it is not ours."""
    from backline.breaktime import channel  # noqa: PLC0415 - slow to load
    from backline.records import data_folder, erase_all  # noqa: PLC0415 - the same

    if not yes:
        sure(
            f"For everybody whose records are there, this takes out {', '.join(there)}.", EVERYTHING
        )
    channel.end_for_good()  # the companion would write anew
    for one in erase_all.erase_everything(database):
        typer.echo(f"Erased {one}")
    left = data_folder()
    if database is None and left.exists():
        typer.echo(f"Left {left}: it holds files that are not Backline's.")


def sure(what: str, word: str) -> None:
    """Go on only where the word was typed.

    Raises
    ------
    InputError
        If something else was typed, or nobody could be asked.
    """
    say(f"{what} It cannot be undone.")
    nobody = f"Nobody could be asked, so nothing was done; give {SURE}."
    if prompt(f"Type {word} to go on:", nobody) != word:
        raise InputError(f"{word} was not typed, so nothing was done.")


def demo_data(
    weeks: Annotated[int, typer.Option(help="How many.")] = 6,
    seed: Annotated[int, typer.Option(help="Another one makes another person.")] = 1,
    today: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day after the last one, YYYY-MM-DD."),
    ] = None,
    database: Database = None,
    profile: Profile = DEMO,
) -> None:
    """Make up some weeks of a simulated person, for trying; every event is marked as made up."""
    from backline.records import demo, now, open_database  # noqa: PLC0415 - slow to load

    day = day_of(today)
    if day > day_of(None):
        raise InputError(f"--today {day} is in the future; the made-up weeks end before it.")
    if day.year < EARLIEST_YEAR:
        raise InputError(f"--today {day} is too long ago; give a day from {EARLIEST_YEAR} on.")
    zone = now().tzinfo
    assert zone is not None
    made = demo.story(weeks, seed, day, zone)
    with open_database(database) as there:
        count = demo.keep_story(there, profile, made)
    what = f"{many(weeks, 'week')} before {day}: {many(count, 'event')}"
    typer.echo(f"Made up {what} for the profile {profile}.")
    typer.echo(f"Look at them: `backline progress --profile {profile}`, `log`, `plan`, `today`.")
    typer.echo(f"Remove them: `backline erase --profile {profile}`.")


def many(count: int, noun: str) -> str:
    """Return a count with its noun."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
