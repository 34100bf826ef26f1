/** The screen stays on, and the keys of a headset or keyboard pause and go on. */

/** Keep the screen awake from now on, also after the page was left for a while. */
export function stayAwake() {
  const ask = async () => {
    if (document.hidden || !navigator.wakeLock) return;
    try {
      await navigator.wakeLock.request("screen");
    } catch {
      // A battery saver may refuse; the session goes on by ear.
    }
  };
  document.addEventListener("visibilitychange", ask);
  ask();
}

const SILENCE_S = 10;
const RATE_HZ = 8000;

/** Have the media keys call back with "pause" or "play"; returns how to tell which one is due. */
export function mediaKeys(title, pressed) {
  if (!("mediaSession" in navigator)) return () => {};
  // Browsers hand media keys only to a page that plays something: it plays silence.
  const audio = new Audio(URL.createObjectURL(silence()));
  audio.loop = true;
  audio.play().catch(() => {});
  navigator.mediaSession.metadata = new MediaMetadata({ title });
  for (const action of ["play", "pause", "stop"]) {
    try {
      navigator.mediaSession.setActionHandler(action, () => pressed(action === "play" ? "play" : "pause"));
    } catch {
      // Not every browser knows every key.
    }
  }
  return (paused) => {
    navigator.mediaSession.playbackState = paused ? "paused" : "playing";
  };
}

function silence() {
  const bytes = new Uint8Array(44 + SILENCE_S * RATE_HZ).fill(128);
  const head = new DataView(bytes.buffer, 0, 44);
  const text = (at, word) => [...word].forEach((letter, n) => head.setUint8(at + n, letter.charCodeAt(0)));
  text(0, "RIFF");
  head.setUint32(4, 36 + SILENCE_S * RATE_HZ, true);
  text(8, "WAVEfmt ");
  [[16, 16], [24, RATE_HZ], [28, RATE_HZ], [40, SILENCE_S * RATE_HZ]].forEach(([at, value]) => head.setUint32(at, value, true));
  [[20, 1], [22, 1], [32, 1], [34, 8]].forEach(([at, value]) => head.setUint16(at, value, true));
  text(36, "data");
  return new Blob([bytes], { type: "audio/wav" });
}
