"""The pure parts of a session in a real browser: events in, states, effects and words out."""

from collections.abc import Mapping, Sequence
from typing import Any

from playwright.sync_api import Page

Event = Mapping[str, Any]

LAB = """async () => {
  const names = ["announce", "flow", "judged", "script"];
  const found = await Promise.all(names.map((name) => import(`/static/js/session/${name}.js`)));
  const { Queue } = await import("/static/js/voice/queue.js");
  window.session = Object.assign({ Queue }, ...found);
}"""

# Plays events; `until` turns the clock until a state of that name, a tenth of a second at a time.
PLAY = """([told, options, wanted, events]) => {
  const { scriptOf, begin, step, announce, judging } = session;
  const script = scriptOf(told, options);
  let state = begin(script, wanted);
  let t_s = 100;
  const log = [];
  const take = (event) => {
    const before = state;
    state = step(script, before, event);
    const said = announce(script, before, state, options);
    log.push({
      event: event.type, name: state.name, at: state.at, clock_s: state.clock_s, t_s,
      effects: state.effects, paused: state.paused, judging: judging(state), kept: state.kept,
      said: said.map(({ text, tone, kind, rank, silent }) => ({ text, tone, kind, rank, silent })),
      set: state.set && { ...state.set },
    });
  };
  const tick = (by_s) => { t_s += by_s; take({ type: "tick", t_s }); };
  take({ type: "tick", t_s });
  for (const event of events) {
    if (event.type === "wait") for (let at = 0; at < Math.round(event.s * 10); at += 1) tick(0.1);
    else if (event.type === "until") {
      for (let at = 0; at < 9000 && state.name !== event.name; at += 1) tick(0.1);
    } else take(event);
  }
  return log;
}"""


def item(name: str, *, watched: bool = True, **more: Any) -> dict[str, Any]:
    """Return an exercise as the server tells it."""
    return {
        "exercise": name, "name": name.capitalize(), "why": "It helps.", "steps": ["Do it."],
        "warnings": [], "equipment": ["a mat"], "watched": watched, "demo": None, "poster": None,
        "camera": "", **more,
    }  # fmt: skip


def slot(
    name: str,
    *,
    repetitions: int = 0,
    seconds: float = 0,
    side: str = "both",
    number: int = 1,
    sets: int = 1,
    **more: Any,
) -> dict[str, Any]:
    """Return a set as the server tells it."""
    return {
        "key": f"{name}/{number}/{side}", "exercise": name, "set": number, "sets": sets,
        "side": side, "target": {"repetitions": repetitions, "seconds": seconds}, "state": "open",
        "set_id": None, "done": None, "partial": None, **more,
    }  # fmt: skip


def told(*slots: Mapping[str, Any], unwatched: Sequence[str] = ()) -> dict[str, Any]:
    """Return a session as the server tells it."""
    names = dict.fromkeys(one["exercise"] for one in slots)
    return {
        "id": 7, "over": False, "rest_s": 20, "slots": list(slots),
        "items": [item(name, watched=name not in unwatched) for name in names],
        "next": next((one["key"] for one in slots if one["state"] != "done"), None),
    }  # fmt: skip


BRIDGE = told(slot("bridge", repetitions=4))
HOLD = told(slot("strap", seconds=30, side="left"), slot("strap", seconds=30, side="right"))
PLACED = {"ok": True, "ready": True, "id": "ok", "say": "I see you well."}


def answer(count: int = 0, held_s: float = 0.0, phase: str = "moving", **more: Any) -> Event:
    """Return the judge's answer to a frame as an event."""
    given = {"n": 1, "phase": phase, "count": count, "held_s": held_s, "angle": 10, "side": "both"}
    return {"type": "answer", "answer": {**given, **more}}


def until(name: str) -> Event:
    """Return that time passes until a state."""
    return {"type": "until", "name": name}


def wait(seconds: float) -> Event:
    """Return that time passes."""
    return {"type": "wait", "s": seconds}


def does(name: str, **more: Any) -> Event:
    """Return a press, or whatever else happens."""
    return {"type": name, **more}


CAMERA = (
    does("heard"),
    does("choose", mode="camera"),
    until("place"),
    does("ready", set=3, base={"repetitions": 0, "seconds": 0}),
    answer(phase="waiting", place=PLACED),
    until("set"),
)
"""To the first set, in front of the camera."""

TIMER = (does("heard"), does("choose", mode="timer"), until("set"))
"""To the first set, by the clock."""


class Session:
    """Plays sessions in a page."""

    def __init__(self, page: Page) -> None:
        page.goto("/offline")
        page.evaluate(LAB)
        self.page = page

    def play(
        self,
        session: Mapping[str, Any],
        *events: Event,
        wanted: str | None = None,
        **options: Any,
    ) -> list[dict[str, Any]]:
        """Return what came of each event."""
        log: list[dict[str, Any]] = self.page.evaluate(PLAY, [session, options, wanted, events])
        return log


def names(log: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the states in order, each once in a row."""
    found = list[str]()
    for one in log:
        if not found or found[-1] != one["name"]:
            found.append(one["name"])
    return found


def effects(log: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return all effects in order."""
    return [effect for one in log for effect in one["effects"]]


def said(log: Sequence[Mapping[str, Any]], kind: str | None = None) -> list[str]:
    """Return the words in order."""
    heard = [text for one in log for text in one["said"]]
    return [one["text"] for one in heard if one["text"] and kind in {None, one["kind"]}]
