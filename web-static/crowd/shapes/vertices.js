// How chains of points are spelled in answers and initial values.

/** @typedef {import("#crowd/editor/geometry.js").Point} Point */

/**
 * @param {string} label
 * @param {Point[]} points
 */
export function spellVertices(label, points) {
  return { label, vertices: points.map(({ x, y }) => ({ x, y })) };
}

/**
 * @param {any} item
 * @param {number} least
 * @param {number} most
 * @returns {Point[] | null}
 */
export function readVertices({ vertices }, least, most) {
  if (!Array.isArray(vertices)) return null;
  const points = vertices.map((vertex) => ({ x: Number(vertex?.x), y: Number(vertex?.y) }));
  const [first, last] = [points[0], points[points.length - 1]];
  // Some tools repeat the first point at the end.
  if (least === 3 && points.length > 3 && first.x === last.x && first.y === last.y) points.pop();
  return points.length >= least && points.length <= most ? points : null;
}
