/** Within a set: what the judge answers, and what is put right by hand. */

import { left, totals, unitOf } from "./counted.js";
import { entered, LASTS_S, next } from "./course.js";

/** Seconds by which one press corrects a hold, and what goes by minutes: chosen by us. */
const HOLD_STEP_S = 5;
const LONG_STEP_S = 60;
const LONG_S = 120;
/** A hold ends this long after its end was told: the person hears it, then lets go. */
const AFTER_END_S = 1;
/** Badly placed for so long during the countdown, it is back to placing: chosen by us. */
const LOST_S = 1;
/** The judge says within this time what a hold was worth. */
const VERDICT_S = 2;
/** So long before the set, the judge already looks: it has to know the person's own rest. */
const AHEAD_S = 1.2;

/** Whether frames are judged now, or only looked at. */
export function judging(state) {
  if (state.paused !== null || state.stopping) return false;
  if (state.name === "ready") return state.until_s - state.clock_s <= AHEAD_S;
  return state.name === "set";
}

/** Take the judge's answer to a frame. */
export function seen(script, state, answer) {
  const { set } = state;
  if (!set || set.over) return;
  state.place = answer.place ?? null;
  if (state.paused !== null || state.stopping) return;
  if (state.name === "place" && answer.place?.ready) next(script, state);
  else if (state.name === "ready") stillThere(state, answer);
  else if (state.name === "set") took(script, state, answer);
}

function stillThere(state, { place }) {
  const { set } = state;
  if (set.anyway) return; // the person knows better
  if (!place || place.ok) set.lost_since_s = null;
  else set.lost_since_s ??= state.clock_s;
  if (set.lost_since_s !== null && state.clock_s - set.lost_since_s >= LOST_S) {
    set.lost_since_s = null;
    entered(state, "place");
  }
}

function took(script, state, answer) {
  const { set } = state;
  if (unitOf(script.slots[state.at]) === "repetitions") set.repetitions = answer.count;
  letGo(state, answer.held_s);
  set.held_s = answer.held_s;
  set.phase = answer.phase;
  set.angle = answer.angle;
  if (answer.side) set.side = answer.side;
  if (answer.phase !== "unseen") set.unseen_since_s = null;
  else set.unseen_since_s ??= state.clock_s;
  reached(script, state);
}

/** A hold that ends is told a moment later: its seconds must not vanish meanwhile. */
function letGo({ set, clock_s }, held_s) {
  if (held_s < set.held_s) {
    set.let_go_s = set.held_s;
    set.let_go_at_s = clock_s;
  } else if (clock_s - set.let_go_at_s > VERDICT_S) set.let_go_s = 0;
}

/** End the set where its target is reached. */
export function reached(script, state) {
  const { set } = state;
  const slot = script.slots[state.at];
  if (left(set, slot) > 0) return;
  set.reached_s ??= state.clock_s;
  const lingers = unitOf(slot) === "seconds" && state.mode === "camera";
  if (lingers && state.clock_s - set.reached_s < AFTER_END_S) return;
  set.why = "target";
  next(script, state);
}

/** Take an event of the judge: a repetition, a hold, a cue. */
export function happened(state, event, late, captured_ms) {
  const { set } = state;
  if (!set || set.over) return;
  if ((event.type === "rep" || event.type === "hold") && event.counts && !late) remarked(set, event);
  if (event.type === "cue") cued(set, event, late, captured_ms);
  else if (event.type === "rep") {
    set.good = event.counts && event.faults.length === 0 ? set.good + 1 : 0;
  } else if (event.type === "hold" && event.counts) {
    set.held_before_s += event.seconds;
    set.held_s = 0;
    set.let_go_s = 0;
  }
}

/** Keep what the judge saw that is no fault: a stay that was short, the other leg. */
function remarked(set, { i, side, dose_met }) {
  if (dose_met === false) set.short = i;
  if (side === "left" || side === "right") set.worked = side;
}

/** At most one cue a repetition; one out of a replay is too late to be of use. */
function cued(set, { i, text }, late, captured_ms) {
  set.good = 0;
  if (late || set.cue?.repetition === set.repetitions) return;
  set.cue = { i, text, captured_ms, repetition: set.repetitions };
}

/** Put the count right by hand, by so many presses. */
export function correct(script, state, presses) {
  const { set } = state;
  if (state.name !== "set" && state.name !== "counted") return;
  const slot = script.slots[state.at];
  const unit = unitOf(slot);
  set.adjust += Math.max(presses * pressOf(slot), -totals(set, slot)[unit]);
  if (state.name === "counted") state.until_s = state.clock_s + LASTS_S.counted;
}

function pressOf(slot) {
  if (unitOf(slot) === "repetitions") return 1;
  return slot.target.seconds >= LONG_S ? LONG_STEP_S : HOLD_STEP_S;
}
