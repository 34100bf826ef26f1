"""A movement that ends where it begins."""

from collections.abc import Callable
from dataclasses import dataclass, field

from ..synth.act import Moment
from ..synth.body import Body
from ..synth.room import Furniture


@dataclass(frozen=True)
class Loop:
    """One film's movement.

    Attributes
    ----------
    body : Body
    period_s : float
        At this time the body is where it was at 0.
    poster_s : float
        When the still picture is taken.
    at : callable
        The posed body at a time, seconds.
    lying : bool
        Whether there is a mat, and the camera close.
    mat_to_m : float
        Where the mat ends at the feet.
    furniture : tuple of Furniture
    """

    body: Body
    period_s: float
    poster_s: float
    at: Callable[[float], Moment]
    lying: bool = False
    mat_to_m: float = 1.14
    furniture: tuple[Furniture, ...] = field(default=())
