/** Short tones, each told from the others by pitch and number; made by the browser, no files. */

// [frequency Hz, start s, length s]: chosen by us.
const TONES = {
  count: [[660, 0, 0.09]],
  cue: [[330, 0, 0.16], [262, 0.18, 0.22]],
  half: [[784, 0, 0.12], [784, 0.18, 0.12]],
  end: [[523, 0, 0.16], [659, 0.17, 0.16], [784, 0.34, 0.32]],
  rest: [[587, 0, 0.14], [880, 0.16, 0.24]],
  go: [[880, 0, 0.3]],
};

/** Plays them; silent until `wake` was called from a press or a key. */
export class Tones {
  constructor({ volume = 1, on = true } = {}) {
    Object.assign(this, { volume, on });
    this.context = null;
  }

  /** Have the sound ready, so that the first tone starts at once. */
  async wake() {
    try {
      this.context ??= new AudioContext({ latencyHint: "interactive" });
      if (this.context.state !== "running") await this.context.resume();
    } catch {
      this.context = null; // a machine without sound
    }
  }

  /** Play a tone; returns whether it sounds. */
  play(kind, { force = false } = {}) {
    if ((!this.on && !force) || this.context?.state !== "running") return false;
    for (const [hertz, start_s, length_s] of TONES[kind]) this.note(hertz, start_s, length_s);
    return true;
  }

  note(hertz, start_s, length_s) {
    const { context } = this;
    const from = context.currentTime + start_s;
    const gain = context.createGain();
    // A click at either end would be heard without the short slopes.
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(0.35 * this.volume, from + 0.01);
    gain.gain.setValueAtTime(0.35 * this.volume, from + length_s - 0.03);
    gain.gain.linearRampToValueAtTime(0, from + length_s);
    const tone = context.createOscillator();
    tone.frequency.value = hertz;
    tone.connect(gain).connect(context.destination);
    tone.start(from);
    tone.stop(from + length_s + 0.02);
  }
}
