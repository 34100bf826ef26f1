"""Words for claims: what a verdict means, what the places that a claim is about are called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from backline.library import activities
from backline.library.claims_load import Claim, about
from backline.library.findings_load import meanings
from backline.library.self_care_load import self_care
from backline.library.tests_load import protocols
from backline.library.walks_load import walks
from backline.motion.said import say


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict as it is shown: a word, the class of its badge, and what the word means."""

    word: str
    badge: str
    means: str


VERDICTS: Mapping[str, Verdict] = {
    "supported": Verdict(say("Supported"), "good", say("Studies bear it out, as far as they go.")),
    "partly": Verdict(
        say("Partly true"), "", say("Some of it holds, or it holds under certain conditions.")
    ),
    "overstated": Verdict(
        say("Overstated"), "warn", say("There is something to it, but less than it sounds like.")
    ),
    "unproven": Verdict(
        say("Unproven"), "", say("It may be so: nothing that we found shows it, or rules it out.")
    ),
    "wrong": Verdict(
        say("Wrong"), "warn", say("As far as anatomy and our calculations show, it is otherwise.")
    ),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as other pages name it."""

    id: str
    short: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the app: its name and its address."""

    name: str
    path: str


def told(one: Claim) -> Told:
    """Return a claim with its verdict in words."""
    return Told(one.id, one.short, VERDICTS[one.verdict])


def behind(kind: str, name: str) -> Sequence[Told]:
    """Return the claims behind one place, such as ``behind("exercise", "bridge")``."""
    return [told(one) for one in about(kind, name)]


def place(where: str) -> Place:
    """Return a place that a claim names, such as ``exercise:bridge``.

    Raises
    ------
    KeyError
        If there is no such place.
    """
    kind, _, name = where.partition(":")
    match kind:
        case "exercise":
            said = say("Exercise: {name}", name=activities()[name].name)
            return Place(said, f"/exercises/{name}")
        case "test":
            return Place(say("Test: {name}", name=protocols()[name].name), f"/tests/{name}")
        case "self_care":
            said = say("Self-care: {name}", name=self_care()[name].name)
            return Place(said, f"/self-care#{name}")
        case _:
            return Place(say("Finding: {name}", name=meanings()[name].name), "/results")


def walks_about(claim: str) -> Sequence[Place]:
    """Return the walks through the body model that have to do with a claim."""
    return [
        Place(say("See it move: {name}", name=one.name), f"/how/walks/{one.id}")
        for one in walks().values()
        if claim in one.claims
    ]
