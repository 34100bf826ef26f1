/** The announcer, pure: from what changed to what is said, in order. */

import { number, t, tn } from "/static/js/texts.js";
import { totals, unitOf } from "./counted.js";
import { counting } from "./counting.js";
import { watched } from "./course.js";
import { count, guide, sound, tell } from "./utterance.js";
import { amount, minutes, setOf, sideOf } from "./words.js";

/** The same placement sentence is said again after so long: chosen by us. */
const AGAIN_S = 10;
/** Placing for so long, the way without a camera is offered: chosen by us. */
const OFFER_S = 60;

/** Return the utterances of a step; one with `clears` silences what waits. */
export function announce(script, before, after, options = {}) {
  if (after.paused !== before.paused) return pausing(after);
  if (after.stopping !== before.stopping) {
    if (after.stopping) return [tell(t("Stopped."), { clears: true })];
    return after.name === before.name ? [tell(t("Going on."), { clears: true })] : [];
  }
  if (after.paused !== null || after.stopping) return [];
  const changed = after.name !== before.name || after.at !== before.at;
  if (changed) return [...lastOf(script, before, after, options), ...entry(script, before, after, options)];
  return during(script, before, after, options);
}

/** Return what is said on coming back to a session that was broken off. */
export function welcomeBack(script) {
  const slot = script.slots[script.start];
  const { name } = script.exercises[slot.exercise];
  const done = slot.partial && doneOf(slot.partial, slot);
  return done
    ? t("Welcome back. It goes on with {name}; {done} are kept.", { name, done })
    : t("Welcome back. It goes on with {name}.", { name });
}

function pausing(after) {
  if (after.paused === null) return [tell(t("Going on."), { clears: true })];
  if (after.paused === "hidden") return [tell(t("Paused, because the page was left."), { clears: true })];
  return [tell(t("Paused."), { clears: true, tone: "half" })];
}

/** What ends with a state is still said: the last count, the end of a hold. */
function lastOf(script, before, after, options) {
  const within = before.name === "set" && after.set && after.set.key === before.set.key;
  return within ? counting(script, before, after, options) : [];
}

function entry(script, before, after, options) {
  const found = ENTRIES[after.name]?.(script, before, after, options) ?? [];
  if (found.length) found[0].clears = after.name !== "counted";
  return found;
}

const ENTRIES = {
  show(script, before, after, { less_talk }) {
    const slot = script.slots[after.at];
    const one = script.exercises[slot.exercise];
    const first = [one.name, setOf(slot), amount(slot, one.watched), sideOf(slot.side)];
    const found = [guide(`${first.filter(Boolean).join(". ")}.`, { tone: before.name === "rest" ? "rest" : null })];
    if (script.resumed && !before.mode) found.unshift(guide(welcomeBack(script)));
    if (less_talk) return found;
    const things = one.equipment.join(", ");
    if (things) found.push(guide(t("You need: {things}.", { things })));
    return [...found, ...one.steps.map((step) => guide(step))];
  },
  turn(script, before, after) {
    const { side } = script.slots[after.at];
    const text = watched(script, after)
      ? t("Change sides. Turn round, so that this leg is nearest to the camera: {side}.", { side: sideOf(side) })
      : t("Change sides: {side}.", { side: sideOf(side) });
    return [guide(text, { tone: "half" })];
  },
  place: (script, before, after) => [
    guide(before.name === "ready" ? t("Once more: get into position.") : t("Get into position."), {
      tone: before.name === "rest" ? "rest" : null,
    }),
  ].slice(after.place ? 1 : 0),
  position: (script, before) => [guide(t("Get into position."), { tone: before.name === "rest" ? "rest" : null })],
  ready: () => [tell(t("Get ready."))],
  set(script, before, after) {
    const slot = script.slots[after.at];
    const done = totals(after.set, slot)[unitOf(slot)];
    return [tell(done ? t("Go on, from {done}.", { done: doneOf(after.set.base, slot) }) : t("Go."), { tone: "go" })];
  },
  counted(script, before, after) {
    const slot = script.slots[after.at];
    const done = doneOf(totals(after.set, slot), slot);
    if (after.set.why === "away") {
      return [guide(t("I do not see you any more, so this set ends: {done}.", { done }), { tone: "end" })];
    }
    return [guide(t("Done: {done}.", { done }), { tone: after.set.why === "target" ? null : "end" })];
  },
  pain: () => [guide(t("How much does it hurt now, from 0 to 10? Press a number, or wait."))],
  effort: (script, before, after) => [
    guide(after.pain === null ? t("Not answered; that is fine.") : t("Noted.")),
    guide(t("And how hard was it: easy, just right, or hard?")),
  ],
  rest(script, before, after) {
    const slot = script.slots[after.at];
    const n = Math.round(after.until_s - after.clock_s);
    const { name } = script.exercises[slot.exercise];
    return [
      guide(tn("Rest for {n} second.", "Rest for {n} seconds.", n)),
      guide(t("Next: {name}.", { name: [name, setOf(slot)].filter(Boolean).join(", ") })),
    ];
  },
  trouble: () => [guide(t("There is no camera picture. Look at the screen, please."), { tone: "cue" })],
  finished: ({ in_break }) => [
    guide(in_break ? t("That was the break. Well done.") : t("That was everything for today. Well done."), { tone: "end" }),
  ],
};

/** What happens while a state lasts. */
function during(script, before, after, options) {
  if (after.name === "set") return counting(script, before, after, options);
  if (after.name === "place") return placing(before, after);
  const to_go = after.until_s === null ? null : after.until_s - after.clock_s;
  const was = before.until_s === null ? null : before.until_s - before.clock_s;
  if (to_go === null || was === null) return [];
  for (let at = 3; at >= 1; at -= 1) {
    if (was > at && to_go <= at) return last(after.name, at);
  }
  return [];
}

function last(name, at) {
  if (name === "ready") return [count(number(at))];
  return name === "rest" || name === "position" ? [sound("count")] : [];
}

/** One sentence at a time of what to change, again after a while. */
function placing(before, after) {
  const { place } = after;
  if (crossed(before, after, OFFER_S)) {
    return [guide(t("If it does not work here, press “Without the camera”."))];
  }
  if (!place) return [];
  const since = Math.floor((after.clock_s - after.since_s) / AGAIN_S);
  const again = since > Math.floor((before.clock_s - after.since_s) / AGAIN_S);
  if (place.id === before.place?.id && !(again && !place.ok)) return [];
  return [guide(place.say, { fresh_s: 3, clears: true })];
}

function crossed(before, after, seconds) {
  const since = after.since_s + seconds;
  return before.clock_s < since && after.clock_s >= since;
}

function doneOf({ repetitions, seconds }, { target }) {
  if (target.repetitions) return tn("{n} repetition", "{n} repetitions", repetitions);
  return seconds >= 120 ? minutes(seconds) : tn("{n} second", "{n} seconds", Math.round(seconds));
}
