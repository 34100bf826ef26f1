/** The page's charts: what the server drew stays for paper and where no script runs. */
import { looks, onChange } from "./looks.js";
import { options, values } from "./options.js";

const HEIGHT = 260;
const drawn = new Map();

/** Draw one chart over the still picture in its figure. */
function draw(chart) {
  const figure = document.querySelector(`[data-chart="${CSS.escape(chart.id)}"]`);
  const room = figure?.querySelector(".chart-room");
  if (!room) return;
  drawn.get(chart.id)?.destroy();
  const tip = figure.querySelector(".chart-tip") ?? room.insertAdjacentElement("afterend", line());
  const width = Math.max(240, Math.floor(room.clientWidth));
  const one = new window.uPlot({ ...options(chart, looks(), tip), width, height: HEIGHT }, values(chart), room);
  one.root.setAttribute("aria-hidden", "true"); // the table beside it says the same
  figure.classList.add("chart-live");
  drawn.set(chart.id, one);
}

/** Return the line below a chart that says the value under the pointer. */
function line() {
  const tip = document.createElement("p");
  tip.className = "chart-tip no-print";
  return tip;
}

/** Keep every chart as wide as its room. */
function fit() {
  for (const [id, one] of drawn) {
    const room = document.querySelector(`[data-chart="${CSS.escape(id)}"] .chart-room`);
    const width = Math.max(240, Math.floor(room.clientWidth));
    if (width !== one.width) one.setSize({ width, height: HEIGHT });
  }
}

const charts = JSON.parse(document.getElementById("charts")?.textContent ?? "[]");
if (window.uPlot) {
  charts.forEach(draw);
  new ResizeObserver(fit).observe(document.getElementById("main"));
  onChange(() => charts.forEach(draw));
}
