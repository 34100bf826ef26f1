/** What a test came to, as cards: the value with its error, or why there is none. */

import { number, t, tn } from "../texts.js";

/** Return a card for one side's result. */
export function card(result, script) {
  const box = document.createElement("section");
  box.className = result.measurable ? "card" : "note warn";
  box.append(line("h2", script.side_names[result.side] ?? result.side));
  if (!result.measurable) {
    box.append(line("p", t("Not measurable: {because}.", { because: result.reason })));
    box.append(line("p", script.set_up.join(" ")));
    return box;
  }
  box.append(line("p", value(result, script), "guide-side"));
  box.append(line("p", script.why));
  if (script.trials > 1) {
    const all = script.trials;
    box.append(line("p", t("From {some} of {all} trials.", { some: result.trials, all })));
    if (result.trials < all) box.append(line("p", t("Fewer trials, so the error is wider.")));
  }
  if (result.norm_source) box.append(line("p", result.norm_source, "quiet"));
  return box;
}

/** Return a value with its error and unit. */
export function value(result, { unit }) {
  const digits = unit === "s" ? 1 : 0;
  const steps = 10 ** digits;
  const of = number(result.value, digits);
  // Rounded up: an error never promises more than was measured.
  const error = number(Math.ceil(Number((result.error * steps).toFixed(6))) / steps, digits);
  return `${of} ± ${error} ${units(unit, result.value)}`;
}

function units(unit, n) {
  if (unit === "deg") return tn("degree", "degrees", n);
  if (unit === "s") return tn("second", "seconds", n);
  if (unit === "stands") return tn("stand", "stands", n);
  return tn("repetition", "repetitions", n);
}

function line(tag, text, name = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  element.className = name;
  return element;
}
