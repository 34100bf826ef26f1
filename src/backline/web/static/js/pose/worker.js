/**
 * The pose model in its own thread, on the CPU.
 *
 * A classic worker, because the vendor bundle is a script and not a module; a function around
 * everything, because that bundle declares one-letter globals.
 *
 * In:  {type: "load", model, vendor}   {type: "people", n}   {type: "frame", bitmap, t_ms, n}
 * Out: {type: "progress", share}   {type: "loaded", ms}   {type: "error", code, text}
 *      {type: "pose", n, ms, width, height, found, second, image, world}
 */
(() => {
  const POINTS = 33;
  // How sure the detector has to be, as for recordings: its own 0.5 misses people on their back.
  const FOUND = 0.25;
  let landmarker = null;
  let turn = Promise.resolve(); // one thing after the other: new options take a while to settle

  self.onmessage = ({ data }) => {
    turn = turn.then(() => handle(data));
  };

  async function handle(data) {
    try {
      if (data.type === "load") await load(data);
      else if (data.type === "people") await landmarker.setOptions({ numPoses: data.n });
      else look(data);
    } catch (error) {
      const code = typeof error.code === "string" ? error.code : "failed";
      self.postMessage({ type: "error", code, text: String(error) });
    }
  }

  async function load({ model, vendor }) {
    const started = performance.now();
    const bytes = await fetchModel(model);
    self.exports = {};
    self.module = { exports: self.exports };
    importScripts(`${vendor}/vision_bundle.js`);
    const { FilesetResolver, PoseLandmarker } = self.module.exports;
    const files = await FilesetResolver.forVisionTasks(vendor);
    landmarker?.close();
    landmarker = await PoseLandmarker.createFromOptions(files, {
      baseOptions: { modelAssetBuffer: bytes, delegate: "CPU" },
      runningMode: "VIDEO",
      numPoses: 1,
      minPoseDetectionConfidence: FOUND,
    });
    self.postMessage({ type: "loaded", ms: performance.now() - started });
  }

  /** Fetch the model, telling how much of it has come. */
  async function fetchModel(address) {
    let answer;
    try {
      answer = await fetch(address);
    } catch (error) {
      throw Object.assign(error, { code: "model" });
    }
    if (!answer.ok) throw Object.assign(new Error(`status ${answer.status}`), { code: "model" });
    const total = Number(answer.headers.get("content-length")) || 0;
    const reader = answer.body.getReader();
    const parts = [];
    let come = 0;
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      parts.push(value);
      come += value.length;
      if (total) self.postMessage({ type: "progress", share: Math.min(1, come / total) });
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  }

  function look({ bitmap, t_ms, n }) {
    const started = performance.now();
    const { width, height } = bitmap;
    let result;
    try {
      result = landmarker.detectForVideo(bitmap, t_ms);
    } finally {
      bitmap.close();
    }
    const found = result.landmarks.length > 0;
    const image = found ? packed(result.landmarks[0], width, height, "visibility") : null;
    const world = found ? packed(result.worldLandmarks[0], 1, 1, "z") : null;
    const second = result.landmarks.length > 1;
    const ms = performance.now() - started;
    self.postMessage(
      { type: "pose", n, ms, width, height, found, second, image, world },
      found ? [image.buffer, world.buffer] : [],
    );
  }

  function packed(points, width, height, third) {
    const out = new Float32Array(POINTS * 3);
    for (let at = 0; at < POINTS; at += 1) {
      out[3 * at] = points[at].x * width;
      out[3 * at + 1] = points[at].y * height;
      out[3 * at + 2] = points[at][third] ?? 0;
    }
    return out;
  }
})();
