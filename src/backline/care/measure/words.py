"""What the sides of a result are called."""

from collections.abc import Mapping

from ...motion.said import say

SIDES: Mapping[str, str] = {
    "left": say("Left leg"),
    "right": say("Right leg"),
    "both": say("Both legs"),
    "unseen": say("Leg not known"),
}
