"""The application: its parts put together, its errors said in a page."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

from fastapi import Depends, FastAPI
from fastapi.telemetry import TelemetryConfig

from backline import __version__

from .database import Databases
from .errors import add_error_pages
from .pages import ROUTERS
from .security import add_security, check_csrf
from .settings import Settings
from .static_files import StaticFolder

NOTHING_TOLD: TelemetryConfig = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,  # else a variable of the environment could send requests elsewhere
}
STATIC = Path(str(files("backline.web") / "static"))


def create_app(settings: Settings | None = None) -> FastAPI:
    """Return the application.

    Parameters
    ----------
    settings : Settings, optional
        The records in the data folder, on loopback, by default.
    """
    settings = settings or Settings()
    app = FastAPI(
        title="Backline",
        version=__version__,
        dependencies=[Depends(check_csrf)],
        lifespan=_lifespan,
        openapi_url=None,  # its pages would load scripts from elsewhere
        telemetry=NOTHING_TOLD,
    )
    app.state.settings = settings
    app.state.databases = Databases(settings)
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFolder(directory=STATIC), name="static")
    add_error_pages(app)
    add_security(app, settings)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.databases.close()
