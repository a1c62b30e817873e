// The kinds of shape: how many points one has, what can be grabbed, what a click on it hits.

import { boundsOf, distance, distanceToSegment, doCross, isInside } from "#crowd/editor/geometry.js";

/** @typedef {import("#crowd/editor/geometry.js").Point} Point */

/**
 * @typedef {object} ShapeKind
 * @property {string} name for people
 * @property {number} least the fewest points
 * @property {number} most the point that finishes one; Infinity where the annotator does
 * @property {boolean} closed
 * @property {(points: Point[]) => Point[]} handles what can be dragged, in order
 * @property {(points: Point[], index: number, to: Point) => Point[]} withHandle the points after dragging one handle
 * @property {(points: Point[], at: Point, reach: number) => "edge" | "inside" | null} hit
 * @property {(points: Point[]) => string} describe place and size in words
 * @property {(points: Point[]) => string} problem why these points make no shape; empty when they do
 */

const round = Math.round;

/** @type {ShapeKind} */
export const box = {
  name: "box", least: 2, most: 2, closed: true,
  handles: (points) => {
    const { left, top, right, bottom } = boundsOf(points);
    const x = (left + right) / 2;
    const y = (top + bottom) / 2;
    return [[left, top], [x, top], [right, top], [right, y], [right, bottom], [x, bottom], [left, bottom], [left, y]]
      .map(([px, py]) => ({ x: px, y: py }));
  },
  withHandle: (points, index, to) => {
    const edges = boundsOf(points);
    if ([0, 6, 7].includes(index)) edges.left = to.x;
    if ([2, 3, 4].includes(index)) edges.right = to.x;
    if ([0, 1, 2].includes(index)) edges.top = to.y;
    if ([4, 5, 6].includes(index)) edges.bottom = to.y;
    return corners({ x: edges.left, y: edges.top }, { x: edges.right, y: edges.bottom });
  },
  hit: (points, at, reach) => {
    const { left, top, right, bottom } = boundsOf(points);
    if (at.x < left - reach || at.x > right + reach || at.y < top - reach || at.y > bottom + reach) return null;
    const toEdge = Math.min(Math.abs(at.x - left), Math.abs(at.x - right), Math.abs(at.y - top), Math.abs(at.y - bottom));
    return toEdge <= reach ? "edge" : "inside";
  },
  describe: (points) => {
    const { left, top, right, bottom } = boundsOf(points);
    return `${round(left)}, ${round(top)}, ${round(right) - round(left)} by ${round(bottom) - round(top)}`;
  },
  problem: (points) => {
    const { left, top, right, bottom } = boundsOf(points);
    return round(right) - round(left) < 1 || round(bottom) - round(top) < 1 ? "A box needs a width and a height." : "";
  },
};

/** @type {ShapeKind} */
export const keypoint = {
  name: "point", least: 1, most: 1, closed: false,
  handles: (points) => points,
  withHandle: (_points, _index, to) => [to],
  hit: (points, at, reach) => distance(points[0], at) <= reach * 1.6 ? "edge" : null,
  describe: ([point]) => `${round(point.x)}, ${round(point.y)}`,
  problem: () => "",
};

/**
 * Chains of points.
 * @param {{name: string, least: number, most: number, closed: boolean, mayCross: boolean}} how
 * @returns {ShapeKind}
 */
function chain({ name, least, most, closed, mayCross }) {
  const segments = (/** @type {Point[]} */ points) => points.map((point, index) => [point, points[(index + 1) % points.length]])
    .slice(0, closed && points.length > 2 ? points.length : points.length - 1);
  return {
    name, least, most, closed,
    handles: (points) => points,
    withHandle: (points, index, to) => points.map((point, place) => place === index ? to : point),
    hit: (points, at, reach) => {
      if (segments(points).some(([a, b]) => distanceToSegment(at, a, b) <= reach)) return "edge";
      return closed && isInside(at, points) ? "inside" : null;
    },
    describe: (points) => {
      const { left, top, right, bottom } = boundsOf(points);
      return `${points.length} points within ${round(left)}, ${round(top)} to ${round(right)}, ${round(bottom)}`;
    },
    problem: (points) => {
      if (points.length < least) return `A ${name} needs at least ${least} points.`;
      return !mayCross && crossesItself(segments(points)) ? `The lines of a ${name} must not cross.` : "";
    },
  };
}

export const polygon = chain({ name: "polygon", least: 3, most: Infinity, closed: true, mayCross: false });
export const polyline = chain({ name: "polyline", least: 2, most: Infinity, closed: false, mayCross: true });
export const line = chain({ name: "line", least: 2, most: 2, closed: false, mayCross: true });

/**
 * The corners of a box, top left first.
 * @param {Point} a
 * @param {Point} b
 * @returns {Point[]}
 */
export function corners(a, b) {
  return [{ x: Math.min(a.x, b.x), y: Math.min(a.y, b.y) }, { x: Math.max(a.x, b.x), y: Math.max(a.y, b.y) }];
}

/** @param {Point[][]} segments in order */
function crossesItself(segments) {
  for (let i = 0; i < segments.length; i += 1) {
    for (let j = i + 1; j < segments.length; j += 1) {
      const areNeighbours = j === i + 1 || (i === 0 && j === segments.length - 1);
      if (!areNeighbours && doCross(segments[i][0], segments[i][1], segments[j][0], segments[j][1])) return true;
    }
  }
  return false;
}

/**
 * Whether a further point would make the open chain cross itself (07/CE-polygon-9).
 * @param {Point[]} points
 * @param {Point} next
 */
export function wouldCross(points, next) {
  const last = points[points.length - 1];
  for (let index = 0; index + 2 < points.length; index += 1) {
    if (doCross(points[index], points[index + 1], last, next)) return true;
  }
  return false;
}
