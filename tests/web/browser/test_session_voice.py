"""What is said reaches ears and eyes in time: a voice that is a fake, captions that are real."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from .serving import Served
from .watching import poll

LATEST_MS = 500

# Words last as long as the test says; what was cut short is kept.
LAB = """async ({ local, preferences }) => {
  const { Speaker } = await import("/static/js/voice/speaker.js");
  const { Voice } = await import("/static/js/voice/voice.js");
  const { Tones } = await import("/static/js/voice/tones.js");
  const words = await import("/static/js/session/utterance.js");
  const synth = {
    spoken: [], cut: 0, now: null, speaking: false, pending: false,
    getVoices: () => [{ name: "One", lang: "en-GB", localService: local, default: true }],
    addEventListener() {},
    speak(word) { synth.spoken.push(word.text); synth.now = word; synth.speaking = true; },
    cancel() { synth.cut += 1; synth.speaking = false; },
    end() { synth.speaking = false; synth.now.onend(); },
  };
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  document.querySelector("main").innerHTML = "<p id=caption></p><p id=flash></p>";
  const [caption, flash] = ["caption", "flash"].map((id) => document.getElementById(id));
  const voice = new Voice({ language: "en", on: preferences.voice, synth });
  const speaker = new Speaker({ voice, tones: new Tones(), caption, flash, preferences });
  window.lab = { ...words, synth, speaker, caption, flash };
}"""
LIKED = {"voice": True, "tones": True, "flash": True, "rate": 1}
GUIDE = "lab.speaker.say([lab.guide('Lie down.'), lab.guide('Breathe.')])"
CUE = """lab.speaker.say([lab.cue({ text: "Slowly.", i: 3, captured_ms: performance.now() })])"""
SPOKEN = "lab.synth.spoken"
MARKS = """(name) => performance.getEntriesByName(name).map(({ detail }) => detail)"""

Opened = Callable[..., Page]


@pytest.fixture(scope="module")
def opened(browser: Callable[..., Browser], app_server: Served) -> Iterator[Opened]:
    """Return what opens a page with a speaker."""
    made = []

    def page(*, local: bool = True, motion: str = "no-preference", **likes: object) -> Page:
        context = browser().new_context(base_url=app_server.url, reduced_motion=motion)  # type: ignore[arg-type]
        made.append(context)
        found = context.new_page()
        found.goto("/offline")
        found.evaluate(LAB, {"local": local, "preferences": LIKED | likes})
        return found

    yield page
    for context in made:
        context.close()


def marks(page: Page, name: str) -> list[Any]:
    found: list[Any] = page.evaluate(MARKS, name)
    return found


def test_a_cue_is_said_and_shown_at_once_over_what_was_said(opened: Opened) -> None:
    page = opened()
    page.evaluate(GUIDE)
    page.evaluate(CUE)
    assert page.evaluate(SPOKEN) == ["Lie down.", "Slowly."]
    assert page.evaluate("lab.synth.cut") == 1
    assert page.text_content("#caption") == "Slowly."
    told = poll(page, f"({MARKS})('backline:caption').filter(({{ kind }}) => kind === 'cue')")
    (said,) = marks(page, "backline:cue-said")
    assert said["i"] == told[0]["i"] == 3
    assert 0 <= said["since_ms"] <= LATEST_MS
    assert 0 <= told[0]["since_ms"] <= LATEST_MS


def test_nothing_talks_over_a_cue(opened: Opened) -> None:
    page = opened()
    page.evaluate(CUE)
    page.evaluate("lab.speaker.say([lab.tell('Half way.'), lab.count('7')])")
    assert page.evaluate(SPOKEN) == ["Slowly."]
    page.evaluate("lab.synth.end()")
    assert page.evaluate(SPOKEN) == ["Slowly.", "Half way."]


def test_without_a_local_voice_captions_follow_one_another(opened: Opened) -> None:
    page = opened(local=False)
    page.evaluate(GUIDE)
    assert page.text_content("#caption") == "Lie down."
    poll(page, "lab.caption.textContent", lambda text: text == "Breathe.")
    assert page.evaluate(SPOKEN) == []


def test_counts_are_spoken_and_not_put_into_the_captions(opened: Opened) -> None:
    page = opened()
    page.evaluate("lab.speaker.say([lab.count('4')])")
    assert page.evaluate(SPOKEN) == ["4"]
    assert page.text_content("#caption") == ""


def test_a_word_that_never_ends_does_not_block_the_next(opened: Opened) -> None:
    page = opened()
    page.evaluate("lab.speaker.say([lab.count('4'), lab.guide('Rest.')])")
    poll(page, SPOKEN, lambda spoken: spoken == ["4", "Rest."])


@pytest.mark.parametrize(
    ("likes", "lit"),
    [({}, True), ({"flash": False}, False), ({"motion": "reduce"}, False)],
)
def test_the_screen_flashes_unless_it_should_not(
    opened: Opened, likes: dict[str, Any], lit: bool
) -> None:
    page = opened(**likes)
    flashed = page.evaluate(f"{CUE}, lab.flash.dataset.tone ?? ''")
    assert flashed == ("cue" if lit else "")
