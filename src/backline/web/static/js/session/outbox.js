/** What has to reach the server, in its order, however long that is away. */

import { post, Refused } from "../post.js";

const AGAIN_MS = 2000;

/** Does one thing after the other. */
export class Outbox {
  /** `online(ok)` tells whether the server answers, `refused(error)` what it did not take. */
  constructor({ online, refused, send = post, wait = pause }) {
    Object.assign(this, { online, refused, sendOnce: send, wait });
    this.last = Promise.resolve(null);
    this.waiting = 0;
  }

  /** Send after all that was sent before; resolves with the answer, or null where refused. */
  send(url, body) {
    return this.then(() => this.kept(url, body));
  }

  /** Do something after all that came before. */
  then(act) {
    this.waiting += 1;
    this.last = this.last.then(act).catch((error) => {
      this.refused(error);
      return null;
    }).finally(() => {
      this.waiting -= 1;
    });
    return this.last;
  }

  async kept(url, body) {
    for (;;) {
      try {
        const answer = await this.sendOnce(url, typeof body === "function" ? body() : body);
        this.online(true);
        return answer;
      } catch (error) {
        if (error instanceof Refused && error.status < 500) throw error;
        this.online(false);
        await this.wait(AGAIN_MS);
      }
    }
  }
}

function pause(ms) {
  return new Promise((resolve) => { setTimeout(resolve, ms); });
}
