/** The settings of breaks: more lines of hours, and the notices of this browser. */
import { t } from "../texts.js";
import { allowed, show, wanted, want, watch } from "./notices.js";

for (const hours of document.querySelectorAll("[data-hours]")) lines(hours);
notices(document.getElementById("here"));

/** Let lines be added and taken away. */
function lines(hours) {
  const rows = () => hours.querySelectorAll("[data-row]");
  const listen = (row) => {
    const remove = row.querySelector("[data-remove]");
    remove.hidden = false;
    remove.addEventListener("click", () => {
      for (const field of row.querySelectorAll("input")) {
        if (field.type === "checkbox") field.checked = false;
        else field.value = "";
      }
      row.hidden = rows().length > 1; // its number stays taken
      hours.querySelector("[data-add]").focus();
    });
  };
  rows().forEach(listen);
  hours.querySelector("[data-more]").hidden = false;
  hours.querySelector("[data-add]").addEventListener("click", () => {
    const all = rows();
    const row = all[all.length - 1].cloneNode(true);
    renumber(row, all.length - 1, all.length);
    row.hidden = false;
    all[all.length - 1].after(row);
    listen(row);
    row.querySelector("input").focus();
  });
}

/** Give the fields of a copied line names of their own, and nothing in them. */
function renumber(row, from, to) {
  for (const one of row.querySelectorAll("input, label")) {
    for (const name of ["name", "id", "for"]) {
      const value = one.getAttribute(name);
      if (value) one.setAttribute(name, value.replace(new RegExp(`_${from}$`), `_${to}`));
    }
    if (one.type === "checkbox") one.checked = false;
    else if (one.tagName === "INPUT") one.value = "";
  }
  for (const words of row.querySelectorAll(".sr")) {
    words.textContent = words.textContent.replace(String(from + 1), String(to + 1));
  }
}

/** Let notices of this browser be wanted or not. */
function notices(card) {
  const [allow, stop, says] = ["allow", "stop", "says"].map((name) => card.querySelector(`[data-${name}]`));
  if (!("Notification" in window)) {
    says.textContent = t("This browser has no notices.");
    return;
  }
  card.querySelector("[data-notices]").hidden = false;
  const draw = () => {
    const on = wanted() && allowed();
    allow.hidden = on;
    stop.hidden = !on;
  };
  allow.addEventListener("click", async () => {
    await Notification.requestPermission();
    want(allowed());
    if (allowed()) watch();
    draw();
    if (!allowed()) says.textContent = t("This browser does not allow it. Its own settings for this page can.");
    else if (show()) says.textContent = t("This is how it looks. Notices come while a page of Backline is open.");
    else says.textContent = t("This browser shows no notices for a page.");
  });
  stop.addEventListener("click", () => {
    want(false);
    draw();
    says.textContent = t("No notices here any more.");
  });
  draw();
}
