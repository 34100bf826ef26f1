/** The device's own voice: local voices only, because others send every word away. */

/** A word is given up for lost after this long beyond its usual length: chosen by us. */
const GRACE_S = 2.5;

/** Return the local voices of a language, those of the very same region first. */
function localVoices(language, synth = globalThis.speechSynthesis) {
  const short = language.toLowerCase().split("-")[0];
  const found = (synth?.getVoices() ?? []).filter(
    (voice) => voice.localService === true && voice.lang.toLowerCase().split(/[-_]/)[0] === short,
  );
  return found.sort((a, b) => Number(b.default) - Number(a.default));
}

/** Speaks one text at a time. */
export class Voice {
  constructor({ language = "en", name = "", volume = 1, rate = 1, on = true, synth = globalThis.speechSynthesis } = {}) {
    Object.assign(this, { language, name, volume, rate, on, synth });
    this.ending = null;
  }

  /** Whether there is a voice to speak with. */
  get able() {
    return this.on && this.chosen !== null;
  }

  get chosen() {
    const voices = localVoices(this.language, this.synth);
    return voices.find(({ name }) => name === this.name) ?? voices[0] ?? null;
  }

  /** Wait until the browser has listed its voices, at most a moment. */
  async listed(most_ms = 1000) {
    if (!this.synth || this.chosen) return;
    await new Promise((resolve) => {
      this.synth.addEventListener?.("voiceschanged", resolve, { once: true });
      setTimeout(resolve, most_ms);
    });
  }

  /** Start the engine with a word nobody hears: the first cue must not wait for it. */
  warm() {
    if (!this.able) return;
    const word = this.utterance(".");
    word.volume = 0;
    this.synth.speak(word);
  }

  /** Say a text now, in place of what is being said; `done` is called once. */
  say(text, usual_s, done) {
    this.hush();
    const word = this.utterance(text);
    const end = () => {
      if (this.ending !== end) return;
      clearTimeout(this.late);
      this.ending = null;
      done();
    };
    this.ending = end;
    word.onend = end;
    word.onerror = end;
    // Some engines forget to say that they are done.
    this.late = setTimeout(end, 1000 * (usual_s + GRACE_S));
    this.synth.speak(word);
  }

  /** Be silent. */
  hush() {
    this.ending = null;
    clearTimeout(this.late);
    if (this.synth?.speaking || this.synth?.pending) this.synth.cancel();
  }

  utterance(text) {
    const word = new SpeechSynthesisUtterance(text);
    word.voice = this.chosen;
    word.lang = word.voice?.lang ?? this.language;
    word.volume = this.volume;
    word.rate = this.rate;
    return word;
  }
}
