"""The places of the app, as its navigation shows them."""

from dataclasses import dataclass

from backline.motion.said import say


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the navigation; ``paths`` are those at which it is the present one."""

    name: str
    path: str
    icon: str
    paths: tuple[str, ...]

    def present(self, path: str) -> bool:
        """Whether a page belongs to this place.

        >>> Place("Plan", "/plan", "plan", ("/plan",)).present("/plan/bridge?x=1")
        True
        """
        plain = path.partition("?")[0]
        return any(plain == one or plain.startswith(f"{one}/") for one in self.paths)


NAV = (
    Place(
        say("Today"),
        "/today",
        "today",
        ("/today", "/session", "/welcome", "/screening", "/about"),
    ),
    Place(say("Plan"), "/plan", "plan", ("/plan",)),
    Place(say("Tests"), "/tests", "tests", ("/tests", "/results")),
    Place(say("Progress"), "/progress", "progress", ("/progress", "/journal")),
    Place(
        say("More"),
        "/more",
        "more",
        (
            "/more", "/exercises", "/breaks", "/calendar", "/how", "/claims", "/recordings",
            "/self-care", "/settings", "/worse",
        ),
    ),
)  # fmt: skip
