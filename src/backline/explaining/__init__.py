"""The body model for people: who is shown, what a posture looks like, and what is said of it."""

from .drawn import Shown, scene_json, shown
from .told import Told, told
from .walked import Walked, somebody, walked
from .who import Who, who

__all__ = [
    "Shown",
    "Told",
    "Walked",
    "Who",
    "scene_json",
    "shown",
    "somebody",
    "told",
    "walked",
    "who",
]
