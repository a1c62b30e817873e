// A mask and what the annotator does to it, without any DOM but the canvas it paints on.

import { NOTHING, draw } from "#crowd/editor/drawing.js";
import { polygon } from "#crowd/editor/shape-kinds.js";
import { ShapePainter } from "#crowd/editor/shape-painter.js";
import { paintCapsule, paintPolygon, paintRegion } from "#crowd/masks/fills.js";
import { MAX_WINDOW_PX, growCut } from "#crowd/masks/grow-cut.js";
import { LabelMap } from "#crowd/masks/label-map.js";
import { MaskScreen } from "#crowd/masks/mask-screen.js";

/** @typedef {import("#crowd/editor/geometry.js").Point} Point */
/** @typedef {import("#crowd/editor/editor-surface.js").SurfaceInput} SurfaceInput */
/** @typedef {import("#crowd/masks/label-map.js").Area} Area */
/** @typedef {"brush" | "eraser" | "polygon" | "bucket" | "magic"} MaskTool */

export const SMALLEST_RADIUS = 0.5;
export const LARGEST_RADIUS = 200;
const RADIUS_STEP = 1.25;
/** Extreme points of an object: top, bottom, left and right. */
const EXTREMES = 4;
/** The margin of the window that the automatic tool looks at, as a share of the object. */
const WINDOW_MARGIN = 0.15;

/**
 * @typedef {object} MaskEditorHost
 * @property {(command: import("#crowd/base/undo-history.js").Command) => void} record
 * @property {() => void} changed
 * @property {(text: string) => void} say
 * @property {() => number} value what is painted; 0 where that is not decided yet
 * @property {() => void} decide has it decided, as a gesture begins
 * @property {(value: number) => string} color
 * @property {(area: Area, width: number, height: number) => ImageData | null} readImage the picture's pixels, made that
 *   large; null where they cannot be read
 */

/** A `SurfaceModel` of a mask. */
export class MaskEditor {
  /** @type {MaskTool} */
  tool = "brush";
  /** Of the brush, in image pixels. */
  radius = 12;
  map = new LabelMap(1, 1);
  screen = new MaskScreen();
  /** Whether the automatic tool is at work. */
  searching = false;

  #host;
  /** @type {Point | null} the last point of a stroke under way */
  #stroke = null;
  #drawing = NOTHING;
  /** @type {Point[]} */
  #extremes = [];
  /** @type {Point | null} */
  #cursor = null;

  /** @param {MaskEditorHost} host */
  constructor(host) {
    this.#host = host;
  }

  /** @param {{width: number, height: number}} size of the image */
  start({ width, height }) {
    this.map = new LabelMap(width, height);
    this.map.addEventListener("change", (event) => {
      this.screen.touch(/** @type {CustomEvent} */ (event).detail);
      this.#host.changed();
    });
    this.radius = Math.max(3, Math.round(Math.max(width, height) / 60));
  }

  get busy() {
    return this.#stroke !== null || this.#drawing.points.length > 0 || this.#extremes.length > 0 || this.searching;
  }

  /** @param {MaskTool} tool */
  setTool(tool) {
    this.#cancel();
    this.tool = tool;
    const words = { brush: "Brush", eraser: "Eraser", polygon: "Polygon: Enter fills it", bucket: "Fill a region",
      magic: "Automatic: click the object's top, bottom, left and right ends" };
    this.#host.say(words[tool]);
    this.#host.changed();
  }

  /** @param {number} direction 1 larger, -1 smaller */
  resizeBrush(direction) {
    const next = direction > 0 ? Math.max(this.radius * RADIUS_STEP, this.radius + 0.5) : Math.min(this.radius / RADIUS_STEP, this.radius - 0.5);
    this.radius = Math.min(LARGEST_RADIUS, Math.max(SMALLEST_RADIUS, Math.round(next * 2) / 2));
    this.#host.say(`Brush of ${this.radius * 2} pixels`);
    this.#host.changed();
  }

  /**
   * One gesture that can be taken back.
   * @param {() => Area | null} paint
   * @returns {boolean} whether anything changed
   */
  gesture(paint) {
    this.map.begin();
    const area = paint();
    if (area) this.map.changed(area);
    return this.#finishGesture();
  }

  // The surface's side.

  /** @param {SurfaceInput} input */
  pointer(input) {
    this.#cursor = input.point;
    if (this.searching) return;
    if (input.type === "down" && this.tool !== "eraser") this.#host.decide();
    if (input.type === "cancel") this.#cancel();
    else if (this.tool === "brush" || this.tool === "eraser") this.#brush(input);
    else if (this.tool === "polygon") this.#polygon(input);
    else if (input.type === "down") this.tool === "bucket" ? this.#fill(input.point) : this.#mark(input.point);
    this.#host.changed();
  }

  nudge() {
    return false;
  }

  /** @param {"Enter" | "Escape" | "Backspace"} key */
  press(key) {
    if (key === "Escape" && this.busy) {
      this.#cancel();
      this.#host.say("Cancelled");
      return true;
    }
    if (this.#drawing.points.length > 0) {
      this.#step({ type: key === "Enter" ? "finish" : "back" }, 0);
      this.#host.changed();
      return true;
    }
    if (key === "Backspace" && this.#extremes.length > 0) {
      this.#extremes.pop();
      this.#host.changed();
      return true;
    }
    return false;
  }

  /** Fills the polygon that is being drawn. */
  finish() {
    if (this.#drawing.points.length > 0) this.press("Enter");
  }

  cursor() {
    return this.searching ? "default" : this.tool === "brush" || this.tool === "eraser" ? "none" : "crosshair";
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {import("#crowd/editor/viewport.js").Viewport} view
   * @param {number} ratio
   */
  paint(context, view, ratio) {
    this.screen.paint(context, this.map, view, ratio);
    const color = this.#host.color(this.#host.value());
    const painter = new ShapePainter(context, view, ratio, polygon, 0);
    const { points, cursor } = this.#drawing;
    if (points.length > 0) painter.shape(cursor ? [...points, cursor] : points, { color, tag: "", open: true });
    if (this.#extremes.length > 0) painter.shape(this.#extremes, { color, tag: "", open: true });
    if (this.#cursor && (this.tool === "brush" || this.tool === "eraser")) this.#paintBrush(context, view, ratio, color);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {import("#crowd/editor/viewport.js").Viewport} view
   * @param {number} ratio
   * @param {string} color
   */
  #paintBrush(context, view, ratio, color) {
    const at = view.toPane(/** @type {Point} */ (this.#cursor));
    for (const [width, stroke] of /** @type {[number, string][]} */ ([[3, "rgb(0 0 0 / 65%)"], [1.25, this.tool === "eraser" ? "#fff" : color]])) {
      context.beginPath();
      context.arc(at.x * ratio, at.y * ratio, Math.max(1, this.radius * view.scale * ratio), 0, Math.PI * 2);
      context.lineWidth = width * ratio;
      context.strokeStyle = stroke;
      context.stroke();
    }
  }

  /** @param {SurfaceInput} input */
  #brush({ type, point, held, keys }) {
    const value = this.tool === "eraser" || keys.alt ? 0 : this.#host.value();
    if (type === "down") {
      if (value === 0 && this.tool === "brush" && !keys.alt) {
        this.#host.say("Choose a label first.");
        return;
      }
      this.map.begin();
      this.map.changed(paintCapsule(this.map, point, point, this.radius, value));
      this.#stroke = point;
    } else if (type === "move" && held && this.#stroke) {
      this.map.changed(paintCapsule(this.map, this.#stroke, point, this.radius, value));
      this.#stroke = point;
    } else if (type === "up" && this.#stroke) {
      this.#stroke = null;
      this.#finishGesture();
    }
  }

  /** @param {SurfaceInput} input */
  #polygon(input) {
    if (input.type === "down" && this.#host.value() === 0) {
      this.#host.say("Choose a label first.");
      return;
    }
    this.#step({ type: /** @type {"down" | "move" | "up"} */ (input.type), point: input.point }, input.byKey ? 0.5 : input.reach);
  }

  /**
   * @param {import("#crowd/editor/drawing.js").DrawingInput} input
   * @param {number} reach
   */
  #step(input, reach) {
    const step = draw(this.#drawing, input, { kind: polygon, size: this.map, reach });
    this.#drawing = step.state;
    if (step.refused) this.#host.say(step.refused);
    else if (step.placed) this.#host.say(`Point ${this.#drawing.points.length}`);
    const { shape } = step;
    if (shape && this.gesture(() => paintPolygon(this.map, shape, this.#host.value()))) this.#host.say("Polygon filled");
  }

  /** @param {Point} point */
  #fill(point) {
    const value = this.#host.value();
    if (value === 0) this.#host.say("Choose a label first.");
    else if (this.gesture(() => paintRegion(this.map, point, value))) this.#host.say("Region filled");
  }

  /** @param {Point} point an end of the object for the automatic tool */
  #mark(point) {
    if (this.#host.value() === 0) {
      this.#host.say("Choose a label first.");
      return;
    }
    this.#extremes.push(point);
    const left = EXTREMES - this.#extremes.length;
    if (left > 0) this.#host.say(`${left} more ${left === 1 ? "end" : "ends"} of the object`);
    else void this.#search(this.#extremes.splice(0));
  }

  /** @param {Point[]} extremes */
  async #search(extremes) {
    const area = windowOf(extremes, this.map);
    const scale = Math.min(1, Math.sqrt(MAX_WINDOW_PX / (area.width * area.height)));
    const [width, height] = [Math.max(8, Math.round(area.width * scale)), Math.max(8, Math.round(area.height * scale))];
    const picture = this.#host.readImage(area, width, height);
    if (!picture) {
      this.#host.say("The image's server does not let its pixels be read, so the automatic tool cannot work here. Use the brush or the polygon.");
      return;
    }
    this.searching = true;
    this.#host.say("Looking for the object's edge…");
    this.#host.changed();
    const [kx, ky] = [width / area.width, height / area.height];
    const found = await growCut({ width, height, pixels: picture.data,
      extremes: extremes.map(({ x, y }) => ({ x: (x - area.x) * kx, y: (y - area.y) * ky })) },
    { cancelled: () => !this.searching, turn: () => new Promise((resolve) => setTimeout(resolve)) });
    this.searching = false;
    if (found) {
      const painted = this.gesture(() => this.#paintFound(found, width, area, kx, ky));
      this.#host.say(painted ? "Object painted; refine it with brush and eraser" : "No object was found there");
    }
    this.#host.changed();
  }

  /**
   * @param {Uint8Array} found by pixel of the window
   * @param {number} width of the window
   * @param {Area} area
   * @param {number} kx
   * @param {number} ky
   */
  #paintFound(found, width, area, kx, ky) {
    const value = this.#host.value();
    for (let y = area.y; y < area.y + area.height; y += 1) {
      const row = Math.min(Math.floor(found.length / width) - 1, Math.floor((y - area.y + 0.5) * ky)) * width;
      let start = -1;
      for (let x = area.x; x <= area.x + area.width; x += 1) {
        const inside = x < area.x + area.width && found[row + Math.min(width - 1, Math.floor((x - area.x + 0.5) * kx))] === 1;
        if (inside && start < 0) start = x;
        if (!inside && start >= 0) {
          this.map.fillRow(y, start, x, value);
          start = -1;
        }
      }
    }
    return area;
  }

  #cancel() {
    if (this.#stroke) {
      this.#stroke = null;
      const changes = this.map.end();
      this.map.put(changes, "before");
    }
    this.#drawing = NOTHING;
    this.#extremes = [];
    this.searching = false;
    this.#host.changed();
  }

  #finishGesture() {
    const { map } = this;
    const changes = map.end();
    if (changes.length === 0) return false;
    this.#host.record({ apply: () => map.put(changes, "after"), revert: () => map.put(changes, "before") });
    return true;
  }
}

/**
 * The part of the image around the extreme points, with a margin.
 * @param {Point[]} extremes
 * @param {{width: number, height: number}} size
 * @returns {Area} whole pixels inside the image
 */
function windowOf(extremes, size) {
  const xs = extremes.map((point) => point.x);
  const ys = extremes.map((point) => point.y);
  const margin = Math.max(8, WINDOW_MARGIN * Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)));
  const x = Math.max(0, Math.floor(Math.min(...xs) - margin));
  const y = Math.max(0, Math.floor(Math.min(...ys) - margin));
  return {
    x, y, width: Math.max(1, Math.min(size.width, Math.ceil(Math.max(...xs) + margin)) - x),
    height: Math.max(1, Math.min(size.height, Math.ceil(Math.max(...ys) + margin)) - y),
  };
}
