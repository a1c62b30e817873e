// A mask as one byte a pixel: what is written there, where it may be written, and what was there before.

/** Side of the squares that undo keeps, in pixels. */
const TILE_PX = 256;

/** @typedef {{x: number, y: number, width: number, height: number}} Area */
/** @typedef {{tile: number, before: Uint8Array, after: Uint8Array}} TileChange */

/** Fires `change` with the area as detail. */
export class LabelMap extends EventTarget {
  /** Grows with each change, so that what was made of the map can be kept until then. */
  version = 0;
  /** Values whose pixels must not be written over: 1 at their index. */
  locked = new Uint8Array(256);
  /** @type {Map<number, Uint8Array> | null} tiles as they were when the gesture began */
  #touched = null;
  #columns;

  /**
   * @param {number} width
   * @param {number} height
   */
  constructor(width, height) {
    super();
    this.width = width;
    this.height = height;
    this.data = new Uint8Array(width * height);
    this.#columns = Math.ceil(width / TILE_PX);
  }

  /** Starts a gesture: from here on, what is overwritten is remembered. */
  begin() {
    this.#touched = new Map();
  }

  /**
   * Ends a gesture.
   * @returns {TileChange[]} empty when nothing changed
   */
  end() {
    const touched = this.#touched ?? new Map();
    this.#touched = null;
    /** @type {TileChange[]} */
    const changes = [];
    for (const [tile, before] of touched) {
      const after = this.#copy(tile);
      if (before.some((/** @type {number} */ value, /** @type {number} */ index) => value !== after[index])) changes.push({ tile, before, after });
    }
    return changes;
  }

  /**
   * @param {TileChange[]} changes
   * @param {"before" | "after"} side
   */
  put(changes, side) {
    for (const change of changes) this.#paste(change.tile, change[side]);
    this.changed({ x: 0, y: 0, width: this.width, height: this.height });
  }

  /**
   * Writes a run of pixels of one row, except over locked values.
   * @param {number} y
   * @param {number} start
   * @param {number} end exclusive
   * @param {number} value
   */
  fillRow(y, start, end, value) {
    if (y < 0 || y >= this.height) return;
    const from = Math.max(0, start);
    const to = Math.min(this.width, end);
    if (to <= from) return;
    this.#remember(y, from, to);
    const { data, locked } = this;
    const row = y * this.width;
    for (let index = row + from; index < row + to; index += 1) if (locked[data[index]] === 0) data[index] = value;
  }

  /** Replaces all pixels, as a draft does. @param {Uint8Array} data */
  load(data) {
    this.data.set(data);
    this.changed({ x: 0, y: 0, width: this.width, height: this.height });
  }

  /** @param {Area} area what has to be shown anew */
  changed(area) {
    this.version += 1;
    this.dispatchEvent(new CustomEvent("change", { detail: area }));
  }

  /** How many pixels have each value. */
  counts() {
    const counts = new Uint32Array(256);
    for (const value of this.data) counts[value] += 1;
    return counts;
  }

  /**
   * @param {number} y
   * @param {number} from
   * @param {number} to
   */
  #remember(y, from, to) {
    if (!this.#touched) return;
    const first = Math.floor(y / TILE_PX) * this.#columns;
    for (let column = Math.floor(from / TILE_PX); column <= Math.floor((to - 1) / TILE_PX); column += 1) {
      if (!this.#touched.has(first + column)) this.#touched.set(first + column, this.#copy(first + column));
    }
  }

  /** @param {number} tile */
  #bounds(tile) {
    const x = (tile % this.#columns) * TILE_PX;
    const y = Math.floor(tile / this.#columns) * TILE_PX;
    return { x, y, width: Math.min(TILE_PX, this.width - x), height: Math.min(TILE_PX, this.height - y) };
  }

  /** @param {number} tile */
  #copy(tile) {
    const { x, y, width, height } = this.#bounds(tile);
    const copy = new Uint8Array(width * height);
    for (let row = 0; row < height; row += 1) {
      const start = (y + row) * this.width + x;
      copy.set(this.data.subarray(start, start + width), row * width);
    }
    return copy;
  }

  /**
   * @param {number} tile
   * @param {Uint8Array} pixels
   */
  #paste(tile, pixels) {
    const { x, y, width, height } = this.#bounds(tile);
    for (let row = 0; row < height; row += 1) {
      this.data.set(pixels.subarray(row * width, (row + 1) * width), (y + row) * this.width + x);
    }
  }
}
