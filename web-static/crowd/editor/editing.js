// Moving a shape or one of its handles, as a pure step from state to state.

import { insideImage, shifted } from "#crowd/editor/geometry.js";

/** @typedef {import("#crowd/editor/geometry.js").Point} Point */
/** @typedef {import("#crowd/editor/geometry.js").Size} Size */
/** @typedef {import("#crowd/editor/shape-kinds.js").ShapeKind} ShapeKind */
/** @typedef {import("#crowd/editor/shape-store.js").Shape} Shape */

/** @typedef {{shape: Shape, handle: number | null, from: Point, points: Point[], moved: boolean}} Grab */

/** A press that moves less than this, in CSS pixels, selects and moves nothing. */
export const SLIP_PX = 3;

/**
 * Takes hold of a shape, or of a handle.
 * @param {Shape} shape
 * @param {number | null} handle
 * @param {Point} from
 * @returns {Grab}
 */
export function grab(shape, handle, from) {
  return { shape, handle, from, points: shape.points, moved: false };
}

/**
 * @param {Grab} held
 * @param {Point} to
 * @param {{kind: ShapeKind, size: Size, slip: number}} context slip in image pixels
 * @returns {Grab}
 */
export function drag(held, to, { kind, size, slip }) {
  const dx = to.x - held.from.x;
  const dy = to.y - held.from.y;
  if (!held.moved && Math.hypot(dx, dy) < slip) return held;
  const points = held.handle === null ? shifted(held.shape.points, dx, dy, size)
    : kind.withHandle(held.shape.points, held.handle, insideImage(to, size));
  return { ...held, points, moved: true };
}

/**
 * The handle under a point; null for none.
 * @param {ShapeKind} kind
 * @param {Point[]} points
 * @param {Point} at
 * @param {number} reach in image pixels
 * @returns {number | null}
 */
export function handleAt(kind, points, at, reach) {
  let best = null;
  let nearest = reach;
  kind.handles(points).forEach((handle, index) => {
    const off = Math.max(Math.abs(handle.x - at.x), Math.abs(handle.y - at.y));
    if (off <= nearest) {
      nearest = off;
      best = index;
    }
  });
  return best;
}
