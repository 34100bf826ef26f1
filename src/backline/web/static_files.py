"""The files of the pages: kept by the browser as long as they cannot have changed."""

from os import PathLike, stat_result

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOR_A_YEAR = "private, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"


class StaticFolder(StaticFiles):
    """Serves a folder; an address with the mark of its content holds for good."""

    def file_response(
        self,
        full_path: str | PathLike[str],
        stat_result: stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """Return a file, or that it has not changed."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        marked = scope.get("query_string", b"").startswith(b"v=")
        response.headers["Cache-Control"] = FOR_A_YEAR if marked else ASK_AGAIN
        return response
