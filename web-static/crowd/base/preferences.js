// What an annotator arranged once and wants to find again in the next task. The frame has no storage of its own: the
// portal keeps the values and hands them over at the start of each task.

/** @type {Record<string, unknown>} */
let values = {};
/** @type {(name: string, value: unknown) => void} */
let keep = () => {};

/**
 * @param {string} name
 * @param {unknown} fallback
 */
export function preference(name, fallback) {
  return Object.hasOwn(values, name) ? values[name] : fallback;
}

/**
 * @param {string} name
 * @param {unknown} value
 */
export function setPreference(name, value) {
  values = { ...values, [name]: value };
  keep(name, value);
}

/**
 * Takes over the portal's values and says where changes go; elements hear of it by `crowd-preferences`.
 * @param {unknown} initial
 * @param {(name: string, value: unknown) => void} keeper
 */
export function connectPreferences(initial, keeper) {
  values = initial !== null && typeof initial === "object" ? { ...initial } : {};
  keep = keeper;
  document.dispatchEvent(new CustomEvent("crowd-preferences"));
}
