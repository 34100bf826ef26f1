/** What uPlot does not draw by itself: error bars, the band of noise, a shape for each line. */

const SIZE = 4.5;
const SHAPES = [
  (path, x, y, r) => path.arc(x, y, r, 0, 2 * Math.PI),
  (path, x, y, r) => path.rect(x - r, y - r, 2 * r, 2 * r),
  (path, x, y, r) => corners(path, [[x, y - r], [x + r, y + r], [x - r, y + r]]),
  (path, x, y, r) => corners(path, [[x, y - 1.3 * r], [x + 1.3 * r, y], [x, y + 1.3 * r], [x - 1.3 * r, y]]),
];

function corners(path, points) {
  points.forEach(([x, y], at) => (at ? path.lineTo(x, y) : path.moveTo(x, y)));
  path.closePath();
}

/** Draw within the plot only. */
function inside(u, call) {
  const { left, top, width, height } = u.bbox;
  u.ctx.save();
  u.ctx.beginPath();
  u.ctx.rect(left, top, width, height);
  u.ctx.clip();
  call(u.ctx, window.devicePixelRatio || 1);
  u.ctx.restore();
}

/** Draw the band inside which a change is noise, with its edges, striped. */
export function band(u, chart, look) {
  if (!chart.band) return;
  const [low, high] = chart.band.map((value) => u.valToPos(value, "y", true));
  inside(u, (ctx, ratio) => {
    const { left, width } = u.bbox;
    ctx.fillStyle = look.band;
    ctx.fillRect(left, high, width, low - high);
    ctx.strokeStyle = look.lines[0];
    ctx.lineWidth = ratio;
    ctx.setLineDash([6 * ratio, 4 * ratio]);
    ctx.beginPath();
    for (const end of [low, high]) {
      ctx.moveTo(left, end);
      ctx.lineTo(left + width, end);
    }
    ctx.stroke();
  });
}

/** Draw how far each value may be off. */
export function whiskers(u, chart, look) {
  inside(u, (ctx, ratio) => {
    ctx.strokeStyle = look.ink;
    ctx.lineWidth = 1.5 * ratio;
    ctx.beginPath();
    each(u, chart, (x, value, error) => {
      if (!error) return;
      const [low, high] = [value - error, value + error].map((end) => u.valToPos(end, "y", true));
      ctx.moveTo(x, low);
      ctx.lineTo(x, high);
      for (const end of [low, high]) {
        ctx.moveTo(x - 5 * ratio, end);
        ctx.lineTo(x + 5 * ratio, end);
      }
    });
    ctx.stroke();
  });
}

/** Draw a shape at each value, another one for each line. */
export function marks(u, chart, look) {
  if (chart.kind === "bars") return;
  inside(u, (ctx, ratio) => {
    each(u, chart, (x, value, _, line) => {
      ctx.fillStyle = look.lines[line];
      ctx.beginPath();
      SHAPES[line % SHAPES.length](ctx, x, u.valToPos(value, "y", true), SIZE * ratio);
      ctx.fill();
    });
  });
}

function each(u, chart, call) {
  chart.series.forEach((one, line) => {
    one.values.forEach((value, at) => {
      if (value != null) call(u.valToPos(chart.days[at], "x", true), value, one.errors[at], line);
    });
  });
}
