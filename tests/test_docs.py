"""What exists is in the documentation, and what the documentation shows works."""

import ast
import re
import shlex
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
import typer

from backline import cli
from backline.library import exercises, read_file
from backline.motion import parse as parse_module
from backline.motion.errors import InputError
from backline.motion.parse import parse
from backline.motion.record import Record, record
from backline.motion.sampler import columns
from backline.motion.signals import SIGNALS
from backline.motion.types import Fault, Hold, Rep, Unseen
from backline.render.json_record import as_json
from backline.render.source import PoseModel, SourceInfo
from backline.sources.figure import figure_poses

REPO = Path(__file__).parents[1]
PAGES = (*sorted(REPO.glob("*.md")), *sorted((REPO / "docs").glob("*.md")))
TEXT = {page.relative_to(REPO).as_posix(): page.read_text("utf-8") for page in PAGES}
COMMAND = typer.main.get_command(cli.app)
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")


def blocks(page: str, language: str) -> list[str]:
    """Return the code blocks of a page in one language."""
    return [body for name, body in FENCE.findall(TEXT[page]) if name == language]


def quoted(page: str) -> set[str]:
    """Return everything that a page sets in backticks outside of code blocks."""
    return set(re.findall(r"`([^`\n]+)`", FENCE.sub("", TEXT[page])))


def rows(page: str) -> dict[str, list[str]]:
    """Return the rows of a page's tables by what their first cell has in backticks."""
    found = dict[str, list[str]]()
    for line in FENCE.sub("", TEXT[page]).splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        for name in re.findall(r"`([^`]+)`", cells[0]) if line.startswith("|") else ():
            found.setdefault(name, cells[1:])
    return found


def shown() -> Iterator[tuple[str, list[str], str]]:
    """Yield each command that a page shows: the page, the words after ``backline``, the output."""
    for page in TEXT:
        for block in (*blocks(page, "console"), *blocks(page, "sh")):
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE):
                line, _, output = part.partition("\n")
                words = shlex.split(line, comments=True)
                names = [Path(word).name for word in words]
                if "backline" in names:
                    yield page, words[names.index("backline") + 1 :], output


SHOWN = list(shown())


def test_there_is_something_to_check() -> None:
    assert len(TEXT) >= 12
    assert len(SHOWN) >= 15
    assert len(ANSWERED) >= 5
    assert len(SIGNALS) >= 8


@pytest.mark.parametrize("name", exercises())
def test_every_exercise_is_in_the_scope(name: str) -> None:
    row = rows("docs/scope.md")[name]
    one = exercises()[name]
    assert ("holds" in row[1]) == (one.movement.kind == "hold")
    assert ("front" in row[2]) == ("front" in one.views)


@pytest.mark.parametrize("name", SIGNALS)
def test_every_signal_is_explained_with_its_landmarks_and_views(name: str) -> None:
    *_, landmarks, views = rows("docs/signals.md")[name]
    assert landmarks.split(", ") == list(SIGNALS[name].landmarks)
    assert set(views.split(", ")) == set(SIGNALS[name].views)


def test_every_column_of_the_signals_table_is_listed() -> None:
    assert {"t_s", *columns()} <= quoted("docs/signals.md")


def test_doctor_reads_as_many_exercises_as_shown() -> None:
    assert f"exercises: {len(exercises())} definitions read" in TEXT["docs/command-line.md"]


def test_every_command_has_a_heading() -> None:
    assert isinstance(COMMAND, typer.core.TyperGroup)
    headings = re.findall(r"^## `backline ([\w-]+)`$", TEXT["docs/command-line.md"], re.MULTILINE)
    order = [name for name in headings if name in COMMAND.commands]
    assert order == headings
    assert sorted(headings) == sorted(COMMAND.commands)


def options(command: typer.core.TyperCommand | typer.core.TyperGroup) -> set[str]:
    """Return the long options of a command, and of the commands inside it."""
    inner = getattr(command, "commands", {}).values()
    own = {option for param in command.params for option in param.opts if option.startswith("--")}
    return own.union(*(options(one) for one in inner))


def told(text: str) -> set[str]:
    """Return the options that have a row in a table, or are named beside one."""
    lines = [line for line in FENCE.sub("", text).splitlines() if line.startswith("|")]
    return {name for line in lines for name in re.findall(r"`(--[\w-]+)", line)}


def sections() -> dict[str, str]:
    """Return the text of the page about the command line under each of its headings."""
    parts = re.split(r"^## (.+)$", TEXT["docs/command-line.md"], flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("name", COMMAND.commands)  # type: ignore[attr-defined]
def test_every_option_has_a_row(name: str) -> None:
    command = COMMAND.commands[name]  # type: ignore[attr-defined]
    shared = told(sections()["Options that many commands share"])
    own = TEXT["docs/log.md"] if name == "log" else sections()[f"`backline {name}`"]
    assert options(command) - shared - told(own) == set()
    assert told(own) - shared - options(command) == set()


def test_the_version_is_told() -> None:
    assert "backline --version" in quoted("docs/command-line.md")


def keys(value: object) -> Iterator[str]:
    """Yield every key of a JSON value, also of the objects inside."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def test_every_json_key_is_explained() -> None:
    fault = Fault("f", 0, 1, 2)
    rep = Rep("left", 0, 1, 2, 3, 4, 5, 6, True, (fault,))
    hold = Hold("left", 0, 1, 2, 3, True, (fault,))
    empty: Record = record(exercises()["bridge"], [])
    full = replace(empty, reps=(rep,), holds=(hold,), unseen=(Unseen(0, 1, ()),))
    result = as_json(full, SourceInfo("a.mp4", 1, 1.0, 25.0, (1, 1)), PoseModel("heavy", ""))
    found = set(keys(result))
    assert {"worst_deg", "mean_error_deg", "peak_error_deg", "landmarks"} <= found
    assert found <= quoted("docs/json.md")


def definition_keys() -> set[str]:
    """Return every key that the parser of exercise files knows."""
    tree = ast.parse(Path(parse_module.__file__).read_text("utf-8"))
    known = set[str]()
    readers = {"text", "texts", "one_of", "some_of", "number", "count", "flag", "pair", "mapping"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Set):
            known |= {str(item.value) for item in node.elts if isinstance(item, ast.Constant)}
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            key = node.args[0]
            if node.func.attr in {*readers, "table", "tables"} and isinstance(key, ast.Constant):
                known.add(str(key.value))
    return known


def test_every_key_of_an_exercise_file_is_explained() -> None:
    known = definition_keys()
    assert {"leave_deg", "against", "min_rom_deg", "hold_variant", "claim", "while"} <= known
    page = " ".join(quoted("docs/add-an-exercise.md"))
    assert {key for key in known if not re.search(rf"\b{key}\b", page)} == set()


def test_every_make_target_is_explained() -> None:
    makefile = (REPO / "Makefile").read_text("utf-8")
    (phony,) = re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert {f"make {target}" for target in phony.split()} <= set(rows("CONTRIBUTING.md"))
    called = {words for text in TEXT.values() for words in re.findall(r"`make (\w+)", text)}
    assert called <= set(phony.split())


@pytest.mark.parametrize("page", TEXT)
def test_links_lead_somewhere(page: str) -> None:
    for target in LINK.findall(FENCE.sub("", TEXT[page])):
        if "://" in target:
            continue
        path, _, anchor = target.partition("#")
        there = (REPO / page).parent / path if path else REPO / page
        assert there.exists(), f"{page} links to {target}"
        if anchor:
            assert anchor in anchors(there.read_text("utf-8")), f"{page} links to {target}"


def anchors(text: str) -> set[str]:
    """Return the anchors that a page's headings get: lower case, hyphens, no other marks."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE)
    bare = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in bare}


@pytest.mark.parametrize(("page", "words", "output"), SHOWN, ids=str)
def test_commands_that_are_shown_exist(page: str, words: list[str], output: str) -> None:
    assert isinstance(COMMAND, typer.core.TyperGroup)
    verb, *rest = words
    if verb in {"--help", "--version"}:
        return
    command = COMMAND.commands[verb]
    if verb == "analyze" and "--exercise" in rest:
        name = rest[rest.index("--exercise") + 1]
        known = name in exercises() or name.endswith(".toml")
        assert known != output.startswith("There is no exercise")
        command.make_context(verb, rest)
    for word in rest:
        assert not word.startswith("samples/") or (REPO / word).exists(), f"{page}: {word}"


ANSWERED = [
    (words, output.splitlines())
    for _, words, output in SHOWN
    if f"$ backline {' '.join(words)}\n" in sections()["Exit codes"]
]
"""Commands that are answered with sentences and nothing else."""


@pytest.mark.usefixtures("heavy")
@pytest.mark.parametrize(("words", "lines"), ANSWERED, ids=" ".join)
def test_mistakes_are_answered_as_shown(
    words: list[str],
    lines: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(REPO)
    monkeypatch.setattr("sys.argv", ["backline", *words])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == cli.USER_MISTAKE
    assert capsys.readouterr().err.splitlines() == lines


def test_the_exercise_that_is_walked_through_does_as_its_examples_say(tmp_path: Path) -> None:
    path = tmp_path / "heel_slide.toml"
    path.write_text(blocks("docs/add-an-exercise.md", "toml")[0], "utf-8")
    exercise = read_file(path)
    assert len(exercise.examples) == 3
    for example in exercise.examples:
        poses = figure_poses(example.traces, posture=example.posture, working=example.working)
        found = record(exercise, poses)
        faults = [fault.id for rep in found.reps if not rep.excluded_by for fault in rep.faults]
        told = {"repetitions": found.count.total, "excluded": found.count.excluded}
        assert {**told, "faults": faults} == example.expect, example.says


def test_the_loader_answers_as_shown() -> None:
    bad = tomllib.loads(blocks("docs/add-an-exercise.md", "toml")[1])
    with pytest.raises(InputError) as refused:
        parse(bad, "mine.toml")
    (said,) = blocks("docs/add-an-exercise.md", "text")
    assert list(refused.value.problems) == said.splitlines()


def test_the_numbers_chosen_by_us_are_the_codes() -> None:
    told = {name: cells[0] for name, cells in rows("docs/engine.md").items()}
    numbers = {name: text for name, text in told.items() if re.fullmatch(r"\w+\.[A-Z_]+", name)}
    assert len(numbers) >= 25
    wrong = {}
    for name, text in numbers.items():
        module, constant = name.split(".")
        value = getattr(import_module(f"backline.motion.{module}"), constant)
        if float(text) != value:
            wrong[name] = f"the page says {text}, the code {value}"
    assert wrong == {}
