/** From points in segments to a smooth path: the rule of render/body_paths.py and render/curve.py. */

const REACH = 1 / 3;
const SLACK = 0.75;
const TAUT = 1.35;
const SPINE_TURN = [30, -20];
const SACRUM_TOP = [-23, -108];
const VERTEBRA = [19, 12.5];
const VERTEBRAE = 5;
const LOWEST = 0.62;
const RAD = Math.PI / 180;

/** Return the points of a line: the spots of each, and half its width. */
export function parsed(line) {
  return line.split(";").map((point) => {
    let half = 0;
    const spots = point.split("+").map((spot) => {
      const [segment, x, y, width] = spot.split(",");
      if (width !== undefined) half = Number(width);
      return [segment, Number(x), Number(y)];
    });
    return { spots, half };
  });
}

/** Return where the points of a line are: x, y and half the width. */
export function points(line, frames, wide = 1) {
  return line.map(({ spots, half }) => {
    let x = 0;
    let y = 0;
    for (const spot of spots) {
      const [atX, atY] = spotAt(spot, frames);
      x += atX / spots.length;
      y += atY / spots.length;
    }
    return [x, y, half * wide];
  });
}

/** Return where a spot of a segment, or beside the lumbar curve, is. */
export function spotAt([segment, x, y], frames) {
  return segment === "spine" ? beside(alongSpine(frames, y), x, 0) : beside(frames[segment], x, y);
}

/** Return a smooth curve through points, as the d of a path. */
export function smooth(many, closed) {
  const count = many.length;
  const point = (at) => many[closed ? (at + count) % count : Math.min(Math.max(at, 0), count - 1)];
  let shape = `M${pair(many[0][0], many[0][1])}`;
  for (let at = 0; at < (closed ? count : count - 1); at += 1) {
    const [before, start, end, after] = [point(at - 1), point(at), point(at + 1), point(at + 2)];
    const reach = REACH * Math.hypot(end[0] - start[0], end[1] - start[1]);
    const one = toward(before, end, reach);
    const two = toward(start, after, reach);
    shape += `C${pair(start[0] + one[0], start[1] + one[1])} ${pair(end[0] - two[0], end[1] - two[1])} ${pair(end[0], end[1])}`;
  }
  return closed ? `${shape}Z` : shape;
}

/** Return the outline of a ribbon: down its left edge and back up its right edge. */
export function ribbon(along) {
  return [...edge(along, 1), ...edge(along, -1).reverse()];
}

/** Return how wide a ribbon is at a level, of its own width. */
export function width(level) {
  return SLACK + (TAUT - SLACK) * (level > 0 ? Math.min(level, 1) : 0);
}

/** Return a place of the lumbar curve (x, y) and its turn from upright. */
export function alongSpine(frames, s) {
  const start = spotAt(["pelvis", ...SACRUM_TOP], frames);
  const end = frames.thorax;
  const reach = Math.hypot(end[0] - start[0], end[1] - start[1]);
  const leave = up((frames.pelvis[2] + SPINE_TURN[0]) * RAD, reach);
  const arrive = up((frames.thorax[2] + SPINE_TURN[1]) * RAD, reach);
  const weights = [2 * s ** 3 - 3 * s ** 2 + 1, s ** 3 - 2 * s ** 2 + s, -2 * s ** 3 + 3 * s ** 2, s ** 3 - s ** 2];
  const slopes = [6 * s ** 2 - 6 * s, 3 * s ** 2 - 4 * s + 1, -6 * s ** 2 + 6 * s, 3 * s ** 2 - 2 * s];
  const ends = [start, leave, end, arrive];
  const sum = (some, axis) => some.reduce((all, weight, at) => all + weight * ends[at][axis], 0);
  return [sum(weights, 0), sum(weights, 1), Math.atan2(sum(slopes, 0), -sum(slopes, 1)) / RAD];
}

/** Return place and turn of each lumbar vertebra, the lowest first. */
export function vertebrae(frames) {
  return Array.from({ length: VERTEBRAE }, (_, at) => alongSpine(frames, (at + LOWEST) / VERTEBRAE));
}

/** Return the path of the lowest disc. */
export function lowestDisc(frames) {
  const [depth, half] = VERTEBRA;
  const base = alongSpine(frames, 0);
  const above = alongSpine(frames, LOWEST / VERTEBRAE);
  const corners = [beside(base, -depth, 0), beside(base, depth, 0), beside(above, depth, half), beside(above, -depth, half)];
  return `M${corners.map(([x, y]) => pair(x, y)).join("L")}Z`;
}

/** Return a frame as the transform of a group. */
export function transform([x, y, angle]) {
  return `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${angle.toFixed(2)})`;
}

function edge(along, share) {
  return along.map(([x, y, half], at) => {
    const ahead = toward(along[Math.max(at - 1, 0)], along[Math.min(at + 1, along.length - 1)], half * share);
    return [x + ahead[1], y - ahead[0]];
  });
}

function toward(start, end, length) {
  const x = end[0] - start[0];
  const y = end[1] - start[1];
  const whole = Math.hypot(x, y);
  return whole ? [(x / whole) * length, (y / whole) * length] : [0, 0];
}

function beside([atX, atY, angle], x, y) {
  const cos = Math.cos(angle * RAD);
  const sin = Math.sin(angle * RAD);
  return [atX + x * cos - y * sin, atY + x * sin + y * cos];
}

function up(angle, length) {
  return [length * Math.sin(angle), -length * Math.cos(angle)];
}

function pair(x, y) {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
