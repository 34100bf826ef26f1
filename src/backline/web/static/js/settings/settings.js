/** The settings page: everything is kept at once, and can be tried at once. */
import { post, Refused } from "../post.js";
import { t } from "../texts.js";
import { fillCameras, showCamera } from "./camera.js";
import { fillVoices, tryVoice } from "./voice.js";

const form = document.getElementById("settings");
const saved = document.getElementById("saved");
const AT_ONCE = { theme: "theme", text_size: "text" };

for (const part of document.querySelectorAll("[data-js]")) part.hidden = false;
document.getElementById("save").hidden = true;

form.addEventListener("change", async ({ target }) => {
  if (!target.name) return;
  if (target.name in AT_ONCE) document.documentElement.dataset[AT_ONCE[target.name]] = target.value;
  try {
    const { draw_anew: drawAnew } = await post("/api/settings", { [target.name]: valueOf(target) });
    said(t("Saved."), true);
    if (drawAnew) location.reload();
  } catch (error) {
    said(error instanceof Refused ? error.message : t("This could not be saved: Backline does not answer."), false);
  }
});

form.addEventListener("submit", (event) => event.preventDefault()); // Enter in a field: kept already

function valueOf(field) {
  if (field.type === "checkbox") return field.checked;
  return field.type === "range" ? Number(field.value) : field.value;
}

function said(text, good) {
  saved.textContent = text;
  saved.className = good ? "note good stays" : "note warn stays";
}

fillVoices(form);
document.getElementById("try").addEventListener("click", () => tryVoice(form));
fillCameras(form);
showCamera(form);
