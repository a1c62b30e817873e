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

/** @param {string} text */
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Letters typed within this time of each other make up one beginning. */
export const TYPEAHEAD_MS = 800;

/** Finds the category that starts with what was typed lately; one letter again and again goes through its categories. */
export class Typeahead {
  #typed = "";
  #at = -Infinity;

  /**
   * @param {string[]} categories
   * @param {string} key the letter typed
   * @param {number} from the index of the category that has the focus
   * @param {number} now milliseconds
   * @returns {number | undefined} the index of the category, if there is one
   */
  find(categories, key, from, now) {
    this.#typed = now - this.#at > TYPEAHEAD_MS ? fold(key) : this.#typed + fold(key);
    this.#at = now;
    const repeated = [...this.#typed].every((letter) => letter === this.#typed[0]);
    const wanted = repeated ? this.#typed[0] : this.#typed;
    const start = repeated ? from + 1 : Math.max(from, 0);
    for (let step = 0; step < categories.length; step += 1) {
      const index = (start + step) % categories.length;
      if (fold(categories[index]).startsWith(wanted)) return index;
    }
    return undefined;
  }
}

/**
 * Reads `exclusion-category`: an object with a caption as `text`, or the caption itself.
 * @param {string | null} text
 * @param {(text: string) => unknown} parse
 * @returns {string | null} null for none
 */
export function readExclusion(text, parse) {
  if (text === null || text.trim() === "") return null;
  const value = /^\s*[{["']/.test(text) ? parse(text) : text.trim();
  const caption = value !== null && typeof value === "object"
    ? /** @type {any} */ (value).text ?? /** @type {any} */ (value).label ?? /** @type {any} */ (value).name : value;
  if (typeof caption !== "string" || caption.trim() === "") {
    throw new TypeError("exclusion-category must be of the form { text: 'None of these' }");
  }
  return caption;
}
