/** The pose model behind one promise a frame, and the choice between its full and its lite form. */

import { hasWebGL, PoseError } from "./camera.js";
import { measureEngine, remembered, remember, forget, LEAST_FPS } from "./choice.js";

const WORKER = "/static/js/pose/worker.js";
const VENDOR = "/static/vendor/tasks-vision";

/** Looks at one frame at a time. */
export class PoseEngine {
  /**
   * Load the model that suits this device.
   *
   * `model` is auto, full or lite; `onprogress(share)` tells how much has come; `onchoice` gets
   * {model, why, ms, fps}, why being asked, remembered, quick or slow; `measure(engine)` gives the
   * milliseconds of one frame. Fails with a `PoseError`.
   */
  static async create({
    model = "auto",
    onprogress = () => {},
    onchoice = () => {},
    measure = measureEngine,
  } = {}) {
    if (!hasWebGL()) throw new PoseError("nowebgl");
    const known = model === "auto" ? remembered() : { model, why: "asked", ms: null, fps: null };
    if (known) {
      const engine = await PoseEngine.load(known.model, onprogress);
      return engine.chosen(known, onchoice);
    }
    let engine = await PoseEngine.load("full", onprogress);
    const ms = await measure(engine);
    const fps = 1000 / ms;
    const choice = { model: "full", why: "quick", ms, fps };
    if (fps < LEAST_FPS) {
      engine.close();
      engine = await PoseEngine.load("lite", onprogress);
      Object.assign(choice, { model: "lite", why: "slow" });
    }
    remember(choice);
    return engine.chosen(choice, onchoice);
  }

  /** Load one model, full or lite, into a worker of its own. */
  static async load(model, onprogress = () => {}) {
    const engine = new PoseEngine(model);
    try {
      await engine.loading(onprogress);
    } catch (error) {
      engine.close();
      throw error;
    }
    return engine;
  }

  constructor(model) {
    this.model = model;
    this.choice = null;
    this.worker = new Worker(WORKER);
    this.waiting = null;
    this.looked_for = 1;
    this.uneven = false;
    this.count = 0;
    this.last_ms = 0;
  }

  loading(onprogress) {
    return new Promise((resolve, reject) => {
      this.worker.onerror = (event) => reject(new PoseError("failed", event.message));
      this.worker.onmessage = ({ data }) => {
        if (data.type === "progress") onprogress(data.share);
        else if (data.type === "error") reject(new PoseError(data.code, data.text));
        else if (data.type === "loaded") {
          this.worker.onmessage = (event) => this.answered(event.data);
          this.worker.onerror = (event) => this.failed(new PoseError("failed", event.message));
          resolve();
        }
      };
      const [address, vendor] = [`/pose/${this.model}.task`, VENDOR].map(
        (path) => new URL(path, location.origin).href,
      );
      this.worker.postMessage({ type: "load", model: address, vendor });
    });
  }

  chosen(choice, onchoice) {
    this.choice = choice;
    onchoice(choice);
    return this;
  }

  /** Look at an ImageBitmap, which is used up; one at a time. `t_ms` has to grow. */
  detect(bitmap, t_ms) {
    if (this.waiting) {
      bitmap.close();
      return Promise.reject(new PoseError("failed", "one frame at a time"));
    }
    this.count += 1;
    this.last_ms = Math.max(t_ms, this.last_ms + 1);
    const asked = new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
    });
    const frame = { type: "frame", bitmap, t_ms: this.last_ms, n: this.count };
    this.worker.postMessage(frame, [bitmap]);
    return asked;
  }

  /** Look for one person, or for two so that a second one is noticed (slower: placing only). */
  people(n) {
    if (n === this.looked_for) return; // the model would start anew for nothing
    this.looked_for = n;
    this.uneven = true;
    this.worker.postMessage({ type: "people", n });
  }

  /** Tell how many frames a second there really are: too few, and next time is measured anew. */
  note(fps) {
    const uneven = this.uneven; // two people take twice as long, and so does the change itself
    this.uneven = this.looked_for > 1;
    if (uneven) return;
    if (this.choice?.why !== "asked" && this.model === "full" && fps < LEAST_FPS) forget();
  }

  /** Free the model's memory; a frame that is being looked at fails. */
  close() {
    this.worker.terminate();
    this.failed(new PoseError("closed"));
  }

  answered(data) {
    if (data.type === "pose") this.settle("resolve", data);
    else if (data.type === "error") this.failed(new PoseError(data.code, data.text));
  }

  failed(error) {
    this.settle("reject", error);
  }

  settle(how, value) {
    const waiting = this.waiting;
    this.waiting = null;
    waiting?.[how](value);
  }
}
