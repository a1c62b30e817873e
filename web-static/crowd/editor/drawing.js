// Drawing a shape, as a pure step from state to state: pointer, keyboard and tests come the same way.

import { corners, wouldCross } from "#crowd/editor/shape-kinds.js";
import { distance, insideImage } from "#crowd/editor/geometry.js";

/** @typedef {import("#crowd/editor/geometry.js").Point} Point */
/** @typedef {import("#crowd/editor/geometry.js").Size} Size */
/** @typedef {import("#crowd/editor/shape-kinds.js").ShapeKind} ShapeKind */

/**
 * What is being drawn: the points set so far, where the next one would be, and whether the button is still down.
 * @typedef {{points: Point[], cursor: Point | null, held: boolean}} Drawing
 */
/** @typedef {{type: "down" | "move" | "up" | "finish" | "cancel" | "back", point?: Point}} DrawingInput */
/**
 * @typedef {object} DrawingStep
 * @property {Drawing} state
 * @property {Point[]} [shape] the points of a finished shape
 * @property {boolean} [placed] whether a point was set that can be taken back alone
 * @property {string} [refused] why nothing happened
 */

/** @type {Drawing} */
export const NOTHING = { points: [], cursor: null, held: false };

/**
 * One input. A box and a line are drawn by dragging or by two clicks; chains by a click a point, finished on the first
 * point, twice on the last one, or by `finish`.
 * @param {Drawing} state
 * @param {DrawingInput} input
 * @param {{kind: ShapeKind, size: Size, reach: number}} context reach: how near counts as the same place, in image pixels
 * @returns {DrawingStep}
 */
export function draw(state, input, { kind, size, reach }) {
  const point = input.point && insideImage(input.point, size);
  switch (input.type) {
    case "move":
      return { state: { ...state, cursor: point ?? null } };
    case "cancel":
      return { state: NOTHING };
    case "back":
      return { state: { ...state, points: state.points.slice(0, -1), held: false } };
    case "finish":
      return finished(state, kind);
    case "down":
      return point ? pressed(state, point, kind, reach) : { state };
    case "up":
      return point ? released(state, point, kind, reach) : { state: { ...state, held: false } };
  }
}

/**
 * @param {Drawing} state
 * @param {Point} point
 * @param {ShapeKind} kind
 * @param {number} reach
 * @returns {DrawingStep}
 */
function pressed(state, point, kind, reach) {
  const { points } = state;
  if (kind.most === 1) return { state: NOTHING, shape: [point] };
  if (points.length === 0) return { state: { points: [point], cursor: point, held: true }, placed: kind.most === Infinity };
  if (kind.most === 2) return completed([points[0], point], kind, state);
  const closes = kind.closed && points.length >= kind.least && distance(points[0], point) <= reach;
  if (closes || distance(points[points.length - 1], point) <= reach / 4) return finished(state, kind);
  if (kind.closed && wouldCross(points, point)) return { state, refused: `The lines of a ${kind.name} must not cross.` };
  return { state: { points: [...points, point], cursor: point, held: false }, placed: true };
}

/**
 * @param {Drawing} state
 * @param {Point} point
 * @param {ShapeKind} kind
 * @param {number} reach
 * @returns {DrawingStep}
 */
function released(state, point, kind, reach) {
  const dragged = state.held && state.points.length === 1 && distance(state.points[0], point) > reach;
  if (kind.most === 2 && dragged) return completed([state.points[0], point], kind, state);
  return { state: { ...state, held: false } };
}

/**
 * @param {Drawing} state
 * @param {ShapeKind} kind
 * @returns {DrawingStep}
 */
function finished(state, kind) {
  if (state.points.length === 0) return { state };
  return completed(state.points, kind, state);
}

/**
 * @param {Point[]} points
 * @param {ShapeKind} kind
 * @param {Drawing} state
 * @returns {DrawingStep}
 */
function completed(points, kind, state) {
  const shape = kind.name === "box" && points.length === 2 ? corners(points[0], points[1]) : points;
  const refused = points.length < kind.least ? `A ${kind.name} needs at least ${kind.least} points.` : kind.problem(shape);
  return refused ? { state: { ...state, held: false }, refused } : { state: NOTHING, shape };
}
