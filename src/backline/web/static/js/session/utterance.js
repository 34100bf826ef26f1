/** Something to say: its words, how much it matters, how long it stays worth saying. */

/** What may cut what short; a cue is never talked over. */
export const RANK = { praise: 1, guide: 2, count: 3, tell: 4, cue: 5 };

/** A fault's cue, at once. */
export const cue = ({ text, i, captured_ms }) =>
  made(text, { kind: "cue", rank: RANK.cue, tone: "cue", fresh_s: 1, i, captured_ms });

/** A number: worth saying only now, heard and not read out by a screen reader. */
export const count = (text, more = {}) =>
  made(text, { kind: "count", rank: RANK.count, tone: "count", fresh_s: 0.6, caption: "", ...more });

/** Something about the course of the set, with a caption. */
export const tell = (text, more = {}) =>
  made(text, { kind: "tell", rank: RANK.tell, fresh_s: 2, ...more });

/** What to do next; may wait for its turn. */
export const guide = (text, more = {}) =>
  made(text, { kind: "guide", rank: RANK.guide, fresh_s: 60, ...more });

/** A kind word, or nothing. */
export const praise = (text) => made(text, { kind: "praise", rank: RANK.praise, fresh_s: 1.5 });

/** A tone alone. */
export const sound = (tone) => made("", { kind: "sound", rank: RANK.count, tone, fresh_s: 0.6, caption: "" });

function made(text, more) {
  // `silent` keeps the tone and the caption and leaves the voice out.
  return { text, caption: text, tone: null, silent: false, i: null, captured_ms: null, clears: false, ...more };
}
