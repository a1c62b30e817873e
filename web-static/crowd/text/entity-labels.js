// The labels of a text tool: strings, or objects with names for the list and for the highlights (07/CE-entity-2, 3).

/** @typedef {{label: string, short: string, full: string}} EntityLabel */

/**
 * @param {unknown} value
 * @returns {EntityLabel[]}
 * @throws {SyntaxError}
 */
export function readEntityLabels(value) {
  if (!Array.isArray(value)) throw new SyntaxError("a list of labels was expected");
  const seen = new Set();
  return value.map((item) => {
    const given = typeof item === "string" ? { label: item } : item;
    if (given === null || typeof given !== "object" || typeof given.label !== "string" || given.label === "") {
      throw new SyntaxError(`${JSON.stringify(item)} is no label`);
    }
    return { label: given.label, short: String(given.shortDisplayName || given.label), full: String(given.fullDisplayName || given.label) };
  }).filter(({ label }) => !seen.has(label) && seen.add(label));
}
