/** Full or lite: measured once on a picture of a person, remembered on this device. */

/** Fewer frames a second than this judge badly: chosen by us. */
export const LEAST_FPS = 12;

const KEY = "backline.pose";
const STALE_MS = 14 * 24 * 3600 * 1000;
const PICTURE = "/static/img/pose-measure.jpg";
const WARM_UP = 3;
const TIMED = 9;

/** Return the median milliseconds of one frame, the way into the worker and back included. */
export async function measureEngine(engine) {
  const picture = await (await fetch(PICTURE)).blob();
  const times = [];
  for (let at = 0; at < WARM_UP + TIMED; at += 1) {
    const bitmap = await createImageBitmap(picture);
    const started = performance.now();
    await engine.detect(bitmap, 33 * at);
    if (at >= WARM_UP) times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.floor(TIMED / 2)];
}

/** Return the choice made on this device, null where there is none or it is stale. */
export function remembered(now = Date.now()) {
  try {
    const { model, ms, fps, at, device } = JSON.parse(localStorage.getItem(KEY));
    const fresh = now >= at && now - at < STALE_MS && device === deviceMark();
    if (!fresh || !["full", "lite"].includes(model)) return null;
    return { model, ms, fps, why: "remembered" };
  } catch {
    return null;
  }
}

/** Keep a choice for the next time. */
export function remember({ model, ms, fps }, now = Date.now()) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ model, ms, fps, at: now, device: deviceMark() }));
  } catch {
    // A browser that keeps nothing measures each time.
  }
}

/** Measure anew next time. */
export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}

function deviceMark() {
  return `${navigator.hardwareConcurrency} ${navigator.userAgent}`;
}
