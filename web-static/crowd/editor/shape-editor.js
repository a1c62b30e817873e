// The shapes of one image and what the annotator does with them, without any DOM but the canvas it paints on.

import { NOTHING, draw } from "#crowd/editor/drawing.js";
import { SLIP_PX, drag, grab, handleAt } from "#crowd/editor/editing.js";
import { boundsOf, shifted } from "#crowd/editor/geometry.js";
import { ShapePainter } from "#crowd/editor/shape-painter.js";
import { ShapeStore } from "#crowd/editor/shape-store.js";

/** @typedef {import("#crowd/editor/geometry.js").Point} Point */
/** @typedef {import("#crowd/editor/shape-kinds.js").ShapeKind} ShapeKind */
/** @typedef {import("#crowd/editor/shape-store.js").Shape} Shape */
/** @typedef {import("#crowd/editor/shape-store.js").ShapeChange} ShapeChange */
/** @typedef {import("#crowd/editor/editor-surface.js").SurfaceInput} SurfaceInput */
/** @typedef {import("#crowd/base/undo-history.js").Command} Command */

/** How far a copy lies from its original, in image pixels. */
const COPY_OFFSET_PX = 12;

/**
 * @typedef {object} ShapeEditorHost
 * @property {(command: Command) => void} record takes a command whose effect is there already
 * @property {() => void} changed something to be shown has changed
 * @property {(text: string) => void} say tells screen readers
 * @property {(label: string) => string} color
 * @property {(label: string) => string} tag what stands on a shape
 */

/** A `SurfaceModel` of shapes of one kind. */
export class ShapeEditor {
  /** @type {"draw" | "select"} */
  mode = "draw";
  /** The label that new shapes get; null while there is none. @type {string | null} */
  label = null;
  /** @type {number | null} */
  selected = null;
  /** @type {number | null} */
  hovered = null;
  /** Labels whose shapes are not shown. @type {Set<string>} */
  hiddenLabels = new Set();
  /** Labels whose shapes cannot be changed. @type {Set<string>} */
  lockedLabels = new Set();

  #drawing = NOTHING;
  /** @type {import("#crowd/editor/editing.js").Grab | null} */
  #grab = null;
  /** @type {Shape | null} */
  #copied = null;
  /** Whether the annotator picked the selected shape: one that was only just drawn keeps its label. */
  #picked = false;
  #scale = 1;
  #size = { width: 1, height: 1 };
  #host;

  /**
   * @param {ShapeKind} kind
   * @param {ShapeEditorHost} host
   */
  constructor(kind, host) {
    this.kind = kind;
    this.#host = host;
    this.store = new ShapeStore(kind);
    this.store.addEventListener("change", () => {
      if (!this.store.get(this.selected)) this.selected = null;
      host.changed();
    });
  }

  /** Whether a shape is being drawn. */
  get busy() {
    return this.#drawing.points.length > 0 || this.#grab !== null;
  }

  /** @param {{width: number, height: number}} size of the image */
  set size(size) {
    this.#size = size;
  }

  /** @param {"draw" | "select"} mode */
  setMode(mode) {
    if (mode === this.mode) return;
    this.#cancel();
    this.mode = mode;
    this.#host.say(mode === "draw" ? `Draw a ${this.kind.name}` : "Select");
    this.#host.changed();
  }

  /** @param {number | null} id */
  select(id) {
    this.selected = id;
    this.#picked = id !== null;
    const shape = this.store.get(id);
    if (shape) this.#host.say(`${shape.label}, ${this.kind.describe(shape.points)}, selected`);
    this.#host.changed();
  }

  /** @param {number} step 1 for the next shape, -1 for the one before */
  selectNext(step) {
    const shapes = this.store.all.filter((shape) => !this.hiddenLabels.has(shape.label));
    if (shapes.length === 0) return;
    const place = shapes.findIndex((shape) => shape.id === this.selected);
    const next = place < 0 ? (step > 0 ? 0 : shapes.length - 1) : (place + step + shapes.length) % shapes.length;
    this.select(shapes[next].id);
  }

  /**
   * Gives new shapes this label, and the one that was picked too.
   * @param {string} label
   */
  chooseLabel(label) {
    this.label = label;
    const shape = this.#picked ? this.store.get(this.selected) : null;
    if (shape && shape.label !== label && !this.#isLocked(shape)) {
      this.#change([{ id: shape.id, before: shape, after: { ...shape, label } }]);
      this.#host.say(`The ${this.kind.name} is now ${label}`);
    }
    this.#host.changed();
  }

  deleteSelected() {
    const shape = this.store.get(this.selected);
    if (!shape || this.#isLocked(shape)) return false;
    this.#change([{ id: shape.id, before: shape, after: null }]);
    this.#host.say(`${shape.label} deleted`);
    return true;
  }

  duplicateSelected() {
    this.copy();
    return this.paste();
  }

  copy() {
    this.#copied = this.store.get(this.selected);
  }

  paste() {
    if (!this.#copied) return false;
    const points = shifted(this.#copied.points, COPY_OFFSET_PX, COPY_OFFSET_PX, this.#size);
    this.#add({ id: this.store.nextID(), label: this.#copied.label, points });
    return true;
  }

  /**
   * Replaces the points of a shape, as the number fields do.
   * @param {number} id
   * @param {Point[]} points
   * @returns {string} why they make no shape; empty when they do
   */
  setPoints(id, points) {
    const shape = this.store.get(id);
    if (!shape || this.#isLocked(shape)) return "";
    const { left, top, right, bottom } = boundsOf(points);
    if (left < 0 || top < 0 || right > this.#size.width || bottom > this.#size.height) return "That would be outside the image.";
    const problem = this.kind.problem(points);
    if (!problem) this.#change([{ id, before: shape, after: { ...shape, points } }]);
    return problem;
  }

  /** @param {string} label */
  toggleVisible(label) {
    if (!this.hiddenLabels.delete(label)) this.hiddenLabels.add(label);
    this.#host.changed();
  }

  /** @param {string} label */
  toggleLocked(label) {
    if (!this.lockedLabels.delete(label)) this.lockedLabels.add(label);
    this.#host.changed();
  }

  // The surface's side.

  /** @param {SurfaceInput} input */
  pointer(input) {
    if (this.#grab) this.#drag(input);
    else if (this.#drawing.points.length === 0 && input.type === "down" && this.#takeHold(input)) this.#host.changed();
    else if (this.mode === "draw") this.#draw(input);
    else this.#hover(input);
  }

  /**
   * @param {number} dx
   * @param {number} dy
   */
  nudge(dx, dy) {
    const shape = this.store.get(this.selected);
    if (!shape || this.busy || this.#isLocked(shape)) return false;
    const points = shifted(shape.points, dx, dy, this.#size);
    this.#change([{ id: shape.id, before: shape, after: { ...shape, points } }]);
    this.#host.say(this.kind.describe(points));
    return true;
  }

  /** @param {"Enter" | "Escape" | "Backspace"} key */
  press(key) {
    if (this.#drawing.points.length > 0) {
      if (key === "Escape") this.#cancel();
      else this.#step({ type: key === "Enter" ? "finish" : "back" }, 0);
      return true;
    }
    if (key === "Escape" && this.selected !== null) {
      this.select(null);
      return true;
    }
    return key === "Backspace" && this.deleteSelected();
  }

  /** Ends a shape of any number of points where it is. */
  finish() {
    if (this.#drawing.points.length > 0) this.#step({ type: "finish" }, 0);
  }

  cursor() {
    if (this.#grab) return "grabbing";
    return this.hovered !== null ? "move" : this.mode === "draw" ? "crosshair" : "default";
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {import("#crowd/editor/viewport.js").Viewport} view
   * @param {number} ratio
   */
  paint(context, view, ratio) {
    this.#scale = view.scale;
    const seen = this.store.within(view.visible).filter((shape) => !this.hiddenLabels.has(shape.label));
    const painter = new ShapePainter(context, view, ratio, this.kind, seen.length);
    for (const shape of seen) if (shape.id !== this.selected) this.#paintShape(painter, shape);
    const selected = this.store.get(this.selected);
    if (selected) this.#paintShape(painter, selected);
    const { points, cursor } = this.#drawing;
    if (points.length === 0) return;
    const next = cursor ? [...points, cursor] : points;
    painter.shape(next, { color: this.#host.color(this.label ?? ""), tag: "", open: this.kind.most === Infinity });
  }

  /**
   * @param {ShapePainter} painter
   * @param {Shape} shape
   */
  #paintShape(painter, shape) {
    const isHeld = this.#grab?.shape.id === shape.id;
    painter.shape(isHeld && this.#grab ? this.#grab.points : shape.points, {
      color: this.#host.color(shape.label), tag: this.#host.tag(shape.label), selected: shape.id === this.selected,
      hovered: shape.id === this.hovered, locked: this.lockedLabels.has(shape.label),
    });
  }

  /** @param {Shape} shape */
  #isLocked(shape) {
    return this.lockedLabels.has(shape.label);
  }

  /**
   * What a press takes hold of: a handle of the selected shape, then an edge, and in select mode an inside too. With Alt
   * it draws whatever is there.
   * @param {SurfaceInput} input
   */
  #takeHold({ point, reach, keys, byKey }) {
    if (keys.alt && this.mode === "draw") return false;
    const selected = this.store.get(this.selected);
    if (selected && !byKey && !this.#isLocked(selected)) {
      const handle = handleAt(this.kind, selected.points, point, reach * 1.4);
      if (handle !== null) {
        this.#grab = grab(selected, handle, point);
        return true;
      }
    }
    const found = this.store.hit(point, byKey && this.mode === "draw" ? 0 : reach, (shape) => !this.hiddenLabels.has(shape.label));
    const wanted = found && (this.mode === "select" || (!byKey && found.part === "edge"));
    if (!found || !wanted) {
      if (this.selected !== null) this.select(null);
      return this.mode === "select";
    }
    this.select(found.shape.id);
    if (!byKey && !this.#isLocked(found.shape)) {
      this.#grab = grab(found.shape, this.kind.most === 1 ? 0 : null, point);
    }
    return true;
  }

  /** @param {SurfaceInput} input */
  #drag(input) {
    const held = /** @type {import("#crowd/editor/editing.js").Grab} */ (this.#grab);
    if (input.type === "cancel") {
      this.#grab = null;
    } else {
      const moved = drag(held, input.point, { kind: this.kind, size: this.#size, slip: SLIP_PX / this.#scale });
      this.#grab = input.type === "up" ? null : moved;
      if (input.type === "up" && moved.moved) this.#drop(moved);
    }
    this.#host.changed();
  }

  /** @param {import("#crowd/editor/editing.js").Grab} held */
  #drop({ shape, points }) {
    const problem = this.kind.problem(points);
    if (problem) this.#host.say(problem);
    else this.#change([{ id: shape.id, before: shape, after: { ...shape, points } }]);
  }

  /** @param {SurfaceInput} input */
  #hover(input) {
    if (input.type !== "move") return;
    const found = this.store.hit(input.point, input.reach, (shape) => !this.hiddenLabels.has(shape.label));
    const id = found && (this.mode === "select" || found.part === "edge") ? found.shape.id : null;
    if (id === this.hovered) return;
    this.hovered = id;
    this.#host.changed();
  }

  /** @param {SurfaceInput} input */
  #draw(input) {
    if (this.label === null) {
      if (input.type === "down") this.#host.say("Choose a label first.");
      return;
    }
    if (this.#drawing.points.length === 0) this.#hover(input);
    if (input.type === "cancel") this.#cancel();
    else this.#step({ type: input.type, point: input.point }, input.reach, input.byKey);
  }

  /**
   * @param {import("#crowd/editor/drawing.js").DrawingInput} input
   * @param {number} reach
   * @param {boolean} [byKey]
   */
  #step(input, reach, byKey = false) {
    const before = this.#drawing;
    const step = draw(before, input, { kind: this.kind, size: this.#size, reach: byKey ? 0.5 : reach });
    this.#drawing = step.state;
    if (step.refused) this.#host.say(step.refused);
    if (step.shape && this.label !== null) {
      this.#add({ id: this.store.nextID(), label: this.label, points: step.shape }, before);
    } else if (step.placed) {
      const after = this.#drawing;
      this.#host.say(`Point ${after.points.length} at ${Math.round(input.point?.x ?? 0)}, ${Math.round(input.point?.y ?? 0)}`);
      this.#host.record({ apply: () => this.#resume(after), revert: () => this.#resume({ ...before, held: false }) });
    }
    if (input.type !== "move" || before.points.length > 0) this.#host.changed();
  }

  /** @param {import("#crowd/editor/drawing.js").Drawing} drawing */
  #resume(drawing) {
    this.#drawing = drawing;
    this.#host.changed();
  }

  #cancel() {
    this.#grab = null;
    const drawn = this.#drawing;
    if (drawn.points.length === 0) return;
    this.#drawing = NOTHING;
    this.#host.say("Cancelled");
    if (this.kind.most === Infinity) {
      this.#host.record({ apply: () => this.#resume(NOTHING), revert: () => this.#resume({ ...drawn, held: false }) });
    }
    this.#host.changed();
  }

  /**
   * @param {Shape} shape
   * @param {import("#crowd/editor/drawing.js").Drawing} [drawn] what undo goes back to, for chains
   */
  #add(shape, drawn = NOTHING) {
    const open = this.kind.most === Infinity ? { ...drawn, held: false } : NOTHING;
    const change = [{ id: shape.id, before: null, after: shape }];
    const apply = () => {
      this.#drawing = NOTHING;
      this.selected = shape.id;
      this.#picked = false;
      this.store.apply(change);
    };
    apply();
    this.#host.say(`${shape.label} drawn, ${this.kind.describe(shape.points)}`);
    this.#host.record({
      apply,
      revert: () => {
        this.#drawing = open;
        this.store.revert(change);
      },
    });
  }

  /** @param {ShapeChange[]} changes */
  #change(changes) {
    this.store.apply(changes);
    this.#host.record({ apply: () => this.store.apply(changes), revert: () => this.store.revert(changes) });
  }
}
