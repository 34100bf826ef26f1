/** What a guided test says: voice or tone beside the caption. */

import { Tones } from "../voice/tones.js";
import { Voice } from "../voice/voice.js";

const LONG = 100; // letters: more do not fit beside the picture in the large type

/** Says one thing at a time; the newest wins. */
export class Teller {
  constructor(preferences, caption) {
    const { voice, voice_name, volume, rate, tones } = preferences;
    const language = document.documentElement.lang || "en";
    this.voice = new Voice({ language, name: voice_name, volume, rate, on: voice });
    this.tones = new Tones({ volume, on: tones });
    this.caption = caption;
    this.rate = rate;
    this.voice.listed().then(() => this.voice.warm());
    // Before the first press or key a browser lets no page sound, and says so in its console.
    if (navigator.userActivation?.hasBeenActive) this.tones.wake();
  }

  /** Have the sound ready, from a press or a key. */
  wake() {
    this.tones.wake();
  }

  /** Say a text, with a tone before it where one is named. */
  say(text, tone = null) {
    this.caption.textContent = text;
    this.caption.classList.toggle("long", text.length > LONG);
    if (tone) this.tones.play(tone);
    // About 2.5 words a second at the usual rate: only to notice an engine that never ends.
    const usual_s = text.split(/\s+/).length / (2.5 * this.rate);
    if (this.voice.able) this.voice.say(text, usual_s, () => {});
  }
}
