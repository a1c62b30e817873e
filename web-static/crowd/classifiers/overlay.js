// The earlier annotations that a verification task shows over the image (07/CE-image-classifier-7 to 10).

import { labelColor } from "#crowd/classifiers/label-colors.js";

/** @typedef {{left: number, top: number, width: number, height: number, label: string, color: string}} OverlayBox */
/** @typedef {{label: string, color: string}} LegendEntry */
/**
 * @typedef {{kind: "boxes", boxes: OverlayBox[], legend: LegendEntry[]}
 *   | {kind: "mask", src: string, legend: LegendEntry[]}} Overlay
 */

/**
 * Reads the `overlay` attribute's value.
 * @param {any} value
 * @returns {Overlay | null} null for none
 * @throws {TypeError} when it is of no known form
 */
export function readOverlay(value) {
  if (value === undefined || value === null || Object.keys(value).length === 0) return null;
  if (value.boundingBox) return readBoxes(value.boundingBox);
  if (value.semanticSegmentation) return readSemantic(value.semanticSegmentation);
  if (value.instanceSegmentation) return readInstances(value.instanceSegmentation);
  throw new TypeError("overlay must have the key boundingBox, semanticSegmentation or instanceSegmentation");
}

/** @param {any} overlay */
function readBoxes({ labels = [], value = [] }) {
  if (!Array.isArray(value)) throw new TypeError("overlay.boundingBox.value must be a list");
  const names = labels.map(labelName);
  const color = (/** @type {string} */ label) => labelColor(names.indexOf(label));
  const boxes = value.map((box) => ({
    left: Number(box.left), top: Number(box.top), width: Number(box.width), height: Number(box.height),
    label: String(box.label ?? ""), color: color(String(box.label ?? "")),
  })).filter((box) => [box.left, box.top, box.width, box.height].every(Number.isFinite));
  const used = names.filter((/** @type {string} */ name) => boxes.some((box) => box.label === name));
  return { kind: /** @type {const} */ ("boxes"), boxes,
    legend: used.map((/** @type {string} */ label) => ({ label, color: color(label) })) };
}

/** @param {any} overlay */
function readSemantic({ labelMappings = {}, src }) {
  const legend = Object.entries(labelMappings).map(([label, mapping]) =>
    ({ label, color: String(/** @type {any} */ (mapping)?.color ?? "") }));
  return readMask(src, legend);
}

/** @param {any} overlay */
function readInstances({ instances = [], src }) {
  if (!Array.isArray(instances)) throw new TypeError("overlay.instanceSegmentation.instances must be a list");
  return readMask(src, instances.map(({ label, color }) => ({ label: String(label), color: String(color) })));
}

/**
 * @param {unknown} src
 * @param {LegendEntry[]} legend
 */
function readMask(src, legend) {
  if (typeof src !== "string" || src === "") throw new TypeError("overlay lacks the address of its mask (src)");
  return { kind: /** @type {const} */ ("mask"), src, legend };
}

/** @param {any} label */
function labelName(label) {
  return String(label !== null && typeof label === "object" ? label.label ?? label.name : label);
}

/**
 * Makes the pixels of a mask that belong to no label transparent, in place: what is left lies over the image without
 * veiling it. Colours match exactly, as the masks are drawn; a mask without known colours keeps all it shows.
 * @param {Uint8ClampedArray} pixels red, green, blue, alpha
 * @param {LegendEntry[]} legend
 */
export function keepLabelPixels(pixels, legend) {
  const known = new Set(legend.map((entry) => parseHex(entry.color)).filter((color) => color !== null));
  if (known.size === 0) return;
  for (let at = 0; at < pixels.length; at += 4) {
    const color = pixels[at] << 16 | pixels[at + 1] << 8 | pixels[at + 2];
    if (!known.has(color)) pixels[at + 3] = 0;
  }
}

/**
 * @param {string} text #rgb or #rrggbb
 * @returns {number | null}
 */
export function parseHex(text) {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text);
  const hex = short ? short.slice(1).map((digit) => digit + digit).join("") : /^#([0-9a-f]{6})/i.exec(text)?.[1];
  return hex === undefined ? null : parseInt(hex, 16);
}
