"""Rendered people with exactly known angles: a posed body, a software renderer, and the truth."""

from .clip import Clip, Stage
from .render import NoRendererError, Renderer
from .spec import Spec

__all__ = ["Clip", "NoRendererError", "Renderer", "Spec", "Stage"]
