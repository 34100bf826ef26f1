/** A figure in the page that takes any posture: it sets transforms, paths and levels, nothing else. */
import { withArms } from "./arms.js";
import { lowestDisc, parsed, points, ribbon, smooth, transform, vertebrae, width } from "./paths.js";

const PLAIN_LEVEL = 0.3; // as in render/body_shapes.py
const MADE = {
  line: (line, frames) => smooth(points(line, frames), false),
  shape: (line, frames) => smooth(points(line, frames), true),
  tube: (line, frames) => smooth(ribbon(points(line, frames)), true),
  ribbon: (line, frames, level) => smooth(ribbon(points(line, frames, width(level))), true),
  disc: (line, frames) => lowestDisc(frames),
};

/** Return what draws postures into an SVG that the server drew. */
export function figure(svg) {
  const scene = svg.dataset.scene;
  const ghosts = [...svg.querySelectorAll(".body-ghost")].map((one) => ({ one, parts: parts(one) }));
  const own = parts(svg, (node) => !node.closest(".body-ghost"));
  return {
    svg,
    /** Show frames and values; with the frames of others, their outlines too. */
    show(frames, values, others = []) {
      const placed = withArms(frames, scene);
      draw(own, placed, values);
      ghosts.forEach(({ one, parts: many }, at) => {
        const other = others[at];
        one.classList.toggle("away", !other);
        if (other) draw(many, other, values);
      });
      return placed;
    },
  };
}

function parts(root, within = () => true) {
  const all = (choice) => [...root.querySelectorAll(choice)].filter(within);
  return {
    paths: all("[data-form]").filter((node) => node.dataset.form in MADE).map((node) => ({
      node, level: node.dataset.level, made: MADE[node.dataset.form],
      line: node.dataset.path ? parsed(node.dataset.path) : [],
    })),
    rigid: all("[data-segment]").map((node) => ({ node, segment: node.dataset.segment })),
    spine: all("[data-vertebra]"),
    blocks: all("[data-block]").map((node) => {
      const [segment, below] = node.dataset.block.split(",");
      return { node, segment, below: Number(below) };
    }),
  };
}

function draw(some, frames, values) {
  for (const { node, level, made, line } of some.paths) {
    const value = level ? values[level] : PLAIN_LEVEL;
    node.setAttribute("d", made(line, frames, value));
    if (level) node.style.setProperty("--level", held(value).toFixed(3));
  }
  for (const { node, segment } of some.rigid) node.setAttribute("transform", transform(frames[segment]));
  if (some.spine.length) vertebrae(frames).forEach((place, at) => some.spine[at].setAttribute("transform", transform(place)));
  for (const { node, segment, below } of some.blocks) {
    const top = frames[segment][1] + below;
    node.setAttribute("y", top.toFixed(1));
    node.setAttribute("height", Math.max(-top, 0).toFixed(1));
  }
}

/** Return a level as colours take it. */
export function held(level) {
  return level > 0 ? Math.min(level, 1) : 0;
}
