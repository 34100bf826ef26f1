/** What was found in a film, as a table: one repetition or hold a row. */

import { number, t, tn } from "../texts.js";

/** Return the heading: how many count, and how many do not. */
export function heading(efforts, { hold }) {
  const counted = efforts.filter((one) => !one.excluded_by).length;
  const others = efforts.length - counted;
  const said = hold
    ? tn("{n} hold counts", "{n} holds count", counted)
    : tn("{n} repetition counts", "{n} repetitions count", counted);
  return others ? `${said}, ${tn("{n} does not", "{n} do not", others)}` : said;
}

/** Fill a table with the efforts of a film. */
export function fill(table, efforts, known, sides) {
  const heads = known.hold
    ? [t("When"), t("Side"), t("Held"), t("Angle"), t("What was seen")]
    : [t("When"), t("Side"), t("Furthest angle"), t("What was seen")];
  table.replaceChildren(row("th", heads));
  for (const one of efforts) table.append(row("td", cells(one, known, sides)));
}

function cells(one, known, sides) {
  const { angle_deg: deg, angle_error_deg: error } = one;
  const angle = deg === null ? t("not measurable") : `${number(deg, 0)}° ± ${number(error, 0)}°`;
  const seen = one.faults.map((fault) => known.faults[fault]);
  if (one.excluded_by) seen.unshift(t("Does not count."));
  const length = `${number(one.seconds)} s`;
  const when = `${number(one.start_s)} s`;
  return [when, sides[one.side], ...(known.hold ? [length] : []), angle, seen.join(" ") || "-"];
}

function row(tag, texts) {
  const line = document.createElement("tr");
  for (const text of texts) {
    const cell = document.createElement(tag);
    cell.textContent = text;
    if (tag === "th") cell.scope = "col";
    line.append(cell);
  }
  return line;
}
