// An image with smaller copies of itself, so that a large one is drawn small without work or shimmer.

/** @typedef {import("#crowd/editor/geometry.js").Size} Size */

/** Copies are made down to this many pixels. */
const SMALLEST_COPY_PX = 600_000;

export class PictureSource {
  /** @type {(CanvasImageSource & Size)[]} the image and its halves, quarters … */
  #copies;

  /** @param {HTMLImageElement} image */
  constructor(image) {
    /** @type {Size} natural size, turned as its EXIF orientation says */
    this.size = { width: image.naturalWidth, height: image.naturalHeight };
    this.image = image;
    this.#copies = [image];
    let { width, height } = this.size;
    while (width * height > SMALLEST_COPY_PX * 4) {
      width = Math.ceil(width / 2);
      height = Math.ceil(height / 2);
      const canvas = new OffscreenCanvas(width, height);
      const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
      context.imageSmoothingQuality = "high";
      context.drawImage(/** @type {CanvasImageSource} */ (this.#copies.at(-1)), 0, 0, width, height);
      this.#copies.push(canvas);
    }
  }

  /**
   * Loads an image, readable pixel by pixel where its server allows it.
   * @param {string} address
   * @returns {Promise<PictureSource>}
   */
  static async load(address) {
    const image = await loaded(address, "anonymous").catch(() => loaded(address, null));
    return new PictureSource(image);
  }

  /**
   * Draws what is visible.
   * @param {CanvasRenderingContext2D} context in device pixels
   * @param {import("#crowd/editor/viewport.js").Viewport} view
   * @param {number} ratio device pixels per CSS pixel
   */
  draw(context, view, ratio) {
    const { left, top, right, bottom } = view.visible;
    if (right <= left || bottom <= top) return;
    const wanted = view.scale * ratio;
    const level = Math.min(this.#copies.length - 1, Math.max(0, Math.floor(Math.log2(1 / wanted))));
    const copy = this.#copies[level];
    const kx = copy === this.image ? 1 : copy.width / this.size.width;
    const ky = copy === this.image ? 1 : copy.height / this.size.height;
    const start = view.toPane({ x: left, y: top });
    const end = view.toPane({ x: right, y: bottom });
    context.imageSmoothingEnabled = wanted < 4;
    context.drawImage(copy, left * kx, top * ky, (right - left) * kx, (bottom - top) * ky,
      start.x * ratio, start.y * ratio, (end.x - start.x) * ratio, (end.y - start.y) * ratio);
  }
}

/**
 * @param {string} address
 * @param {string | null} crossOrigin
 * @returns {Promise<HTMLImageElement>}
 */
async function loaded(address, crossOrigin) {
  const image = new Image();
  image.crossOrigin = crossOrigin;
  image.src = address;
  await image.decode();
  return image;
}
