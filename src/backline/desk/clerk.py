"""The clerk: a short-lived process that opens the records for the companion, and ends.

``python -m backline.desk.clerk`` reads one request as JSON from its input and writes one answer to
its output. So the companion itself loads no database and no plan, and a database that is locked or
gone never stops it.
"""

import json
import sys
from collections.abc import Callable, Mapping
from typing import Any

from backline.breaktime.keep import keep_lines
from backline.breaktime.offer import as_json, offers_for
from backline.breaktime.reminded import session_due
from backline.breaktime.words import phrases
from backline.i18n import Texts, choose
from backline.library import everything, for_person
from backline.motion.errors import InputError
from backline.records import Store, day_of, exercises_folder, now, open_store
from backline.records.break_settings import break_settings
from backline.records.companion_log import put_aside
from backline.records.preferences import preferences

from .notices import IN_WORDS
from .page.request import page_words

Answer = dict[str, Any]


def words(request: Mapping[str, Any]) -> Answer:
    """Return all that is said, in the person's language, and how they like a page to look."""
    chosen = preferences(request["profile"])
    texts = Texts(choose(chosen.language, request.get("language", "")))
    page = {name: texts.gettext(one) for name, one in page_words().items()}
    looks = {"theme": chosen.theme, "text_size": chosen.text_size}
    return {"book": phrases(texts), "page": page, "in_words": texts.gettext(IN_WORDS), **looks}


def offer(request: Mapping[str, Any]) -> Answer:
    """Return what the break of this moment offers; the main thing first."""
    profile = request["profile"]
    texts = Texts(choose(preferences(profile).language, request.get("language", "")))
    with _store(request) as store:
        found = offers_for(store, day_of(now()), break_settings(profile))
    known = for_person(everything(exercises_folder()), profile)
    return {"offers": [as_json(one, texts, known) for one in found]}


def reminder(request: Mapping[str, Any]) -> Answer:
    """Return whether an exercise session is due and nothing of one is done."""
    with _store(request) as store:
        return {"due": session_due(store, day_of(now()))}


def keep(request: Mapping[str, Any]) -> Answer:
    """Keep lines of the log, and return what became of them."""
    lines = list(request["lines"])
    with _store(request) as store:
        filed = keep_lines(store, lines)
    put_aside([(line, why) for line, why in filed.refused])
    wait = [one.get("key") for one in filed.waiting if isinstance(one, Mapping)]
    return {
        "gone": [key for line in lines if (key := line.get("key")) not in wait],
        "kept": filed.kept,
        "waiting": len(filed.waiting),
        "refused": [why for _, why in filed.refused],
    }


ASKED: Mapping[str, Callable[[Mapping[str, Any]], Answer]] = {
    "words": words, "offer": offer, "reminder": reminder, "keep": keep,
}  # fmt: skip


def answered(request: Mapping[str, Any]) -> Answer:
    """Return the answer to a request; what is wrong is an answer, too."""
    try:
        return ASKED[request["do"]](request)
    except InputError as error:
        return {"problems": [str(one) for one in error.problems]}


def _store(request: Mapping[str, Any]) -> Store:
    return open_store(request.get("database"), request["profile"])


if __name__ == "__main__":
    print(json.dumps(answered(json.load(sys.stdin))))
