// Reads the colours of a picture of a mask.

/** How far a colour may be off a label's, as another tool's file may have it. */
const TOLERANCE = 12;
const LEAST_ALPHA = 128;

/**
 * Loads a picture's pixels exactly, without colour management.
 * @param {string} address
 * @returns {Promise<ImageData>}
 */
export async function readPicture(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  const bitmap = await createImageBitmap(await response.blob(), { colorSpaceConversion: "none", premultiplyAlpha: "none" });
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height);
}

/**
 * The value of each pixel by its colour.
 * @param {ImageData} picture
 * @param {Map<string, number>} values by colour, #rrggbb
 * @returns {{data: Uint8Array, unknown: number}} unknown: pixels of no label's colour, which become background
 */
export function valuesOf(picture, values) {
  const data = new Uint8Array(picture.width * picture.height);
  const pixels = picture.data;
  /** @type {Map<number, number>} */
  const known = new Map([[0xffffff, 0], [0, 0]]);
  const colors = [...values].map(([hex, value]) => ({ rgb: parseInt(hex.slice(1), 16), value }));
  for (const { rgb, value } of colors) known.set(rgb, value);
  let unknown = 0;
  for (let index = 0; index < data.length; index += 1) {
    const at = index * 4;
    if (pixels[at + 3] < LEAST_ALPHA) continue;
    const rgb = (pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2];
    let value = known.get(rgb);
    if (value === undefined) {
      value = nearest(rgb, colors);
      known.set(rgb, value);
    }
    if (value < 0) unknown += 1;
    else data[index] = value;
  }
  return { data, unknown };
}

/**
 * @param {number} rgb
 * @param {{rgb: number, value: number}[]} colors
 * @returns {number} -1 when none is near
 */
function nearest(rgb, colors) {
  const apart = (/** @type {number} */ other) => Math.max(Math.abs((rgb >> 16) - (other >> 16)),
    Math.abs(((rgb >> 8) & 255) - ((other >> 8) & 255)), Math.abs((rgb & 255) - (other & 255)));
  const best = colors.map((color) => ({ off: apart(color.rgb), value: color.value })).sort((a, b) => a.off - b.off)[0];
  return best && best.off <= TOLERANCE ? best.value : -1;
}
