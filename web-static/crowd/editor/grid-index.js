// Finds shapes near a place without looking at all of them: a uniform grid over the image.

import { doOverlap } from "#crowd/editor/geometry.js";

/** @typedef {import("#crowd/editor/geometry.js").Bounds} Bounds */

const CELL_PX = 128;
/** The most cells a shape is entered in; larger ones are kept apart and always looked at. */
const MAX_CELLS = 256;

export class GridIndex {
  /** @type {Map<string, Set<number>>} */
  #cells = new Map();
  /** @type {Map<number, Bounds>} */
  #bounds = new Map();
  /** @type {Set<number>} */
  #large = new Set();

  /**
   * @param {number} id
   * @param {Bounds} bounds
   */
  put(id, bounds) {
    this.remove(id);
    this.#bounds.set(id, bounds);
    const keys = cellsOf(bounds);
    if (!keys) this.#large.add(id);
    for (const key of keys ?? []) {
      const cell = this.#cells.get(key) ?? new Set();
      cell.add(id);
      this.#cells.set(key, cell);
    }
  }

  /** @param {number} id */
  remove(id) {
    const bounds = this.#bounds.get(id);
    if (!bounds) return;
    this.#bounds.delete(id);
    this.#large.delete(id);
    for (const key of cellsOf(bounds) ?? []) this.#cells.get(key)?.delete(id);
  }

  /**
   * The shapes whose bounds meet an area.
   * @param {Bounds} area
   * @returns {number[]}
   */
  query(area) {
    const keys = cellsOf(area);
    if (!keys) return [...this.#bounds].filter(([, bounds]) => doOverlap(bounds, area)).map(([id]) => id);
    /** @type {Set<number>} */
    const found = new Set(this.#large);
    for (const key of keys) for (const id of this.#cells.get(key) ?? []) found.add(id);
    return [...found].filter((id) => doOverlap(/** @type {Bounds} */ (this.#bounds.get(id)), area));
  }
}

/**
 * @param {Bounds} bounds
 * @returns {string[] | null} null when there are too many
 */
function cellsOf({ left, top, right, bottom }) {
  const [x0, y0, x1, y1] = [left, top, right, bottom].map((edge) => Math.floor(edge / CELL_PX));
  if ((x1 - x0 + 1) * (y1 - y0 + 1) > MAX_CELLS) return null;
  const keys = [];
  for (let x = x0; x <= x1; x += 1) for (let y = y0; y <= y1; y += 1) keys.push(`${x},${y}`);
  return keys;
}
