/**
 * Performance marks, by which the way from a frame to the screen is timed from outside:
 * `backline:frame` (a frame was looked at), `backline:answer` (its answer came),
 * `backline:cue` (a cue is spoken or sounded). `detail.since_ms` counts from the frame's capture.
 */

const KEPT = 600; // of each name: a long session must not fill the memory
const counts = new Map();

/** Set a mark with details. */
export function mark(name, detail) {
  const count = (counts.get(name) ?? 0) + 1;
  if (count % KEPT === 0) performance.clearMarks(name);
  counts.set(name, count);
  performance.mark(name, { detail });
}
