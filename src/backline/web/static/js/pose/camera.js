/** Opening the camera, and saying in one word why it did not open. */

/** Why there is no picture: `code` is refused, none, busy, insecure, nowebgl, model or failed. */
export class PoseError extends Error {
  constructor(code, text = code) {
    super(text);
    this.name = "PoseError";
    this.code = code;
  }
}

const CODES = {
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotFoundError: "none",
  OverconstrainedError: "none",
  NotReadableError: "busy",
  AbortError: "busy",
};

/** Whether the pose model can run: even on the CPU it needs WebGL, in a worker. */
export function hasWebGL() {
  try {
    const canvas = new OffscreenCanvas(1, 1);
    const gl = canvas.getContext("webgl2") ?? canvas.getContext("webgl");
    gl?.getExtension("WEBGL_lose_context")?.loseContext();
    return gl !== null;
  } catch {
    return false;
  }
}

/** Open a camera into a video element; the promise fails with a `PoseError`. */
export async function openCamera(video, { deviceId = null } = {}) {
  if (!navigator.mediaDevices?.getUserMedia) {
    throw new PoseError(window.isSecureContext ? "failed" : "insecure");
  }
  if (!hasWebGL()) throw new PoseError("nowebgl");
  const stream = await streamOf(deviceId);
  video.srcObject = stream;
  video.muted = true;
  video.playsInline = true;
  try {
    await video.play();
  } catch (error) {
    closeCamera(video);
    throw new PoseError("failed", String(error));
  }
  return stream;
}

/** Stop a video element's camera, so that its light goes out. */
export function closeCamera(video) {
  for (const track of video.srcObject?.getTracks() ?? []) track.stop();
  video.srcObject = null;
}

/** List the cameras as [{id, label}]; labels are empty until one was allowed. */
export async function cameras() {
  const found = (await navigator.mediaDevices?.enumerateDevices?.()) ?? [];
  return found
    .filter(({ kind }) => kind === "videoinput")
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
}

/** Call back once when the camera goes away: unplugged, or taken back by the browser. */
export function onCameraLost(stream, callback) {
  for (const track of stream.getVideoTracks()) {
    track.addEventListener("ended", () => callback(new PoseError("busy")), { once: true });
  }
}

async function streamOf(deviceId) {
  const wanted = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 } };
  const chosen = deviceId ? { ...wanted, deviceId: { exact: deviceId } } : wanted;
  try {
    return await navigator.mediaDevices.getUserMedia({ video: chosen, audio: false });
  } catch (error) {
    // The camera that was chosen once may be gone: any other serves.
    if (deviceId && CODES[error.name] === "none") return streamOf(null);
    throw new PoseError(CODES[error.name] ?? "failed", String(error));
  }
}
