/** The numbers beside the figure, while it moves; web/how/words.py tells the same. */
import { number, t } from "../texts.js";
import { held } from "./figure.js";

const BELOW_TEN = 9.95;
const SAID = {
  hamstrings: (values, standing) => times(values.hamstring_nm / standing.hamstring_nm),
  disc: (values, standing) => times(values.disc_load / standing.disc_load),
  nerve: (values, standing) => longer((values.nerve_mm - standing.nerve_mm) / 10),
  pelvis: ({ pelvic_tilt_deg: tilt }) => (tilt >= 0 ? t("{n}° forward", { n: whole(tilt) }) : t("{n}° back", { n: whole(tilt) })),
  lumbar: ({ lumbar_flexion_deg: bent }) => (bent >= 0 ? t("{n}° bent", { n: whole(bent) }) : t("{n}° arched", { n: whole(bent) })),
  hip: ({ hip_joint_flexion_deg: bent }) => (bent >= 0 ? t("{n}° bent", { n: whole(bent) }) : t("{n}° past straight", { n: whole(bent) })),
};

/** Return what fills the list of numbers. */
export function numbers(list, standing) {
  const found = [...list.querySelectorAll("[data-number]")].map((node) => ({ node, says: SAID[node.dataset.number] }));
  const levels = [...list.querySelectorAll("[data-level]")];
  return (values) => {
    for (const { node, says } of found) set(node, says(values, standing));
    for (const node of levels) node.style.setProperty("--level", held(values[node.dataset.level]).toFixed(2));
  };
}

/** Change a text only where it is another one. */
export function set(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function times(multiple) {
  if (!Number.isFinite(multiple)) return t("not known");
  const n = number(multiple, multiple < BELOW_TEN ? 1 : 0);
  return t("{n} x standing", { n });
}

function longer(cm) {
  const n = number(Math.abs(cm), 0);
  return cm >= 0 ? t("{n} cm longer", { n }) : t("{n} cm shorter", { n });
}

function whole(angle) {
  return number(Math.abs(angle), 0);
}
