/** One tab at a time: two would speak over one another and share one camera. */

const ANSWER_MS = 200;

/** Knows whether another tab of this browser runs the session. */
export class Tabs {
  /** `left()` is called when another tab has taken over. */
  constructor(profile, left) {
    this.left = left;
    this.mine = false;
    this.busy = false;
    this.channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(`backline-session-${profile}`) : null;
    if (this.channel) this.channel.onmessage = ({ data }) => this.heard(data);
  }

  heard(word) {
    if (word === "who" && this.mine) this.channel.postMessage("here");
    else if (word === "here") this.busy = true;
    else if (word === "take" && this.mine) {
      this.mine = false;
      this.left();
    }
  }

  /** Whether another tab runs it now. */
  async taken() {
    if (!this.channel) return false;
    this.busy = false;
    this.channel.postMessage("who");
    await new Promise((resolve) => { setTimeout(resolve, ANSWER_MS); });
    return this.busy;
  }

  /** Run it here; any other tab lets go. */
  take() {
    this.mine = true;
    this.channel?.postMessage("take");
  }

  /** Let go. */
  leave() {
    this.mine = false;
  }
}
