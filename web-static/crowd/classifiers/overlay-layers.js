import { keepLabelPixels } from "#crowd/classifiers/overlay.js";

/** @typedef {import("#crowd/classifiers/overlay.js").Overlay} Overlay */
/** @typedef {import("#crowd/classifiers/overlay.js").OverlayBox} OverlayBox */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Boxes with their labels, drawn in the image's own pixels with lines that keep their width at any zoom.
 * @param {OverlayBox[]} boxes
 * @param {{width: number, height: number}} size of the image
 */
export function boxLayer(boxes, size) {
  const svg = svgElement("svg", { viewBox: `0 0 ${size.width} ${size.height}`, role: "img",
    "aria-label": `${boxes.length} ${boxes.length === 1 ? "box" : "boxes"}: ${boxes.map((box) => box.label).join(", ")}` });
  for (const { left, top, width, height, label, color } of boxes) {
    const frame = { x: left, y: top, width, height, fill: "none", "vector-effect": "non-scaling-stroke" };
    svg.append(svgElement("rect", { ...frame, stroke: "#10131a", "stroke-width": 5, "stroke-opacity": 0.65 }),
      svgElement("rect", { ...frame, stroke: color, "stroke-width": 2.5 }));
    svg.append(tag(label, left, top, color));
  }
  return svg;
}

/**
 * A label on a plate above the box's corner; the stage's `--pixel` keeps its size on the screen.
 * @param {string} label
 * @param {number} left
 * @param {number} top
 * @param {string} color
 */
function tag(label, left, top, color) {
  const group = svgElement("g", {});
  group.style.cssText = `transform: translate(${left}px, ${top}px) scale(var(--pixel, 1))`;
  const text = svgElement("text", { x: 6, y: -6, fill: "#10131a" });
  text.style.cssText = "font: 600 13px/1 var(--font)";
  text.textContent = label;
  const width = 12 + label.length * 7.6;
  group.append(svgElement("rect", { x: -1, y: -21, width, height: 20, rx: 4, fill: color }), text);
  if (label === "") return svgElement("g", {});
  return group;
}

/**
 * A mask image laid over the picture. Where its pixels may be read, what belongs to no label becomes transparent.
 * @param {Extract<Overlay, {kind: "mask"}>} overlay
 * @returns {Promise<HTMLCanvasElement>}
 */
export async function maskLayer(overlay) {
  const image = await loadImage(overlay.src);
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  context.drawImage(image, 0, 0);
  try {
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
    keepLabelPixels(pixels.data, overlay.legend);
    context.putImageData(pixels, 0, 0);
  } catch {
    // The store gives no right to read the pixels: the mask shows as it is.
  }
  return canvas;
}

/**
 * Loads with the right to read the pixels, else without.
 * @param {string} src
 * @returns {Promise<HTMLImageElement>}
 */
function loadImage(src) {
  const attempt = (/** @type {string | null} */ crossOrigin) => new Promise((resolve, reject) => {
    const image = new Image();
    image.crossOrigin = crossOrigin;
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error("the mask could not be loaded"));
    image.src = src;
  });
  return attempt("anonymous").catch(() => attempt(null));
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 */
function svgElement(name, attributes) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  return node;
}
