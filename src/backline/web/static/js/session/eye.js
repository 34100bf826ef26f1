/** The camera side of a session: picture, model, skeleton, and the live part of each set. */

import { closeCamera, onCameraLost, openCamera } from "../pose/camera.js";
import { SkeletonView } from "../pose/draw.js";
import { PoseEngine } from "../pose/engine.js";
import { PoseLoop } from "../pose/loop.js";
import { LiveSocket } from "../pose/socket.js";

/** A new part's clock begins so long after what was kept of the set. */
const GAP_S = 1;

/** Looks, draws and asks the judge. */
export class Eye {
  /**
   * `tell(event)` takes what happens, as events of flow.js; `look()` gives {judged, state, side}
   * of this moment; `onprogress(share)` how much of the model has come; `onchoice({model})` which; `online(ok)` whether the
   * server answers; `taken()` that another page has taken over; `refused({code, text})` the rest.
   */
  constructor({ video, canvas, mirror, tell, look, onprogress, onchoice, online, taken, refused }) {
    Object.assign(this, { video, canvas, tell, look, onprogress, onchoice, online, taken, refused });
    this.view = new SkeletonView(canvas, video, { mirror });
    this.socket = null;
    this.offset_s = null;
    this.opening = null;
  }

  /** Open the camera and load the model, once. */
  open(deviceId) {
    this.opening ??= this.begin(deviceId).catch((error) => {
      this.dark();
      this.tell({ type: "trouble", code: error.code ?? "failed" });
      throw error;
    });
    this.opening.catch(() => {}); // told above
    return this.opening;
  }

  async begin(deviceId) {
    const stream = await openCamera(this.video, { deviceId: deviceId || null });
    onCameraLost(stream, (error) => this.failed(error));
    this.engine = await PoseEngine.create({ onprogress: this.onprogress, onchoice: this.onchoice });
    this.loop = new PoseLoop({
      video: this.video,
      engine: this.engine,
      onframe: (frame) => this.frame(frame),
      onerror: (error) => this.failed(error),
    });
  }

  /** Open the live part of a set if it is still `wanted()`; frames go out once it is ready. */
  async part(session, slot, { wanted, id }) {
    try {
      await this.opening;
    } catch {
      return;
    }
    if (!wanted()) return;
    this.leave();
    this.attend({ looking: true, placing: true });
    this.offset_s = null;
    const { videoWidth, videoHeight } = this.video;
    const socket = new LiveSocket({
      hello: {
        mode: "set", exercise: slot.exercise, side: slot.side, session, slot: slot.key, set: id(),
        size: [videoWidth, videoHeight], keep: true,
      },
      onready: (message) => {
        this.clock_s = message.clock_s ?? 0;
        this.online(true);
        this.tell({ type: "ready", set: message.set, base: message.base });
      },
      onanswer: (answer) => this.tell({ type: "answer", answer }),
      onevent: (event, { late, since_ms }) => {
        this.tell({ type: "live", event, late, captured_ms: performance.now() - since_ms });
      },
      onoffline: () => this.online(false),
      ononline: () => this.online(true),
      onended: (result) => this.tell({ type: "ended", result }),
      onerror: (error) => (error.code === "taken_over" ? this.taken() : this.refused(error)),
    });
    this.socket = socket.open();
  }

  frame(frame) {
    const { judged, ...shown } = this.look();
    this.view.draw(frame, shown);
    if (!this.socket || this.socket.base === null) return;
    this.offset_s ??= this.clock_s + (this.clock_s > 0 ? GAP_S : 0) - frame.t_s;
    this.socket.send({ ...frame, t_s: frame.t_s + this.offset_s }, { judged });
  }

  /** Look or rest; for a second person only while placing, since that costs frames. */
  attend({ looking, placing }) {
    if (looking) this.loop?.start();
    else this.loop?.stop();
    if (looking) this.engine?.people(placing ? 2 : 1);
  }

  /** End the set; resolves when the server has it. */
  async end() {
    const { socket } = this;
    this.socket = null;
    await socket?.end();
  }

  /** Leave the set open on the server. */
  leave() {
    this.socket?.close();
    this.socket = null;
  }

  failed(error) {
    this.dark();
    this.tell({ type: "trouble", code: error.code });
  }

  /** Put the camera out. */
  dark() {
    this.leave();
    this.loop?.stop();
    this.engine?.close();
    this.loop = this.engine = this.opening = null;
    closeCamera(this.video);
    this.view.clear();
  }
}
