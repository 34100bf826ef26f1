/** The page of a break: its timer, its sound, its keys; further screens count beside it. */
import { get, post } from "../post.js";
import { t } from "../texts.js";
import { Tones } from "../voice/tones.js";
import { at, shown, whole } from "./clock.js";
import { guard } from "./guard.js";

const SOUND = "backline.breaks.sound";
const TICK_MS = 250;
const ASK_MS = 1000; // whether the break has begun, on further screens: chosen by us
const SOFT = 0.5; // of the volume that was chosen for the voice
const told = JSON.parse(document.getElementById("break").textContent);
const find = (name) => document.querySelector(`[data-${name}]`);
const tones = new Tones({ volume: SOFT * told.volume, on: localStorage.getItem(SOUND) === "on" });
let began_ms = null;
let part = -1;

const gone = () => (performance.now() - began_ms) / 1000;

/**
 * Show the time on a further screen. Each screen is a browser of its own, so that what the first one
 * counts can only be had from the companion. A break that has begun already runs here as it does
 * there: from when its page came up.
 */
function follow() {
  find("clock").textContent = shown(whole(told.parts));
  if (told.begun) count(0);
  else ask();
}

async function ask() {
  try {
    const { phase, break_s } = await get(`/api/breaks?profile=${encodeURIComponent(told.profile)}`);
    if (phase === "break" && Number.isFinite(break_s)) {
      count(break_s);
      return;
    }
  } catch {
    // The server is away for a moment: the next question may find it again.
  }
  setTimeout(ask, ASK_MS);
}

/** Count down what is left after some seconds. */
function count(gone_s) {
  began_ms = performance.now() - gone_s * 1000;
  const draw = () => { find("clock").textContent = shown(at(told.parts, gone()).left_s); };
  draw();
  setInterval(draw, TICK_MS);
}

/** Offer the timer; where the companion has begun the break already, it runs at once. */
function offer() {
  for (const name of ["start", "sound"]) find(name).hidden = false;
  find("start").addEventListener("click", () => {
    begin();
    if (tones.on) tones.wake();
    find("part").focus(); // not Done: a second press of Enter would end it at once
    // The companion counts from here; without one, or for somebody else's, nobody has to.
    post("/api/breaks", { do: "start", profile: told.profile }).catch(() => {});
  });
  find("sound").addEventListener("click", () => {
    tones.on = !tones.on;
    localStorage.setItem(SOUND, tones.on ? "on" : "off");
    if (tones.on) tones.wake();
    find("sound").setAttribute("aria-pressed", String(tones.on));
  });
  find("sound").setAttribute("aria-pressed", String(tones.on));
  document.getElementById("done").addEventListener("submit", () => {
    if (began_ms !== null) find("seconds").value = gone().toFixed(0);
  });
  if (told.begun) begin();
}

function begin() {
  began_ms = performance.now();
  find("timer").hidden = false;
  find("start").hidden = true;
  tick();
  setInterval(tick, TICK_MS);
}

function tick() {
  const { number: now, left_s } = at(told.parts, gone());
  const clock = shown(left_s);
  if (find("clock").textContent !== clock) find("clock").textContent = clock;
  find("progress").value = 1 - left_s / whole(told.parts);
  if (now === part) return;
  const over = now === told.parts.length;
  find("part").textContent = over ? t("That was the time. Press Done when you are ready.") : told.parts[now][0];
  if (part >= 0) tones.play(over ? "end" : "half");
  if (over) find("done").classList.add("main");
  part = now;
}

if (told.full || told.calm) {
  guard();
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.querySelector("#close button").click();
  });
}
if (!told.urgent) (told.calm ? follow : offer)(); // else there is nothing to count
