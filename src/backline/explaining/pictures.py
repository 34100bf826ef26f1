"""An exercise as somebody does it: as in its definition, but no further than they go."""

from dataclasses import replace

from backline.body.exercises import Pictured, pictured
from backline.body.limits import knee_deficit
from backline.body.person import Person
from backline.library import exercise


def pictured_for(name: str, one: Person) -> Pictured:
    """Return an exercise's picture for a person; a knee that stops before stays there."""
    found = pictured(exercise(name))
    task = found.task
    if not task.still_pelvis:
        return found
    stop = knee_deficit(one, task.working.ankle_deg).angle_deg
    knee = max(task.working.knee_deg, stop)
    working = replace(task.working, knee_deg=knee)
    return replace(found, task=replace(task, working=working))
