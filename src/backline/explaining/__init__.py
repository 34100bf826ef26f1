"""The body model for people: who is shown, what a posture looks like, and what is said of it."""

from .asked import Asked, Explained, explained
from .drawn import Shown, scene_json, shown
from .told import Told, told
from .walked import Walked, somebody, walked
from .who import Who, who_is

__all__ = [
    "Asked",
    "Explained",
    "Shown",
    "Told",
    "Walked",
    "Who",
    "explained",
    "scene_json",
    "shown",
    "somebody",
    "told",
    "walked",
    "who_is",
]
