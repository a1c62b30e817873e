import styles from "#crowd/editor/shape-list.css";
import { CrowdElement } from "#crowd/base/crowd-element.js";
import { element } from "#crowd/base/dom.js";
import { boundsOf } from "#crowd/editor/geometry.js";

/** @typedef {import("#crowd/editor/shape-store.js").Shape} Shape */
/** @typedef {import("#crowd/editor/geometry.js").Point} Point */
/** @typedef {import("#crowd/editor/shape-editor.js").ShapeEditor} ShapeEditor */

/** More rows than these are not built; the keys ] and [ still reach every shape. */
const MAX_ROWS = 300;

/**
 * The shapes as a list, for those who do not see the canvas and for exact numbers: choosing a row selects the shape and
 * opens fields with its coordinates.
 */
export class ShapeList extends CrowdElement {
  static styles = [styles];

  /** @type {ShapeEditor | null} */
  editor = null;
  /** @type {(label: string) => string} */
  colorOf = () => "#fff";

  #shown = "";

  render() {
    this.list = element("ul", { "aria-label": "Shapes" });
    this.root.append(this.list);
  }

  /** Brings the list up to date. */
  refresh() {
    const { editor, list } = this;
    if (!editor || !list) return;
    const shapes = editor.store.all;
    const key = JSON.stringify([editor.selected, shapes.length, shapes.slice(0, MAX_ROWS), editor.store.get(editor.selected)]);
    if (key === this.#shown) return;
    this.#shown = key;
    const focused = /** @type {HTMLElement | null} */ (this.root.activeElement)?.dataset.key;
    list.replaceChildren(...shapes.slice(0, MAX_ROWS).map((shape) => this.#row(shape, editor)));
    if (shapes.length > MAX_ROWS) list.append(element("li", { class: "more" }, `and ${shapes.length - MAX_ROWS} more`));
    if (focused) /** @type {HTMLElement | null} */ (list.querySelector(`[data-key="${focused}"]`))?.focus({ preventScroll: true });
    list.querySelector(".selected")?.scrollIntoView({ block: "nearest" });
  }

  /**
   * @param {Shape} shape
   * @param {ShapeEditor} editor
   */
  #row(shape, editor) {
    const selected = shape.id === editor.selected;
    const swatch = element("span", { class: "swatch" });
    swatch.style.background = this.colorOf(shape.label);
    const place = editor.kind.describe(shape.points);
    const button = element("button", { type: "button", class: "select", "aria-pressed": String(selected), "data-key": `shape-${shape.id}`,
      "aria-label": `${shape.label}, ${place}`, onclick: () => editor.select(selected ? null : shape.id) },
    swatch, element("span", { class: "text" }, shape.label), element("span", { class: "place" }, place));
    return element("li", { class: selected ? "item selected" : "item" }, button, selected && this.#fields(shape, editor));
  }

  /**
   * @param {Shape} shape
   * @param {ShapeEditor} editor
   */
  #fields(shape, editor) {
    const error = element("span", { class: "error", role: "alert" });
    const put = (/** @type {Point[]} */ points) => { error.textContent = editor.setPoints(shape.id, points); };
    const field = (/** @type {string} */ name, /** @type {number} */ value, /** @type {(value: number) => Point[]} */ points) =>
      element("label", {}, name, element("input", { type: "number", step: "1", value: String(Math.round(value)), "data-key": `${shape.id}-${name}`,
        onchange: (/** @type {Event} */ event) => put(points(Number(/** @type {HTMLInputElement} */ (event.target).value))) }));
    const numbers = editor.kind.name === "box" ? boxFields(shape, field) : pointFields(shape, field);
    const remove = element("button", { type: "button", onclick: () => editor.deleteSelected() }, "Delete");
    const vertices = editor.kind.most === Infinity ? this.#vertexButtons(shape, put) : [];
    return element("div", { class: "fields" }, ...numbers, element("div", { class: "row" }, ...vertices, remove), error);
  }

  /**
   * @param {Shape} shape
   * @param {(points: Point[]) => void} put
   */
  #vertexButtons(shape, put) {
    const { points } = shape;
    const [last, before] = [points[points.length - 1], points[points.length - 2]];
    const middle = { x: (last.x + before.x) / 2, y: (last.y + before.y) / 2 };
    return [
      element("button", { type: "button", onclick: () => put([...points.slice(0, -1), middle, last]) }, "Add point"),
      element("button", { type: "button", onclick: () => put(points.slice(0, -1)) }, "Remove last point"),
    ];
  }
}

/**
 * @param {Shape} shape
 * @param {(name: string, value: number, points: (value: number) => Point[]) => HTMLElement} field
 */
function boxFields({ points }, field) {
  // In whole pixels, as the answer has them: a width rounded by itself could differ from what is submitted.
  const { left, top, right, bottom } = boundsOf(points.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })));
  const box = (/** @type {number} */ l, /** @type {number} */ t, /** @type {number} */ w, /** @type {number} */ h) =>
    [{ x: l, y: t }, { x: l + w, y: t + h }];
  const [width, height] = [right - left, bottom - top];
  return [
    field("Left", left, (value) => box(value, top, width, height)),
    field("Top", top, (value) => box(left, value, width, height)),
    field("Width", width, (value) => box(left, top, value, height)),
    field("Height", height, (value) => box(left, top, width, value)),
  ];
}

/**
 * @param {Shape} shape
 * @param {(name: string, value: number, points: (value: number) => Point[]) => HTMLElement} field
 */
function pointFields({ points }, field) {
  const moved = (/** @type {number} */ index, /** @type {Partial<Point>} */ to) =>
    points.map((point, place) => place === index ? { ...point, ...to } : point);
  return points.flatMap((point, index) => {
    const number = points.length > 1 ? ` ${index + 1}` : "";
    return [field(`X${number}`, point.x, (x) => moved(index, { x })), field(`Y${number}`, point.y, (y) => moved(index, { y }))];
  });
}

customElements.define("crowd-shape-list", ShapeList);
