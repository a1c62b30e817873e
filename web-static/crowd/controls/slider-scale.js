// The range of a slider: what its attributes mean, and where a value lies on the bar.

/** @typedef {{min: number, max: number, step: number, place: (value: number) => number}} SliderScale */

export const DEFAULT_MIN = 0;
export const DEFAULT_MAX = 100;
export const DEFAULT_STEP = 1;

/** Words for places on the bar that a slider's label may use. */
const WORDS = new Map([["start", 0], ["left", 0], ["min", 0], ["center", 0.5], ["centre", 0.5], ["middle", 0.5],
  ["end", 1], ["right", 1], ["max", 1]]);

/**
 * @param {string | null} min
 * @param {string | null} max
 * @param {string | null} step
 * @returns {SliderScale}
 */
export function readScale(min, max, step) {
  const low = number(min) ?? DEFAULT_MIN;
  const high = Math.max(low, number(max) ?? Math.max(DEFAULT_MAX, low));
  const distance = number(step);
  const place = (/** @type {number} */ value) =>
    high === low || !Number.isFinite(value) ? 0 : Math.min(1, Math.max(0, (value - low) / (high - low)));
  return { min: low, max: high, step: distance !== null && distance > 0 ? distance : DEFAULT_STEP, place };
}

/**
 * Where a label belongs, from 0 (start) to 1 (end): a value of the scale, a percentage of the bar, or a word.
 * @param {string | null} position
 * @param {SliderScale} scale
 * @returns {number | null} null for none
 */
export function labelPlace(position, scale) {
  const text = (position ?? "").trim().toLowerCase();
  const percent = /^(-?[\d.]+)%$/.exec(text);
  if (percent) return Math.min(1, Math.max(0, Number(percent[1]) / 100));
  const value = number(text);
  return value === null ? WORDS.get(text) ?? null : scale.place(value);
}

/** @param {string | null} text */
function number(text) {
  if (text === null || text.trim() === "") return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
