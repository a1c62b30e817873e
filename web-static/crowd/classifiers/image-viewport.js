// Where an image sits in its pane: pure geometry, in CSS pixels of the pane and natural pixels of the image.

/** @typedef {{width: number, height: number}} Size */
/** @typedef {{scale: number, x: number, y: number}} Placement scale and the place of the image's top-left corner */

/** The largest zoom, in CSS pixels per image pixel. */
export const MAX_SCALE = 16;
/** Small images are enlarged to fill the pane up to this many times; beyond, blur tells nothing more. */
export const MAX_FIT_SCALE = 12;

/**
 * The whole image, as large as it fits, in the middle.
 * @param {Size} image
 * @param {Size} pane
 * @returns {Placement}
 */
export function fit(image, pane) {
  const scale = Math.min(pane.width / image.width, pane.height / image.height, MAX_FIT_SCALE);
  return centre(image, pane, scale);
}

/**
 * @param {Size} image
 * @param {Size} pane
 * @param {number} scale
 * @returns {Placement}
 */
export function centre(image, pane, scale) {
  return { scale, x: (pane.width - image.width * scale) / 2, y: (pane.height - image.height * scale) / 2 };
}

/**
 * Zooms so that the image point under (px, py) stays there; never below the fitted size.
 * @param {Placement} placement
 * @param {number} factor
 * @param {{x: number, y: number}} point of the pane
 * @param {Size} image
 * @param {Size} pane
 * @returns {Placement}
 */
export function zoomAt(placement, factor, point, image, pane) {
  const smallest = fit(image, pane).scale;
  const scale = Math.min(Math.max(placement.scale * factor, smallest), Math.max(MAX_SCALE, smallest));
  const ratio = scale / placement.scale;
  return clamp({
    scale,
    x: point.x - (point.x - placement.x) * ratio,
    y: point.y - (point.y - placement.y) * ratio,
  }, image, pane);
}

/**
 * Keeps the image in view: centred along a side where it is smaller than the pane, without gaps where it is larger.
 * @param {Placement} placement
 * @param {Size} image
 * @param {Size} pane
 * @returns {Placement}
 */
export function clamp(placement, image, pane) {
  const along = (/** @type {number} */ at, /** @type {number} */ length, /** @type {number} */ room) =>
    length <= room ? (room - length) / 2 : Math.min(0, Math.max(room - length, at));
  return {
    scale: placement.scale,
    x: along(placement.x, image.width * placement.scale, pane.width),
    y: along(placement.y, image.height * placement.scale, pane.height),
  };
}
