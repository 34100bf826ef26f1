"""Progress: what has changed, with its error, and what only seems to have."""

from datetime import timedelta

from fastapi import APIRouter, Response

from backline.care.progress import words
from backline.motion.said import say

from ..charts import as_data, drawn, month_of, sections, together_charts
from ..charts.build import verdicts
from ..charts.drawn import mark
from ..charts.month import FORM, asked_month
from ..draw import page
from ..recent import recent
from ..visit import Here

SPANS = {
    "13": say("3 months"), "26": say("6 months"), "52": say("1 year"), "all": say("All"),
}  # fmt: skip
USUAL = "26"

router = APIRouter()


@router.get("/progress")
def progress(here: Here, weeks: str = USUAL, month: str = "") -> Response:
    """Show the charts of the last weeks, each with its verdict and its table."""
    held = recent(here)
    found = held.progress
    span = weeks if weeks in SPANS else USUAL
    since = None if span == "all" else found.today - timedelta(weeks=int(span))
    groups = sections(found, since, here.texts)
    charts = [one for group in groups for one in group.charts]
    kept = found.adherence
    return page(
        here, "progress.html",
        found=found, groups=groups, drawn=drawn, mark=mark, data=as_data(charts),
        spans=SPANS, span=span, form=FORM,
        verdicts={
            "pain": verdicts(found.pain, here.texts),
            "function": verdicts(found.function, here.texts),
        },
        adherence_says=words.says_of_adherence(kept) if kept else "",
        together=together_charts(found, held.history.days, here.texts),
        together_how=words.together_how(),
        month=month_of(held.history.days, asked_month(month, found.today), found.today),
    )  # fmt: skip
