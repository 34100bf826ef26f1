"""Any life at a desk, as a list of steps that Hypothesis draws."""

from dataclasses import dataclass

from hypothesis import strategies as st

from backline.care.breaks.seen import ANSWERS, Answer

from .small_desk import CALL, DND, MINUTE_S, SmallDesk, chosen


@dataclass(frozen=True)
class Step:
    """Something that is done, for some minutes or with an answer."""

    what: str
    minutes: float = 0.0
    answer: Answer = "done"

    def take(self, desk: SmallDesk) -> None:
        match self.what:
            case "answer":
                desk.says(self.answer)
            case "done":
                desk.says("done", seconds=self.minutes * MINUTE_S, kept=True)
            case "call":
                desk.still(self.minutes, holds=CALL)
            case "quiet":
                desk.sit(self.minutes, holds=DND)
            case name:
                getattr(desk, name)(self.minutes)


def _for(what: str, least: int, most: int) -> st.SearchStrategy[Step]:
    return st.integers(least, most).map(lambda minutes: Step(what, minutes))


ANSWER = st.sampled_from(ANSWERS).map(lambda answer: Step("answer", 0, answer))
START = st.just(Step("answer", 0, "start"))
STEPS = st.lists(
    st.one_of(
        ANSWER, ANSWER, START, _for("sit", 1, 50), _for("sit", 30, 40), _for("typing", 1, 40),
        _for("still", 1, 12), _for("call", 1, 50), _for("quiet", 1, 40), _for("lock", 1, 10),
        _for("sleep", 1, 600), _for("pause", 1, 90), _for("done", 1, 10),
    ),
    max_size=16,
)  # fmt: skip
SETTINGS = st.builds(
    chosen,
    every_min=st.sampled_from((20, 35)),
    break_min=st.sampled_from((1, 2, 3)),
    full_screen=st.booleans(),
    work_hours=st.sampled_from(("", "8:00-10:00; 10:30-12:00; 13:00-18:00")),
    day_limit_h=st.sampled_from((0, 1)),
)
