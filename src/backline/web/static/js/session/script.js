/** The session as it is played, made from what the server tells. */

import { aloud_s } from "./words.js";

/** Shown at least so long: one round of the demonstration (chosen by us). */
const SHOWN_S = 10;

/** Return the script; `tempos` are seconds a repetition takes, by exercise. */
export function scriptOf(told, { tempos = {}, less_talk = false, rate = 1 } = {}) {
  const todo = told.slots.filter(({ state }) => state === "open" || state === "partial");
  // What was begun comes first, whatever stands before it.
  todo.sort((a, b) => Number(b.key === told.next) - Number(a.key === told.next));
  const order = [...new Set(told.slots.map(({ exercise }) => exercise))];
  const exercises = Object.fromEntries(told.items.map((item) => [item.exercise, {
    ...item,
    tempo_s: tempos[item.exercise] ?? 4,
    show_s: less_talk ? SHOWN_S : shown_s(item, rate),
    place: order.indexOf(item.exercise) + 1,
  }]));
  return {
    id: told.id,
    in_break: told.in_break ?? false,
    rest_s: told.rest_s,
    exercises,
    count: order.length,
    slots: todo.map((slot) => ({ ...slot, partial: slot.partial && { set: slot.set_id, ...slot.partial } })),
    start: 0,
    resumed: told.slots.some(({ state }) => state === "done" || state === "partial"),
    over: told.over || todo.length === 0,
  };
}

function shown_s({ name, steps, equipment }, rate) {
  return Math.max(SHOWN_S, 4 + aloud_s([name, equipment.join(", "), ...steps], rate));
}
