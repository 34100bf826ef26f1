/** What time alone brings about. */

import { totals, unitOf } from "./counted.js";
import { begun, next, watched } from "./course.js";
import { reached } from "./judged.js";
import { paced } from "./pace.js";

/** Out of the picture for so long, a set ends by itself: chosen by us. */
export const AWAY_S = 20;

/** Let the clock take effect. */
export function passed(script, state) {
  if (state.name !== "set") {
    if (state.until_s !== null && state.clock_s >= state.until_s) next(script, state);
  } else if (watched(script, state)) away(script, state);
  else byTheClock(script, state);
}

function away(script, state) {
  const { set } = state;
  const slot = script.slots[state.at];
  if (set.reached_s !== null) reached(script, state);
  if (state.name !== "set" || set.unseen_since_s === null) return;
  if (state.clock_s - set.unseen_since_s < AWAY_S) return;
  if (totals(set, slot)[unitOf(slot)] > 0) {
    set.why = "away";
    next(script, state);
  } else {
    state.effects.push({ do: "leave" });
    begun(script, state, { set: set.id });
  }
}

function byTheClock(script, state) {
  const { set } = state;
  const slot = script.slots[state.at];
  const unit = unitOf(slot);
  const todo = { ...slot.target, [unit]: Math.max(0, slot.target[unit] - set.base[unit]) };
  const gone_s = state.clock_s - state.since_s;
  const { tempo_s } = script.exercises[slot.exercise];
  const now = paced(todo, unit === "repetitions" ? tempo_s : null, gone_s);
  set.repetitions = now.repetitions;
  set.held_s = now.held_s;
  set.phase = now.phase;
  reached(script, state);
}
