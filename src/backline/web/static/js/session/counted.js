/** How much of a set is done, in its own unit, corrections included. */

/** Whether a slot goes by repetitions or by seconds. */
export function unitOf(slot) {
  return slot.target.repetitions ? "repetitions" : "seconds";
}

/** Return {repetitions, seconds} of a set so far; seconds are whole ones. */
export function totals(set, slot) {
  const { repetitions, seconds } = exact(set, slot);
  return { repetitions, seconds: Math.round(seconds) };
}

/** Return how much of the target is left, in its unit. */
export function left(set, slot) {
  const unit = unitOf(slot);
  return Math.max(0, slot.target[unit] - exact(set, slot)[unit]);
}

function exact(set, slot) {
  const { base, result, adjust } = set;
  if (unitOf(slot) === "repetitions") {
    const counted = result ? result.repetitions : base.repetitions + set.repetitions;
    return { repetitions: Math.max(0, counted + adjust), seconds: 0 };
  }
  const held = result ? result.seconds : base.seconds + set.held_before_s + Math.max(set.held_s, set.let_go_s);
  return { repetitions: 0, seconds: Math.max(0, held + adjust) };
}

/** Return a set in which nothing has happened but what was kept of it before. */
export function newSet(slot, kept) {
  return {
    key: slot.key,
    id: kept?.set ?? null,
    base: { repetitions: kept?.repetitions ?? 0, seconds: kept?.seconds ?? 0 },
    repetitions: 0,
    held_s: 0, // of the present hold or stay
    held_before_s: 0, // of holds that are over
    let_go_s: 0, // of one that ended just now, until the judge says what it was worth
    let_go_at_s: 0,
    phase: "waiting",
    side: slot.side,
    angle: null,
    adjust: kept?.adjust ?? 0, // by hand
    good: 0, // in a row, without a fault
    cue: null,
    unseen_since_s: null,
    lost_since_s: null,
    reached_s: null,
    over: false,
    why: null, // it ended: target, away or button
    result: null, // the judge's last word
  };
}
