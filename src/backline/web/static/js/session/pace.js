/** The timer mode's own course of a set: what would be seen if the person kept the tempo. */

/** Return {repetitions, held_s, phase} after so many seconds; no tempo where time is all. */
export function paced(target, tempo_s, elapsed_s) {
  if (tempo_s === null) return { repetitions: 0, held_s: Math.min(elapsed_s, target.seconds), phase: "top" };
  const period_s = tempo_s + target.seconds;
  const whole = Math.floor(elapsed_s / period_s + 1e-9);
  const up_s = elapsed_s - whole * period_s - tempo_s / 2;
  const top = up_s >= 0 && up_s < target.seconds;
  return {
    repetitions: Math.min(whole, target.repetitions),
    held_s: top ? up_s : 0,
    phase: top ? "top" : "moving",
  };
}
