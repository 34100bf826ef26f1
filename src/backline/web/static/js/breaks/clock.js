/** The time of a break, pure: from its parts and the seconds gone to what is shown. */

/** Return the seconds of all parts, each [words, seconds]. */
export const whole = (parts) => parts.reduce((sum, [, seconds]) => sum + seconds, 0);

/** Return the number of the part that goes on, and the seconds left of the whole. */
export function at(parts, gone_s) {
  let end_s = 0;
  for (let number = 0; number < parts.length; number += 1) {
    end_s += parts[number][1];
    if (gone_s < end_s) return { number, left_s: whole(parts) - gone_s };
  }
  return { number: parts.length, left_s: 0 };
}

/** Return a time as 1:05; a part of a second counts as one. */
export function shown(seconds) {
  const left = Math.max(0, Math.ceil(seconds - 0.001));
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
}
