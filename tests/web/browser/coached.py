"""A person who does a session in front of the page: planned, filmed, and heard."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page

from backline.library import exercise
from backline.records import Entry, Kept, now, open_store
from backline.records.events import ChangeCheck, PainCheck, ProfileFacts, Screening, SessionStart
from backline.records.preferences import Preferences, keep_preferences
from bench.sessions import READY_S

from ...care.screening.made import full
from .stage import Stage

STILL_S = 1.2
"""The person lies still for so long after "Go", before the first movement of a film begins."""

JOURNAL = """
(() => {
  if (!location.href.startsWith("http")) return;
  try {
    if (%(mode)s) localStorage.setItem("backline.mode.me", %(mode)s);
    const device = `${navigator.hardwareConcurrency} ${navigator.userAgent}`;
    const choice = { model: "full", ms: 60, fps: 16, at: Date.now(), device };
    localStorage.setItem("backline.pose", JSON.stringify(choice));
  } catch {}
  const last = {};
  const tell = (kind, value) => {
    if (kind !== "said" && last[kind] === value) return;
    last[kind] = value;
    window.journal?.(kind, value, performance.now());
  };
  window.lines = [];
  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(...given) { super(...given); window.lines.push(this); }
  };
  const voice = { name: "Planted", lang: "en-US", localService: true, default: true };
  globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  let ending = null;
  const synth = { speaking: false, pending: false, getVoices: () => [voice],
    addEventListener() {},
    cancel() { clearTimeout(ending); this.speaking = false; },
    speak(word) {
      tell("said", word.text);
      this.speaking = true;
      ending = setTimeout(() => { this.speaking = false; word.onend?.(); }, 30 * word.text.length);
    } };
  Object.defineProperty(globalThis, "speechSynthesis", { value: synth });
  addEventListener("DOMContentLoaded", () => {
    const root = document.getElementById("session");
    const caption = document.getElementById("caption");
    if (!root) return;
    const state = () => root.dataset.state;
    new MutationObserver(() => tell("state", state()))
      .observe(root, { attributeFilter: ["data-state"] });
    new MutationObserver(() => caption.textContent && tell("caption", caption.textContent))
      .observe(caption, { childList: true });
  });
})();
"""
"""Gives a device a voice and a measured model, tells what is said and shown, keeps the sockets."""


@dataclass
class Heard:
    """What the page said and showed, in order: (kind, text, milliseconds of its clock)."""

    lines: list[tuple[str, str, float]] = field(default_factory=list)

    def over(self, context: BrowserContext, mode: str | None = "camera") -> None:
        """Listen to every page of a context, in which this mode was chosen the last time."""
        context.expose_function("journal", lambda *line: self.lines.append(line))
        context.add_init_script(JOURNAL % {"mode": "null" if mode is None else f'"{mode}"'})

    def of(self, kind: str) -> list[str]:
        """Return the texts of one kind."""
        return [text for one, text, _ in self.lines if one == kind]


def asked(name: str, side: str | None = None, **dose: float) -> dict[str, object]:
    """Return one exercise of a plan, in one set."""
    plain = {"repetitions": 0, "seconds": 0.0, "sets": 1, "rung": 1, "step": 1, "eased": False}
    return {
        "exercise": name,
        "sides": [side] if side else list(exercise(name).sides),
        **plain,
        **dose,
    }


def plan(*items: dict[str, object], screened: bool = True) -> int:
    """Write records of somebody whose session of today is planned; return its number."""
    at = now()
    with open_store(create=True) as store:
        keep_preferences("me", Preferences(less_talk=True))
        if screened:
            told = (ProfileFacts("female", 1980, "CH"), Screening(full(), "ok"), ChangeCheck("no"),
                    PainCheck("before", 1.0))  # fmt: skip
            store.append_many([Entry(one, at) for one in told])
        return store.append(SessionStart(tuple(items)), at) if items else 0


def kept(*kinds: str) -> list[Kept]:
    """Return what the records hold of some kinds, oldest first."""
    with open_store() as store:
        return sorted(store.events(kinds), key=lambda one: one.id)


def state(page: Page) -> str:
    """Return which screen is shown."""
    return page.locator("#session").get_attribute("data-state") or ""


def until(page: Page, wanted: Iterable[str] | str, within_s: float = 30.0) -> str:
    """Wait until one of these screens is shown; return which."""
    names = {wanted} if isinstance(wanted, str) else set(wanted)
    found: str = wait(lambda: state(page), lambda seen: seen in names, page, within_s)
    return found


def wait(
    look: Callable[[], Any], good: Callable[[Any], object], page: Page, within_s: float
) -> Any:
    """Look again and again until it is good; return what was seen."""
    give_up = time.monotonic() + within_s
    while not good(found := look()):
        if time.monotonic() > give_up:
            raise AssertionError(f"after {within_s} s it is still {found!r}")
        page.wait_for_timeout(50)
    return found


def count(page: Page) -> str:
    """Return the big number."""
    return page.locator('[data-screen="set"] [data-text="count"]').text_content() or ""


def begin(page: Page) -> None:
    """Open the session and press the one button that it needs."""
    page.goto("/session")
    page.get_by_role("button", name="Skip the sound check").click()


def into_set(page: Page, stage: Stage, film: Path, from_s: float = READY_S - STILL_S) -> None:
    """Take the position, wait for "Go", and move."""
    stage.still(film, from_s)
    until(page, "place", 60)
    until(page, "set", 60)
    stage.play(film, from_s)


def press(page: Page | Locator, *names: str) -> None:
    """Press buttons by their names, one after the other, as their screens come."""
    for name in names:
        page.get_by_role("button", name=name, exact=True).click()


def frames_a_second(page: Page) -> float:
    """Return how many pictures were judged a second, over the last ones."""
    rate: float = page.evaluate("""() => {
      const marks = performance.getEntriesByName("backline:frame").slice(-100);
      return 1000 * (marks.length - 1) / (marks.at(-1).startTime - marks[0].startTime);
    }""")
    return rate
