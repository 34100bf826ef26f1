"""Where breaks keep their time free: the end of each hour of the working hours."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from backline.care.breaks.hours import DAY_MIN, inside
from backline.care.breaks.settings import BreakSettings
from backline.library.numbers_load import numbers

N = numbers("breaks")
EVERY_MIN, LONG_MIN = int(N["calendar_block_every_min"]), int(N["calendar_block_min"])
WEEK_MIN = 7 * DAY_MIN
A_MONDAY = datetime(2024, 1, 1)  # any: quiet hours are the same every week


def blocks(settings: BreakSettings) -> dict[int, tuple[int, ...]]:
    """Return the weekdays (0 is Monday) on which a block begins, by its minute after midnight.

    None where there are no working hours, none in quiet hours, and no two closer together than
    `EVERY_MIN` from start to start.
    """
    kept = list[int]()
    for start in sorted(set(_wished(settings))):
        if not kept or start - kept[-1] >= EVERY_MIN:
            kept.append(start)
    while len(kept) > 1 and kept[0] + WEEK_MIN - kept[-1] < EVERY_MIN:
        kept.pop()  # from Sunday night into Monday
    found = dict[int, tuple[int, ...]]()
    for start in kept:
        day, minute = divmod(start, DAY_MIN)
        found[minute] = (*found.get(minute, ()), day)
    return found


def _wished(settings: BreakSettings) -> Iterator[int]:
    """Yield the end of each hour of each span, in minutes of the week, where it is not quiet."""
    for span in settings.work_hours:
        for day in span.days:
            for hour_ends in range(EVERY_MIN, span.minutes + 1, EVERY_MIN):
                start = day * DAY_MIN + span.start_min + hour_ends - LONG_MIN
                if not any(_quiet(settings, start + more) for more in range(LONG_MIN)):
                    yield start % WEEK_MIN


def _quiet(settings: BreakSettings, minute: int) -> bool:
    return inside(settings.quiet_hours, A_MONDAY + timedelta(minutes=minute % WEEK_MIN))
