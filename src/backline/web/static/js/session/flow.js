/**
 * The course of a session, pure: `step(script, state, event)` gives the next state.
 *
 * Time comes in with the events. What has to be done outside (open the camera, keep a result) is
 * listed in the `effects` of the state that asks for it. `script` comes from script.js.
 */

import { totals } from "./counted.js";
import { begun, entered, next } from "./course.js";
import { correct, happened, seen } from "./judged.js";
import { passed } from "./passing.js";

/** Return the state before anything has happened; `wanted` is the mode of the last time. */
export function begin(script, wanted = null) {
  return {
    name: "sound",
    at: script.start,
    mode: null,
    wanted,
    clock_s: 0, // stands still during a pause
    t_s: null,
    since_s: 0,
    until_s: null,
    rest_until_s: 0,
    paused: null, // why
    stopping: false, // "Stop, it hurts" was pressed
    place: null,
    kept: null,
    set: null,
    pain: null,
    trouble: null, // why there is no picture
    effects: [],
  };
}

/** Return the state after an event: {type, ...}. */
export function step(script, state, event) {
  const after = { ...state, set: state.set && { ...state.set }, effects: [] };
  if (!OVER.has(state.name)) HANDLERS[event.type](script, after, event);
  return after;
}

/** Whether time stands still. */
export function frozen(state) {
  return state.paused !== null || state.stopping;
}

/** Whether there is anything that a pause would hold up. */
export function pausable(state) {
  return !NEVER_PAUSED.has(state.name) && !OVER.has(state.name);
}

const OVER = new Set(["finished", "stopped"]);
const NEVER_PAUSED = new Set(["sound", "choice", "trouble"]);
const NEEDS_PICTURE = new Set(["show", "turn", "place", "ready", "set", "rest"]);

const HANDLERS = {
  tick(script, state, { t_s }) {
    const gone_s = state.t_s === null ? 0 : Math.max(0, t_s - state.t_s);
    state.t_s = t_s;
    if (frozen(state)) return;
    state.clock_s += gone_s;
    passed(script, state);
  },
  heard(script, state) {
    if (state.name !== "sound") return;
    const watchable = script.slots.some(({ exercise }) => script.exercises[exercise].watched);
    if (!watchable) chosen(script, state, "timer");
    else if (state.wanted) chosen(script, state, state.wanted);
    else entered(state, "choice");
  },
  choose(script, state, { mode }) {
    if (state.name === "choice") chosen(script, state, mode);
  },
  next(script, state) {
    if (frozen(state)) return;
    if (state.name === "place" && state.set) state.set.anyway = true;
    next(script, state);
  },
  ready(script, state, { set, base }) {
    if (!state.set) return;
    state.set.id = set;
    state.set.base = base;
  },
  answer: (script, state, { answer }) => seen(script, state, answer),
  live(script, state, { event, late, captured_ms = null }) {
    if (event.type !== "pause_gesture") happened(state, event, late, captured_ms);
    else if (!late) toggle(state, "gesture");
  },
  ended(script, state, { result }) {
    if (state.set?.over && state.set.id === result.set) state.set.result = result;
  },
  correct: (script, state, { presses }) => correct(script, state, presses),
  pain(script, state, { score }) {
    if (state.name !== "pain") return;
    state.pain = score;
    next(script, state);
  },
  effort(script, state, { effort }) {
    if (state.name !== "effort") return;
    const { exercise } = script.slots[state.at];
    state.effects.push({ do: "effort", exercise, effort });
    next(script, state);
  },
  longer(script, state, { by_s }) {
    if (state.until_s !== null) state.until_s += by_s;
  },
  skip(script, state) {
    const { exercise } = script.slots[state.at];
    leave(state);
    state.effects.push({ do: "skip", exercise });
    while (script.slots[state.at]?.exercise === exercise) state.at += 1;
    state.paused = null;
    begun(script, state);
  },
  pause: (script, state, { why }) => pause(state, why),
  resume(script, state) {
    state.paused = null;
  },
  toggle: (script, state, { why }) => toggle(state, why),
  stop(script, state) {
    state.stopping = true;
  },
  stop_not(script, state) {
    state.stopping = false;
  },
  stop_sure(script, state, { answers }) {
    const exercise = script.slots[state.at]?.exercise ?? null;
    leave(state);
    state.effects.push({ do: "stop", exercise, ...answers });
    state.stopping = false;
    state.paused = null;
    entered(state, "stopped");
  },
  enough(script, state) {
    leave(state);
    state.effects.push({ do: "enough" });
    state.paused = null;
    entered(state, "stopped");
  },
  trouble(script, state, { code }) {
    if (state.mode !== "camera") return;
    state.trouble = code;
    if (!NEEDS_PICTURE.has(state.name)) return;
    keepSet(script, state);
    entered(state, "trouble");
  },
  again(script, state) {
    if (state.name !== "trouble") return;
    state.trouble = null;
    state.effects.push({ do: "camera" });
    begun(script, state, state.kept);
  },
  without(script, state) {
    if (state.mode !== "camera") return;
    if (state.name !== "trouble") keepSet(script, state);
    state.mode = "timer";
    state.trouble = null;
    state.effects.push({ do: "dark" });
    begun(script, state, state.kept);
  },
};

function chosen(script, state, mode) {
  state.mode = mode;
  if (mode === "camera") state.effects.push({ do: "camera" });
  begun(script, state);
}

function pause(state, why) {
  if (state.paused === null && !NEVER_PAUSED.has(state.name)) state.paused = why;
}

function toggle(state, why) {
  if (state.paused === null) pause(state, why);
  else state.paused = null;
}

/** Leave the live part of a set, and remember what was counted in it. */
function keepSet(script, state) {
  const { set } = state;
  leave(state);
  state.kept = null;
  if (!set || set.over) return;
  // What was put right by hand stays apart: the judge's own base comes without it.
  const counted = totals({ ...set, adjust: 0 }, script.slots[state.at]);
  state.kept = { set: set.id, ...counted, adjust: set.adjust };
}

function leave(state) {
  if (state.mode === "camera" && state.set && !state.set.over) state.effects.push({ do: "leave" });
}
