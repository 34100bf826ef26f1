/** A scene's grid: any posture of anybody between the ones that were worked out. */

/** Load a scene. */
export async function load(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return scene(await answer.json());
}

/** Return what a scene's data tells of postures and limits. */
export function scene(data) {
  const axes = data.axes.map(({ at }) => at);
  const names = data.axes.map(({ name }) => name);
  const columns = data.quantities.length;
  const placed = data.segments.length * 3;
  const where = (inputs) => names.map((name, at) => between(axes[at], inputs[name] ?? 0));

  /** Return frames and values for inputs (degrees, with shift and neck). */
  function at(inputs) {
    const spots = corners(where(inputs), axes);
    const values = mixed(spots, data.values, columns);
    const places = mixed(spots, data.places, placed);
    const told = Object.fromEntries(data.quantities.map((name, one) => [name, values[one]]));
    const frames = {};
    data.segments.forEach((name, one) => { frames[name] = [places[3 * one], places[3 * one + 1], places[3 * one + 2]]; });
    const neck = inputs.neck ?? 0;
    for (const [name, slope] of Object.entries(data.per_neck_deg)) told[name] += slope * neck;
    frames.head[2] += neck;
    for (const name of data.unknown) told[name] = NaN;
    return { frames, values: told };
  }

  /** Return how far the first input goes for the other inputs and a tolerance, and what stops it. */
  function limit(inputs) {
    const others = where(inputs).slice(1);
    const spots = corners([...others, between(data.tolerances, inputs.tolerance)], [...axes.slice(1), data.tolerances]);
    const angle = mixed(spots, data.limits, 1)[0];
    const nearest = spots.reduce((best, one) => (one[1] > best[1] ? one : best));
    return { angle, by: data.stops[data.stopped_by[nearest[0]]] };
  }

  /** Return a posture as the person can take it, and what stopped it. */
  function taken(inputs) {
    const { angle, by } = limit(inputs);
    const stopped = by !== "range" && inputs[names[0]] >= angle;
    const first = Math.min(inputs[names[0]], angle);
    const held = { ...inputs, [names[0]]: first };
    return { ...at(held), inputs: held, stoppedBy: stopped ? by : "range" };
  }

  return { first: names[0], standing: data.standing, at, limit, taken };
}

/** Return the grid's place before a value, and how far it is towards the next one. */
function between(at, value) {
  const last = at.length - 1;
  if (value <= at[0]) return [0, 0];
  if (value >= at[last]) return [last, 0];
  let low = 0;
  while (at[low + 1] <= value) low += 1;
  return [low, (value - at[low]) / (at[low + 1] - at[low])];
}

/** Return the corners around a place: which posture, and its weight. */
function corners(where, axes) {
  let found = [[0, 1]];
  where.forEach(([low, share], axis) => {
    const next = [];
    for (const [index, weight] of found) {
      const base = index * axes[axis].length + low;
      next.push([base, weight * (1 - share)]);
      if (share > 0) next.push([base + 1, weight * share]);
    }
    found = next;
  });
  return found;
}

function mixed(spots, values, columns) {
  const sum = new Float64Array(columns);
  for (const [index, weight] of spots) {
    const start = index * columns;
    for (let one = 0; one < columns; one += 1) sum[one] += weight * values[start + one];
  }
  return sum;
}
