/** The page of breaks: where things stand, looked up again while the page is seen. */
import { get } from "../post.js";

const EVERY_MS = 10000;
const card = document.getElementById("state");

/** Show what the server says; a page that no longer fits is loaded again. */
function draw(told) {
  if (String(Boolean(told.running)) !== card.dataset.running) {
    location.reload();
    return;
  }
  if (!told.running || !told.mine) return;
  const says = card.querySelector("[data-says]");
  if (says.dataset.text !== told.says.join("\n")) {
    says.replaceChildren(...told.says.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
    says.dataset.text = told.says.join("\n");
  }
  for (const one of card.querySelectorAll("[data-action]")) one.hidden = !told.fits.includes(one.dataset.action);
  for (const one of card.querySelectorAll("[data-count]")) one.textContent = told.tally[one.dataset.count];
}

async function look() {
  if (document.hidden) return;
  try {
    draw(await get("/api/breaks"));
  } catch {
    // The server is away, or locked: the page stays as it is.
  }
}

setInterval(look, EVERY_MS);
document.addEventListener("visibilitychange", look);
