// Shows a mask over the image: the label bytes are sampled straight to the part of the screen that has to change, so that a
// stroke on a large image costs no more than on a small one.

/** @typedef {import("#crowd/masks/label-map.js").LabelMap} LabelMap */
/** @typedef {import("#crowd/masks/label-map.js").Area} Area */
/** @typedef {import("#crowd/editor/viewport.js").Viewport} Viewport */

export class MaskScreen {
  #canvas = new OffscreenCanvas(1, 1);
  /** @type {ImageData | null} */
  #pixels = null;
  /** @type {Area | "all" | null} in image pixels */
  #stale = "all";
  #key = "";
  /** Colours as 0xAABBGGRR by value: filled areas and their edges. */
  #fill = new Uint32Array(256);
  #edge = new Uint32Array(256);

  /**
   * @param {(string | null)[]} colors #rrggbb by value; null is not shown
   * @param {number} opacity 0 to 1
   */
  setColors(colors, opacity) {
    this.#fill.fill(0);
    this.#edge.fill(0);
    colors.forEach((color, value) => {
      if (!color) return;
      const [red, green, blue] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
      const rgb = (blue << 16) | (green << 8) | red;
      this.#fill[value] = ((Math.round(opacity * 255) << 24) | rgb) >>> 0;
      this.#edge[value] = ((Math.round(Math.min(1, opacity + 0.4) * 255) << 24) | rgb) >>> 0;
    });
    this.#stale = "all";
  }

  /** @param {Area} area of the image that changed */
  touch(area) {
    if (this.#stale === "all") return;
    const old = this.#stale;
    if (!old) {
      this.#stale = area;
      return;
    }
    const x = Math.min(old.x, area.x);
    const y = Math.min(old.y, area.y);
    this.#stale = { x, y, width: Math.max(old.x + old.width, area.x + area.width) - x, height: Math.max(old.y + old.height, area.y + area.height) - y };
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {LabelMap} map
   * @param {Viewport} view
   * @param {number} ratio device pixels per CSS pixel
   */
  paint(context, map, view, ratio) {
    const { width, height } = context.canvas;
    const key = [width, height, view.scale, view.offset.x, view.offset.y, ratio].join();
    if (key !== this.#key || !this.#pixels) {
      this.#key = key;
      this.#stale = "all";
      if (this.#pixels?.width !== width || this.#pixels.height !== height) {
        this.#canvas.width = width;
        this.#canvas.height = height;
        this.#pixels = new ImageData(width, height);
      }
    }
    if (this.#stale) this.#sample(map, view, ratio);
    this.#stale = null;
    context.drawImage(this.#canvas, 0, 0);
  }

  /**
   * @param {LabelMap} map
   * @param {Viewport} view
   * @param {number} ratio
   */
  #sample(map, view, ratio) {
    const pixels = /** @type {ImageData} */ (this.#pixels);
    const screen = this.#screenArea(view, ratio, pixels);
    if (screen.width <= 0 || screen.height <= 0) return;
    const target = new Uint32Array(pixels.data.buffer);
    const step = 1 / (view.scale * ratio);
    const columns = new Int32Array(screen.width + 1);
    for (let index = 0; index <= screen.width; index += 1) {
      const x = Math.floor((screen.x + index + 0.5) * step - view.offset.x / view.scale);
      columns[index] = x < 0 || x >= map.width ? -1 : x;
    }
    for (let row = 0; row < screen.height; row += 1) {
      const y = Math.floor((screen.y + row + 0.5) * step - view.offset.y / view.scale);
      const below = Math.floor((screen.y + row + 1.5) * step - view.offset.y / view.scale);
      const start = (screen.y + row) * pixels.width + screen.x;
      if (y < 0 || y >= map.height) {
        target.fill(0, start, start + screen.width);
        continue;
      }
      const line = y * map.width;
      const nextLine = Math.min(map.height - 1, below) * map.width;
      for (let column = 0; column < screen.width; column += 1) {
        const x = columns[column];
        if (x < 0) {
          target[start + column] = 0;
          continue;
        }
        const value = map.data[line + x];
        const right = columns[column + 1];
        const isEdge = (right >= 0 && map.data[line + right] !== value) || map.data[nextLine + x] !== value;
        target[start + column] = isEdge ? this.#edge[value] : this.#fill[value];
      }
    }
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (this.#canvas.getContext("2d"));
    context.putImageData(pixels, 0, 0, screen.x, screen.y, screen.width, screen.height);
  }

  /**
   * The part of the screen, in device pixels, that shows what is stale.
   * @param {Viewport} view
   * @param {number} ratio
   * @param {ImageData} pixels
   * @returns {Area}
   */
  #screenArea(view, ratio, pixels) {
    if (this.#stale === "all" || !this.#stale) return { x: 0, y: 0, width: pixels.width, height: pixels.height };
    const area = this.#stale;
    const start = view.toPane({ x: area.x - 1, y: area.y - 1 });
    const end = view.toPane({ x: area.x + area.width + 1, y: area.y + area.height + 1 });
    const x = Math.max(0, Math.floor(start.x * ratio) - 1);
    const y = Math.max(0, Math.floor(start.y * ratio) - 1);
    return {
      x, y, width: Math.min(pixels.width, Math.ceil(end.x * ratio) + 1) - x, height: Math.min(pixels.height, Math.ceil(end.y * ratio) + 1) - y,
    };
  }
}
