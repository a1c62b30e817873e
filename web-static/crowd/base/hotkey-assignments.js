// Which key combination each shortcut has: its own, or the one an annotator gave to it.

/**
 * @typedef {object} Shortcut
 * @property {string} [action] what an assignment calls it; the same in all tools that do the same
 * @property {string} combination its own
 * @property {string} description empty for one that gives way to all others
 * @property {unknown} [scope] the tool it belongs to; without one it belongs to the whole page
 */

/** The most shortcuts that an annotator can give keys to. */
const MAX_ASSIGNMENTS = 300;
const MAX_LENGTH = 40;

/**
 * Reads what was kept; what is no assignment is left out.
 * @param {unknown} value
 * @returns {Record<string, string>} action → combination
 */
export function readAssignments(value) {
  if (value === null || typeof value !== "object") return {};
  const sound = Object.entries(value).filter(([action, combination]) => /^[a-z0-9-]{1,40}$/.test(action)
    && typeof combination === "string" && combination !== "" && combination.length <= MAX_LENGTH);
  return Object.fromEntries(sound.slice(0, MAX_ASSIGNMENTS));
}

/**
 * The combination of each shortcut, null for one that has to go without. An assignment that would take the keys of
 * another shortcut of the same page does not hold: the shortcut keeps its own combination.
 * @param {Shortcut[]} shortcuts
 * @param {Record<string, string>} assignments
 * @returns {(string | null)[]}
 */
export function resolveCombinations(shortcuts, assignments) {
  /** @type {(string | null)[]} */
  const resolved = shortcuts.map(({ action, combination }) => assignments[action ?? ""] ?? combination);
  const counts = (/** @type {number} */ index) => shortcuts[index].description !== "";
  const moved = (/** @type {number} */ index) => !same(resolved[index], shortcuts[index].combination);
  const rivals = (/** @type {number} */ index) => shortcuts.map((_, other) => other).filter((other) => other !== index && counts(other)
    && same(resolved[other], resolved[index]) && overlap(shortcuts[other], shortcuts[index]));
  const order = shortcuts.map((_, index) => index);
  for (;;) {
    const loser = order.findLast((index) => counts(index) && moved(index) && rivals(index).length > 0);
    if (loser === undefined) break;
    resolved[loser] = shortcuts[loser].combination;
  }
  const without = order.filter((index) => rivals(index).some((rival) => !counts(index) || (!shortcuts[index].scope && shortcuts[rival].scope)));
  for (const index of without) resolved[index] = null;
  return resolved;
}

/**
 * Whether two shortcuts may be in force at the same time.
 * @param {Shortcut} one
 * @param {Shortcut} other
 */
export function overlap(one, other) {
  return !one.scope || !other.scope || one.scope === other.scope;
}

/**
 * @param {string | null} one
 * @param {string | null} other
 */
export function same(one, other) {
  return one !== null && one.toLowerCase() === other?.toLowerCase();
}
