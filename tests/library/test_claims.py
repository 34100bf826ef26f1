"""The claims of the article: every row of the evidence sheet, judged by studies that were read."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from backline.library import activities
from backline.library.claims_load import KEYS, PLACES, VERDICTS, Claim, about, claims, read_claims
from backline.library.findings_load import meanings
from backline.library.self_care_load import self_care
from backline.library.tests_load import protocols
from backline.motion.errors import InputError

ROWS = 16  # of the table in section 8 of the evidence sheet
EVERY = list(claims().values())
every = pytest.mark.parametrize("one", EVERY, ids=lambda one: one.id)

CITED = re.compile(r"^(?:meta-analysis in )?([A-ZÀ-Ž][\w'-]+).*?(\d{4})")
OURS = re.compile(r"^(?:chosen by us|computed by us|no study\b.* was found by us$)")
READ = re.compile(r"\[(?:R|S)\b")
COMPUTED = re.compile(r"\[C\b|^\| \*{0,2}R&E|^The posterior")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
FRIGHTENING = re.compile(
    r"out of place|damag|torn|degenerat|wear and tear|worn|crumbl|fragile", re.I
)
GOOD = {
    "id": "one", "order": 1, "short": "A", "article": "B.", "verdict": "partly", "instead": "C.",
    "rejects": ["x"], "found": [{"says": "D.", "source": "chosen by us"}],
}  # fmt: skip
PLACED: Mapping[str, Callable[[], Mapping[str, object]]] = {
    "exercise": activities, "test": protocols, "self_care": self_care, "finding": meanings,
}  # fmt: skip


@pytest.fixture(scope="module")
def sheet(shared: Path) -> list[str]:
    return (shared / "evidence.md").read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def rows(sheet: list[str]) -> list[list[str]]:
    """Return the cells of the table of the article against the evidence."""
    start = next(at for at, line in enumerate(sheet) if line.startswith("| article says"))
    table = [line for line in sheet[start + 2 : start + 60] if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


def lines_on(source: str, sheet: list[str]) -> Iterator[list[str]]:
    """Yield, for each study that a source cites, the lines of the sheet that tell of it."""
    for one in source.split(";"):
        if found := CITED.match(one.strip()):
            yield [line for line in sheet if all(part in line for part in found.groups())]


def test_every_row_has_its_claim(rows: list[list[str]]) -> None:
    assert len(rows) == ROWS == len(EVERY)
    assert [one.order for one in EVERY] == list(range(1, ROWS + 1))
    for one, (says, *_) in zip(EVERY, rows, strict=True):
        words = set(re.findall(r"[a-z]{4,}", says.lower()))
        shared = words & set(re.findall(r"[a-z]{4,}", f"{one.short} {one.article}".lower()))
        assert len(shared) * 2 >= len(words), f"{one.id} is not the row {says!r}"


def test_a_verdict_is_no_kinder_than_its_row(rows: list[list[str]]) -> None:
    for one, (_, judged, _) in zip(EVERY, rows, strict=True):
        assert (one.verdict == "supported") == ("**Supported**" in judged), one.id
        assert (one.verdict == "overstated") >= ("**Overstated**" in judged), one.id
        assert (one.verdict == "unproven") >= judged.startswith("No evidence found"), one.id
        assert (one.verdict == "partly") >= judged.startswith(("Partly", "Half", "**Not in"))


def test_every_verdict_is_given() -> None:
    assert {one.verdict for one in EVERY} == set(VERDICTS)


@every
def test_what_is_found_is_cited_from_what_was_read(one: Claim, sheet: list[str]) -> None:
    for known in one.found:
        told = list(lines_on(known.source, sheet))
        assert told or OURS.match(known.source), known.source
        assert all(any(READ.search(line) for line in lines) for lines in told), known.source


@every
def test_every_number_is_its_sources(one: Claim, sheet: list[str]) -> None:
    computed = [line for line in sheet if COMPUTED.search(line)]
    for known in one.found:
        told = [line for lines in lines_on(known.source, sheet) for line in lines]
        lines = computed if known.source.startswith("computed by us") else told
        if not lines:
            assert OURS.match(known.source)
            continue
        numbers = {number for line in lines for number in NUMBER.findall(line)}
        assert set(NUMBER.findall(known.says)) <= numbers, f"{known.says} ({known.source})"


@every
def test_every_number_that_we_give_is_among_what_was_found(one: Claim) -> None:
    found = {number for known in one.found for number in NUMBER.findall(known.says)}
    assert set(NUMBER.findall(one.instead)) <= found


@every
def test_no_claim_frightens(one: Claim) -> None:
    texts = (one.short, one.article, one.instead, *(known.says for known in one.found))
    assert not [text for text in texts if FRIGHTENING.search(text)]


@every
def test_it_is_about_places_that_there_are(one: Claim) -> None:
    for place in one.about:
        kind, _, name = place.partition(":")
        assert kind in PLACES
        assert name in PLACED[kind]()
        assert one in about(kind, name)


def test_every_exercise_of_the_article_has_its_claim() -> None:
    article = {
        "straight_leg_raise", "bridge", "standing_march", "strap_stretch", "knee_to_chest",
        "active_hamstring_stretch",
    }  # fmt: skip
    assert all(about("exercise", name) for name in article)
    assert not about("exercise", "nothing")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"id": "two"}, "name of the file, not 'two'"),
        ({"order": 0}, "order"),
        ({"short": ""}, "short"),
        ({"verdict": "true"}, "verdict has to be one of supported"),
        ({"rejects": []}, "rejects may be empty only"),
        ({"rejects": ["("]}, "'\\(' is not a regular expression"),
        ({"rejects_es": ["["]}, "is not a regular expression"),
        ({"found": []}, "at least one entry"),
        ({"found": [{"says": "It helps."}]}, "source"),
        ({"about": ["bridge"]}, "not 'bridge'"),
        ({"about": ["meal:bread"]}, "not 'meal:bread'"),
        ({"headline": "A"}, "headline"),
    ],
)
def test_a_mistake_is_named(wrong: dict[str, object], says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_claims({"one": {**GOOD, **wrong}})


def test_mistakes_are_told_together() -> None:
    with pytest.raises(InputError) as refused:
        read_claims({"one": {**GOOD, "id": "two", "rejects": ["("]}, "other": {**GOOD, "short": 3}})
    said = "\n".join(refused.value.problems)
    assert all(part in said for part in ("one.toml", "other.toml", "expression", "short"))


def test_two_claims_do_not_share_a_place() -> None:
    with pytest.raises(InputError, match="other and one have the same order"):
        read_claims({"one": GOOD, "other": {**GOOD, "id": "other"}})


def test_a_claim_may_do_without_what_is_optional() -> None:
    one = read_claims({"one": {**GOOD, "verdict": "supported", "rejects": []}})["one"]
    assert one.rejects == one.rejects_es == one.allowed == one.about == ()
    assert set(GOOD) <= KEYS
