/** The page where the body is moved: one state, drawn once a frame. */
import { controls } from "./controls.js";
import { figure } from "./figure.js";
import { load } from "./grid.js";
import { handles } from "./handles.js";
import { numbers, set } from "./numbers.js";
import { told } from "./told.js";

const data = JSON.parse(document.getElementById("how-data").textContent);
const root = document.getElementById("how");
const grid = await load(data.url);
const drawn = figure(root.querySelector("svg.body"));
const stop = root.querySelector("[data-stop]");
const state = { ...data.inputs, ...data.person };
let held = state; // as far as the person takes it
let own = data.own;
let waiting = 0;

const tellNumbers = numbers(root.querySelector("[data-numbers]"), grid.standing);
const ask = told(document.querySelector("[data-told]"), document.querySelector("[data-numbers-of-all]"));
const given = { svg: drawn.svg, ranges: data.ranges, get: (name) => held[name], change, rest };
const placeHandles = handles(given);
const showControls = controls(root.querySelector("form"), given);

/** Take one input; what follows is drawn with the next frame. */
function change(name, value) {
  state[name] = value;
  if (name === "shift" || name === "tolerance") own = false;
  if (!waiting) waiting = requestAnimationFrame(draw);
}

function draw() {
  waiting = 0;
  const posture = grid.taken(state);
  const band = own ? data.band.map((person) => grid.taken({ ...state, ...person }).frames) : [];
  held = posture.inputs;
  const placed = drawn.show(posture.frames, posture.values, band);
  placeHandles(placed, held);
  showControls(held);
  tellNumbers(posture.values);
  stop.hidden = posture.stoppedBy === "range";
  if (!stop.hidden) set(stop, data.stops[posture.stoppedBy]);
}

/** A movement is over: links follow at once, the address and the words a moment later. */
function rest() {
  if (waiting) {
    cancelAnimationFrame(waiting);
    draw();
  }
  const query = queryOf(data.who);
  if (!own) {
    query.set("shift", state.shift.toFixed(1));
    query.set("tolerance", state.tolerance.toFixed(1));
  }
  for (const link of root.querySelectorAll("[data-who]")) {
    link.search = queryOf(new URLSearchParams(link.search).get("who"));
    if (!own) link.removeAttribute("aria-current");
  }
  ask(query);
}

function queryOf(who) {
  const query = new URLSearchParams({ scene: data.scene });
  for (const name of Object.keys(data.inputs)) query.set(name, Number(state[name].toFixed(1)));
  query.set("who", who);
  return query;
}

for (const node of document.querySelectorAll("[data-with-script]")) node.hidden = false;
for (const node of document.querySelectorAll("[data-without-script]")) node.hidden = true;
draw();
root.dataset.ready = "true";
