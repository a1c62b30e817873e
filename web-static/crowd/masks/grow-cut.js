// Finds the edge of the object that an annotator pointed at.
//
// GrowCut: a cellular automaton in which labelled pixels conquer their neighbours, the more easily the more alike they look
// (Vezhnevets and Konouchine, "GrowCut: Interactive Multi-Label N-D Image Segmentation by Cellular Automata", Graphicon 2005).
// Its seeds come from the four extreme points of the object (Papadopoulos, Uijlings, Keller and Ferrari, "Extreme Clicking for
// Efficient Object Annotation", ICCV 2017): outside of them is background, the middle of the diamond between them is object.

import { isInside } from "#crowd/editor/geometry.js";

/** @typedef {import("#crowd/editor/geometry.js").Point} Point */

/** Pixels of the window that is looked at; larger ones are made smaller first. */
export const MAX_WINDOW_PX = 60_000;
/** The share of the diamond, from its middle, that is taken for object. */
const SURE_SHARE = 0.55;
const MAX_ROUNDS = 400;
/** Rounds between two looks at whether to go on. */
const ROUNDS_PER_TURN = 8;
const LARGEST_DIFFERENCE = Math.sqrt(3) * 255;

/**
 * @typedef {object} Window
 * @property {number} width
 * @property {number} height
 * @property {Uint8ClampedArray} pixels red, green, blue, alpha
 * @property {Point[]} extremes in pixels of the window: top, right, bottom and left end in any order
 */

/**
 * Which pixels of the window belong to the object.
 * @param {Window} window
 * @param {{cancelled: () => boolean, turn: () => Promise<void>}} during gives the page its turn now and then
 * @returns {Promise<Uint8Array | null>} 1 for the object; null when cancelled
 */
export async function growCut(window, { cancelled, turn }) {
  const { width, height } = window;
  const { label, strength } = seeds(window);
  const ease = easeOf(window);
  let [from, to] = [label, Uint8Array.from(label)];
  let [force, next] = [strength, Float32Array.from(strength)];
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    if (round % ROUNDS_PER_TURN === 0) {
      await turn();
      if (cancelled()) return null;
    }
    const changed = conquer(width, height, ease, from, force, to, next);
    [from, to] = [to, from];
    [force, next] = [next, force];
    if (!changed) break;
  }
  return tidied(from, width, height);
}

/** @param {Window} window */
function seeds({ width, height, extremes }) {
  const label = new Uint8Array(width * height);
  const strength = new Float32Array(width * height);
  const xs = extremes.map((point) => point.x);
  const ys = extremes.map((point) => point.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
  const diamond = [...extremes].sort((a, b) => Math.atan2(a.y - middle.y, a.x - middle.x) - Math.atan2(b.y - middle.y, b.x - middle.x))
    .map((point) => ({ x: middle.x + (point.x - middle.x) * SURE_SHARE, y: middle.y + (point.y - middle.y) * SURE_SHARE }));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const index = y * width + x;
      if (x < left - 1 || x > right + 1 || y < top - 1 || y > bottom + 1) {
        label[index] = 2;
        strength[index] = 1;
      } else if (isInside({ x: x + 0.5, y: y + 0.5 }, diamond)) {
        label[index] = 1;
        strength[index] = 1;
      }
    }
  }
  return { label, strength };
}

/**
 * How easily force passes between each pixel and its right and lower neighbours.
 * @param {Window} window
 */
function easeOf({ width, height, pixels }) {
  const difference = (/** @type {number} */ a, /** @type {number} */ b) =>
    Math.hypot(pixels[a * 4] - pixels[b * 4], pixels[a * 4 + 1] - pixels[b * 4 + 1], pixels[a * 4 + 2] - pixels[b * 4 + 2]);
  const right = new Float32Array(width * height);
  const down = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const index = y * width + x;
      if (x + 1 < width) right[index] = 1 - difference(index, index + 1) / LARGEST_DIFFERENCE;
      if (y + 1 < height) down[index] = 1 - difference(index, index + width) / LARGEST_DIFFERENCE;
    }
  }
  return { right, down };
}

/**
 * One round: each pixel falls to its strongest attacker.
 * @param {number} width
 * @param {number} height
 * @param {{right: Float32Array, down: Float32Array}} ease
 * @param {Uint8Array} from
 * @param {Float32Array} force
 * @param {Uint8Array} to
 * @param {Float32Array} next
 */
function conquer(width, height, { right, down }, from, force, to, next) {
  let changed = false;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const index = y * width + x;
      let best = force[index];
      let label = from[index];
      if (x > 0 && right[index - 1] * force[index - 1] > best) { best = right[index - 1] * force[index - 1]; label = from[index - 1]; }
      if (x + 1 < width && right[index] * force[index + 1] > best) { best = right[index] * force[index + 1]; label = from[index + 1]; }
      if (y > 0 && down[index - width] * force[index - width] > best) { best = down[index - width] * force[index - width]; label = from[index - width]; }
      if (y + 1 < height && down[index] * force[index + width] > best) { best = down[index] * force[index + width]; label = from[index + width]; }
      if (best !== force[index]) changed = true;
      to[index] = label;
      next[index] = best;
    }
  }
  return changed;
}

/**
 * The object without ragged edges and holes: a pixel goes with most of its neighbours, and background that the outside does
 * not reach is object.
 * @param {Uint8Array} label
 * @param {number} width
 * @param {number} height
 */
function tidied(label, width, height) {
  const object = new Uint8Array(width * height);
  for (let y = 1; y + 1 < height; y += 1) {
    for (let x = 1; x + 1 < width; x += 1) {
      let near = 0;
      for (let dy = -1; dy <= 1; dy += 1) for (let dx = -1; dx <= 1; dx += 1) near += label[(y + dy) * width + x + dx] === 1 ? 1 : 0;
      object[y * width + x] = near >= 5 ? 1 : 0;
    }
  }
  const outside = new Uint8Array(width * height);
  const open = [0];
  outside[0] = 1;
  while (open.length > 0) {
    const index = /** @type {number} */ (open.pop());
    const x = index % width;
    const around = [x > 0 ? index - 1 : -1, x + 1 < width ? index + 1 : -1, index - width, index + width];
    for (const place of around) {
      if (place < 0 || place >= object.length || outside[place] || object[place]) continue;
      outside[place] = 1;
      open.push(place);
    }
  }
  return outside.map((isOutside) => 1 - isOutside);
}
