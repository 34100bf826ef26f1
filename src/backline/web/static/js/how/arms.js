/** Where arms and head of the figure rest: the rule of render/body_arms.py. */
import { spotAt } from "./paths.js";

const UPPER = 314;
const LOWER = 410;
const STRETCHED = 0.985;
const EASY = 0.94;
const ABOVE_FLOOR = 30;
const ON_LEG = 82;
const ALONG_THIGH = 330;
const HEAD = 95;
const LYING = -90;
const RAD = Math.PI / 180;

const TARGETS = {
  bend: (frames, [x, y]) => [x, Math.min(y + UPPER + LOWER, -ABOVE_FLOOR)],
  sit: (frames) => spotAt(["other_thigh", ON_LEG, ALONG_THIGH], frames),
  long: (frames, [x, y]) => {
    const leg = frames.thigh[1] - ON_LEG;
    const reach = (EASY * (UPPER + LOWER)) ** 2 - (leg - y) ** 2;
    return [Math.min(x + Math.sqrt(Math.max(reach, 0)), frames.foot[0]), leg];
  },
};

/** Return the frames with arms and head as they rest in a scene. */
export function withArms(frames, scene) {
  if (scene === "lie") {
    const [x, y, angle] = frames.head;
    return { ...frames, head: [x, Math.min(y, -HEAD), Math.max(angle, LYING)] };
  }
  if (!(scene in TARGETS)) return frames;
  const [x, y] = frames.upper_arm;
  const target = TARGETS[scene](frames, [x, y]);
  const away = Math.hypot(target[0] - x, target[1] - y);
  const reach = Math.min(Math.max(away, 1), STRETCHED * (UPPER + LOWER));
  const corner = (UPPER ** 2 + reach ** 2 - LOWER ** 2) / (2 * UPPER * reach);
  const upper = toward([x, y], target) + Math.acos(Math.min(Math.max(corner, -1), 1)) / RAD;
  const elbow = [x - UPPER * Math.sin(upper * RAD), y + UPPER * Math.cos(upper * RAD)];
  return { ...frames, upper_arm: [x, y, upper], forearm: [...elbow, toward(elbow, target)] };
}

function toward(start, end) {
  return Math.atan2(start[0] - end[0], end[1] - start[1]) / RAD;
}
