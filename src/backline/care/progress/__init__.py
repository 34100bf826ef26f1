"""What has changed, told against the noise and against what matters, never against zero."""

from .as_json import as_json
from .build import progress
from .values import Adherence, Change, Course, Point, Progress, TestProgress, Together, Week
from .weeks import day_load

__all__ = [
    "Adherence",
    "Change",
    "Course",
    "Point",
    "Progress",
    "TestProgress",
    "Together",
    "Week",
    "as_json",
    "day_load",
    "progress",
]
