/** Draws a state of the flow: one thing on the screen at a time. */

import { number, t, tn } from "/static/js/texts.js";
import { left, totals, unitOf } from "./counted.js";
import { watched } from "./course.js";
import { pausable } from "./flow.js";
import { explain } from "../pose/trouble.js";
import { amount, clock, setOf, sideOf } from "./words.js";

/** The states in which the camera is looked through. */
export const PICTURE = new Set(["place", "ready", "set"]);

/** Knows the page's places by their `data-show` and `data-text`. */
export class View {
  constructor(root) {
    this.root = root;
    this.screens = [...root.querySelectorAll("[data-screen]")];
    this.texts = grouped([...document.querySelectorAll("[data-text]")]);
    this.shown = "";
    this.exercise = "";
  }

  /** Draw a state. */
  draw(script, state) {
    const { root } = this;
    const name = state.name;
    root.dataset.state = name;
    root.dataset.mode = state.mode ?? "";
    root.classList.toggle("paused", state.paused !== null && !state.stopping);
    root.classList.toggle("looking", PICTURE.has(name) && watched(script, state));
    this.screen(name);
    this.text("pause", pausable(state) ? (state.paused === null ? t("Pause") : t("Go on")) : "");
    const slot = script.slots[state.at];
    if (slot) this.slot(script, state, slot);
    DRAWN[name]?.(this, script, state, slot);
    if (state.paused !== null) this.text("paused-why", PAUSED[state.paused]?.() ?? t("Everything waits for you."));
  }

  screen(name) {
    if (name === this.shown) return;
    this.shown = name;
    for (const one of this.screens) one.hidden = one.dataset.screen !== name;
    // Whoever reads by ear or keyboard lands at the new heading, without a jump of the page.
    const heading = this.screens.find((one) => !one.hidden)?.querySelector("h1");
    heading?.focus({ preventScroll: true });
  }

  slot(script, state, slot) {
    const one = script.exercises[slot.exercise];
    this.text("name", one.name);
    this.text("side", sideOf(slot.side));
    this.text("amount", amount(slot, one.watched));
    this.text("set-of", setOf(slot));
    this.text("course", script.in_break ? t("A break") : t("Exercise {n} of {all}", { n: one.place, all: script.count }));
    if (this.exercise === slot.key) return;
    this.exercise = slot.key;
    this.text("why", one.why);
    this.text("equipment", one.equipment.length ? t("You need: {things}.", { things: one.equipment.join(", ") }) : "");
    this.text("camera", one.camera ?? "");
    this.list("steps", one.steps);
    this.list("warnings", one.warnings);
    this.list("off-floor", one.easier.filter((form) => form.off_floor).map(inWords));
    this.list("easier", one.easier.filter((form) => !form.off_floor).map(inWords));
    this.demos(one, slot);
  }

  demos(one, slot) {
    for (const video of this.root.querySelectorAll("video[data-demo]")) {
      video.hidden = !one.demo;
      video.classList.toggle("mirrored", slot.side === "left");
      if (!one.demo || video.getAttribute("src") === one.demo) continue;
      video.src = one.demo;
      if (one.poster) video.poster = one.poster;
      video.setAttribute("aria-label", t("Demonstration: {name}", { name: one.name }));
    }
  }

  /** Put a text into all its places; an empty one hides them. */
  text(key, text) {
    for (const one of this.texts.get(key) ?? []) {
      if (one.textContent !== text) one.textContent = text;
      one.hidden = text === "";
    }
  }

  list(key, items) {
    for (const list of this.root.querySelectorAll(`[data-list="${key}"]`)) {
      if (list.parentElement.matches("div")) list.parentElement.hidden = items.length === 0;
      list.replaceChildren(...items.map((item) => Object.assign(document.createElement("li"), { textContent: item })));
    }
  }
}

const PAUSED = {
  hidden: () => t("The page was left, so everything waited for you."),
};

const DRAWN = {
  turn: (view, script, state) => view.text("turn-clock", clock(to_go(state))),
  place(view, script, state) {
    view.text("place", state.place?.say ?? t("One moment: the camera is getting ready. Allow it if the browser asks."));
    view.root.dataset.placed = String(state.place?.ok ?? false);
  },
  position: (view, script, state) => view.text("position-clock", number(Math.ceil(to_go(state)))),
  ready: (view, script, state) => view.text("ready-clock", number(Math.max(1, Math.min(3, Math.ceil(to_go(state)))))),
  set: inSet,
  counted(view, script, state, slot) {
    const unit = unitOf(slot);
    view.text("result", unit === "seconds" ? clock(totals(state.set, slot).seconds) : number(totals(state.set, slot).repetitions));
    view.text("result-unit", unit === "seconds" ? t("minutes and seconds") : tn("repetition", "repetitions", totals(state.set, slot).repetitions));
    view.text("result-why", state.set.why === "away" ? t("I did not see you any more, so the set ended.") : "");
    view.text("passes", passes(state));
  },
  pain: (view, script, state) => view.text("passes", passes(state)),
  effort: (view, script, state) => view.text("passes", passes(state)),
  rest(view, script, state, slot) {
    view.text("rest-clock", clock(to_go(state)));
    view.text("next", script.exercises[slot.exercise].name);
  },
  show: (view, script, state) => view.text("passes", t("Goes on by itself in {n} s.", { n: Math.ceil(to_go(state)) })),
  trouble(view, script, state) {
    const { title, what } = explain(state.trouble);
    view.text("trouble-title", title);
    view.text("trouble-what", what);
  },
};

function inSet(view, script, state, slot) {
  const { set } = state;
  const one = script.exercises[slot.exercise];
  const byTime = unitOf(slot) === "seconds";
  const counted = byTime ? clock(left(set, slot)) : number(totals(set, slot).repetitions);
  view.text("count", counted);
  view.root.style.setProperty("--chars", String(Math.max(2, counted.length)));
  view.text("count-unit", byTime ? t("to go") : t("of {n}", { n: slot.target.repetitions }));
  const asked_s = byTime ? 0 : slot.target.seconds;
  view.text("stay", asked_s && set.held_s > 0 ? t("Hold: {n} of {all} s", { n: Math.floor(set.held_s), all: asked_s }) : "");
  view.text("tempo", one.watched && !byTime ? t("Tempo: about {n} s each, slow and even.", { n: one.tempo_s + asked_s }) : "");
  view.text("phase", watched(script, state) ? PHASES[set.phase]?.() ?? "" : "");
  view.root.style.setProperty("--done", String(1 - left(set, slot) / slot.target[unitOf(slot)]));
}

const PHASES = {
  unseen: () => t("I cannot see you."),
  waiting: () => t("Waiting for your starting position."),
};

function inWords({ name, how }) {
  return `${name}. ${how}`;
}

function to_go(state) {
  return Math.max(0, (state.until_s ?? state.clock_s) - state.clock_s);
}

function passes(state) {
  return t("No answer is fine: it goes on by itself in {n} s.", { n: Math.ceil(to_go(state)) });
}

function grouped(elements) {
  const found = new Map();
  for (const one of elements) found.set(one.dataset.text, [...(found.get(one.dataset.text) ?? []), one]);
  return found;
}
