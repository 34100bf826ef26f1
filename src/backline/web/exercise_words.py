"""Words for what a definition only names: kinds, positions, verdicts, amounts."""

from collections.abc import Mapping
from typing import Any

from backline.motion.definition import Activity
from backline.motion.said import say

KINDS = {
    "strength": say("Strength"), "control": say("Control"),
    "stretch": say("Stretching"), "mobility": say("Moving"),
}  # fmt: skip
POSITIONS = {
    "supine": say("lying on the back"), "standing": say("standing"), "sitting": say("sitting"),
    "prone": say("lying on the front"), "side_lying": say("lying on the side"),
    "kneeling": say("kneeling"),
}  # fmt: skip
ON_THE_FLOOR = ("supine", "prone", "side_lying", "kneeling")
VERDICTS = {
    "supported": (say("Supported by studies"), "good"),
    "reasonable": (say("Reasonable, studied little"), ""),
    "untested": (say("Not studied for this"), "warn"),
    "other_purpose": (say("Useful for something else"), "warn"),
}
NO_FORM = say(
    "No form off the floor is known for this one. Ask a physical therapist, or leave it out: the"
    " other exercises are enough."
)
SIDES = {"left": say("Left leg"), "right": say("Right leg")}

Form = Mapping[str, Any]


def verdict(one: Activity) -> tuple[str, str]:
    """Return an exercise's verdict in words and its class; its own word where it is another."""
    found = str(one.words.get("evidence", {}).get("verdict", ""))
    return VERDICTS.get(found, (found, ""))


def off_floor(one: Activity) -> tuple[list[Form], str]:
    """Return the forms for who cannot get down to the floor, and a sentence where there is none."""
    forms = [form for form in one.words.get("easier", ()) if form.get("off_floor")]
    if forms:
        return forms, ""
    if one.position not in ON_THE_FLOOR:
        return [], say("This one needs no floor.")
    return [], NO_FORM


def eased(one: Activity) -> list[Form]:
    """Return the other easier forms."""
    return [form for form in one.words.get("easier", ()) if not form.get("off_floor")]
