/** What is said reaches ears and eyes: voice or tone, caption, flash. */

import { mark } from "/static/js/pose/marks.js";
import { aloud_s } from "../session/words.js";
import { Queue } from "./queue.js";

const LINGERS_MS = 4000; // of the last caption: chosen by us
const FLASH_MS = 180;
const FLASHES = new Set(["cue", "half", "end", "rest", "go"]);

/** Says utterances, one at a time. */
export class Speaker {
  /** `caption` and `flash` are elements; `preferences` those of the person. */
  constructor({ voice, tones, caption, flash, preferences }) {
    Object.assign(this, { voice, tones, caption, flash, preferences });
    this.queue = new Queue();
    this.calm = matchMedia("(prefers-reduced-motion: reduce)");
  }

  /** Offer utterances in order. */
  say(utterances) {
    for (const one of utterances) this.offer(one);
  }

  offer(one) {
    // Tones and flash do not wait for the voice: they tell the moment.
    const sounded = one.tone ? this.tones.play(one.tone) : false;
    if (sounded && one.kind === "cue" && !this.voice.able) this.said(one);
    if (one.tone) this.lit(one.tone);
    if (one.kind !== "sound" && this.queue.offer(one, now_s())) this.speak(one);
  }

  speak(one) {
    const usual_s = aloud_s([one.text], this.preferences.rate);
    clearTimeout(this.timer);
    this.voice.hush();
    if (one.caption) this.show(one);
    if (one.silent || !this.voice.able) {
      const shown_s = one.silent || !one.caption ? 0.1 : usual_s;
      this.timer = setTimeout(() => this.over(), 1000 * shown_s);
      return;
    }
    if (one.kind === "cue") this.said(one);
    this.voice.say(one.text, usual_s, () => this.over());
  }

  over() {
    const next = this.queue.done(now_s());
    if (next) this.speak(next);
    else this.timer = setTimeout(() => { this.caption.textContent = ""; }, LINGERS_MS);
  }

  /** Be silent, and forget what waits. */
  hush() {
    clearTimeout(this.timer);
    this.queue.clear();
    this.voice.hush();
    this.caption.textContent = "";
  }

  said(one) {
    mark("backline:cue-said", told(one));
  }

  show(one) {
    this.caption.textContent = one.caption;
    this.caption.dataset.kind = one.kind;
    // The second frame comes after the paint of the first.
    requestAnimationFrame(() => requestAnimationFrame(() => {
      mark("backline:caption", told(one));
    }));
  }

  lit(tone) {
    if (!this.preferences.flash || this.calm.matches || !FLASHES.has(tone)) return;
    this.flash.dataset.tone = tone;
    clearTimeout(this.dark);
    this.dark = setTimeout(() => delete this.flash.dataset.tone, FLASH_MS);
  }
}

/** What a mark tells: which event, and how long since the frame that it comes from. */
function told({ i, kind, captured_ms }) {
  return { i, kind, since_ms: captured_ms === null ? null : performance.now() - captured_ms };
}

function now_s() {
  return performance.now() / 1000;
}
