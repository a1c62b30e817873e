// Times and speeds of a player.

/** The speeds that the keys step through. */
export const RATES = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3];

/**
 * @param {number} rate
 * @param {number} direction 1 faster, -1 slower
 */
export function nextRate(rate, direction) {
  const further = direction > 0 ? RATES.find((other) => other > rate + 1e-6) : RATES.findLast((other) => other < rate - 1e-6);
  return further ?? rate;
}

/**
 * @param {number} now seconds
 * @param {number} by seconds
 * @param {number} duration seconds; not a number while it is unknown
 */
export function seekTo(now, by, duration) {
  const end = Number.isFinite(duration) ? duration : Infinity;
  return Math.min(end, Math.max(0, now + by));
}

/** @param {number} seconds */
export function clock(seconds) {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
