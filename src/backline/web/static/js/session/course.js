/** Which state follows which, and how long each one lasts by itself. */

import { newSet, totals, unitOf } from "./counted.js";

/** Seconds that a state lasts where nobody says anything: chosen by us. */
export const LASTS_S = { turn: 12, position: 10, ready: 4, counted: 6, pain: 25, effort: 12 };

/** Give a state its name, its start and its end. */
export function entered(state, name, lasts_s = LASTS_S[name] ?? null) {
  state.name = name;
  state.since_s = state.clock_s;
  state.until_s = lasts_s === null ? null : state.clock_s + lasts_s;
}

/** Whether the present exercise is judged by the camera. */
export function watched(script, state) {
  const slot = script.slots[state.at];
  return state.mode === "camera" && Boolean(slot) && script.exercises[slot.exercise].watched;
}

/** Begin the present slot: shown first, or at once where `kept` of it was done just now. */
export function begun(script, state, kept = null) {
  const slot = script.slots[state.at];
  state.set = null;
  state.place = null;
  if (!slot) {
    finished(state);
    return;
  }
  state.kept = kept ?? slot.partial;
  if (kept) approached(script, state);
  else shown(script, state);
}

/** Go on to what follows the present state. */
export function next(script, state) {
  FOLLOWS[state.name]?.(script, state);
}

const FOLLOWS = {
  show: approached,
  turn: approached,
  place: (script, state) => entered(state, "ready"),
  position: (script, state) => entered(state, "ready"),
  ready: (script, state) => entered(state, "set"),
  set: ended,
  counted: settled,
  pain: answered,
  effort: advanced,
  rest: rested,
};

function shown(script, state) {
  const { exercise } = script.slots[state.at];
  entered(state, "show", script.exercises[exercise].show_s);
}

/** To the mat: until the camera sees it, or for some seconds. */
function approached(script, state) {
  const turned = state.name === "turn";
  if (watched(script, state) && state.trouble) {
    entered(state, "trouble");
    return;
  }
  state.set = newSet(script.slots[state.at], state.kept);
  state.kept = null;
  state.place = null;
  if (watched(script, state)) {
    entered(state, "place");
    state.effects.push({ do: "open" });
  } else entered(state, turned ? "ready" : "position");
}

function ended(script, state) {
  const { set } = state;
  set.over = true;
  set.why ??= "button";
  state.rest_until_s = state.clock_s + script.rest_s;
  if (watched(script, state)) state.effects.push({ do: "end" });
  entered(state, "counted");
}

/** The count is as the person leaves it: keep it, and see what follows. */
function settled(script, state) {
  const { set, at } = state;
  const slot = script.slots[at];
  const unit = unitOf(slot);
  const counted = { set: set.id, slot: slot.key, [unit]: totals(set, slot)[unit] };
  if (!watched(script, state)) state.effects.push({ do: "keep", ...counted });
  else if (set.adjust) state.effects.push({ do: "correct", ...counted });
  state.pain = null;
  // A break asks nothing afterwards: whoever hurts says so with the button that is always there.
  if (script.in_break || script.slots[at + 1]?.exercise === slot.exercise) advanced(script, state);
  else entered(state, "pain");
}

function answered(script, state) {
  const { exercise } = script.slots[state.at];
  if (state.pain !== null) state.effects.push({ do: "pain", exercise, pain: state.pain });
  entered(state, "effort");
}

function advanced(script, state) {
  const done = script.slots[state.at];
  state.at += 1;
  state.set = null;
  const slot = script.slots[state.at];
  state.kept = slot?.partial ?? null;
  if (!slot) finished(state);
  else if (slot.exercise === done.exercise && slot.side !== done.side) entered(state, "turn");
  else if (state.rest_until_s > state.clock_s) {
    entered(state, "rest", state.rest_until_s - state.clock_s);
  } else rested(script, state);
}

/** After the rest: another set of the same, or the next exercise. */
function rested(script, state) {
  const { exercise } = script.slots[state.at];
  if (script.slots[state.at - 1]?.exercise === exercise) approached(script, state);
  else shown(script, state);
}

function finished(state) {
  entered(state, "finished");
  state.effects.push({ do: "finish" });
}
