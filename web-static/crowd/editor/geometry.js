// Plane geometry in image pixels.

/** @typedef {{x: number, y: number}} Point */
/** @typedef {{left: number, top: number, right: number, bottom: number}} Bounds */
/** @typedef {{width: number, height: number}} Size */

/**
 * @param {Point} a
 * @param {Point} b
 */
export function distance(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/**
 * How far a point is from the segment from a to b.
 * @param {Point} point
 * @param {Point} a
 * @param {Point} b
 */
export function distanceToSegment(point, a, b) {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / length;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - a.x - share * dx, point.y - a.y - share * dy);
}

/**
 * Whether a point is inside a polygon, by the even-odd rule.
 * @param {Point} point
 * @param {Point[]} polygon
 */
export function isInside(point, polygon) {
  let inside = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i, i += 1) {
    const a = polygon[i];
    const b = polygon[j];
    if ((a.y > point.y) !== (b.y > point.y) && point.x < ((b.x - a.x) * (point.y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

/**
 * Whether two segments cross or touch, other than by sharing an end.
 * @param {Point} a
 * @param {Point} b
 * @param {Point} c
 * @param {Point} d
 */
export function doCross(a, b, c, d) {
  const side = (/** @type {Point} */ p, /** @type {Point} */ q, /** @type {Point} */ r) =>
    Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
  const [s1, s2, s3, s4] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  if (s1 !== s2 && s3 !== s4 && s1 * s2 * s3 * s4 !== 0) return true;
  const on = (/** @type {Point} */ p, /** @type {Point} */ q, /** @type {Point} */ r, /** @type {number} */ s) =>
    s === 0 && r.x >= Math.min(p.x, q.x) && r.x <= Math.max(p.x, q.x) && r.y >= Math.min(p.y, q.y) && r.y <= Math.max(p.y, q.y);
  return on(a, b, c, s1) || on(a, b, d, s2) || on(c, d, a, s3) || on(c, d, b, s4);
}

/**
 * @param {Point[]} points at least one
 * @returns {Bounds}
 */
export function boundsOf(points) {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y } of points) {
    if (x < bounds.left) bounds.left = x;
    if (y < bounds.top) bounds.top = y;
    if (x > bounds.right) bounds.right = x;
    if (y > bounds.bottom) bounds.bottom = y;
  }
  return bounds;
}

/**
 * @param {Bounds} a
 * @param {Bounds} b
 */
export function doOverlap(a, b) {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

/**
 * The nearest point of the image.
 * @param {Point} point
 * @param {Size} size
 * @returns {Point}
 */
export function insideImage(point, size) {
  return { x: Math.min(size.width, Math.max(0, point.x)), y: Math.min(size.height, Math.max(0, point.y)) };
}

/**
 * The shift nearest to (dx, dy) that keeps the points in the image.
 * @param {Point[]} points
 * @param {number} dx
 * @param {number} dy
 * @param {Size} size
 * @returns {Point[]}
 */
export function shifted(points, dx, dy, size) {
  const { left, top, right, bottom } = boundsOf(points);
  const x = Math.max(-left, Math.min(size.width - right, dx));
  const y = Math.max(-top, Math.min(size.height - bottom, dy));
  return points.map((point) => ({ x: point.x + x, y: point.y + y }));
}
