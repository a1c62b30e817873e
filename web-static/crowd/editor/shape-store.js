// All shapes of an image. They change only by commands that can be taken back.

import { GridIndex } from "#crowd/editor/grid-index.js";
import { boundsOf } from "#crowd/editor/geometry.js";

/** @typedef {import("#crowd/editor/geometry.js").Point} Point */
/** @typedef {import("#crowd/editor/geometry.js").Bounds} Bounds */
/** @typedef {import("#crowd/editor/shape-kinds.js").ShapeKind} ShapeKind */
/** @typedef {{id: number, label: string, points: Point[]}} Shape never changed in place */
/** @typedef {{id: number, before: Shape | null, after: Shape | null}} ShapeChange */

/** The farthest that sloppy fingers may miss an edge, in image pixels, when asking what is there. */
const MAX_REACH = 400;

/** Fires `change` whenever shapes changed. */
export class ShapeStore extends EventTarget {
  /** @type {Map<number, Shape>} in the order in which they were drawn */
  #shapes = new Map();
  #index = new GridIndex();
  #lastID = 0;

  /** @param {ShapeKind} kind of all shapes */
  constructor(kind) {
    super();
    this.kind = kind;
  }

  get count() {
    return this.#shapes.size;
  }

  /** @returns {Shape[]} */
  get all() {
    return [...this.#shapes.values()];
  }

  /**
   * @param {number | null} id
   * @returns {Shape | null}
   */
  get(id) {
    return id === null ? null : this.#shapes.get(id) ?? null;
  }

  nextID() {
    this.#lastID += 1;
    return this.#lastID;
  }

  /** @param {ShapeChange[]} changes */
  apply(changes) {
    for (const { id, after } of changes) this.#put(id, after);
    this.dispatchEvent(new Event("change"));
  }

  /** @param {ShapeChange[]} changes */
  revert(changes) {
    for (const { id, before } of [...changes].reverse()) this.#put(id, before);
    this.dispatchEvent(new Event("change"));
  }

  /**
   * Replaces everything, as a draft or an initial value does.
   * @param {{label: string, points: Point[]}[]} shapes
   */
  load(shapes) {
    for (const id of [...this.#shapes.keys()]) this.#put(id, null);
    for (const shape of shapes) {
      const id = this.nextID();
      this.#put(id, { id, label: shape.label, points: shape.points });
    }
    this.dispatchEvent(new Event("change"));
  }

  /**
   * The shapes that may be seen in an area, in the order in which they were drawn.
   * @param {Bounds} area
   * @returns {Shape[]}
   */
  within(area) {
    return this.#index.query(area).sort((a, b) => a - b).map((id) => /** @type {Shape} */ (this.#shapes.get(id)));
  }

  /**
   * What is at a place: of several shapes the smallest, so that one inside another can be reached; an edge wins over an
   * inside.
   * @param {Point} at
   * @param {number} reach how far off an edge still counts, in image pixels
   * @param {(shape: Shape) => boolean} [takes]
   * @returns {{shape: Shape, part: "edge" | "inside"} | null}
   */
  hit(at, reach, takes = () => true) {
    const far = Math.min(reach * 2, MAX_REACH);
    /** @type {{shape: Shape, part: "edge" | "inside", area: number} | null} */
    let best = null;
    for (const shape of this.within({ left: at.x - far, top: at.y - far, right: at.x + far, bottom: at.y + far })) {
      const part = takes(shape) ? this.kind.hit(shape.points, at, reach) : null;
      if (!part) continue;
      const { left, top, right, bottom } = boundsOf(shape.points);
      const area = (right - left) * (bottom - top);
      const wins = !best || (part === best.part ? area <= best.area : part === "edge");
      if (wins) best = { shape, part, area };
    }
    return best && { shape: best.shape, part: best.part };
  }

  /**
   * @param {number} id
   * @param {Shape | null} shape
   */
  #put(id, shape) {
    if (!shape) {
      this.#shapes.delete(id);
      this.#index.remove(id);
      return;
    }
    this.#shapes.set(id, shape);
    this.#index.put(id, boundsOf(shape.points));
    this.#lastID = Math.max(this.#lastID, id);
  }
}
