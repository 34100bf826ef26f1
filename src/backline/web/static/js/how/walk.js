/** A walk: the figure goes from the step before to this one, unless motion is to be reduced. */
import { figure } from "./figure.js";
import { numbers } from "./numbers.js";

const LASTS_MS = 1200;
const PARENTS = {
  thigh: "pelvis", shank: "thigh", foot: "shank", other_thigh: "pelvis", other_shank: "other_thigh", other_foot: "other_shank",
  lumbar: "pelvis", thorax: "lumbar", head: "thorax", upper_arm: "thorax", forearm: "upper_arm",
};
const RAD = Math.PI / 180;

const data = JSON.parse(document.getElementById("how-data").textContent);
const root = document.getElementById("how");
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
if (data.before && !still) play(figure(root.querySelector("svg.body")), data.before, data.now);

function play(drawn, before, now) {
  const tell = numbers(root.querySelector("[data-numbers]"), now.standing);
  const start = performance.now();
  const step = (time) => {
    const share = Math.min(Math.max((time - start) / LASTS_MS, 0), 1);
    const eased = share * share * (3 - 2 * share);
    const values = mixed(before.values, now.values, eased);
    drawn.show(share < 1 ? turned(before.frames, now.frames, eased) : now.frames, values);
    tell(values);
    if (share < 1) requestAnimationFrame(step);
    else root.dataset.ready = "true";
  };
  step(start);
}

function mixed(one, other, share) {
  const mix = (from, to) => (to === null ? NaN : (from ?? to) * (1 - share) + to * share); // null: not known
  return Object.fromEntries(Object.keys(other).map((name) => [name, mix(one[name], other[name])]));
}

/** Return a posture between two: angles are mixed, and each segment hangs on the one before it. */
function turned(one, other, share) {
  const mix = (name) => one[name].map((value, at) => value * (1 - share) + other[name][at] * share);
  const found = { pelvis: mix("pelvis") };
  for (const [name, parent] of Object.entries(PARENTS)) {
    const [x, y] = local(other[parent], other[name]);
    const [atX, atY, angle] = found[parent];
    const [cos, sin] = [Math.cos(angle * RAD), Math.sin(angle * RAD)];
    found[name] = [atX + x * cos - y * sin, atY + x * sin + y * cos, mix(name)[2]];
  }
  return found;
}

function local([atX, atY, angle], [x, y]) {
  const [cos, sin] = [Math.cos(angle * RAD), Math.sin(angle * RAD)];
  return [(x - atX) * cos + (y - atY) * sin, (y - atY) * cos - (x - atX) * sin];
}
