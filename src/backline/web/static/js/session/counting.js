/** What is said within a set: counts, seconds, half way, the last ones, cues, a little praise. */

import { number, t, tn } from "/static/js/texts.js";
import { left, totals, unitOf } from "./counted.js";
import { watched } from "./course.js";
import { count, cue, guide, praise, RANK, tell } from "./utterance.js";
import { sideOf } from "./words.js";

/** Below these targets half way is not told, and the last five neither: chosen by us. */
const HALF_FROM = { repetitions: 6, seconds: 20 };
const LAST_FROM = 10;
const LAST = 5;
/** So many good repetitions in a row are worth a word: chosen by us. */
const PRAISE_EVERY = 5;
/** Unseen for so long, it is said. */
const UNSEEN_S = 3;
const COUNT_DOWN_S = 3;
/** A stay that was too short is told the first time and then each third: chosen by us. */
const SHORT_EVERY = 3;
const OTHER = { left: "right", right: "left" };

/** Return what a step within a set is worth saying. */
export function counting(script, before, after, { less_talk = false } = {}) {
  const slot = script.slots[after.at];
  if (!before.set || before.set.key !== after.set.key) return [];
  const byRepetitions = unitOf(slot) === "repetitions";
  const counted = byRepetitions
    ? [...stay(slot, before.set, after.set), ...repetitions(slot, before.set, after.set, less_talk)]
    : seconds(script, slot, before, after);
  const { set } = after;
  return [...cues(before.set, set), ...counted, ...remarks(slot, before.set, set), ...sight(script, before, after)];
}

/** A stay that was too short, the first time and then each third time; the other leg, once. */
function remarks(slot, before, after) {
  const found = [];
  const byStays = slot.target.repetitions && slot.target.seconds;
  // The judge tells what a repetition was like just before it tells the new count.
  const now = totals(before, slot).repetitions;
  if (byStays && after.short !== before.short && now % SHORT_EVERY === 0) {
    found.push(guide(t("Stay a little longer each time: {n} seconds.", { n: slot.target.seconds }), { fresh_s: 3 }));
  }
  const other = slot.side === "left" || slot.side === "right" ? OTHER[slot.side] : null;
  if (other && after.worked === other && before.worked !== other) {
    found.push(guide(t("That looked like the other leg. This set: {side}.", { side: sideOf(slot.side) }), { fresh_s: 3 }));
  }
  return found;
}

function cues(before, after) {
  return after.cue && after.cue !== before.cue && after.cue.i !== before.cue?.i
    ? [cue(after.cue)]
    : [];
}

function repetitions(slot, before, after, less) {
  const now = totals(after, slot).repetitions;
  if (now <= totals(before, slot).repetitions || after.adjust !== before.adjust) return [];
  const target = slot.target.repetitions;
  const todo = left(after, slot);
  const note = noted(now, target, todo);
  if (note) return [tell(`${number(now)}. ${note}`, { caption: note, tone: todo ? "half" : "end" })];
  if (!todo) return [];
  const found = [count(spoken(slot, now), { silent: less && todo > LAST })];
  // The judge tells what a repetition was like just before it tells the new count.
  if (after.good > 0 && after.good % PRAISE_EVERY === 0 && !less) {
    found.push(praise(PRAISES[(after.good / PRAISE_EVERY - 1) % PRAISES.length]()));
  }
  return found;
}

function noted(now, target, todo) {
  if (todo === 1 && target > 1) return t("One more.");
  if (todo === LAST && target >= LAST_FROM) return tn("{n} to go.", "{n} to go.", todo);
  const half = Math.ceil(target / 2);
  return now === half && target >= HALF_FROM.repetitions ? t("Half way.") : "";
}

function spoken({ target }, now) {
  return target.seconds ? t("{n} of {all}", { n: now, all: target.repetitions }) : number(now);
}

const PRAISES = [
  () => t("Good."),
  () => t("That looks steady."),
  () => t("Nicely done."),
];

/** The seconds of a stay at the furthest point, aloud. */
function stay({ target }, before, after) {
  const asked_s = target.seconds;
  if (!asked_s || after.held_s <= before.held_s) return [];
  const whole = Math.floor(after.held_s + 1e-6);
  if (whole <= Math.floor(before.held_s + 1e-6) || whole < 1 || whole > asked_s) return [];
  if (whole === Math.floor(asked_s)) {
    return [tell(t("{n}, and back.", { n: whole }), { caption: t("And back, slowly."), tone: "half" })];
  }
  return [count(number(whole), { tone: null })];
}

/** A hold or a walk: half way, the last seconds before its end, its end. */
function seconds(script, slot, before, after) {
  const target = slot.target.seconds;
  const [was, is] = [left(before.set, slot), left(after.set, slot)];
  if (is >= was || after.set.adjust !== before.set.adjust) return [];
  if (is <= 0) return was > 0 ? [tell(over(script, slot), { tone: "end" })] : [];
  for (let at = COUNT_DOWN_S; at >= 1; at -= 1) {
    if (was > at && is <= at && target > 2 * COUNT_DOWN_S) return [count(number(at), { rank: RANK.tell })];
  }
  const half = target / 2;
  if (target >= HALF_FROM.seconds && was > half && is <= half) return [tell(t("Half way."), { tone: "half" })];
  if (was > 60 && is <= 60 && target >= 180) return [tell(t("One more minute."))];
  return [];
}

function over(script, slot) {
  return script.exercises[slot.exercise].watched
    ? t("And let go, slowly.")
    : t("That is the time.");
}

/** The person is out of view, or only a part of them is seen. */
function sight(script, before, after) {
  if (!watched(script, after)) return [];
  const since = after.set.unseen_since_s;
  if (since !== null && crossed(before.clock_s - since, after.clock_s - since, UNSEEN_S)) {
    return [guide(t("I cannot see you. Come back into the picture."), { tone: "cue" })];
  }
  const place = after.place;
  const told = place && !place.ok && place.id !== before.place?.id && place.id !== "nobody";
  return told ? [guide(place.say)] : [];
}

function crossed(before, after, at) {
  return before < at && after >= at;
}
