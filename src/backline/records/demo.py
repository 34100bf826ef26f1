"""Made-up weeks of a simulated person, for trying and for pictures; every event says so.

The screening, the findings and the programme are the real ones, run forward day by day. Every
number about the person is chosen by us; nobody's data is behind them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta, tzinfo
from random import Random
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Connection, select

from ..care.history import History
from ..care.programme import Item, Plan, Rules, plan
from ..care.screening import questions, screen, standing
from ..library import activities
from ..library.tests_load import protocols
from ..motion.errors import InputError
from . import profiles, schema, writing
from .bodies import as_body
from .database import Database
from .days import as_utc, now
from .events import (
    ChangeCheck,
    EffortFelt,
    Event,
    ExerciseSet,
    Function,
    LeftOut,
    MeasuredTest,
    Note,
    NotToday,
    PainCheck,
    ProfileFacts,
    Screening,
    SessionEnd,
    SessionStart,
    Sitting,
    Symptoms,
    WholeBody,
)
from .fold import ALWAYS, DAILY, Fold, Row
from .prescribed import as_prescribed
from .writing import Entry

if TYPE_CHECKING:
    from ..care.history import Answer, Effort
    from ..motion.types import Side

MOST_WEEKS = 26
"""What is planned anew on every day of longer ones takes too long to wait for."""
AGE_YEARS = 43
COURSE_DAYS = 42
TEST_DAYS = 14
NORMAL_SITTING_H = 7.0
MORNING, ASKED, SESSION, EVENING = time(7, 10), time(7, 30), time(18, 30), time(21, 30)
SYMPTOMS = {
    "feels_tight": "yes", "below_knee": "no", "tingling_or_electric": "no",
    "ankle_changes_it": "no", "neck_changes_it": "no", "crossed_response": "no",
    "same_as_usual_pain": "no",
}  # fmt: skip
WHOLE_BODY = {
    "sitting_h_day": 9, "activity_min_week": 60, "sleep_h_night": 6.5, "sleep_quality": "so_so",
    "other_joints": "no", "stress": 5,
}  # fmt: skip
TESTS = {
    ("slr", "left"): (57.0, 9.0, 2.0), ("slr", "right"): (61.0, 9.0, 2.0),
    ("ake", "left"): (31.0, -6.0, 2.0), ("ake", "right"): (27.0, -5.0, 2.0),
    ("single_leg_bridge", "left"): (7.0, 6.0, 0.5),
    ("single_leg_bridge", "right"): (9.0, 6.0, 0.5), ("bridge_hold", "both"): (44.0, 30.0, 3.0),
}  # fmt: skip
"""True value on the first day, what six weeks add, and how much one measurement wobbles."""
ACTIVITIES = {"gardening": (4.0, 3.0), "putting on socks": (5.0, 3.0)}
"""Score on the first day, and what six weeks add."""
NOTES = {
    2: "The strap stretch feels strong but good.",
    9: "Long drive to the coast; the back was stiff afterwards.",
    17: "Woke up without stiffness for the first time in weeks.",
    24: "Garden work on the weekend went better than last month.",
    33: "Got up during a long meeting; it helped.",
}


@dataclass(frozen=True, slots=True)
class Slip:
    """A count that was put right later: the place of its entry, the changes, and when."""

    entry: int
    changes: Mapping[str, object]
    at: datetime


@dataclass(slots=True)
class Story:
    """Made-up entries in the order in which they happened, and what was corrected in them."""

    zone: tzinfo
    entries: list[Entry] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)
    _rows: list[Row] = field(default_factory=list)

    def add(self, event: Event, at: datetime, within: int | None = None) -> int:
        """Add an event, and return its place."""
        number = len(self.entries)
        sha = activities()[event.exercise].sha256 if isinstance(event, ExerciseSet) else None
        self.entries.append(Entry(event, at, within=within, made_up=True, definition_sha256=sha))
        if event.kind in {*ALWAYS, *DAILY}:
            row = (as_utc(at), number, event.kind, at.date().isoformat(), within, as_body(event))
            self._rows.append(row)
        return number

    def correct(self, number: int, changes: dict[str, Any], at: datetime) -> None:
        """Put something right by hand."""
        self.slips.append(Slip(number, changes, at))
        body = next(row[5] for row in self._rows if row[1] == number)
        body |= changes

    def history(self) -> History:
        """Return the person as the decisions see them so far."""
        fold = Fold({}, "")
        fold.take(self._rows)
        return fold.history()

    def at(self, day: date, clock: time, minutes: float = 0) -> datetime:
        """Return a moment of a day."""
        return datetime.combine(day, clock, self.zone) + timedelta(minutes=minutes)


def story(weeks: int, seed: int, today: date, zone: tzinfo) -> Story:
    """Return the weeks before a day, always the same for the same seed.

    Parameters
    ----------
    weeks : int
    seed : int
    today : date
        The day after the last one of the story.
    zone : tzinfo
        Where the person lives.

    Raises
    ------
    InputError
        If there are too few weeks or too many.
    """
    if not 1 <= weeks <= MOST_WEEKS:
        raise InputError(f"--weeks has to be from 1 to {MOST_WEEKS}, not {weeks}.")
    life = _Life(Story(zone), Random(seed), today - timedelta(weeks=weeks), weeks * 7)
    for number in range(life.days):
        life.live(number)
    return life.story


class _Life:
    """The simulated person, day by day."""

    def __init__(self, story: Story, dice: Random, start: date, days: int) -> None:
        self.story, self.days = story, days
        self._dice, self._start = dice, start
        self._rules = Rules.of(activities())
        self._sat_h, self._sore = NORMAL_SITTING_H, 0.0
        weeks = range(8, days, 17)
        self._bad_mornings = {day + dice.randrange(4) for day in weeks}
        self._away = {day + dice.randrange(3) for day in range(11, days, 20)}
        self._miscounted = False

    def live(self, number: int) -> None:
        """Live one day."""
        day = self._start + timedelta(number)
        if number == 0:
            self._begin(day)
        pain = self._morning(number, day)
        self._answer(day)
        if number % TEST_DAYS == 0 or (number == self.days - 1 and number % TEST_DAYS > 6):
            self._measure(number, day)
        if number in self._away:
            self._add(NotToday("away from home all day"), day, SESSION)
        elif number == 0 or self._dice.random() < 0.85:
            self._exercise(number, day, pain)
        self._evening(number, day)

    def _add(
        self, event: Event, day: date, clock: time, minutes: float = 0, within: int | None = None
    ) -> int:
        return self.story.add(event, self.story.at(day, clock, minutes), within)

    def _share(self, number: int) -> float:
        """Return how much of what six weeks bring has come."""
        return min(number / (COURSE_DAYS - 1), 1.0)

    def _begin(self, day: date) -> None:
        self._add(ProfileFacts("female", day.year - AGE_YEARS), day, MORNING)
        self._add(Symptoms(cast("Mapping[str, Answer]", SYMPTOMS)), day, MORNING, 5)
        self._add(WholeBody(WHOLE_BODY), day, MORNING, 8)

    def _morning(self, number: int, day: date) -> float:
        """Wake up; return the pain."""
        usual = 2.9 - 1.5 * self._share(number)
        sat = 0.25 * (self._sat_h - NORMAL_SITTING_H)
        bad = 2.5 if number in self._bad_mornings else 0.0
        pain = usual + sat + self._sore + bad + self._dice.gauss(0, 0.5)
        if number and (bad or self._dice.random() < 0.9):
            self._add(PainCheck("morning", _scale(pain)), day, MORNING, 10)
        return pain

    def _answer(self, day: date) -> None:
        """Answer the safety questions where they are due."""
        history = self.story.history()
        if not history.screenings or standing(history, day).due:
            answers: dict[str, object] = {
                one.id: "no" for one in questions() if one.kind == "three_valued"
            }
            answers["age_years"] = AGE_YEARS
            level = screen(answers, day, history.screenings).level
            self._add(Screening(answers, level), day, ASKED)

    def _measure(self, number: int, day: date) -> None:
        """Do every test, with the error that its protocol gives."""
        for place, ((name, side), (first, added, wobble)) in enumerate(TESTS.items()):
            protocol = protocols()[name]
            true = first + added * self._share(number)
            trials = [true + self._dice.gauss(0, wobble) for _ in range(protocol.trials)]
            whole = protocol.unit == "repetitions"
            trials = [float(round(one)) if whole else round(one, 1) for one in trials]
            value = round(sum(trials) / len(trials), 1)
            event = MeasuredTest(
                name, cast("Side", side), value, protocol.error.least, tuple(trials)
            )
            self._add(event, day, ASKED, 20 + 3 * place)

    def _exercise(self, number: int, day: date, pain: float) -> None:
        """Do what the programme asks for today."""
        if not self._plan(day).today.items:
            self._sore *= 0.3
            return
        self._add(ChangeCheck("no"), day, SESSION, -10)
        self._add(PainCheck("before", _scale(pain - 0.5)), day, SESSION, -9)
        asked = self._plan(day).today
        self._sore *= 0.3
        if not asked.items:
            return
        prescribed = tuple(as_prescribed(item) for item in asked.items)
        session = self._add(SessionStart(prescribed), day, SESSION)
        left_out = self._leaves_out(number, asked.items)
        minutes = 2.0
        for item in asked.items:
            if item.exercise == left_out:
                self._add(LeftOut(left_out, "today"), day, SESSION, minutes, session)
                continue
            for one in self._sets(item):
                low = self._miscount(number, one)
                place = self._add(low or one, day, SESSION, minutes, session)
                if low:
                    right = {"repetitions": one.repetitions, "dose_met": one.dose_met}
                    self.story.correct(place, right, self.story.at(day, EVENING, -20))
                minutes += 1.5
            if item.kind == "strength" and (felt := self._felt(item)):
                self._add(EffortFelt(item.exercise, felt), day, SESSION, minutes, session)
        added = self._dice.choice((0.0, 0.5, 0.5, 1.0, 1.5))
        self._sore += 0.2 * added
        worst = PainCheck("during", _scale(pain + added))
        self._add(worst, day, SESSION, minutes, session)
        self._add(PainCheck("after", _scale(pain + added / 2)), day, SESSION, minutes + 1, session)
        self._add(SessionEnd(), day, SESSION, minutes + 2, session)

    def _plan(self, day: date) -> Plan:
        history = self.story.history()
        return plan(history, self._rules, standing(history, day), day)

    def _leaves_out(self, number: int, items: tuple[Item, ...]) -> str | None:
        """Return what is left out today: once in a while the last of several exercises."""
        if number % 19 == 13 and len(items) > 2:
            return items[-1].exercise
        return None

    def _sets(self, item: Item) -> Iterator[ExerciseSet]:
        for _ in range(item.sets):
            for side in item.sides:
                short = self._dice.random() < 0.04
                faults = 0 if item.track == "walk" else self._dice.choice((0, 0, 0, 1))
                amount: dict[str, Any] = {"seconds": item.seconds - 5.0 * short}
                if item.repetitions:
                    amount = {"repetitions": max(1, item.repetitions - 2 * short)}
                yield ExerciseSet(
                    item.exercise, cast("Side", side), **amount, dose_met=not short, faults=faults
                )

    def _miscount(self, number: int, one: ExerciseSet) -> ExerciseSet | None:
        """Return a set of bridges of which the camera saw too few: once, in the second week."""
        if self._miscounted or number < 7 or one.exercise != "bridge" or one.repetitions is None:
            return None
        self._miscounted = True
        return replace(one, repetitions=one.repetitions - 3, dose_met=False)

    def _felt(self, item: Item) -> "Effort | None":
        easy = 0.2 if item.step > 1 else 0.4
        roll = self._dice.random()
        return "easy" if roll < easy else "right" if roll < 0.7 else "hard" if roll > 0.97 else None

    def _evening(self, number: int, day: date) -> None:
        """Write down the day."""
        workday = day.weekday() < 5
        mean = 9.0 - self._share(number) if workday else 5.0
        self._sat_h = round(min(max(self._dice.gauss(mean, 1.2), 2.0), 13.0) * 2) / 2
        drive = 2.5 if number % 9 == 0 else 0.0
        if self._dice.random() < 0.9:
            self._add(Sitting(self._sat_h, "desk" if workday else "home"), day, EVENING)
            if drive:
                self._add(Sitting(drive, "car"), day, EVENING, 1)
        self._sat_h += drive
        if number % 7 == 0 or number == self.days - 1:
            for name, (first, added) in ACTIVITIES.items():
                score = first + added * self._share(number) + self._dice.gauss(0, 0.4)
                self._add(Function(name, _scale(score)), day, EVENING, 3)
        if number in NOTES:
            self._add(Note(NOTES[number]), day, EVENING, 5)


def _scale(value: float) -> float:
    return float(min(10, max(0, round(value))))


def keep_story(database: Database, name: str, made: Story) -> int:
    """Keep a story in a profile, all or nothing, and return how many events it has.

    The profile is added where it is missing; an earlier story there is replaced.

    Raises
    ------
    InputError
        If the profile has events that are not made up.
    """
    with database.writing() as connection:
        found = profiles.find(connection, name)
        if found is not None:
            _check_made_up(connection, found, name)
            profiles.erase(connection, found)
        profiles.add(connection, name, as_utc(now()))
        number = profiles.known(connection, name, database.place)
        ids = writing.keep(connection, number, made.entries, now())
        for one in made.slips:
            writing.correct(connection, number, ids[one.entry], one.changes, one.at)
    return len(ids) + len(made.slips)


def _check_made_up(connection: Connection, profile_id: int, name: str) -> None:
    event = schema.event.c
    real = select(event.id).where(event.profile_id == profile_id, event.made_up.is_(False)).limit(1)
    if connection.execute(real).scalar() is not None:
        message = f"The profile {name!r} has events that are not made up; give --profile and"
        raise InputError(f"{message} another name, or `backline erase --profile {name}` first.")
