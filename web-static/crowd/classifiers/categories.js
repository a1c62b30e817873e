// The categories of a classifier, from what templates write to what is shown and answered.

/**
 * Reads a list of categories: strings, or objects that name one as `label`, `name` or `displayName`. Repeated ones
 * are shown once.
 * @param {unknown} list
 * @returns {string[]}
 * @throws {TypeError} when it is not a list of categories
 */
export function readCategories(list) {
  if (!Array.isArray(list)) throw new TypeError("categories must be a list");
  const names = list.map((item) => {
    const name = item !== null && typeof item === "object" ? item.label ?? item.name ?? item.displayName : item;
    if (typeof name !== "string" && typeof name !== "number" && typeof name !== "boolean") {
      throw new TypeError("every category must be a text");
    }
    return String(name);
  });
  return [...new Set(names)];
}

/**
 * The categories that hold all words of the filter, those that start with it first.
 * @param {string[]} categories
 * @param {string} filter
 */
export function filterCategories(categories, filter) {
  const wanted = fold(filter).trim();
  if (wanted === "") return categories;
  const words = wanted.split(/\s+/);
  const found = categories.filter((category) => words.every((word) => fold(category).includes(word)));
  const starts = found.filter((category) => fold(category).startsWith(wanted));
  return [...starts, ...found.filter((category) => !starts.includes(category))];
}

/**
 * The digit that chooses the category at an index: 1 to 9, then 0; none after the tenth.
 * @param {number} index
 */
export function digitFor(index) {
  return index < 10 ? String((index + 1) % 10) : null;
}

/** @param {string} text */
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
