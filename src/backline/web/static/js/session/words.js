/** How much, which side, how long: the session's small words. */

import { t, tn } from "/static/js/texts.js";

/** Return how much of an exercise one set is, in words. */
export function amount({ target }, watched = true) {
  const { repetitions, seconds } = target;
  const each = tn("hold each for {n} second", "hold each for {n} seconds", seconds);
  const many = tn("{n} repetition", "{n} repetitions", repetitions);
  if (repetitions) return seconds ? t("{many}, {each}", { many, each }) : many;
  if (!watched && seconds >= 60) return minutes(seconds);
  return tn("Hold for {n} second", "Hold for {n} seconds", seconds);
}

/** Return whole minutes in words. */
export function minutes(seconds) {
  return tn("{n} minute", "{n} minutes", Math.round(seconds / 60));
}

/** Return the side in words; empty where both work together. */
export function sideOf(side) {
  if (side === "left") return t("Left leg");
  return side === "right" ? t("Right leg") : "";
}

/** Return the place of a set among those of its exercise; empty where there is only one. */
export function setOf({ set, sets }) {
  return sets > 1 ? t("Set {n} of {all}", { n: set, all: sets }) : "";
}

/** Return a clock time: 0:45, 10:00. */
export function clock(seconds) {
  const whole = Math.max(0, Math.ceil(seconds - 1e-6));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** Return about how long it takes to read or hear words aloud, seconds (chosen by us). */
export function aloud_s(texts, rate = 1) {
  const words = texts.join(" ").split(/\s+/).filter(Boolean).length;
  return (0.6 * texts.length + words / 2.4) / rate;
}
