/** From the camera to poses: one frame in flight, so that a slow device drops frames, never queues. */

import { PoseError } from "./camera.js";
import { mark } from "./marks.js";

const BRIGHTNESS_MS = 500;
const RATE_MS = 5000;
const SHADES = [16, 12]; // a copy of the picture this small tells how bright it is

/** Looks at what a video element shows, as often as the model can. */
export class PoseLoop {
  /**
   * `onframe` gets {t_s, captured_ms, width, height, found, second, brightness, image, world, ms};
   * `onrate(fps)` every five seconds; `onerror(PoseError)` when it had to stop. `t_s` counts from
   * the first start and stands still while stopped.
   */
  constructor({ video, engine, onframe, onrate = () => {}, onerror = () => {} }) {
    Object.assign(this, { video, engine, onframe, onrate, onerror });
    this.running = false;
    this.busy = false;
    this.fresh_ms = null; // when the newest picture that was not looked at was captured
    this.zero_ms = null; // the clock's zero
    this.stopped_ms = null;
    this.last_s = -1;
    this.brightness = 0;
    this.shaded_ms = -Infinity;
    this.seen = { from_ms: 0, frames: 0 };
    this.shades = new OffscreenCanvas(...SHADES).getContext("2d", { willReadFrequently: true });
  }

  /** Start, or go on after `stop`. */
  start() {
    if (this.running) return;
    const now = performance.now();
    this.zero_ms = this.zero_ms === null ? now : this.zero_ms + (now - this.stopped_ms);
    this.seen = { from_ms: now, frames: 0 };
    this.running = true;
    this.wait();
  }

  /** Stop looking; the camera and the model stay. */
  stop() {
    if (!this.running) return;
    this.running = false;
    this.stopped_ms = performance.now();
    this.fresh_ms = null;
  }

  wait() {
    if (this.video.requestVideoFrameCallback) {
      this.video.requestVideoFrameCallback((now, { captureTime }) => {
        this.arrived(captureTime ?? now);
      });
    } else requestAnimationFrame((now) => this.arrived(now));
  }

  arrived(captured_ms) {
    if (!this.running) return;
    this.fresh_ms = captured_ms;
    this.wait();
    if (!this.busy) this.look();
  }

  async look() {
    const { video, engine } = this;
    const captured_ms = this.fresh_ms;
    this.fresh_ms = null;
    this.busy = true;
    try {
      const bitmap = await createImageBitmap(video);
      this.shade(captured_ms);
      const pose = await engine.detect(bitmap, captured_ms);
      if (this.running) this.give(pose, captured_ms);
    } catch (error) {
      this.broken(error);
    } finally {
      this.busy = false;
    }
    // The picture that came meanwhile is the newest one: no need to wait for the next.
    if (this.running && this.fresh_ms !== null) this.look();
  }

  give({ ms, width, height, found, second, image, world }, captured_ms) {
    // Frames may share a capture time, and the first may be older than the start.
    const t_s = Math.max((captured_ms - this.zero_ms) / 1000, this.last_s + 0.001, 0);
    this.last_s = t_s;
    this.rate();
    mark("backline:frame", { t_s, ms, since_ms: performance.now() - captured_ms });
    const { brightness } = this;
    this.onframe({
      t_s, captured_ms, width, height, found, second, brightness, image, world, ms,
    });
  }

  rate() {
    const now = performance.now();
    this.seen.frames += 1;
    const over_ms = now - this.seen.from_ms;
    if (over_ms < RATE_MS) return;
    const fps = (1000 * this.seen.frames) / over_ms;
    this.seen = { from_ms: now, frames: 0 };
    if (over_ms > 2 * RATE_MS) return; // the page was hidden meanwhile
    this.engine.note(fps);
    this.onrate(fps);
  }

  /** Keep the mean luma, twice a second. */
  shade(now) {
    if (now - this.shaded_ms < BRIGHTNESS_MS) return;
    this.shaded_ms = now;
    this.shades.drawImage(this.video, 0, 0, ...SHADES);
    const { data } = this.shades.getImageData(0, 0, ...SHADES);
    let sum = 0;
    for (let at = 0; at < data.length; at += 4) {
      sum += 0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2];
    }
    this.brightness = Math.min(255, sum / (data.length / 4));
  }

  broken(error) {
    if (!this.running) return;
    // The camera may be between two pictures, as when a phone is turned: try the next one.
    if (error.name === "InvalidStateError") return;
    this.stop();
    this.onerror(error instanceof PoseError ? error : new PoseError("failed", String(error)));
  }
}
