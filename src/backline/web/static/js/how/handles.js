/** The rings on the figure: dragged by mouse and finger, moved by keys, sliders to a screen reader. */
import { t } from "../texts.js";
import { parsed, points } from "./paths.js";

const TOUCH_PX = 23;
const RING_PX = 11;
const DOT_PX = 4;
const STEP = 2;
const PAGE = 10;
const RAD = Math.PI / 180;

/**
 * Make the rings work.
 * given: svg, ranges, get(name), change(name, value), rest().
 */
export function handles(given) {
  const { svg, ranges } = given;
  const group = svg.querySelector(".handles");
  group.removeAttribute("hidden");
  const found = [...group.querySelectorAll("[data-handle]")].map((node) => ({
    node, name: node.dataset.handle, at: parsed(node.dataset.at), turns: node.dataset.turns, gain: Number(node.dataset.gain),
  }));
  let frames = null;
  for (const one of found) {
    one.node.addEventListener("pointerdown", (event) => drag(one, event, given, () => frames));
    // Within an SVG touch-action alone does not keep the page from scrolling.
    one.node.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
    one.node.addEventListener("keydown", (event) => key(one, event, given));
  }
  new ResizeObserver(() => size(svg, found)).observe(svg);
  return (placed, inputs) => {
    frames = placed;
    for (const one of found) {
      const [[x, y]] = points(one.at, placed);
      one.node.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
      tell(one.node, inputs[one.name], ranges[one.name]);
    }
  };
}

/** Keep the rings as large for a finger, however small the figure is. */
function size(svg, found) {
  const scale = svg.getScreenCTM()?.a || 1;
  for (const { node } of found) {
    [TOUCH_PX, RING_PX, DOT_PX].forEach((px, at) => node.children[at].setAttribute("r", (px / scale).toFixed(1)));
  }
}

function tell(node, value, [low, high]) {
  const whole = Math.round(value);
  if (node.getAttribute("aria-valuenow") === String(whole)) return;
  node.setAttribute("aria-valuemin", low);
  node.setAttribute("aria-valuemax", high);
  node.setAttribute("aria-valuenow", whole);
  node.setAttribute("aria-valuetext", t("{n} degrees", { n: whole }));
}

function drag(one, event, given, frames) {
  if (event.button !== 0) return;
  event.preventDefault();
  one.node.focus({ preventScroll: true });
  one.node.setPointerCapture(event.pointerId);
  let value = given.get(one.name);
  let last = angleOrX(one, event, given.svg, frames());
  const move = (next) => {
    const now = angleOrX(one, next, given.svg, frames());
    value += one.gain * (one.turns ? nearest(now - last) : now - last);
    last = now;
    const [low, high] = given.ranges[one.name];
    given.change(one.name, Math.min(Math.max(value, low), high));
  };
  const end = () => {
    one.node.removeEventListener("pointermove", move);
    given.rest();
  };
  one.node.addEventListener("pointermove", move);
  one.node.addEventListener("lostpointercapture", end, { once: true });
}

/** Return the pointer's angle about what a handle turns, or how far right it is (mm). */
function angleOrX(one, event, svg, frames) {
  const matrix = svg.getScreenCTM();
  const x = (event.clientX - matrix.e) / matrix.a;
  const y = (event.clientY - matrix.f) / matrix.d;
  if (!one.turns) return x;
  const [atX, atY] = frames[one.turns];
  return Math.atan2(y - atY, x - atX) / RAD;
}

/** Return a turn as the short way round. */
function nearest(turn) {
  return ((((turn + 180) % 360) + 360) % 360) - 180;
}

function key(one, event, given) {
  const [low, high] = given.ranges[one.name];
  const value = given.get(one.name);
  const asked = {
    ArrowRight: value + STEP, ArrowUp: value + STEP, ArrowLeft: value - STEP, ArrowDown: value - STEP,
    PageUp: value + PAGE, PageDown: value - PAGE, Home: low, End: high,
  }[event.key];
  if (asked === undefined) return;
  event.preventDefault();
  given.change(one.name, Math.min(Math.max(asked, low), high));
  given.rest();
}
