"""What the form of one's own exercise holds: texts as they were typed, never lost."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import FormData

from backline.i18n import Texts
from backline.library import numbers
from backline.motion.definition import Activity, Exercise
from backline.motion.said import say

FIELDS = (
    "name", "kind", "position", "sides", "why", "steps", "warnings", "equipment", "by", "least",
    "most", "sets", "dwell_s", "text",
)  # fmt: skip
THRESHOLDS = {
    "rest_low": say("Rest, from"),
    "rest_high": say("Rest, to"),
    "enter_deg": say("A movement begins after"),
    "leave_deg": say("It is over within"),
    "usual_deg": say("A usual movement"),
    "min_rom_deg": say("It counts from"),
    "min_s": say("It counts from a length of"),
    "fast_s": say("It is too fast below"),
}
SECONDS = ("min_s", "fast_s")
MINUTE_S = 60


@dataclass(frozen=True, slots=True)
class Draft:
    """One form.

    Attributes
    ----------
    typed : mapping of str to str
    base : Exercise or None
        Whose movement the camera follows; None where it is counted or timed by hand.
    old : Activity or None
        The exercise that is changed; None for a new one.
    confirmed : bool
        Whether a new name was confirmed.
    """

    typed: Mapping[str, str]
    base: Exercise | None
    old: Activity | None
    confirmed: bool = False

    def filled(self, form: FormData) -> "Draft":
        """Return the draft as it was typed now."""
        values = {name: form.get(name, "") for name in (*FIELDS, *THRESHOLDS)}
        typed = {name: one if isinstance(one, str) else "" for name, one in values.items()}
        return Draft(typed, self.base, self.old, form.get("rename") == "yes")


def emptied(base: Exercise | None, texts: Texts) -> Draft:
    """Return a form to begin with: warnings that fit any exercise, a usual amount."""
    stop = numbers("screening")["stop_above"]
    warnings = (
        say("Never push a movement into pain."),
        say(
            "Stop for today if pain goes above {stop:g} out of 10, or if pain, tingling, numbness"
            " or weakness shows up in the leg or moves further down it.",
            stop=stop,
        ),
    )
    typed = dict.fromkeys(FIELDS, "") | {
        "kind": "strength", "position": "standing", "sides": "both", "by": "repetitions",
        "sets": "1", "warnings": "\n".join(map(texts.gettext, warnings)),
    }  # fmt: skip
    if base is not None:
        typed |= _of(base, texts) | {"name": "", "why": "", "text": ""}
    return Draft(typed, base, None)


def draft_of(old: Activity, texts: Texts) -> Draft:
    """Return the form of an exercise that is there already."""
    base = old if isinstance(old, Exercise) else None
    return Draft(_of(old, texts), base, old)


def _of(one: Activity, texts: Texts) -> dict[str, str]:
    dose = one.dose
    by = "repetitions" if dose.repetitions else "minutes" if dose.minutes else "hold_s"
    least, most = dose.repetitions or dose.minutes or dose.hold_s or (0, 0)
    typed = {
        "name": one.name, "kind": one.kind, "position": one.position, "why": one.why,
        "sides": "both" if one.sides == ("both",) else "each", "by": by,
        "steps": _lines(one.steps, texts), "warnings": _lines(one.warnings, texts),
        "equipment": _lines(one.words.get("equipment", ()), texts),
        "least": f"{least:g}", "most": f"{most:g}", "sets": str(dose.sets),
        "dwell_s": f"{dose.dwell_s:g}" if dose.dwell_s else "", "text": dose.text,
    }  # fmt: skip
    return typed | (_thresholds(one) if isinstance(one, Exercise) else {})


def _lines(sentences: object, texts: Texts) -> str:
    assert isinstance(sentences, tuple | list)
    return "\n".join(texts.gettext(one) for one in sentences)


def _thresholds(one: Exercise) -> dict[str, str]:
    rule = one.movement
    values = {
        "rest_low": rule.settings.rest_low_deg, "rest_high": rule.settings.rest_high_deg,
        "enter_deg": rule.settings.enter_deg, "leave_deg": rule.settings.leave_deg,
        "usual_deg": rule.usual_deg, "min_rom_deg": rule.min_rom_deg, "min_s": rule.min_s,
        "fast_s": rule.fast_s,
    }  # fmt: skip
    return {name: f"{value:g}" for name, value in values.items()}
