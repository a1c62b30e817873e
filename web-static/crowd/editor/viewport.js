// What part of the image is on screen, and the way between image pixels and CSS pixels.

import { centre, clamp, fit } from "#crowd/classifiers/image-viewport.js";

/** @typedef {import("#crowd/editor/geometry.js").Point} Point */
/** @typedef {import("#crowd/editor/geometry.js").Size} Size */
/** @typedef {import("#crowd/editor/geometry.js").Bounds} Bounds */

/** The largest zoom, in CSS pixels per image pixel. */
const MAX_SCALE = 40;
/** Empty room around the image, so that handles at its border can be reached, in CSS pixels. */
const MARGIN_PX = 24;

/** Fires `change` when the view moves. */
export class Viewport extends EventTarget {
  /** @type {Size} */
  image = { width: 1, height: 1 };
  /** @type {Size} of the room on screen */
  pane = { width: 1, height: 1 };
  #placement = { scale: 1, x: 0, y: 0 };
  #fitted = true;

  /** CSS pixels per image pixel. */
  get scale() {
    return this.#placement.scale;
  }

  get offset() {
    return { x: this.#placement.x + MARGIN_PX, y: this.#placement.y + MARGIN_PX };
  }

  get isFitted() {
    return this.#fitted;
  }

  /** @param {Size} pane */
  resize(pane) {
    this.pane = pane;
    if (this.#fitted) this.fit();
    else this.#place(clamp(this.#placement, this.image, this.#room));
  }

  /** @param {Size} image */
  show(image) {
    this.image = image;
    this.fit();
  }

  fit() {
    this.#place(fit(this.image, this.#room));
    this.#fitted = true;
  }

  /** One image pixel for one CSS pixel. */
  actualPixels() {
    this.#fitted = false;
    this.#place(clamp(centre(this.image, this.#room, 1), this.image, this.#room));
  }

  /**
   * Zooms so that what is at a place stays there.
   * @param {number} factor
   * @param {Point} [at] CSS pixels of the pane; its middle when left out
   */
  zoom(factor, at = { x: this.pane.width / 2, y: this.pane.height / 2 }) {
    const smallest = fit(this.image, this.#room).scale;
    const scale = Math.min(Math.max(this.scale * factor, smallest), Math.max(MAX_SCALE, smallest));
    const ratio = scale / this.scale;
    const { x, y } = this.#placement;
    const point = { x: at.x - MARGIN_PX, y: at.y - MARGIN_PX };
    const moved = { scale, x: point.x - (point.x - x) * ratio, y: point.y - (point.y - y) * ratio };
    this.#fitted = scale <= smallest * 1.001;
    this.#place(clamp(moved, this.image, this.#room));
  }

  /**
   * @param {number} dx CSS pixels
   * @param {number} dy
   */
  pan(dx, dy) {
    const { scale, x, y } = this.#placement;
    this.#place(clamp({ scale, x: x + dx, y: y + dy }, this.image, this.#room));
  }

  /**
   * Moves the view so that a point of the image is on screen.
   * @param {Point} point
   */
  reveal(point) {
    const at = this.toPane(point);
    const dx = at.x < MARGIN_PX ? MARGIN_PX - at.x : Math.min(0, this.pane.width - MARGIN_PX - at.x);
    const dy = at.y < MARGIN_PX ? MARGIN_PX - at.y : Math.min(0, this.pane.height - MARGIN_PX - at.y);
    if (dx !== 0 || dy !== 0) this.pan(dx, dy);
  }

  /**
   * @param {Point} point CSS pixels of the pane
   * @returns {Point} image pixels
   */
  toImage({ x, y }) {
    return { x: (x - this.offset.x) / this.scale, y: (y - this.offset.y) / this.scale };
  }

  /**
   * @param {Point} point image pixels
   * @returns {Point} CSS pixels of the pane
   */
  toPane({ x, y }) {
    return { x: x * this.scale + this.offset.x, y: y * this.scale + this.offset.y };
  }

  /**
   * The part of the image that is on screen.
   * @returns {Bounds}
   */
  get visible() {
    const start = this.toImage({ x: 0, y: 0 });
    const end = this.toImage({ x: this.pane.width, y: this.pane.height });
    return {
      left: Math.max(0, start.x), top: Math.max(0, start.y),
      right: Math.min(this.image.width, end.x), bottom: Math.min(this.image.height, end.y),
    };
  }

  get #room() {
    return { width: Math.max(1, this.pane.width - 2 * MARGIN_PX), height: Math.max(1, this.pane.height - 2 * MARGIN_PX) };
  }

  /** @param {{scale: number, x: number, y: number}} placement */
  #place(placement) {
    this.#placement = placement;
    this.dispatchEvent(new Event("change"));
  }
}
