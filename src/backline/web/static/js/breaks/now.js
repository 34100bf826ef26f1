/** The page of a break: its timer, its sound, its keys; further screens show the same time. */
import { post } from "../post.js";
import { t } from "../texts.js";
import { Tones } from "../voice/tones.js";
import { at, shown, whole } from "./clock.js";
import { guard } from "./guard.js";

const SOUND = "backline.breaks.sound";
const TICK_MS = 250;
const SOFT = 0.5; // of the volume that was chosen for the voice
const told = JSON.parse(document.getElementById("break").textContent);
const find = (name) => document.querySelector(`[data-${name}]`);
const screens = new BroadcastChannel("backline.break");
const tones = new Tones({ volume: SOFT * told.volume, on: localStorage.getItem(SOUND) === "on" });
let began_ms = null;
let part = -1;

const gone = () => (performance.now() - began_ms) / 1000;

/** Show the time that another screen counts. */
function follow() {
  find("clock").textContent = shown(whole(told.parts));
  screens.addEventListener("message", ({ data }) => { find("clock").textContent = data.clock; });
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
  if (find("clock").textContent !== clock) {
    find("clock").textContent = clock;
    screens.postMessage({ clock });
  }
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
if (told.calm) follow();
else offer();
