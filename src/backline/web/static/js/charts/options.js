/** From a chart's data to what uPlot takes. */
import { number } from "/static/js/texts.js";
import { DASHES } from "./looks.js";
import { band, marks, whiskers } from "./marks.js";

const language = document.documentElement.lang || "en";
const locale = language === "en" || language === "qps" ? "en-GB" : language;
const YEAR_S = 365 * 86400;
const DAY_PX = 76;
const HALF_WEEK_S = 3.5 * 86400;

/** Return the columns that uPlot draws. */
export function values(chart) {
  return [chart.days, ...chart.series.map((one) => one.values)];
}

/** Return a day as the page's language writes it; days are noon in UTC. */
function day(seconds, style) {
  return new Intl.DateTimeFormat(locale, { ...style, timeZone: "UTC" }).format(new Date(seconds * 1000));
}

function axisDay(chart) {
  const years = chart.days.at(-1) - chart.days[0] > YEAR_S;
  return (seconds) => day(seconds, years ? { year: "numeric", month: "short" } : { month: "short", day: "numeric" });
}

/** Return the days of the chart that have room below it, each a measured one. */
function splits(u, chart) {
  const kept = [];
  for (const one of chart.days) {
    if (!kept.length || u.valToPos(one, "x") - u.valToPos(kept.at(-1), "x") >= DAY_PX) kept.push(one);
  }
  return kept;
}

function ends(chart) {
  const span = chart.days.at(-1) - chart.days[0];
  const room = Math.max(HALF_WEEK_S, span / 40);
  return [chart.days[0] - room, chart.days.at(-1) + room];
}

function series(chart, look) {
  return chart.series.map((one, at) => ({
    label: one.name,
    stroke: look.lines[at],
    fill: chart.kind === "bars" ? look.lines[at] : undefined,
    width: chart.kind === "lines" ? 2.5 : 0,
    dash: DASHES[at],
    paths: chart.kind === "bars" ? window.uPlot.paths.bars({ size: [0.7, 60] }) : chart.kind === "points" ? () => null : undefined,
    points: { show: false },
    spanGaps: false,
  }));
}

/** Say the values at one place in the line below the chart. */
function say(chart, tip, at) {
  if (at == null) return;
  const told = chart.series
    .map((one) => ({ name: one.name, value: one.values[at], error: one.errors[at] }))
    .filter((one) => one.value != null)
    .map((one) => `${one.name} ${number(one.value)}${one.error ? ` ± ${number(one.error)}` : ""}`);
  tip.textContent = `${day(chart.days[at], { dateStyle: "medium" })}: ${told.join(", ") || "–"}`;
}

/** Return uPlot's options for a chart. */
export function options(chart, look, tip) {
  const axis = { stroke: look.ink, font: look.font, grid: { stroke: look.grid, width: 1 }, ticks: { show: false } };
  return {
    tzDate: (seconds) => window.uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    scales: { x: { time: true, range: ends(chart) }, y: { range: chart.range } },
    axes: [
      { ...axis, grid: { show: false }, size: 34, splits: (u) => splits(u, chart), values: (_, splits) => splits.map(axisDay(chart)) },
      { ...axis, size: 48, values: (_, splits) => splits.map((value) => number(value)) },
    ],
    series: [{}, ...series(chart, look)],
    hooks: {
      drawAxes: [(u) => band(u, chart, look)],
      draw: [(u) => whiskers(u, chart, look), (u) => marks(u, chart, look)],
      setCursor: [(u) => say(chart, tip, u.cursor.idx)],
    },
  };
}
