"""How a person wants to be interrupted: every setting of the breaks as a form."""

from fastapi import APIRouter, Response

from backline.care.breaks.hours import DAYS
from backline.care.breaks.settings import RANGES
from backline.library.numbers_load import numbers
from backline.motion.errors import InputError
from backline.motion.said import say
from backline.records.break_settings import break_settings, keep_break_settings

from ..breaks.form import LABELS, PLACE_WORDS, Form, as_form, read, typed
from ..draw import page, see
from ..visit import Given, Here, Visit

router = APIRouter()

HERE = "/breaks/settings"
UNUSABLE = 422
DAY_NAMES = dict(
    zip(
        DAYS,
        (say("Mon"), say("Tue"), say("Wed"), say("Thu"), say("Fri"), say("Sat"), say("Sun")),
        strict=True,
    )
)


@router.get(HERE)
def settings(here: Here, saved: bool = False) -> Response:
    """Show what can be chosen."""
    return _page(here, as_form(break_settings(here.profile)), saved=saved)


@router.post(HERE)
def save(here: Here, given: Given) -> Response:
    """Keep the whole form, or show it again with everything that is wrong."""
    try:
        keep_break_settings(here.profile, read(given, break_settings(here.profile)))
    except InputError as error:
        return _page(here, typed(given), problems=error.problems)
    return see(f"{HERE}?saved=true")


def _page(
    here: Visit, form: Form, *, saved: bool = False, problems: tuple[str, ...] = ()
) -> Response:
    return page(
        here, "breaks_settings.html", status=UNUSABLE if problems else 200, form=form, saved=saved,
        problems=[here.texts.gettext(one) for one in problems], labels=LABELS, ranges=RANGES,
        places=PLACE_WORDS, days=DAY_NAMES, known=numbers("breaks").explain,
        was=as_form(break_settings(here.profile)).values,
    )  # fmt: skip
