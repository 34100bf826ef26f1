/** Notices of this browser, for a break that is offered while a page of Backline is open. */
import { get } from "../post.js";
import { t } from "../texts.js";

const WANTED = "backline.breaks.notices";
const SEEN = "backline.breaks.prompt";
const EVERY_MS = 20000; // a quiet notice stays two minutes

/** Whether somebody asked for notices in this browser. */
export const wanted = () => localStorage.getItem(WANTED) === "on";

/** Keep whether notices are wanted. */
export const want = (on) => localStorage.setItem(WANTED, on ? "on" : "off");

/** Whether the browser allows them. */
export const allowed = () => "Notification" in window && Notification.permission === "granted";

/** Show the notice; returns whether the browser could. */
export function show() {
  try {
    const notice = new Notification(t("Time for a break"), {
      body: t("Move a little. Press here to see what there is to do."),
      tag: "backline-break", // further tabs do not show it twice
    });
    notice.addEventListener("click", () => {
      window.focus();
      location.assign("/breaks/now");
    });
    return true;
  } catch {
    return false; // some phones show none for a page
  }
}

/** Return whether an offer is new and nobody else shows it. */
export function due({ running, mine, phase, prompt, notices, here }, seen) {
  return Boolean(running && mine) && phase === "notice" && String(prompt) !== seen && !(notices && here);
}

let watching = false;

/** Look now and again whether a break is offered; once for a page, however often it is asked. */
export function watch() {
  if (!watching) setInterval(look, EVERY_MS);
  watching = true;
}

async function look() {
  if (!wanted() || !allowed() || document.getElementById("session")) return;
  try {
    const told = await get("/api/breaks");
    if (!due(told, localStorage.getItem(SEEN))) return;
    localStorage.setItem(SEEN, String(told.prompt));
    show();
  } catch {
    // No server, or locked: there is nothing to tell.
  }
}
