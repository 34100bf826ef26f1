/** The pictures of a film, one after the other at a steady pace, whatever the device's speed. */

const STEP_S = 1 / 25; // as live cameras give at best; chosen by us
const LONGEST_WAIT_MS = 10_000;

/** Load a file into a video element; fails where the browser cannot play it. */
export async function loadFilm(video, file) {
  video.src = URL.createObjectURL(file);
  video.muted = true;
  await event(video, "loadeddata");
  if (!(video.duration > 0) || !Number.isFinite(video.duration) || !video.videoWidth) {
    throw new Error("no pictures");
  }
}

/** Yield {t_s, bitmap, share} of each picture; stop by ending the loop. */
export async function* frames(video) {
  for (let at = 0; at * STEP_S < video.duration; at += 1) {
    const t_s = at * STEP_S;
    const sought = event(video, "seeked");
    video.currentTime = t_s;
    await sought;
    yield { t_s, bitmap: await createImageBitmap(video), share: t_s / video.duration };
  }
}

function event(video, name) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no ${name}`)), LONGEST_WAIT_MS);
    const settle = (done) => () => {
      clearTimeout(late);
      done(video.error ?? undefined);
    };
    video.addEventListener(name, settle(resolve), { once: true });
    video.addEventListener("error", settle(reject), { once: true });
  });
}
