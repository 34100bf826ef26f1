/** Presses, keys and what the browser tells, as events of the flow. */

import { t } from "/static/js/texts.js";
import { guide } from "./utterance.js";

/** Set for one load of the page: another tab was told to let go. */
export const TAKE = "backline.take";
const LOUDER = 0.25;
const READING_S = 30; // chosen by us
const byId = (id) => document.getElementById(id);

/** Have every control of the page reach the session. */
export function listen(app) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-event]");
    if (button) pressed(app, button);
  });
  // Who opens what is folded wants to read it.
  document.addEventListener("toggle", ({ target }) => {
    if (target.matches("[data-screen] details[open]")) app.tell({ type: "longer", by_s: READING_S });
  }, true);
  document.addEventListener("keydown", (event) => key(app, event));
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && app.state && !app.outdoors) app.tell({ type: "pause", why: "hidden" });
  });
  window.addEventListener("beforeunload", () => app.speaker.hush());
  byId("stop-form").addEventListener("submit", (event) => stop(app, event));
  // A second Escape, pressed in fright, must not send anyone back into the exercise.
  byId("stop-dialog").addEventListener("cancel", (event) => event.preventDefault());
  byId("stop-dialog").addEventListener("close", () => {
    if (app.state?.stopping) app.tell({ type: "stop_not" });
  });
}

function pressed(app, { dataset }) {
  const { event, ...more } = dataset;
  if (PAGE[event]) {
    PAGE[event](app);
    return;
  }
  for (const name of ["presses", "score", "by_s"]) if (name in more) more[name] = Number(more[name]);
  app.tell({ type: event, ...more });
}

/** Presses that are not the flow's own. */
const PAGE = {
  async play(app) {
    byId("heard").hidden = false;
    await app.start();
    await app.speaker.voice.listed();
    if (app.state && app.state.name !== "sound") return;
    app.speaker.tones.play("go", { force: true });
    const told = app.speaker.voice.able
      ? t("This is how I will speak to you. Can you hear me well?")
      : t("There is no voice for this language on this device, so tones and captions guide you.");
    app.speaker.say([guide(told, { clears: true })]);
  },
  hear: (app) => app.heard(),
  louder(app) {
    const { voice, tones } = app.speaker;
    const full = voice.volume >= 1;
    voice.volume = tones.volume = Math.min(1, voice.volume + LOUDER);
    byId("louder-note").hidden = !full;
    PAGE.play(app);
  },
  quiet(app) {
    app.speaker.voice.on = false;
    app.speaker.tones.on = false;
    app.heard();
  },
  stop: (app) => hurts(app),
  stop_not: () => byId("stop-dialog").close(),
  fine: () => { byId("refused").hidden = true; },
  take: () => {
    sessionStorage.setItem(TAKE, "1");
    location.reload();
  },
};

/** "Stop, it hurts": everything stands still before anything is asked. */
export function hurts(app) {
  if (!app.state) {
    location.assign("/worse");
    return;
  }
  app.tell({ type: "stop" });
  const dialog = byId("stop-dialog");
  if (!dialog.open) dialog.showModal();
}

function stop(app, event) {
  event.preventDefault();
  const given = Object.fromEntries(new FormData(event.target));
  const answers = { pain: Number(given.pain), where: given.where ?? null, leg_worse: given.leg_worse ?? "unsure" };
  byId("stop-dialog").close();
  app.tell({ type: "stop_sure", answers });
}

const FIELDS = "input, select, textarea, a, summary, video";

function key(app, event) {
  if (!app.state || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (byId("stop-dialog").open) return;
  const at = document.activeElement;
  if (event.key === "Escape") hurts(app);
  else if (event.key === " ") {
    // A button that was walked to with the Tab key is meant itself.
    if (at?.matches(FIELDS) || (at?.matches("button") && at.matches(":focus-visible"))) return;
    app.tell({ type: "toggle", why: "key" });
  } else if (event.key === "+" || event.key === "-") {
    app.tell({ type: "correct", presses: event.key === "+" ? 1 : -1 });
  } else return;
  event.preventDefault();
}

