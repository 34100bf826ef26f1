"""The layers in front of the app, from the outermost to the innermost."""

from fastapi import FastAPI

from ..settings import Settings
from .guard import Guard
from .limits import Limits
from .lock import AppLock
from .lock_gate import LockGate
from .pair_gate import PairGate
from .pairing import Pairing


def add_security(app: FastAPI, settings: Settings) -> None:
    """Put every layer in front of an app; the pages find lock and pairing in its state."""
    app.state.lock = AppLock(settings.clock)
    app.state.pairing = Pairing(settings.clock)
    # What is added later stands further outside.
    app.add_middleware(Limits)
    app.add_middleware(LockGate, settings=settings, lock=app.state.lock)
    if settings.lan:
        app.add_middleware(PairGate, settings=settings)
    app.add_middleware(Guard, settings=settings)
