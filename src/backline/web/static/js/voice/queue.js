/** Who speaks when, pure: one voice at a time, cues first, nothing stale. Time is passed in. */

import { RANK } from "../session/utterance.js";

/** Takes utterances and says which one is to be spoken now. */
export class Queue {
  constructor() {
    this.now = null;
    this.waiting = [];
  }

  /** Take an utterance; returns whether it is to be spoken at once, over what is being said. */
  offer(utterance, now_s) {
    if (utterance.clears) this.waiting = [];
    // A newer count makes an older one that still waits wrong.
    if (utterance.kind === "count") this.waiting = this.waiting.filter(({ kind }) => kind !== "count");
    if (!this.now || this.cuts(utterance)) {
      this.now = utterance;
      return true;
    }
    this.waiting.push({ ...utterance, until_s: now_s + utterance.fresh_s });
    this.waiting.sort((a, b) => b.rank - a.rank); // stable: equals stay in their order
    return false;
  }

  cuts(utterance) {
    if (this.now.rank === RANK.cue) return utterance.rank === RANK.cue;
    return utterance.rank > this.now.rank || (utterance.clears && utterance.rank === this.now.rank);
  }

  /** What was said is over: return what comes now, or null. */
  done(now_s) {
    this.waiting = this.waiting.filter(({ until_s }) => until_s >= now_s);
    this.now = this.waiting.shift() ?? null;
    return this.now;
  }

  /** Be silent. */
  clear() {
    this.now = null;
    this.waiting = [];
  }
}
