// Draws shapes on the canvas over the image: a dark line under a coloured one, so that they show on any picture, a tag
// with the label's number and name, handles on the selected one.

import { boundsOf } from "#crowd/editor/geometry.js";
import { inkOn } from "#crowd/editor/label-colors.js";

/** @typedef {import("#crowd/editor/geometry.js").Point} Point */
/** @typedef {import("#crowd/editor/viewport.js").Viewport} Viewport */
/** @typedef {import("#crowd/editor/shape-kinds.js").ShapeKind} ShapeKind */

const HANDLE_PX = 9;
/** Shapes smaller than this on screen go without a tag. */
const SMALLEST_TAGGED_PX = 26;
/** With more shapes on screen than this, only the selected and the pointed at have tags. */
const MOST_TAGS = 250;

/**
 * @typedef {object} Look
 * @property {string} color
 * @property {string} tag
 * @property {boolean} [selected]
 * @property {boolean} [hovered]
 * @property {boolean} [open] still being drawn
 * @property {boolean} [locked]
 */

export class ShapePainter {
  /** @type {CanvasRenderingContext2D} */
  #context;
  #view;
  #ratio;
  #forced = matchMedia("(forced-colors: active)").matches;

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Viewport} view
   * @param {number} ratio device pixels per CSS pixel
   * @param {ShapeKind} kind
   * @param {number} count shapes on screen
   */
  constructor(context, view, ratio, kind, count) {
    this.#context = context;
    this.#view = view;
    this.#ratio = ratio;
    this.kind = kind;
    this.tagsAll = count <= MOST_TAGS;
    context.lineJoin = "round";
    context.lineCap = "round";
  }

  /**
   * @param {Point[]} points
   * @param {Look} look
   */
  shape(points, look) {
    const places = (this.kind.name === "box" && points.length === 2 ? boxOutline(points) : points).map((point) => this.#place(point));
    const color = this.#forced ? "CanvasText" : look.color;
    if (this.kind.most === 1) this.#dot(places[0], color, look);
    else this.#outline(places, color, look);
    if (look.selected) this.#handles(points, color);
    if (this.tagsAll || look.selected || look.hovered) this.#tag(points, look);
  }

  /** @param {Point} point */
  #place(point) {
    const { x, y } = this.#view.toPane(point);
    return { x: x * this.#ratio, y: y * this.#ratio };
  }

  /**
   * @param {Point[]} places
   * @param {string} color
   * @param {Look} look
   */
  #outline(places, color, look) {
    const context = this.#context;
    context.beginPath();
    places.forEach(({ x, y }, index) => index === 0 ? context.moveTo(x, y) : context.lineTo(x, y));
    if (this.kind.closed && !look.open) context.closePath();
    if (this.kind.closed && !look.open) {
      context.globalAlpha = look.selected ? 0.22 : look.hovered ? 0.18 : 0.1;
      context.fillStyle = color;
      context.fill();
      context.globalAlpha = 1;
    }
    const width = (look.selected ? 2.5 : look.hovered ? 2.25 : 1.75) * this.#ratio;
    context.setLineDash(look.locked ? [6 * this.#ratio, 4 * this.#ratio] : []);
    context.lineWidth = width + 2 * this.#ratio;
    context.strokeStyle = "rgb(0 0 0 / 55%)";
    context.stroke();
    context.lineWidth = width;
    context.strokeStyle = color;
    context.stroke();
    context.setLineDash([]);
    if (look.open) for (const place of places) this.#spot(place, 3, color);
  }

  /**
   * @param {Point} place
   * @param {string} color
   * @param {Look} look
   */
  #dot(place, color, look) {
    this.#spot(place, look.selected ? 7 : look.hovered ? 6.5 : 5.5, color);
    const context = this.#context;
    context.fillStyle = "#fff";
    context.beginPath();
    context.arc(place.x, place.y, 1.6 * this.#ratio, 0, Math.PI * 2);
    context.fill();
  }

  /**
   * @param {Point} place
   * @param {number} radius CSS pixels
   * @param {string} color
   */
  #spot(place, radius, color) {
    const context = this.#context;
    context.beginPath();
    context.arc(place.x, place.y, radius * this.#ratio, 0, Math.PI * 2);
    context.fillStyle = color;
    context.fill();
    context.lineWidth = 1.5 * this.#ratio;
    context.strokeStyle = "rgb(0 0 0 / 70%)";
    context.stroke();
  }

  /**
   * @param {Point[]} points
   * @param {string} color
   */
  #handles(points, color) {
    if (this.kind.most === 1) return;
    const context = this.#context;
    const side = HANDLE_PX * this.#ratio;
    for (const handle of this.kind.handles(points)) {
      const { x, y } = this.#place(handle);
      context.fillStyle = "#fff";
      context.strokeStyle = this.#forced ? color : "rgb(0 0 0 / 80%)";
      context.lineWidth = 1.25 * this.#ratio;
      context.fillRect(x - side / 2, y - side / 2, side, side);
      context.strokeRect(x - side / 2, y - side / 2, side, side);
    }
  }

  /**
   * @param {Point[]} points
   * @param {Look} look
   */
  #tag(points, look) {
    if (look.tag === "") return;
    const { left, top, right, bottom } = boundsOf(points);
    const start = this.#place({ x: left, y: top });
    const end = this.#place({ x: right, y: bottom });
    const isSmall = Math.max(end.x - start.x, end.y - start.y) < SMALLEST_TAGGED_PX * this.#ratio;
    if (isSmall && this.kind.most !== 1 && !look.selected && !look.hovered) return;
    const context = this.#context;
    const size = 12 * this.#ratio;
    context.font = `600 ${size}px Inter, system-ui, sans-serif`;
    const width = context.measureText(look.tag).width + size * 0.9;
    const height = size * 1.5;
    const at = this.kind.most === 1 ? { x: start.x + 9 * this.#ratio, y: start.y - height / 2 } : { x: start.x, y: start.y - height };
    const x = Math.max(0, Math.min(at.x, context.canvas.width - width));
    const y = at.y < 0 ? start.y : at.y;
    context.fillStyle = this.#forced ? "CanvasText" : look.color;
    context.beginPath();
    context.roundRect(x, y, width, height, 4 * this.#ratio);
    context.fill();
    context.fillStyle = this.#forced ? "Canvas" : inkOn(look.color);
    context.textBaseline = "middle";
    context.fillText(look.tag, x + size * 0.45, y + height / 2 + this.#ratio * 0.5);
  }
}

/** @param {Point[]} points */
function boxOutline(points) {
  const { left, top, right, bottom } = boundsOf(points);
  return [[left, top], [right, top], [right, bottom], [left, bottom]].map(([x, y]) => ({ x, y }));
}
