"""The app with an empty data folder and a clock of its own, as a browser without scripts."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from backline.care.screening import questions
from backline.records import Entry, Store, open_store
from backline.records.events import ChangeCheck, Event, PainCheck, Screening
from backline.web.app import create_app
from backline.web.cookies import cookie_name
from backline.web.settings import Settings

SEE_OTHER = 303
MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ALL_NO: Mapping[str, object] = {
    one.id: {"three_valued": "no", "age": 41, "list": []}.get(one.kind, []) for one in questions()
}


class Browser:
    """Visits pages and sends their forms, with a clock that can be turned."""

    def __init__(self) -> None:
        self.now = MORNING
        self.settings = Settings(clock=lambda: self.now)
        self.client = TestClient(create_app(self.settings), base_url="http://127.0.0.1:8765")

    def get(self, path: str) -> Response:
        return self.client.get(path)

    def post(self, path: str, **fields: object) -> Response:
        """Send a form, and return the page that it leads to."""
        return self.client.post(path, data=self._with_token(fields))

    def sent_to(self, path: str, **fields: object) -> str:
        """Send a form, and return the address that it leads to."""
        found = self.client.post(path, data=self._with_token(fields), follow_redirects=False)
        assert found.status_code == SEE_OTHER, words(found)
        return found.headers["location"]

    def _with_token(self, fields: Mapping[str, object]) -> Mapping[str, object]:
        name = cookie_name(self.settings, "csrf")
        if name not in self.client.cookies:
            self.client.get("/welcome")
        return {"csrf_token": self.client.cookies[name], **fields}

    def store(self) -> Store:
        """Return the records, behind the app's back."""
        return open_store(clock=lambda: self.now)

    def keep(self, *events: Event, days_ago: int = 0) -> None:
        with self.store() as store:
            at = self.now - timedelta(days=days_ago)
            store.append_many([Entry(one, at) for one in events])

    def screened(self, **answers: object) -> None:
        """Plant a full set of answers that were given an hour ago: no to all but these."""
        with self.store() as store:
            at = self.now - timedelta(hours=1)
            store.append(Screening({**ALL_NO, **answers}, "ok"), at)

    def asked(self, pain: float = 0) -> None:
        """Plant the answers to what comes before exercise."""
        self.keep(ChangeCheck("no"), PainCheck("before", pain))


@pytest.fixture
def browser() -> Iterator[Browser]:
    """Return a browser at an app with an empty data folder."""
    one = Browser()
    with one.client:
        yield one


def words(response: Response) -> str:
    """Return what a page says, in one line, without its marks."""
    main = response.text[response.text.index("<main") : response.text.index("</main>")]
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))).strip()
