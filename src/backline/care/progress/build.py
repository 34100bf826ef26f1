"""All of it together: one history, one day, one answer."""

from datetime import date

from ...library.numbers_load import numbers
from ...motion.errors import InputError
from ..history import History
from .courses import function_courses, pain_courses
from .measured import measured_progress
from .together import next_day
from .values import Progress
from .weeks import DAYS_A_WEEK, adherence, week_starts, weeks


def progress(history: History, today: date, planned_days_a_week: float | None = None) -> Progress:
    """Return what has changed, what was done, and what went together.

    Parameters
    ----------
    history : History
        What lies after today is left out.
    today : date
    planned_days_a_week : float, optional
        Above 0 and up to 7; 5 where it is not given.

    Raises
    ------
    InputError
        If the planned days are not days of a week.
    """
    planned = planned_days_a_week
    if planned is None:
        planned = numbers("progress")["planned_days_a_week"]
    if not 0 < planned <= DAYS_A_WEEK:
        raise InputError(
            f"{planned} planned days a week was given; give a number above 0 and up to 7."
        )
    days = sorted((day for day in history.days if day.day <= today), key=lambda day: day.day)
    starts = week_starts(days, today)
    return Progress(
        today,
        tests=measured_progress(history.tests, today),
        pain=pain_courses(days, starts),
        function=function_courses(days, starts),
        weeks=weeks(days, starts),
        adherence=adherence(days, today, planned),
        next_day=next_day(days, today),
    )
