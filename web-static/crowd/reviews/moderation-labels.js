// The categories of an image moderation: texts, or objects that are answered whole (08/CRW-8).

/** @typedef {{caption: string, parent: string, value: unknown}} ModerationLabel */

/**
 * Reads the `categories` attribute. Each gets a caption of its own: its name, with the parent's where two share one.
 * @param {unknown} list
 * @returns {ModerationLabel[]}
 * @throws {TypeError} when it is not a list of categories
 */
export function readModerationLabels(list) {
  if (!Array.isArray(list)) throw new TypeError("categories must be a list");
  const names = list.map(nameOf);
  /** @type {Map<string, ModerationLabel>} */
  const labels = new Map();
  list.forEach((value, index) => {
    const parent = typeof value === "object" ? String(value.parentName ?? value.ParentName ?? "") : "";
    const shared = names.indexOf(names[index]) !== names.lastIndexOf(names[index]);
    const caption = shared && parent !== "" ? `${names[index]} (${parent})` : names[index];
    if (!labels.has(caption)) labels.set(caption, { caption, parent, value });
  });
  return [...labels.values()];
}

/** @param {any} item */
function nameOf(item) {
  const name = item !== null && typeof item === "object" ? item.name ?? item.Name : item;
  if (typeof name !== "string" || name === "") throw new TypeError("every category must be a text or have a name");
  return name;
}
