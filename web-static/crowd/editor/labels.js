// The labels of a tool, as templates and scripts give them.

/**
 * @param {unknown} value
 * @returns {string[]} without repetitions
 * @throws {SyntaxError}
 */
export function readLabels(value) {
  if (!Array.isArray(value)) throw new SyntaxError("a list of labels was expected");
  const names = value.map((label) => {
    const name = label !== null && typeof label === "object" ? /** @type {any} */ (label).label : label;
    if (typeof name !== "string" && typeof name !== "number") throw new SyntaxError(`${JSON.stringify(label)} is no label`);
    return String(name);
  });
  return [...new Set(names)].filter((name) => name !== "");
}
